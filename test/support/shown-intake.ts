import type { As } from './app.js';
import type { Walk } from './walk.js';

/** The intake of a rep or a team, as it is shown. */
export interface ShownIntake {
  readonly mode: string;
  readonly max: number | null;
  readonly period: string | null;
  readonly periodDays: number | null;
  readonly burst: number | null;
  readonly takenCount: number | null;
  readonly remainingCount: number | null;
  readonly nextAllowedAt: string | null;
  readonly rules: readonly {
    readonly scope: string;
    readonly verdict: string;
    readonly remainingCount: number | null;
    readonly nextAllowedAt?: string | null;
    readonly intakeCap: {
      readonly id: string;
      readonly productLine?: string | null;
      readonly pipeline?: { readonly id: string } | null;
    } | null;
  }[];
}

export async function intakeOf(walk: Walk, repId: string, as?: As): Promise<ShownIntake> {
  return (await walk.ask<{ rep: { intake: ShownIntake } }>('RepIntake', { repId }, as)).rep.intake;
}

export async function teamIntakeOf(walk: Walk, teamId: string, as?: As): Promise<ShownIntake> {
  return (await walk.ask<{ team: { intake: ShownIntake } }>('TeamIntake', { teamId }, as)).team.intake;
}
