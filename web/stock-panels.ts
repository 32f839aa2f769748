import type { Board } from './board.js';
import { figure, h, setText } from './element.js';
import { ReadPanel } from './panel.js';
import { countOf, sumOf, type TierRow, TierTable } from './tier-table.js';
import type { Pool, Waiting } from './wire.js';
import type { Words } from './words.js';

const HOUR_MS = 3_600_000;

/** What lies in pools, by pool and tier, and how long the oldest of each has lain there. */
export class PoolPanel extends ReadPanel {
  private readonly free: HTMLElement;
  private readonly table: TierTable;

  constructor(private readonly words: Words) {
    const free = h('small');
    const table = new TierTable(words);
    super('pool', [words.pool, free], [table.element]);
    this.free = free;
    this.table = table;
  }

  /** At most so many pools by themselves, those with most leads; the others together. They stay in the order of their names. */
  draw(board: Board, most: number): void {
    const { words } = this;
    const pools = poolsShown(board);
    const isFree = (pool: Pool) => pool.purpose === 'CLAIM';
    const count = pools.filter(isFree).reduce((sum, { tiers }) => sum + sumOf(tiers), 0);
    const found = board.isPast ? words.unheld(figure(count)) : words.free(figure(count));
    setText(this.free, count > 0 ? found : words.empty);
    const largest = new Set([...pools].sort((a, b) => sumOf(b.tiers) - sumOf(a.tiers)).slice(0, most));
    const rest = pools.filter(pool => !largest.has(pool));
    const row = (key: string, name: string, some: readonly Pool[]): TierRow => ({
      key,
      name,
      tiers: some.flatMap(({ tiers }) => tiers),
      oldestMs: oldestMs(board, some),
      isLate: false,
      label: (leads, age) => words.poolLabel(name, leads, age),
    });
    // Which pools leads were in is not known of the past.
    const rows = board.isPast
      ? []
      : pools.filter(pool => largest.has(pool)).map(pool => row(pool.id, pool.name, [pool]));
    if (rest.length > 0 && !board.isPast) rows.push(row('more', words.morePools(figure(rest.length)), rest));
    this.table.draw(rows, hasUntiered(board));
  }

  remeasure(): void {
    this.table.remeasure();
  }
}

/** Why leads wait for a holder, most first, by tier, and how long the oldest of each has waited. */
export class WaitingPanel extends ReadPanel {
  private readonly table: TierTable;
  private readonly reasons: HTMLElement;
  private readonly none: HTMLElement;

  constructor(private readonly words: Words) {
    const table = new TierTable(words);
    const none = h('p', 'closed', words.noLeadWaits);
    const reasons = h('div', 'reasons');
    super('waiting', [words.waitingHead], [reasons]);
    this.table = table;
    this.none = none;
    this.reasons = reasons;
  }

  draw(board: Board, most: number): void {
    const { words } = this;
    const waiting = [...board.waiting].sort((one, other) => other.leadCount - one.leadCount);
    const patienceMs = patienceOf(board);
    const row = (key: string, name: string, some: readonly Waiting[]): TierRow => {
      const waitedMs = oldestMs(board, some) ?? 0;
      return {
        key,
        name,
        tiers: some.flatMap(({ tiers }) => tiers),
        oldestMs: waitedMs,
        isLate: waitedMs > patienceMs,
        label: (count, age) => words.waitingLabel(name, count, age),
      };
    };
    const rows = waiting.slice(0, most).map(one => row(one.reason, words.reason[one.reason] ?? one.reason, [one]));
    const rest = waiting.slice(most);
    if (rest.length > 0) rows.push(row('more', words.moreReasons(figure(rest.length)), rest));
    this.table.draw(rows, hasUntiered(board));
    const shown = rows.length > 0 ? this.table.element : this.none;
    if (this.reasons.firstChild !== shown) this.reasons.replaceChildren(shown);
  }

  remeasure(): void {
    this.table.remeasure();
  }
}

function hasUntiered({ pools, waiting }: Board): boolean {
  return [...pools, ...waiting].some(({ tiers }) => countOf(tiers, null) > 0);
}

/** Pools with leads; an empty one is silent. */
export function poolsShown(board: Board): Pool[] {
  return board.pools.filter(({ tiers }) => sumOf(tiers) > 0);
}

function oldestMs(board: Board, some: readonly { readonly oldestSince: string | null }[]): number | null {
  const since = some.flatMap(({ oldestSince }) => (oldestSince === null ? [] : Date.parse(oldestSince)));
  return since.length > 0 ? Math.max(0, board.nowMs() - Math.min(...since)) : null;
}

/** How long a lead may wait for an answer: the least that any open stage allows. */
function patienceOf(board: Board): number {
  const hours = [...board.stages.values()].filter(stage => !stage.isTerminal).map(stage => stage.slaHours);
  return Math.min(...hours.map(limit => limit ?? Number.POSITIVE_INFINITY)) * HOUR_MS;
}
