import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { Lifecycle } from './lead.enums.js';
import { hasTwoDecimals } from './weight.rules.js';

/** A stage as somebody wants it; its place in the list is its position. */
export interface StageDraft {
  readonly key: string;
  readonly name: string;
  readonly lifecycle: Lifecycle;
  readonly isTerminal: boolean;
  readonly isWon: boolean;
  readonly loadUnits: number;
  readonly maxSilenceDays?: number | null;
  readonly slaHours?: number | null;
}

/** A way by the keys of the stages. */
export interface Way {
  readonly from: string;
  readonly to: string;
}

/** A stage that is to be retired, and where its leads go. */
export interface Retirement {
  readonly stageKey: string;
  readonly successorKey: string;
}

/** A pipeline as somebody wants it. */
export interface PipelineDraft {
  readonly stages: readonly StageDraft[];
  readonly transitions: readonly Way[];
  readonly retirements: readonly Retirement[];
}

type Kind = Pick<StageDraft, 'key' | 'lifecycle' | 'isTerminal' | 'isWon'>;

/**
 * What is wrong with a pipeline: it begins in play, has a won stage in play and an ended one, names each stage once, goes only between
 * its stages, keeps what a known stage means, and says for each stage that it leaves out where its leads go.
 */
export function judgePipeline(draft: PipelineDraft, known: readonly Kind[]): Problem[] {
  return [...judgeShape(draft), ...judgeKinds(draft, known), ...judgeWays(draft), ...judgeRetirements(draft, known)];
}

function judgeShape({ stages }: PipelineDraft): Problem[] {
  const first = stages[0];
  return [
    ...stages.flatMap((stage, place) => [
      stages.findIndex(({ key }) => key === stage.key) < place &&
        as(UserErrorCode.TAKEN, invalid('stages', place, 'key')),
      stage.isTerminal !== (stage.lifecycle === Lifecycle.ENDED) && invalid('stages', place, 'isTerminal'),
      stage.isTerminal && stage.isWon && invalid('stages', place, 'isWon'),
      !hasTwoDecimals(stage.loadUnits) && invalid('stages', place, 'loadUnits'),
    ]),
    (!first || first.isTerminal || first.isWon) && invalid('stages', 0, 'key'),
    !stages.some(({ isWon }) => isWon) && { code: UserErrorCode.INVALID, field: ['input', 'stages'] },
    !stages.some(({ isTerminal }) => isTerminal) && { code: UserErrorCode.INVALID, field: ['input', 'stages'] },
  ].filter(problem => problem !== false);
}

/** Leads and their past stand in a stage: what it means for them never changes. */
function judgeKinds({ stages }: PipelineDraft, known: readonly Kind[]): Problem[] {
  return stages.flatMap((stage, place) => {
    const is = known.find(({ key }) => key === stage.key);
    if (!is) return [];
    return (['lifecycle', 'isTerminal', 'isWon'] as const)
      .filter(field => is[field] !== stage[field])
      .map(field => invalid('stages', place, field));
  });
}

function judgeWays({ stages, transitions }: PipelineDraft): Problem[] {
  const keys = new Set(stages.map(({ key }) => key));
  return transitions.flatMap(({ from, to }, place) => [
    ...(keys.has(from) ? [] : [as(UserErrorCode.NOT_FOUND, invalid('transitions', place, 'from'))]),
    ...(keys.has(to) ? [] : [as(UserErrorCode.NOT_FOUND, invalid('transitions', place, 'to'))]),
    ...(from === to ? [invalid('transitions', place, 'to')] : []),
  ]);
}

function judgeRetirements({ stages, retirements }: PipelineDraft, known: readonly Kind[]): Problem[] {
  const left = known.filter(({ key }) => !stages.some(stage => stage.key === key));
  return [
    ...left
      .filter(({ key }) => !retirements.some(({ stageKey }) => stageKey === key))
      .map(() => ({ code: UserErrorCode.INVALID, field: ['input', 'retirements'] })),
    ...retirements.flatMap(({ stageKey, successorKey }, place) => {
      const stage = left.find(({ key }) => key === stageKey);
      const successor = stages.find(({ key }) => key === successorKey);
      if (!stage) return [as(UserErrorCode.NOT_FOUND, invalid('retirements', place, 'stageKey'))];
      if (!successor) return [as(UserErrorCode.NOT_FOUND, invalid('retirements', place, 'successorKey'))];
      const isAlike = stage.isTerminal === successor.isTerminal && stage.isWon === successor.isWon;
      return isAlike ? [] : [invalid('retirements', place, 'successorKey')];
    }),
  ];
}

/** A problem at `list.place.field` of the input. */
function invalid(list: string, ...[place, field]: [number, string]): Problem {
  return { code: UserErrorCode.INVALID, field: ['input', list, String(place), field] };
}

function as(code: UserErrorCode, problem: Problem): Problem {
  return { ...problem, code };
}
