import { ageOf } from './age.js';
import { figure, h, setChildren, setText } from './element.js';
import { fitLabels } from './name-fit.js';
import { labelled } from './panel.js';
import type { TierCount } from './wire.js';
import type { Words } from './words.js';

/** Head of the column of leads without a tier. */
const NO_TIER = '\u2013';
const TIERS = ['A', 'B', 'C', 'D', null] as const;
/** Leads of one kind, by tier. */
export interface TierRow {
  /** What it stays known by. */
  readonly key: string;
  readonly name: string;
  readonly tiers: readonly TierCount[];
  /** How long the oldest has been there; null: nobody asks. */
  readonly oldestMs: number | null;
  /** That this is too long. */
  readonly isLate: boolean;
  /** What it is to those who do not see it, without the tiers. */
  readonly label: (count: string, age: string) => string;
}

/** Leads by tier, one row a pool or reason, under heads in common. Where there are none a cell is empty. */
export class TierTable {
  readonly element = h('div', 'tt');
  private readonly head: HTMLElement;
  private readonly lines = new Map<string, TierLine>();
  private fitted = '';

  constructor(private readonly words: Words) {
    const heads = TIERS.map(tier => h('span', tier === null ? 'tt-none' : '', tier ?? NO_TIER));
    this.head = h('div', 'tt-row tt-head', h('span'), ...heads, h('span', '', words.oldest));
    this.head.setAttribute('aria-hidden', 'true');
  }

  /** `hasUntiered`: with a column for leads without a tier, so that tables below each other have the same columns. */
  draw(rows: readonly TierRow[], hasUntiered: boolean): void {
    this.element.classList.toggle('untiered', hasUntiered);
    const lines = rows.map(row => this.line(row).draw(row));
    setChildren(this.element, lines.length > 0 ? [this.head, ...lines] : []);
    this.fit();
  }

  /** Measures anew, for a window of another size. */
  remeasure(): void {
    this.fitted = '';
  }

  private line({ key, name }: TierRow): TierLine {
    const known = this.lines.get(key) ?? new TierLine(this.words);
    this.lines.set(key, known.call(name));
    return known;
  }

  /** Only where a name or the width of a column may be another one: it makes the page lay out. */
  private fit(): void {
    const key = [...this.element.children].map(({ textContent }) => textContent?.replaceAll(/\d/g, '0')).join();
    if (key === this.fitted || !this.element.isConnected) return;
    this.fitted = key;
    fitLabels([...this.element.querySelectorAll<HTMLElement>('.tt-name')]);
  }
}

/** One row, that stays in place while its figures change. */
class TierLine {
  private readonly name = h('span', 'tt-name');
  private readonly cells = TIERS.map(tier => h('b', tier === null ? 'tt-none' : ''));
  private readonly age = h('span', 'tt-age');
  private readonly element: HTMLElement;

  constructor(private readonly words: Words) {
    this.element = h('div', 'tt-row', this.name, ...this.cells, this.age);
  }

  call(name: string): this {
    setText(this.name, name);
    return this;
  }

  draw({ tiers, oldestMs, isLate, label }: TierRow): HTMLElement {
    const age = oldestMs === null ? '' : ageOf(oldestMs, this.words);
    TIERS.forEach((tier, place) => {
      const count = countOf(tiers, tier);
      const cell = this.cells[place];
      if (cell) setText(cell, count > 0 ? figure(count) : '');
    });
    setText(this.age, age);
    this.element.classList.toggle('past', isLate);
    const parts = TIERS.map(tier => [tier ?? this.words.noTier, countOf(tiers, tier)] as const);
    const told = parts.filter(([, count]) => count > 0).map(([tier, count]) => `${tier} ${figure(count)}`);
    return labelled(this.element, [label(figure(sumOf(tiers)), age), ...told].join(', '));
  }
}

/** How many leads of a tier. */
export function countOf(tiers: readonly TierCount[], tier: TierCount['tier']): number {
  return tiers.filter(count => count.tier === tier).reduce((sum, { leadCount }) => sum + leadCount, 0);
}

/** How many leads altogether. */
export function sumOf(tiers: readonly TierCount[]): number {
  return tiers.reduce((sum, { leadCount }) => sum + leadCount, 0);
}
