import type { As } from './app.js';
import { waitFor } from './wait-for.js';
import { nextNumber, type Outcome, type Walk } from './walk.js';

/** Many leads are graded a batch at a time, beside other tests. */
const GRADED_WITHIN_MS = 60_000;

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

/** A lead as `WhyThisTier` shows it. */
export interface ShownGrade {
  readonly tier: string | null;
  readonly tierSource: string | null;
  readonly validity: string | null;
  readonly validitySource: string | null;
  readonly screeningReason: string | null;
  readonly loadUnits: number | null;
  readonly score: ShownScore;
}

interface ShownRule {
  readonly key: string;
  readonly name: string;
  readonly filter: object;
  readonly verdict: string;
  readonly reason: string;
}

interface RuleOutcome extends Outcome {
  readonly screeningRule: { readonly id: string; readonly key: string; readonly version: number } | null;
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
  const gradeOf = async (id: string, as?: As): Promise<ShownGrade> =>
    (await walk.ask<{ lead: ShownGrade }>('WhyThisTier', { id }, as)).lead;
  /** Ends once every lead is graded by what is in force. */
  const graded = async (): Promise<void> => {
    await walk.settled();
    await waitFor(async () => {
      const { gradingProgress } = await walk.ask<{ gradingProgress: { waitingCount: number } }>('GradingProgress');
      return gradingProgress.waitingCount === 0;
    }, GRADED_WITHIN_MS);
    await walk.settled();
  };
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
    /** Saves a screening rule, in force unless said otherwise. */
    rule: async (input: object = {}, as?: As): Promise<RuleOutcome> => {
      const said = { key: `rule-${nextNumber()}`, name: 'Rule', filter: {}, verdict: 'INVALID', reason: 'OTHER' };
      return (await walk.act('SaveScreeningRule', { ...said, ...input }, as)) as RuleOutcome;
    },
    gradeOf,
    /** Takes everything out of force, and ends once no lead is graded by it any more. */
    nothingInForce: async (): Promise<void> => {
      const inForce = { filter: { isActive: { eq: true } } };
      const { criteriaModels } = await walk.ask<{ criteriaModels: { nodes: ShownModel[] } }>('CriteriaModels', inForce);
      for (const { id } of criteriaModels.nodes) await activate(id, false);
      const { screeningRules } = await walk.ask<{ screeningRules: { nodes: ShownRule[] } }>('ScreeningRules', inForce);
      for (const { key, name, filter, verdict, reason } of screeningRules.nodes)
        await walk.act('SaveScreeningRule', { key, name, filter, verdict, reason, isActive: false });
      await graded();
    },
    scoreOf: async (id: string, as?: As): Promise<ShownScore> => (await gradeOf(id, as)).score,
    graded,
  };
}
