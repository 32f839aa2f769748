import { h, isNarrow, mark, neglectedSign, setChildren, setClass, setStyle } from './element.js';
import { pagesOf } from './fleet-pages.js';
import { arrange, type Block, columnCount } from './fleet-plan.js';
import { RepRow, TeamRow } from './fleet-row.js';
import { Hull } from './hull.js';
import { fitNames } from './name-fit.js';
import { teamHull } from './picture.js';
import type { Words } from './words.js';

/** In rem: labels over a column, a team's head, the tallest row and the largest type, by number of columns. */
const MEASURES = {
  1: {
    head: 3.5,
    row: 9,
    type: 2.75,
    typeOfRow: 0.47,
    template:
      'calc(var(--fs)*7.2) calc(var(--fs)*2) minmax(0,1fr) calc(var(--fs)*4.4) calc(var(--fs)*3) calc(var(--fs)*1.5)',
  },
  2: { head: 3.5, row: 6, type: 1.8, typeOfRow: 0.47, template: 'minmax(0,1fr) 2.6rem 14rem 5.8rem 4.3rem 1.7rem' },
  3: { head: 2.7, row: 4.5, type: 1.5, typeOfRow: 0.56, template: 'minmax(0,1fr) 12.6rem 3.9rem' },
} as const;
const LABELS = 2.4;
const LEAST_TYPE = 1.06;
const PAGE_MS = 20_000;

/** Teams and reps. Rows are kept by id; a change of load touches only its row. */
export class Fleet {
  readonly element = h('section', 'fleet');
  private readonly rows = new Map<string, RepRow>();
  private readonly heads = new Map<string, TeamRow>();
  private readonly columns: HTMLElement[] = [];
  private readonly pageSign = h('p', 'page-sign');
  private shape = '';
  private startedAtMs = performance.now();

  constructor(private readonly words: Words) {
    this.element.setAttribute('aria-label', words.fleet);
  }

  /** Hull outlines in their places until the first figures come. */
  drawOutlines(): void {
    const hulls = Array.from({ length: 8 }, () => {
      const hull = new Hull();
      hull.draw(teamHull(0, 1));
      return h('div', 'row outline', h('span', 'cell lined', hull.element));
    });
    setClass(this.element, 'fleet outlines');
    setChildren(this.element, hulls);
  }

  draw(blocks: readonly Block[], hasLines: boolean): void {
    if (blocks.length === 0) this.drawEmpty();
    else this.drawPage(blocks, hasLines);
  }

  private drawPage(blocks: readonly Block[], hasLines: boolean): void {
    // Whoever holds a phone scrolls.
    const pages = isNarrow() ? [blocks] : pagesOf(blocks);
    const page = Math.floor((performance.now() - this.startedAtMs) / PAGE_MS) % pages.length;
    const shown = pages[page] ?? [];
    const count = isNarrow() ? 1 : columnCount(Math.max(...pages.map(repCount)));
    const columns = arrange(shown, count);
    for (const block of shown) for (const rep of block.reps) this.rowOf(rep.id).draw(rep);
    for (const block of columns.flat()) this.headOf(block.key).draw(block.head);
    this.element.classList.toggle('lineless', !hasLines);
    this.forget(blocks);
    this.pageSign.textContent = pages.length > 1 ? this.words.page(page + 1, pages.length) : '';
    this.lay(columns, count);
  }

  row(repId: string): RepRow | undefined {
    return this.rows.get(repId);
  }

  /** Rings one rep, or nobody. */
  markOnly(repId: string | null): void {
    for (const [id, { element }] of this.rows) element.toggleAttribute('data-marked', id === repId);
  }

  /** Measures anew, for a window of another size. */
  remeasure(): void {
    this.shape = '';
  }

  private lay(columns: readonly Block[][], count: number): void {
    const shape = JSON.stringify([
      count,
      isNarrow(),
      this.element.clientHeight,
      columns.map(blocks =>
        blocks.map(block => [block.key, block.head.name, block.reps.map(rep => [rep.id, rep.name])]),
      ),
    ]);
    if (shape === this.shape) return;
    while (this.columns.length < count) this.columns.push(h('div', 'col', this.labels()));
    columns.forEach((blocks, place) => {
      const column = this.columns[place];
      if (!column) return;
      column.replaceChildren(
        this.labels(),
        ...blocks.flatMap(block => [
          this.headOf(block.key).element,
          ...block.reps.map(rep => this.rowOf(rep.id).element),
        ]),
      );
    });
    setClass(this.element, `fleet k${count}${this.element.classList.contains('lineless') ? ' lineless' : ''}`);
    setChildren(this.element, [...this.columns.slice(0, columns.length), this.pageSign]);
    this.measure(columns, count);
    this.shape = shape;
    fitNames(
      columns.flat().flatMap(block => block.reps.map(rep => ({ element: this.rowOf(rep.id).name, name: rep.name }))),
      [...this.heads.values()].map(head => head.name),
    );
  }

  private measure(columns: readonly Block[][], count: number): void {
    const { head, row, type, typeOfRow, template } = MEASURES[count as 1 | 2 | 3];
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const height = this.element.clientHeight / rem - LABELS;
    const fitting = Math.min(...columns.map(blocks => (height - head * blocks.length) / Math.max(1, repCount(blocks))));
    const rowHeight = Math.max(1.2, Math.min(row, fitting));
    setStyle(this.element, '--k', String(count));
    setStyle(this.element, '--cols', template);
    setStyle(this.element, '--row', `${rowHeight.toFixed(3)}rem`);
    setStyle(this.element, '--head', `${head}rem`);
    setStyle(this.element, '--fs', `${Math.min(type, Math.max(LEAST_TYPE, rowHeight * typeOfRow)).toFixed(3)}rem`);
  }

  private labels(): HTMLElement {
    const { words } = this;
    const disc = h('span', 'disc', mark(true));
    const line = h('span', 'cell', h('span', 'lineword', words.line), disc, h('span', 'no-line', words.noLineSet));
    const figures = [h('span', 'n load', words.heldOfLine)];
    const today = [h('span', 'n today', words.today)];
    const room = h('span', 'n room', words.room);
    const neglected = h('span', 'n neglect', neglectedSign());
    const labels = h('div', 'row labels', h('span'), ...today, line, ...figures, room, neglected);
    labels.setAttribute('aria-hidden', 'true');
    return labels;
  }

  private drawEmpty(): void {
    if (this.shape === 'empty') return;
    this.shape = 'empty';
    const hull = new Hull();
    hull.draw({ ...teamHull(0, 1), thickness: 1 });
    const [first = '', second = ''] = this.words.noRepsHint.split(/(?<=[.。]) ?/);
    const hint = h('p', '', h('span', '', first), ' ', h('span', '', second));
    setClass(this.element, 'fleet');
    setChildren(this.element, [h('div', 'empty', hull.element, h('h2', '', this.words.noReps), hint)]);
    this.rows.clear();
    this.heads.clear();
  }

  private rowOf(repId: string): RepRow {
    const known = this.rows.get(repId) ?? new RepRow(this.words);
    this.rows.set(repId, known);
    return known;
  }

  private headOf(key: string): TeamRow {
    const known = this.heads.get(key) ?? new TeamRow(this.words);
    this.heads.set(key, known);
    return known;
  }

  private forget(blocks: readonly Block[]): void {
    const here = new Set(blocks.flatMap(block => block.reps.map(rep => rep.id)));
    for (const id of this.rows.keys()) if (!here.has(id)) this.rows.delete(id);
  }
}

const repCount = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.reps.length, 0);
