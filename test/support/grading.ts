import type { As } from './app.js';
import { nextNumber, type Outcome, type Walk } from './walk.js';

/** A version of a criteria model, as its mutations show it. */
interface ShownModel {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly isActive: boolean;
}
interface ModelOutcome extends Outcome {
  readonly criteriaModel: ShownModel | null;
}

/** What the criteria make of a lead, as `WhyThisTier` shows it. */
export interface ShownScore {
  readonly fit: number | null;
  readonly fitBand: string | null;
  readonly intent: number | null;
  readonly intentBand: string | null;
  readonly tier: string | null;
  readonly fitModel: { readonly version: number } | null;
  readonly intentModel: { readonly version: number } | null;
  readonly matrixVersion: number;
  readonly contributions: readonly { axis: string; criterion: string; points: number; held: boolean | null }[];
}

/** Saves models, puts them into force, and reads what they make of a lead. */
export function gradingOf(walk: Walk) {
  const save = async (input: object = {}, as?: As): Promise<ModelOutcome> => {
    const said = {
      key: `model-${nextNumber()}`,
      name: 'Model',
      axis: 'FIT',
      criteria: [],
      mediumFrom: 10,
      highFrom: 20,
    };
    return (await walk.act('SaveCriteriaModel', { ...said, ...input }, as)) as ModelOutcome;
  };
  const activate = async (id: string | undefined, isActive = true, as?: As): Promise<ModelOutcome> =>
    (await walk.act('ActivateCriteriaModel', { id, isActive }, as)) as ModelOutcome;
  return {
    save,
    activate,
    /** Saves a model and puts it into force. */
    inForce: async (input: object): Promise<ShownModel> => {
      const { criteriaModel, refusals } = await save(input);
      if (!criteriaModel) throw new Error(`The model was refused: ${refusals.join(', ')}`);
      await activate(criteriaModel.id);
      return criteriaModel;
    },
    scoreOf: async (id: string, as?: As): Promise<ShownScore> => {
      const { lead } = await walk.ask<{ lead: { score: ShownScore } }>('WhyThisTier', { id }, as);
      return lead.score;
    },
  };
}
