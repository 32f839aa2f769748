import type { Ctx } from '../platform/context.js';
import { type IdPrefix, idFromUuid } from '../platform/ids.js';
import { EvaluationDimension } from './evaluation.enums.js';
import type { FrequencyFigure, RateFigure } from './figure.rules.js';
import { type Conversion, findConversions } from './find-conversions.js';
import { type Cycles, findCycles } from './find-cycles.js';
import { findFrequencies } from './find-frequencies.js';
import { findResponses, type Responses } from './find-responses.js';
import { findRevenues, type RevenueFigure } from './find-revenues.js';
import { findStageConversions, type StageConversionFigure } from './find-stage-conversions.js';
import { findWarmings } from './find-warmings.js';
import { findWindow } from './find-window.js';
import type { Question } from './question.js';

/** Raised whenever the meaning of a figure changes. */
const DEFINITION_VERSION = 1;
const ROWS = 200;

/** The days and the grouping that are asked for. */
export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly by?: EvaluationDimension | null;
  readonly horizonDays: number;
  readonly timeZone?: string | null;
}

/** What one group of leads came to; what another statement tells is read when it is asked for, once for all groups. */
export interface EvaluatedGroup extends Omit<Conversion, 'key'> {
  readonly by: EvaluationDimension | null;
  readonly key: string | null;
  readonly figures: ReturnType<typeof figuresOf>;
}

/** Evaluates the leads that the viewer may evaluate. */
export async function findEvaluation(ctx: Ctx, asked: Asked) {
  const timeZone = asked.timeZone ?? ctx.viewer.preferences?.timeZone ?? null;
  const window = await findWindow(ctx, { ...asked, timeZone }, ctx.viewer.teamId);
  const asOf = await ctx.runtime.now();
  const by = asked.by ?? null;
  const question: Question = { ...window, by, asOf, horizonDays: asked.horizonDays, viewer: ctx.viewer };
  const [all, ...groups] = (await findConversions(ctx, question)).slice(0, ROWS + 1);
  if (!all) throw new Error('an evaluation of all leads is always told');
  const figures = figuresOf(ctx, question);
  return {
    ...asked,
    timeZone: window.timeZone,
    asOf,
    definitionVersion: DEFINITION_VERSION,
    total: { ...all, by: null, figures },
    rows: by ? groups.map(group => ({ ...group, by, key: shownKey(by, group.key), figures })) : [],
  };
}

function figuresOf(ctx: Ctx, question: Question) {
  const inTurn = oneAtATime();
  return {
    responses: inTurn((): Promise<Map<string, Responses>> => findResponses(ctx, question)),
    frequencies: inTurn((): Promise<Map<string, FrequencyFigure>> => findFrequencies(ctx, question)),
    warmings: inTurn((): Promise<Map<string, RateFigure>> => findWarmings(ctx, question)),
    cycles: inTurn((): Promise<Map<string, Cycles>> => findCycles(ctx, question)),
    revenues: inTurn((): Promise<Map<string, RevenueFigure[]>> => findRevenues(ctx, question)),
    stages: inTurn((): Promise<Map<string, StageConversionFigure[]>> => findStageConversions(ctx, question)),
  };
}

/** Each is read once, and one after the other: an evaluation keeps one connection busy, never all that there are. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(read: () => Promise<T>): (() => Promise<T>) => {
    let reading: Promise<T> | undefined;
    return () => {
      if (reading) return reading;
      reading = last.then(read, read);
      last = reading;
      return reading;
    };
  };
}

const KINDS: Partial<Record<EvaluationDimension, IdPrefix>> = {
  [EvaluationDimension.SOURCE]: 'source',
  [EvaluationDimension.REP]: 'rep',
  [EvaluationDimension.TEAM]: 'team',
};

function shownKey(by: EvaluationDimension, key: string | null): string | null {
  const kind = KINDS[by];
  return kind && key !== null ? idFromUuid(kind, key) : key;
}
