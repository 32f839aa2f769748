import { h, setText } from './element.js';
import type { Words } from './words.js';

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** How many seconds of then pass in one of now. */
export const SPEEDS = [1, 60, 600, 3600] as const;

interface PastState {
  /** Null: the board is live. */
  readonly atMs: number | null;
  readonly sinceMs: number;
  readonly nowMs: number;
  readonly isPlaying: boolean;
  readonly isUnread: boolean;
}

interface PastOrders {
  onGo(atMs: number): void;
  onStep(ms: number): void;
  onPlay(): void;
  onSpeed(speed: number): void;
  onLive(): void;
}

/** The slim bar by which one looks back: steps, a slider over all days since the first lead, play, and the way back to live. */
export class PastControl {
  readonly element = h('section', 'past');
  readonly banner = h('p', 'past-banner');
  private readonly said = h('strong');
  private readonly slider = h('input', 'past-slider');
  private readonly play: HTMLButtonElement;
  private readonly live: HTMLButtonElement;

  constructor(
    private readonly words: Words,
    orders: PastOrders,
    private readonly when: (atMs: number) => string,
  ) {
    this.element.hidden = true;
    this.element.setAttribute('aria-label', words.lookBack);
    this.banner.setAttribute('role', 'status');
    this.slider.type = 'range';
    this.slider.step = String(HOUR_MS);
    this.slider.setAttribute('aria-label', words.lookBackTo);
    this.slider.addEventListener('input', () => orders.onGo(Number(this.slider.value)));
    this.play = button(words.play, () => orders.onPlay());
    this.live = button(words.backToLive, () => orders.onLive());
    this.live.classList.add('past-live');
    this.banner.append(this.said);
    this.element.append(
      button(words.dayBack, () => orders.onStep(-DAY_MS)),
      button(words.hourBack, () => orders.onStep(-HOUR_MS)),
      this.slider,
      button(words.hourOn, () => orders.onStep(HOUR_MS)),
      button(words.dayOn, () => orders.onStep(DAY_MS)),
      this.play,
      speeds(words, orders),
      this.live,
    );
  }

  draw({ atMs, sinceMs, nowMs, isPlaying, isUnread }: PastState): void {
    this.slider.min = String(Math.floor(sinceMs / HOUR_MS) * HOUR_MS);
    this.slider.max = String(Math.ceil(nowMs / HOUR_MS) * HOUR_MS);
    const shownMs = atMs ?? nowMs;
    this.slider.value = String(shownMs);
    this.slider.setAttribute('aria-valuetext', atMs === null ? this.words.live : this.when(shownMs));
    this.banner.hidden = atMs === null;
    if (atMs !== null)
      setText(this.said, isUnread ? this.words.pastUnread(this.when(atMs)) : this.words.lookingAt(this.when(atMs)));
    setText(this.play, isPlaying ? this.words.pause : this.words.play);
    this.live.disabled = atMs === null;
  }
}

function speeds(words: Words, orders: PastOrders): HTMLSelectElement {
  const select = h('select', '', ...SPEEDS.map(speed => new Option(`${speed}×`, String(speed))));
  select.value = String(SPEEDS.at(-1));
  select.setAttribute('aria-label', words.speed);
  select.addEventListener('change', () => orders.onSpeed(Number(select.value)));
  return select;
}

function button(text: string, onClick: () => void): HTMLButtonElement {
  const made = h('button', '', text);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}
