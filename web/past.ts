import type { Board } from './board.js';
import { h } from './element.js';
import { OPERATIONS } from './operations.js';
import { boardOf } from './past-board.js';
import { DAY_MS, PastControl, SPEEDS } from './past-control.js';
import type { LostLead, PastBoard } from './wire.js';
import type { Words } from './words.js';

const FRAME_MS = 1000;
const POINTED_MS = 4000;
/** Until it is known when the first lead came in. */
const FIRST_SPAN_DAYS = 30;
/** A lead that was lost had left its holder at that very instant. */
const JUST_BEFORE_MS = 1;

interface PastParts {
  readonly words: Words;
  readonly token: string;
  readonly live: Board;
  readonly signal: AbortSignal;
  readonly onDraw: () => void;
}

/** What was: one reading at a time, the newest wish wins; while it plays, one a second. Live feeds go on beneath. */
export class Past {
  readonly elements: readonly HTMLElement[];
  /** What is shown in place of the live board; null: nothing. */
  board: Board | null = null;
  /** The rep who held the lead that one came for. */
  holderId: string | null = null;
  private readonly control: PastControl;
  private readonly opener: HTMLButtonElement;
  private atMs: number | null = null;
  private sinceMs: number;
  private speed: number = SPEEDS[3];
  private playing: ReturnType<typeof setInterval> | undefined;
  private pointed: ReturnType<typeof setTimeout> | undefined;
  private isBegun = false;
  private isReading = false;
  private isUnread = false;

  constructor(private readonly parts: PastParts) {
    const { words, live } = parts;
    this.sinceMs = live.nowMs() - FIRST_SPAN_DAYS * DAY_MS;
    const orders = {
      onGo: (atMs: number) => this.go(atMs),
      onStep: (ms: number) => this.go((this.atMs ?? live.nowMs()) + ms),
      onPlay: () => this.togglePlay(),
      onSpeed: (speed: number) => {
        this.speed = speed;
      },
      onLive: () => this.leave(),
    };
    this.control = new PastControl(words, orders, atMs => this.when(atMs));
    this.opener = h('button', 'past-open', words.lookBack);
    this.opener.type = 'button';
    this.opener.addEventListener('click', () => this.toggle());
    this.elements = [this.control.banner, this.control.element, this.opener];
    this.control.banner.hidden = true;
  }

  start(): void {
    const { signal } = this.parts;
    addEventListener('keydown', event => this.onKey(event), { signal });
    addEventListener('pointermove', () => this.onPointed(), { signal });
    addEventListener('pointerdown', () => this.onPointed(), { signal });
    signal.addEventListener('abort', () => clearInterval(this.playing));
  }

  /** The first figures are there, and with them the clock of the server: the lead or the instant that the address names is gone to, once. */
  begin(): void {
    if (this.isBegun) return;
    this.isBegun = true;
    const asked = new URLSearchParams(location.search);
    const leadId = asked.get('lead');
    if (leadId) void this.goToLoss(leadId);
    else this.goToThen(Date.parse(asked.get('at') ?? ''));
  }

  private onKey(event: KeyboardEvent): void {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'range';
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 't') this.toggle();
    if (event.key === 'Escape' && !this.control.element.hidden) this.close();
  }

  /** A screen on a wall shows nothing of it until somebody points at it. */
  private onPointed(): void {
    document.body.dataset.pointed = '';
    clearTimeout(this.pointed);
    this.pointed = setTimeout(() => delete document.body.dataset.pointed, POINTED_MS);
  }

  private toggle(): void {
    if (this.control.element.hidden) this.show();
    else this.close();
  }

  private show(): void {
    this.control.element.hidden = false;
    document.body.dataset.pastOpen = '';
    this.draw();
    void this.read(this.parts.live.nowMs() - FRAME_MS);
    this.control.element.querySelector('input')?.focus();
  }

  private close(): void {
    this.control.element.hidden = true;
    delete document.body.dataset.pastOpen;
    this.leave();
  }

  private leave(): void {
    clearInterval(this.playing);
    this.playing = undefined;
    this.atMs = null;
    this.board = null;
    this.holderId = null;
    delete document.body.dataset.past;
    this.draw();
  }

  /** To an instant; from now on means live. */
  private go(atMs: number): void {
    if (atMs >= this.parts.live.nowMs()) {
      this.leave();
      return;
    }
    this.atMs = Math.max(atMs, this.sinceMs);
    document.body.dataset.past = '';
    this.draw();
    void this.read(this.atMs);
  }

  private togglePlay(): void {
    const wasPlaying = this.playing !== undefined;
    clearInterval(this.playing);
    this.playing = undefined;
    if (!wasPlaying) {
      if (this.atMs === null) this.go(this.parts.live.nowMs() - DAY_MS);
      this.playing = setInterval(() => this.go((this.atMs ?? 0) + this.speed * FRAME_MS), FRAME_MS);
    }
    this.draw();
  }

  private async read(atMs: number): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    const asked = { at: new Date(atMs).toISOString() };
    const answer = await this.ask<{ wallboardAt: PastBoard }>(OPERATIONS.boardThen, asked).catch(() => null);
    this.isReading = false;
    this.isUnread = answer === null;
    if (answer?.wallboardAt.knownSince) this.sinceMs = Date.parse(answer.wallboardAt.knownSince);
    if (this.atMs !== null && answer) this.board = boardOf(answer.wallboardAt, this.parts.live.name);
    this.draw();
    if (this.atMs !== null && this.atMs !== atMs) await this.read(this.atMs);
  }

  /** Who was over the line when this lead was lost? */
  async goToLoss(id: string): Promise<void> {
    const answer = await this.ask<{ lead: LostLead | null }>(OPERATIONS.lostLead, { id }).catch(() => null);
    const decidedAt = answer?.lead?.outcome?.decidedAt;
    if (!decidedAt) return;
    this.holderId = answer.lead?.owner?.id ?? answer.lead?.lastOwner?.id ?? null;
    this.goToThen(Date.parse(decidedAt) - JUST_BEFORE_MS);
  }

  /** Opens what was at an instant. One that the address does not tell, or that is still to come, leaves the board as it is. */
  private goToThen(atMs: number): void {
    if (!(atMs < this.parts.live.nowMs())) return;
    this.show();
    this.sinceMs = Math.min(this.sinceMs, atMs - DAY_MS);
    this.go(atMs);
  }

  private async ask<Data>(query: string, variables: object): Promise<Data> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.parts.token}` };
    const body = JSON.stringify({ query, variables });
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(new URL('graphql', location.href), { method: 'POST', headers, body, signal });
    const { data } = (await response.json()) as { data?: Data | null };
    if (!data) throw new Error('The board of then could not be read.');
    return data;
  }

  private when(atMs: number): string {
    const timeZone = this.parts.live.timeZone;
    const format = {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    } as const;
    return new Intl.DateTimeFormat(this.parts.words.locale, { ...format, hourCycle: 'h23', timeZone }).format(atMs);
  }

  private draw(): void {
    const { atMs, sinceMs, isUnread } = this;
    const nowMs = this.parts.live.nowMs();
    this.control.draw({ atMs, sinceMs, nowMs, isPlaying: this.playing !== undefined, isUnread });
    this.parts.onDraw();
  }
}
