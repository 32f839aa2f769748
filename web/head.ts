import type { Board } from './board.js';
import { figure, h, mark, setClass, setStyle, setText } from './element.js';
import type { Totals } from './fleet-plan.js';
import type { Link } from './link.js';
import { ageWord, type Words } from './words.js';

/** Until the first figures have come. */
const NOT_KNOWN = '–';

/** The head of the board: its name, four totals, the state of the connection, the clock; and the band while cut off. */
export class Head {
  readonly element = h('header', 'top');
  readonly band = h('section', 'cutband');
  private readonly progress = h('i');
  readonly bar = h('div', 'catch', this.progress);
  private behindFirstMs: number | null = null;
  private readonly name = h('h1');
  private readonly held = h('b', '', NOT_KNOWN);
  private readonly line = h('small', 'of');
  private readonly heldWord = h('span');
  private readonly over: Kpi;
  private readonly waiting: Kpi;
  private readonly won: Kpi;
  private readonly state = h('span', 'state');
  private readonly detail = h('small');
  private readonly connection = h('span', 'conn', h('i'), this.state);
  private readonly clock = h('div', 'clock');
  private readonly bandTitle = h('strong');
  private readonly bandText = h('span');

  constructor(
    private readonly words: Words,
    private readonly time: (atMs: number, withSeconds: boolean) => string,
  ) {
    this.over = kpi('over', words.overTheLine);
    this.waiting = kpi('waiting', words.waiting);
    this.won = kpi('won', words.wonToday);
    setText(this.heldWord, words.heldLeads);
    const heldKpi = h('div', 'kpi held', h('span', 'value', this.held, this.line), this.heldWord);
    // Ages go on every second; said aloud is only what state it is.
    this.connection.setAttribute('role', 'status');
    this.bandTitle.setAttribute('role', 'alert');
    const box = h('div', 'connbox', this.connection, this.detail);
    this.band.setAttribute('aria-label', words.cutOff);
    this.band.append(this.bandTitle, this.bandText);
    this.element.append(
      h('div', 'who', mark(false), this.name),
      h('div', 'kpis', heldKpi, this.over.element, this.waiting.element, this.won.element),
      h('div', 'right', box, this.clock),
    );
  }

  drawTotals(board: Board, totals: Totals): void {
    const { words } = this;
    setText(this.name, board.name || words.floor);
    setText(this.held, figure(totals.held));
    setText(this.line, totals.line === null ? '' : `\u2009/\u2009${figure(totals.line)}`);
    setText(this.heldWord, totals.isWeighted ? words.heldUnits : words.heldLeads);
    this.over.draw(totals.over);
    setClass(this.over.element, totals.over > 0 ? 'kpi over alert' : 'kpi over');
    this.waiting.draw(board.waiting.reduce((sum, { leadCount }) => sum + leadCount, 0));
    this.won.draw(board.wonToday);
    this.won.name(board.isPast ? words.wonThatDay : words.wonToday);
  }

  /** What is read apart from the feeds is old. */
  drawLate(isLate: boolean): void {
    for (const { element } of [this.waiting, this.won]) element.classList.toggle('late', isLate);
  }

  /** Called every second: clocks and ages go on also while nothing comes. */
  drawLink(link: Link, nowMs: number, isOld: boolean): void {
    const { words } = this;
    setText(this.clock, this.time(nowMs, false));
    setText(this.name, this.name.textContent || words.floor);
    setClass(this.connection, `conn ${link.state}`);
    setText(
      this.state,
      {
        starting: words.starting,
        live: words.live,
        'catching-up': words.catchingUp,
        afresh: words.afresh,
        'cut-off': words.cutOff,
        ended: words.ended,
      }[link.state],
    );
    setText(this.detail, isOld && link.state === 'live' ? words.newVersion : this.detailOf(link, nowMs));
    this.drawProgress(link, nowMs);
    if (link.state !== 'cut-off') return;
    const since = link.sinceMs ?? nowMs;
    const age = link.hasFigures ? words.figuresAreOld(ageWord(words, nowMs - since)) : words.noServer;
    const waitMs = link.retryAtMs === null ? 0 : link.retryAtMs - nowMs;
    const again = waitMs >= 1000 ? words.tryingAgainIn(ageWord(words, waitMs)) : words.tryingAgain;
    setText(this.bandTitle, words.cutOffSince(this.time(since, true)));
    setText(this.bandText, `${age} ${again}`);
  }

  /** How much of the time to catch up with is behind us. */
  private drawProgress(link: Link, nowMs: number): void {
    const behindMs = link.state === 'catching-up' && link.toldUpToMs !== null ? nowMs - link.toldUpToMs : null;
    this.behindFirstMs = behindMs === null ? null : Math.max(this.behindFirstMs ?? 0, behindMs);
    const share = behindMs === null || !this.behindFirstMs ? 0 : 1 - behindMs / this.behindFirstMs;
    setStyle(this.progress, 'width', `${(share * 100).toFixed(1)}%`);
  }

  private detailOf(link: Link, nowMs: number): string {
    const { words } = this;
    if (link.state === 'starting') return words.startingHint;
    if (link.state === 'cut-off') return words.since(this.time(link.sinceMs ?? nowMs, true));
    if (link.state === 'afresh') return words.afreshHint;
    if (link.state === 'catching-up')
      return link.toldUpToMs === null ? words.startingHint : words.behind(ageWord(words, nowMs - link.toldUpToMs));
    return link.changedAtMs === null ? words.noChangeYet : words.lastChange(ageWord(words, nowMs - link.changedAtMs));
  }
}

interface Kpi {
  readonly element: HTMLElement;
  draw(count: number): void;
  name(word: string): void;
}

function kpi(name: string, word: string): Kpi {
  const value = h('b', '', NOT_KNOWN);
  const label = h('span', '', word);
  return {
    element: h('div', `kpi ${name}`, value, label),
    draw(count) {
      setText(value, figure(count));
    },
    name(next) {
      setText(label, next);
    },
  };
}
