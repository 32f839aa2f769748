import type { AssignmentExplanationQuery, AssignmentPreviewQuery } from './generated/graphql.js';
import { waitFor } from './wait-for.js';
import { nextNumber, type Outcome, type Walk } from './walk.js';

type Decision = NonNullable<AssignmentExplanationQuery['assignmentExplanation']>;
type Rule = { readonly id: string; readonly version: number; readonly key: string };

/** Rules and what they make of leads, through the public door. */
export function routingOf(walk: Walk) {
  const save = (input: object, as?: Parameters<Walk['act']>[2]) =>
    walk.act('SaveAssignmentRule', { key: `rule-${nextNumber()}`, name: 'A rule', ...input }, as) as Promise<
      Outcome & { readonly assignmentRule: Rule | null }
    >;
  const rule = async (input: object): Promise<Rule> => {
    const { assignmentRule, refusals } = await save(input);
    if (!assignmentRule) throw new Error(`It was refused: ${refusals.join(', ')}`);
    return assignmentRule;
  };
  const explained = async (leadId: string, as?: Parameters<Walk['ask']>[2]): Promise<Decision | null> =>
    (await walk.ask<AssignmentExplanationQuery>('AssignmentExplanation', { leadId }, as)).assignmentExplanation ?? null;
  return {
    save,
    rule,
    explained,
    /** The decision on a lead, once it was made; of a kind, where one is waited for. */
    decision: (leadId: string, outcome?: string): Promise<Decision> =>
      waitFor(async () => {
        const found = await explained(leadId);
        return outcome === undefined || found?.outcome === outcome ? found : null;
      }, 20_000),
    preview: async (filter: object, as?: Parameters<Walk['ask']>[2]) =>
      (await walk.ask<AssignmentPreviewQuery>('AssignmentPreview', { filter, first: 500 }, as)).assignmentPreview,
  };
}
