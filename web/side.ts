import type { Board } from './board.js';
import { figure, h, isNarrow, setChildren, setStyle, setText } from './element.js';
import { FindingsPanel } from './findings-panel.js';
import { labelled, panel, ReadPanel } from './panel.js';
import { type SidePlan, sidePlan } from './side-plan.js';
import { StageRow } from './stage-row.js';
import type { Stage, Waiting } from './wire.js';
import { stageWord, type Words } from './words.js';

const TIERS = ['A', 'B', 'C', 'D'] as const;
const HOUR_MS = 3_600_000;

/** Beside the fleet: where the leads stand, what is free to claim, what waits and why, and what is found wrong. */
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
  private readonly findings: FindingsPanel;
  private heightRem: number | null = null;
  private readonly stageRows = new Map<string, StageRow>();

  constructor(private readonly words: Words) {
    this.findings = new FindingsPanel(words);
    this.read = [
      new ReadPanel('pool', [words.pool, this.free], [this.tiers]),
      new ReadPanel('waiting', [words.waitingHead, this.oldest], [this.reasons]),
      this.findings,
    ];
    this.element.append(
      panel('pipeline', [words.pipeline, h('small', '', words.flow)], [this.stages, this.closed]),
      ...this.read.map(({ element }) => element),
    );
  }

  draw(board: Board): void {
    const stages = stagesShown(board);
    const plan = this.plan(board, stages);
    setStyle(this.element, '--side', plan.scale.toFixed(3));
    this.drawStages(stages);
    this.drawPool(board);
    this.drawWaiting(board, plan.reasons);
    this.findings.draw(board, plan.findings);
  }

  /** Measures anew, for a window of another size. */
  remeasure(): void {
    this.heightRem = null;
  }

  private plan(board: Board, stages: readonly Stage[]): SidePlan {
    const rows = {
      stages: stages.filter(stage => !stage.isTerminal).length,
      reasons: board.waiting.length,
      findings: board.findings.length,
    };
    if (isNarrow()) return { ...rows, scale: 1 };
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.heightRem ??= this.element.clientHeight / rem;
    return sidePlan(rows, this.heightRem);
  }

  /** `since`: the time of the last good figures, where they could not be read again. */
  drawLate(since: string | null): void {
    for (const one of this.read) one.drawLate(since === null ? '' : this.words.notReadSince(since));
  }

  private drawStages(stages: readonly Stage[]): void {
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
    const found = board.isPast ? this.words.unheld(figure(total)) : this.words.free(figure(total));
    setText(this.free, total > 0 ? found : this.words.empty);
    const untiered = of(null) > 0 ? [tierCount(this.words.noTier, of(null))] : [];
    this.tiers.replaceChildren(...TIERS.map(tier => tierCount(tier, of(tier))), ...untiered);
  }

  private drawWaiting(board: Board, most: number): void {
    const rows = [...board.waiting].sort((one, other) => other.leadCount - one.leadCount);
    const patienceMs = patienceOf(board);
    setText(this.oldest, rows.length > 0 ? this.words.oldest : '');
    const shown = rows.slice(0, most).map(row => this.waitingRow(row, board.nowMs(), patienceMs));
    const rest = rows.slice(most);
    if (rest.length > 0) shown.push(this.restRow(rest));
    this.reasons.replaceChildren(...(shown.length > 0 ? shown : [h('p', 'closed', this.words.noLeadWaits)]));
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

  private restRow(rest: readonly Waiting[]): HTMLElement {
    const count = rest.reduce((sum, { leadCount }) => sum + leadCount, 0);
    return h(
      'div',
      'wt',
      h('span', '', this.words.moreReasons(figure(rest.length))),
      h('b', '', figure(count)),
      h('span'),
    );
  }

  private stageRow(id: string): StageRow {
    const known = this.stageRows.get(id) ?? new StageRow(this.words);
    this.stageRows.set(id, known);
    return known;
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
