/** A seeded source of choices (mulberry32): the same seed gives each client the same choices. */
export class Dice {
  private state: number;

  constructor(readonly seed: number) {
    this.state = seed >>> 0;
  }

  /** Dice of their own for one of several clients. */
  for(client: number): Dice {
    return new Dice(Math.imul(this.seed ^ (client + 1), 0x9e3779b1));
  }

  /** A number from 0 up to and without 1. */
  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.roll() * (most - least + 1));
  }

  pick<T>(things: readonly T[]): T {
    const thing = things[Math.floor(this.roll() * things.length)];
    if (thing === undefined) throw new Error('There is nothing to pick from.');
    return thing;
  }
}
