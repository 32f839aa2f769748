/** Counts what each identity holds on this node, up to a limit. */
export class IdentityCaps {
  private readonly held = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Takes one and says whether there was room. */
  take(identity: string): boolean {
    const held = this.held.get(identity) ?? 0;
    if (held >= this.most) return false;
    this.held.set(identity, held + 1);
    return true;
  }

  giveBack(identity: string): void {
    const held = (this.held.get(identity) ?? 0) - 1;
    if (held > 0) this.held.set(identity, held);
    else this.held.delete(identity);
  }

  /** All that is held now. */
  get total(): number {
    return [...this.held.values()].reduce((sum, count) => sum + count, 0);
  }
}
