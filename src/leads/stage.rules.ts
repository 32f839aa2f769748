import { type Problem, UserErrorCode } from '../platform/refusal.js';

/** The part of a stage that its laws look at. */
export interface StageLaw {
  readonly id: string;
  readonly isTerminal: boolean;
  readonly isWon: boolean;
  readonly pipelineId: string;
}

/**
 * Whether `moveLead` may take a lead from a stage to another. The table of allowed transitions says where one can go;
 * won and terminal stages are reached by `closeLead` alone, since they need an outcome.
 */
export function judgeMove(from: StageLaw, to: StageLaw, isAllowed: boolean): Problem | null {
  const field = ['input', 'stageId'];
  if (from.isTerminal) return { code: UserErrorCode.LEAD_TERMINAL, field };
  if (from.pipelineId !== to.pipelineId || !isAllowed) return { code: UserErrorCode.ILLEGAL_TRANSITION, field };
  if (to.isTerminal || (to.isWon && !from.isWon)) return { code: UserErrorCode.OUTCOME_REQUIRED, field };
  return null;
}
