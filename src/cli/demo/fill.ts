import { HEAD, type World } from './cast.js';
import type { DemoClient } from './client.js';
import { prospect } from './prospects.js';

/** The pools beside the open one, with so many leads, and how many the partner sends at once. */
const POOLED: readonly [key: string, count: number][] = [
  ['demo-north', 9],
  ['demo-fair', 6],
];
const PARTNERS_COUNT = 6;

/** What came in today and nobody holds yet: in the pools of a team and of the fair, and from the partner. */
export async function fillPools(client: DemoClient, world: World): Promise<void> {
  const fair = world.sources.get('solar-fair');
  let number = 2_000;
  for (const [poolKey, count] of POOLED) {
    const placed = { poolId: world.pools.get(poolKey), sourceId: poolKey === 'demo-fair' ? fair : undefined };
    await send(client, { key: poolKey, as: HEAD, rows: rowsFrom(number, count, placed) });
    number += count;
  }
  await send(client, { key: 'demo-partner', as: world.partner, rows: rowsFrom(number, PARTNERS_COUNT, {}) });
}

function rowsFrom(first: number, count: number, placed: object): object[] {
  return Array.from({ length: count }, (_, index) => ({
    ...prospect(first + index),
    externalId: `demo-${first + index}`,
    ...placed,
  }));
}

async function send(
  client: DemoClient,
  { key, as, rows }: { key: string; as: typeof HEAD; rows: readonly object[] },
): Promise<void> {
  const { results } = await client.must<{ results: readonly { userErrors: readonly { message: string }[] }[] }>(
    { name: 'upsertLeads', selection: 'results { userErrors { message } }' },
    { rows, errorPolicy: 'REJECT_EVERYTHING', idempotencyKey: key },
    as,
  );
  const [problem] = results.flatMap(({ userErrors }) => userErrors);
  if (problem) throw new Error(`The world of the demo could not be built: ${problem.message}`);
}
