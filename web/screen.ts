import { Board } from './board.js';
import { Connection, type Receiver } from './connection.js';
import { h, setStyle } from './element.js';
import { Fleet } from './fleet.js';
import { blocksOf, totalsOf } from './fleet-plan.js';
import { fly } from './flight.js';
import { Head } from './head.js';
import { Key } from './key.js';
import type { Link } from './link.js';
import { Past } from './past.js';
import { Renewal } from './renewal.js';
import { Side } from './side.js';
import { Ticker } from './ticker.js';
import { entryOfFinding, entryOfOwnership, entryOfRefusal, entryOfStageChange } from './ticker-entry.js';
import type { AdmissionRefusal, FindingChange, OwnershipChange } from './wire.js';
import type { Words } from './words.js';

const TICK_MS = 1000;
/** What no feed carries is read again this often, and this soon after a change. */
const REFRESH_MS = 30_000;
const REFRESH_AFTER_CHANGE_MS = 2000;
/** All boards of a house turn at midnight; they do not all ask at once. */
const TURN_WITHIN_MS = 5000;
/** Two readings missed: what was read before is said to be old, in its place. */
const LATE_MS = 2 * REFRESH_MS;
/** Against burn-in everything moves a little from time to time. */
const SHIFT_EVERY_MS = 600_000;
const SHIFTS = ['0 0', '2px 0', '2px 2px', '0 2px'];

interface ScreenParts {
  readonly words: Words;
  readonly token: string;
  readonly onEnded: () => void;
}

/** The whole board: takes what the connection brings and draws it, at most once a frame. */
export class Screen implements Receiver {
  readonly elements: readonly HTMLElement[];
  private readonly board = new Board();
  private readonly connection: Connection;
  private readonly head: Head;
  private readonly fleet: Fleet;
  private readonly side: Side;
  private readonly key: Key;
  private readonly ticker: Ticker;
  private readonly words: Words;
  private readonly past: Past;
  private readonly renewal = new Renewal();
  private toldSinceMs = 0;
  private refreshedAtMs = 0;
  private refreshTimer: ReturnType<typeof setTimeout> | undefined;
  private ticking: ReturnType<typeof setInterval> | undefined;
  /** The day that the figures are of, in the time zone of the organisation. */
  private day: string | null = null;
  private isTurning = false;
  private readonly ending = new AbortController();
  private isDrawing = false;
  private readonly formats = new Map<string, Intl.DateTimeFormat>();

  constructor(private readonly parts: ScreenParts) {
    const { words, token } = parts;
    const time = (atMs: number, withSeconds: boolean) => this.format(withSeconds ? 'medium' : 'short').format(atMs);
    this.words = words;
    this.connection = new Connection(token, this);
    this.head = new Head(words, time);
    this.fleet = new Fleet(words);
    this.side = new Side(words);
    this.key = new Key(words);
    this.ticker = new Ticker(words, time);
    const { signal } = this.ending;
    this.past = new Past({ words, token, live: this.board, signal, onDraw: () => this.remeasure() });
    this.ticker.onLost = leadId => void this.past.goToLoss(leadId);
    const main = h('main', 'main', this.fleet.element, this.side.element);
    this.elements = [
      this.head.bar,
      this.head.element,
      this.head.band,
      ...this.past.elements,
      main,
      this.key.element,
      this.ticker.element,
    ];
  }

  start(): void {
    this.fleet.drawOutlines();
    this.tick();
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    addEventListener('resize', () => this.remeasure(), { signal: this.ending.signal });
    void document.fonts.ready.then(() => this.remeasure());
    this.past.start();
    void this.connection.start();
  }

  onSnapshot(...[snapshot]: Parameters<Receiver['onSnapshot']>): void {
    this.board.takeSnapshot(snapshot);
    this.toldSinceMs ||= this.board.nowMs();
    this.refreshedAtMs = performance.now();
    this.formats.clear();
    this.day ??= this.board.today();
    this.past.begin();
    this.draw();
  }

  onEnded(): void {
    this.ending.abort();
    clearInterval(this.ticking);
    clearTimeout(this.refreshTimer);
    document.body.dataset.link = 'ended';
    this.parts.onEnded();
  }

  nowMs(): number {
    return this.board.nowMs();
  }

  onReps(...[frame, isFirst]: Parameters<Receiver['onReps']>): void {
    this.board.takeReps(frame, isFirst);
    this.draw();
  }

  onTeams(...[frame, isFirst]: Parameters<Receiver['onTeams']>): void {
    this.board.takeTeams(frame, isFirst);
    this.draw();
  }

  onStages(...[frame, isFirst]: Parameters<Receiver['onStages']>): void {
    this.board.takeStages(frame, isFirst);
    this.draw();
  }

