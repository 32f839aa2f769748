import { figure, h, setText } from './element.js';
import type { TickerEntry } from './ticker-entry.js';
import type { Words } from './words.js';

const PLACES = 4;
/** Four places and a step no sooner than this: each entry stays at least six seconds. */
const STEP_MS = 1500;
/** Changes that were told once are not told again; so many are remembered. */
const REMEMBERED = 1000;

/** Changes pass one step at a time, newest first; where they come too fast they are gathered, not hurried. */
export class Ticker {
  /** Somebody wants to see how the board stood when this lead was lost. */
  onLost: (leadId: string) => void = () => undefined;
  readonly element = h('footer', 'tick-bar');
  private readonly list = h('ol');
  private readonly count = h('small');
  private readonly queue: TickerEntry[] = [];
  /** Sentences of our own; these are never gathered. */
  private readonly notes: TickerEntry[] = [];
  private readonly seen = new Set<string>();
  private told = 0;
  private steppedAtMs = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly words: Words,
    private readonly time: (atMs: number, withSeconds: boolean) => string,
  ) {
    this.element.append(h('h2', '', words.changes, this.count), this.list);
    this.list.append(h('li', 'hint', h('span', 'b', words.changesHint)));
    setText(this.count, words.changesNone);
  }

  /** `sinceMs`: from when on this page has told all. */
  add(entry: TickerEntry, sinceMs: number): void {
    if (this.seen.has(entry.key)) return;
    this.seen.add(entry.key);
    for (const old of this.seen) {
      if (this.seen.size <= REMEMBERED) break;
      this.seen.delete(old);
    }
    this.told += 1;
    setText(this.count, this.words.changesSince(figure(this.told), this.time(sinceMs, false)));
    this.queue.push(entry);
    this.plan();
  }

  /** Counts from here on; what passes goes on passing. */
  countAnew(): void {
    this.told = 0;
    setText(this.count, this.words.changesNone);
  }

  /** A sentence of our own, such as what could not be shown. */
  note(text: string, atMs: number): void {
    this.notes.push({ key: `note:${atMs}`, atMs, from: text, to: null, details: [], isWon: false });
    this.plan();
  }

  private plan(): void {
    if (this.timer !== undefined || this.queue.length + this.notes.length === 0) return;
    const isFilling = this.list.querySelectorAll('li:not(.hint)').length < PLACES;
    const waitMs = isFilling ? 0 : Math.max(0, this.steppedAtMs + STEP_MS - performance.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.step();
      this.plan();
    }, waitMs);
  }

  private step(): void {
    const note = this.notes.shift();
    const gathered = note ? 0 : this.gather();
    const entry = note ?? this.queue.shift();
    if (!entry) return;
    this.steppedAtMs = performance.now();
    this.list.querySelector('.hint')?.remove();
    this.list.prepend(this.item(entry, gathered));
    while (this.list.children.length > PLACES) this.list.lastElementChild?.remove();
  }

  /** Where more wait than have a place, the oldest are only counted. */
  private gather(): number {
    this.queue.sort((one, other) => one.atMs - other.atMs);
    return this.queue.splice(0, Math.max(0, this.queue.length - PLACES)).length;
  }

  private item(entry: TickerEntry, gathered: number): HTMLElement {
    const head = entry.to === null ? [entry.from] : [entry.from, h('em', '', '→'), entry.to];
    const more = gathered > 0 ? [this.words.more(figure(gathered))] : [];
    const details = [this.time(entry.atMs, true), ...entry.details, ...more].map(text => h('span', '', text));
    return h('li', entry.isWon ? 'won new' : 'new', this.headOf(entry, head), h('span', 'b', ...details));
  }

  private headOf({ lostLeadId }: TickerEntry, head: readonly (string | Node)[]): HTMLElement {
    if (lostLeadId === undefined) return h('span', 'a', ...head);
    const opener = h('button', 'a', ...head);
    opener.type = 'button';
    opener.title = this.words.lookBackToLoss;
    opener.addEventListener('click', () => this.onLost(lostLeadId));
    return opener;
  }
}
