import type { Board } from './board.js';
import { figure, h, setChildren, setStyle, setText, signed } from './element.js';
import type { Stage, Waiting } from './wire.js';
import { stageWord, type Words } from './words.js';

const TIERS = ['A', 'B', 'C', 'D'] as const;
const HOUR_MS = 3_600_000;

/** Beside the fleet: where the leads stand, what is free to claim, what waits and why. */
export class Side {
  readonly element = h('aside', 'side');
  private readonly stages = h('div', 'stages');
  private readonly closed = h('p', 'closed');
  private readonly free = h('small');
  private readonly tiers = h('div', 'tiers');
  private readonly oldest = h('small');
  private readonly reasons = h('div', 'reasons');
  /** What no feed carries. */
  private readonly read: readonly ReadPanel[];
  private readonly stageRows = new Map<string, StageRow>();

  constructor(private readonly words: Words) {
    this.read = [
      new ReadPanel('pool', [words.pool, this.free], [this.tiers]),
      new ReadPanel('waiting', [words.waitingHead, this.oldest], [this.reasons]),
    ];
    this.element.append(
      panel('pipeline', [words.pipeline, h('small', '', words.flow)], [this.stages, this.closed]),
      ...this.read.map(({ element }) => element),
    );
  }

  draw(board: Board): void {
    this.drawStages(board);
    this.drawPool(board);
    this.drawWaiting(board);
  }

  /** `since`: the time of the last good figures, where they could not be read again. */
  drawLate(since: string | null): void {
    for (const one of this.read) one.drawLate(since === null ? '' : this.words.notReadSince(since));
  }

  private drawStages(board: Board): void {
    const stages = stagesShown(board);
    const open = stages.filter(stage => !stage.isTerminal);
    const most = Math.max(1, ...open.map(stage => stage.leadCount));
    setChildren(
      this.stages,
      open.map(stage => this.stageRow(stage.id).draw(stage, most)),
    );
    const ended = stages
      .filter(stage => stage.isTerminal)
      .map(stage => endedCount(stageWord(this.words, stage), stage.enteredTodayCount));
    this.closed.replaceChildren(...ended, ...(ended.length > 0 ? [h('span', '', this.words.sinceMidnight)] : []));
  }

  private drawPool(board: Board): void {
    const counts = board.pools.flatMap(pool => pool.tiers);
    const total = counts.reduce((sum, { leadCount }) => sum + leadCount, 0);
    const of = (tier: string | null) =>
      counts.filter(count => count.tier === tier).reduce((sum, { leadCount }) => sum + leadCount, 0);
    setText(this.free, total > 0 ? this.words.free(figure(total)) : this.words.empty);
    const untiered = of(null) > 0 ? [tierCount(this.words.noTier, of(null))] : [];
    this.tiers.replaceChildren(...TIERS.map(tier => tierCount(tier, of(tier))), ...untiered);
  }

  private drawWaiting(board: Board): void {
    const rows = [...board.waiting].sort((one, other) => other.leadCount - one.leadCount);
    const patienceMs = patienceOf(board);
    setText(this.oldest, rows.length > 0 ? this.words.oldest : '');
    this.reasons.replaceChildren(
      ...(rows.length > 0
        ? rows.map(row => this.waitingRow(row, board.nowMs(), patienceMs))
        : [h('p', 'closed', this.words.noLeadWaits)]),
    );
  }

  private waitingRow(row: Waiting, nowMs: number, patienceMs: number): HTMLElement {
    const reason = this.words.reason[row.reason] ?? row.reason;
    const waitedMs = nowMs - Date.parse(row.oldestSince);
    const age = hoursAndMinutes(waitedMs);
    const count = figure(row.leadCount);
    const element = h('div', 'wt', h('span', '', reason), h('b', '', count), h('span', '', age));
    element.classList.toggle('past', waitedMs > patienceMs);
    return labelled(element, this.words.waitingLabel(reason, count, age));
  }

  private stageRow(id: string): StageRow {
    const known = this.stageRows.get(id) ?? new StageRow(this.words);
    this.stageRows.set(id, known);
    return known;
  }
}

/** A panel that is read from time to time, and says in its place when that failed. */
class ReadPanel {
  readonly element: HTMLElement;
  private readonly word = h('small', 'late-word');

  constructor(name: string, head: readonly (Node | string)[], body: readonly Node[]) {
    this.element = panel(name, [...head, this.word], body);
    this.word.setAttribute('role', 'status');
  }

  drawLate(word: string): void {
    setText(this.word, word);
    this.element.classList.toggle('late', word !== '');
  }
}

class StageRow {
  private readonly name = h('span', 's');
  private readonly count = h('span', 'c');
  private readonly entered = h('span', 'f');
  private readonly departed = h('span', 'f');
  private readonly bar = h('i');
  private readonly element = h(
    'div',
    'pl',
    this.name,
    this.count,
    this.entered,
    this.departed,
    h('span', 'track', this.bar),
  );

  constructor(private readonly words: Words) {}

  draw(stage: Stage, most: number): HTMLElement {
    const name = stageWord(this.words, stage);
    const [count, entered, departed] = [stage.leadCount, stage.enteredTodayCount, stage.departedTodayCount].map(figure);
    setText(this.name, name);
    setText(this.count, figure(stage.leadCount));
    labelled(this.element, this.words.stageLabel(name, `${count}`, `${entered} / ${departed}`));
    setText(this.entered, signed(stage.enteredTodayCount));
    setText(this.departed, signed(-stage.departedTodayCount));
    setStyle(this.bar, 'width', `${((stage.leadCount / most) * 100).toFixed(2)}%`);
    this.element.dataset.stage = stage.key;
    return this.element;
  }
}

/** How long a lead may wait for an answer: the least that any open stage allows. */
function patienceOf(board: Board): number {
  const hours = [...board.stages.values()].filter(stage => !stage.isTerminal).map(stage => stage.slaHours);
  return Math.min(...hours.map(limit => limit ?? Number.POSITIVE_INFINITY)) * HOUR_MS;
}

/** Of the pipelines that have leads; the default one where none has. */
function stagesShown(board: Board): Stage[] {
  const all = [...board.stages.values()];
  const used = new Set(
    all.filter(stage => stage.leadCount > 0 || stage.enteredTodayCount > 0).map(stage => stage.pipeline?.id),
  );
  const shown = board.pipelines
    .filter(pipeline => (used.size > 0 ? used.has(pipeline.id) : pipeline.isDefault))
    .map(({ id }) => id);
  const place = (stage: Stage): number => shown.indexOf(stage.pipeline?.id ?? '');
  return all
    .filter(stage => place(stage) >= 0)
    .sort((one, other) => place(one) - place(other) || one.position - other.position);
}

function panel(name: string, head: readonly (Node | string)[], body: readonly Node[]): HTMLElement {
  return h('section', name, h('h2', '', ...head), ...body);
}

/** Says a row of figures as one sentence to those who do not see it. */
function labelled(element: HTMLElement, sentence: string): HTMLElement {
  if (element.getAttribute('role') !== 'group') element.setAttribute('role', 'group');
  if (element.getAttribute('aria-label') !== sentence) element.setAttribute('aria-label', sentence);
  return element;
}

function endedCount(name: string, count: number): HTMLElement {
  return h('span', '', `${name} `, h('b', '', figure(count)));
}

function tierCount(tier: string, count: number): HTMLElement {
  return h('div', tier.length > 1 ? 'wide' : '', h('i', '', tier), h('b', '', figure(count)));
}

function hoursAndMinutes(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