  onStageChanges(...[changes]: Parameters<Receiver['onStageChanges']>): void {
    for (const change of changes) this.tell(entryOfStageChange(change, this.words));
    if (changes.length > 0) this.refreshSoon();
  }

  onOwnership(changes: readonly OwnershipChange[]): void {
    for (const change of changes) this.tell(entryOfOwnership(change, this.words));
    const [only] = changes;
    if (
      !this.past.board &&
      only?.toRep &&
      only.fromPool &&
      changes.length === 1 &&
      this.connection.link().state === 'live'
    ) {
      fly(this.side.element.querySelector('.pool h2'), this.fleet.row(only.toRep.id)?.hull.tip ?? null);
    }
    if (changes.length > 0) this.refreshSoon();
  }

  onRefusals(refusals: readonly AdmissionRefusal[]): void {
    for (const refusal of refusals) this.tell(entryOfRefusal(refusal, this.words));
  }

  onFindings(changes: readonly FindingChange[]): void {
    for (const change of changes) this.tell(entryOfFinding(change, this.words));
    if (changes.length > 0) this.refreshSoon();
  }

  onGap(fromMs: number, toMs: number): void {
    const time = (atMs: number) => this.format('short').format(atMs);
    this.ticker.note(this.words.gap(time(fromMs), time(toMs)), toMs);
  }

  private tell(entry: ReturnType<typeof entryOfStageChange>): void {
    if (entry) this.ticker.add(entry, this.toldSinceMs);
  }

  /** Once a second: the clock, the ages, the state of the connection, and what has to be read again. */
  private tick(): void {
    const link = this.connection.link();
    this.showLink(link);
    setStyle(document.body, '--shift', SHIFTS[Math.floor(performance.now() / SHIFT_EVERY_MS) % SHIFTS.length] ?? '0 0');
    if (link.state === 'cut-off' && link.hasFigures) void this.connection.probe();
    if (link.state === 'live') this.keepFresh();
    if (link.hasFigures) this.draw();
  }

  private keepFresh(): void {
    void this.renewal.look();
    if (this.day !== null && this.board.today() !== this.day) this.turn();
    else if (performance.now() - this.refreshedAtMs > REFRESH_MS) this.refreshSoon();
  }

  /** Midnight has passed where the organisation is: all that counts since then begins again. */
  private turn(): void {
    if (this.isTurning) return;
    this.isTurning = true;
    setTimeout(() => void this.beginDay(), Math.random() * TURN_WITHIN_MS);
  }

  private async beginDay(): Promise<void> {
    const isRead = await this.connection.renew();
    this.isTurning = false;
    if (!isRead || this.board.today() === this.day) return;
    this.day = this.board.today();
    this.toldSinceMs = this.board.nowMs();
    this.ticker.countAnew();
    this.ticker.note(this.words.newDay, this.board.nowMs());
  }

  private showLink(link: Link): void {
    const { state } = link;
    this.head.drawLink(link, this.board.nowMs(), this.renewal.isOld);
    if (document.body.dataset.link === state) return;
    if (document.body.dataset.link === 'cut-off') this.renewal.lookSoon();
    document.body.dataset.link = state;
    this.remeasure();
  }

  private refreshSoon(): void {
    this.refreshTimer ??= setTimeout(() => {
      this.refreshTimer = undefined;
      void this.connection.refresh(false);
    }, REFRESH_AFTER_CHANGE_MS);
  }

  private remeasure(): void {
    this.fleet.remeasure();
    this.side.remeasure();
    if (this.connection.link().hasFigures) this.draw();
  }

  private draw(): void {
    if (this.isDrawing) return;
    this.isDrawing = true;
    requestAnimationFrame(() => {
      this.isDrawing = false;
      const board = this.past.board ?? this.board;
      const totals = totalsOf(board);
      this.head.drawTotals(board, totals);
      this.showLink(this.connection.link());
      this.key.draw(totals.isWeighted);
      this.side.draw(board);
      this.drawLate();
      this.fleet.draw(blocksOf(board), totals.hasLines);
      this.fleet.markOnly(this.past.holderId);
    });
  }

  /** The feeds are live, and yet what they do not carry could not be read. */
  private drawLate(): void {
    const { readAtMs } = this.board;
    const isLate = this.connection.link().state === 'live' && this.board.nowMs() - readAtMs > LATE_MS;
    const since = isLate ? this.format('medium').format(readAtMs) : null;
    this.side.drawLate(since);
    this.head.drawLate(since !== null);
  }

  private format(kind: 'short' | 'medium'): Intl.DateTimeFormat {
    const known = this.formats.get(kind) ?? formatOf(kind, this.board.timeZone);
    this.formats.set(kind, known);
    return known;
  }
}

function formatOf(kind: 'short' | 'medium', timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: kind, hourCycle: 'h23', timeZone });
}
