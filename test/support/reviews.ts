import type { PoolReviewQuery } from './generated/graphql.js';
import { nextNumber, type Walk } from './walk.js';

export const DAY_MS = 86_400_000;

type Review = NonNullable<PoolReviewQuery['poolReview']>;

/** Pools, what is due for review in them, and where their leads are, through the public door. */
export function reviewsOf(walk: Walk) {
  const pool = async (input: object = {}) =>
    walk.act('SavePool', { key: `pool-${nextNumber()}`, name: 'A pool', ...input });
  const aPool = async (input: object = {}) => (await pool(input)).pool?.id ?? '';
  const review = async (variables: object, as?: Parameters<typeof walk.ask>[2]): Promise<Review | null> =>
    (await walk.ask<PoolReviewQuery>('PoolReview', variables, as)).poolReview ?? null;
  const idsIn = (found: Review | null) => found?.nodes.map(({ leadId }) => leadId);
  const touch = (leadId: string, input: object) =>
    walk.act('LogInteraction', { leadId, channel: 'PHONE', direction: 'OUTBOUND', ...input });
  const fail = async (leadId: string, times: number) => {
    for (let n = 0; n < times; n++) await touch(leadId, { disposition: 'NO_ANSWER' });
  };
  const stateOf = async (id: string) =>
    (
      await walk.ask<{
        lead: {
          placement: string;
          pool: { id: string } | null;
          stage: { key: string };
          loadUnits: number;
          pooledSince: string | null;
          outcome: { result: string; reason: string } | null;
        };
      }>(
        'query ($id: ID!) { lead(id: $id) { placement pool { id } stage { key } loadUnits pooledSince outcome { result reason } } }',
        { id },
      )
    ).lead;
  return { pool, aPool, review, idsIn, touch, fail, stateOf };
}
