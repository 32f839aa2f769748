import { MARKETER } from './cast.js';
import type { DemoClient } from './client.js';

const EURO = 100;

/** Who suits a house that builds solar roofs, and who wants one. */
const MODELS: readonly { readonly key: string; readonly [field: string]: unknown }[] = [
  {
    key: 'solar-fit',
    name: 'Who suits us',
    axis: 'FIT',
    criteria: [
      { name: 'a roof of 150,000 € or more', filter: { value: { gte: 150_000 * EURO } }, points: 20 },
      { name: 'works by daylight', filter: { segment: { in: ['Food', 'Manufacturing', 'Logistics'] } }, points: 15 },
      { name: 'recommended by a customer', filter: { sourceKey: { eq: 'referral' } }, points: 10 },
      { name: 'from a bought list', filter: { sourceKey: { eq: 'bought-list' } }, points: -10 },
    ],
    mediumFrom: 10,
    highFrom: 25,
  },
  {
    key: 'solar-intent',
    name: 'Who wants a roof',
    axis: 'INTENT',
    criteria: [
      { name: 'comes by itself', filter: { temperature: { eq: 'HOT' } }, points: 20 },
      { name: 'answers', filter: { temperature: { eq: 'WARM' } }, points: 10 },
      { name: 'spoken with three times', filter: { touchCount: { gte: 3 } }, points: 10 },
    ],
    mediumFrom: 10,
    highFrom: 20,
  },
];

/** Nobody makes a living of roofs as small as these. */
const RULE = {
  key: 'small-roof',
  name: 'Bought, and too small a roof',
  filter: { sourceKey: { eq: 'bought-list' }, value: { lt: 40_000 * EURO } },
  verdict: 'INVALID',
  reason: 'OUT_OF_PROFILE',
};

/** Puts two criteria models and a screening rule into force, as marketing; what is there already is left as it is. */
export async function setGrading(client: DemoClient): Promise<void> {
  const { criteriaModels } = await client.ask<{ criteriaModels: { nodes: readonly { key: string }[] } }>(
    '{ criteriaModels(filter: { isActive: { eq: true } }) { nodes { key } } }',
    {},
    MARKETER,
  );
  for (const model of MODELS) {
    if (criteriaModels.nodes.some(({ key }) => key === model.key)) continue;
    const { criteriaModel } = await client.must<{ criteriaModel: { id: string } }>(
      { name: 'saveCriteriaModel', selection: 'criteriaModel { id }' },
      model,
      MARKETER,
    );
    await client.must(
      { name: 'activateCriteriaModel', selection: 'criteriaModel { id }' },
      { id: criteriaModel.id },
      MARKETER,
    );
  }
  await client.must({ name: 'saveScreeningRule', selection: 'screeningRule { id }' }, RULE, MARKETER);
}
