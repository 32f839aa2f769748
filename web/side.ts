import type { Board } from './board.js';
import { figure, h, isNarrow, setChildren, setStyle } from './element.js';
import { FindingsPanel } from './findings-panel.js';
import { panel, type ReadPanel } from './panel.js';
import { type SidePlan, sidePlan } from './side-plan.js';
import { StageRow } from './stage-row.js';
import { PoolPanel, poolsShown, WaitingPanel } from './stock-panels.js';
import type { Stage } from './wire.js';
import { stageWord, type Words } from './words.js';

/** Beside the fleet: where the leads stand, what is free to claim, what waits and why, and what is found wrong. */
export class Side {
  readonly element = h('aside', 'side');
  private readonly stages = h('div', 'stages');
  private readonly closed = h('p', 'closed');
  /** What no feed carries. */
  private readonly read: readonly ReadPanel[];
  private readonly pool: PoolPanel;
  private readonly waiting: WaitingPanel;
  private readonly findings: FindingsPanel;
  private heightRem: number | null = null;
  private readonly stageRows = new Map<string, StageRow>();

  constructor(private readonly words: Words) {
    this.findings = new FindingsPanel(words);
    this.pool = new PoolPanel(words);
    this.waiting = new WaitingPanel(words);
    this.read = [this.pool, this.waiting, this.findings];
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
    this.pool.draw(board, plan.pools);
    this.waiting.draw(board, plan.reasons);
    this.findings.draw(board, plan.findings);
  }

  /** Measures anew, for a window of another size. */
  remeasure(): void {
    this.heightRem = null;
    this.pool.remeasure();
    this.waiting.remeasure();
  }

  private plan(board: Board, stages: readonly Stage[]): SidePlan {
    const rows = {
      stages: stages.filter(stage => !stage.isTerminal).length,
      pools: board.isPast ? 0 : poolsShown(board).length,
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

  private stageRow(id: string): StageRow {
    const known = this.stageRows.get(id) ?? new StageRow(this.words);
    this.stageRows.set(id, known);
    return known;
  }
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
