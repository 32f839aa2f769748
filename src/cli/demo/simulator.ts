import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../../platform/log.js';
import { Dice } from '../prove/dice.js';
import type { Act } from './act.js';
import { ACTS, OPENING } from './acts.js';
import type { World } from './cast.js';
import type { DemoClient } from './client.js';
import { readScene, type Scene } from './scene.js';
import { move } from './sellers.js';
import { Story } from './story.js';
import type { OpenedWorld } from './world.js';

const PACE_MS = 1_400;
const TROUBLE_MS = 5_000;

/**
 * Lets the people of a world work: one small act after another, through the public endpoint alone. First what a watcher
 * should see soon, then by chance, so that the world stays full. The same seed chooses alike.
 */
export class Simulator {
  private readonly dice: Dice;
  private readonly lowered = new Map<string, number>();
  private readonly story = new Story();
  private turn = 0;

  constructor(
    private readonly client: DemoClient,
    private readonly world: World,
    seed: number,
  ) {
    this.dice = new Dice(seed);
  }

  /** The next act. */
  async step(): Promise<void> {
    const { client, world, story, dice, lowered } = this;
    const turn = this.turn++;
    const scene = await readScene(client, world);
    const act = OPENING[turn] ?? choose(scene, dice.roll());
    await act({ client, world, scene, story, dice, lowered, turn });
  }

  /** How long until the next one. */
  nextPauseMs(): number {
    return PACE_MS * (0.5 + this.dice.roll());
  }
}

/** Completes the past of the world, then lets its people work until it is stopped. */
export function startSimulator(
  client: DemoClient,
  { world, complete, seed }: Pick<OpenedWorld, 'world' | 'complete'> & { seed: number },
  log: Logger,
): { stop(): Promise<void> } {
  const leaving = new AbortController();
  const signal = AbortSignal.any([leaving.signal, client.leaving]);
  const warn = (err: unknown, what: string) => void (signal.aborted || log.warn({ err }, what));
  const simulator = new Simulator(client, world, seed);
  const run = async () => {
    await complete(signal).catch(err => warn(err, 'the past of the world is not whole; the next start goes on'));
    while (!signal.aborted) {
      let waitMs = simulator.nextPauseMs();
      try {
        await simulator.step();
      } catch (err) {
        warn(err, 'the simulator was held up and goes on in a moment');
        waitMs = TROUBLE_MS;
      }
      await pause(waitMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: () => {
      leaving.abort();
      return running;
    },
  };
}

/** The act that a number from 0 up to 1 falls on, each as often as its share says. */
function choose(scene: Scene, roll: number): Act {
  const shares = ACTS.map(({ act, share }) => ({ act, share: share(scene) }));
  let rest = roll * shares.reduce((sum, { share }) => sum + share, 0);
  for (const { act, share } of shares) {
    rest -= share;
    if (rest < 0) return act;
  }
  return move;
}
