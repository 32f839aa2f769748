import { Role } from '../../platform/access/viewer.js';
import { type Caller, callPatiently, openCaller } from './caller.js';
import { daysAgo, type Make, makeParts, type Parts, putUpWalls } from './floor-parts.js';
import { OPERATIONS } from './operations.js';
import type { Place } from './place.js';
import { type Line, TIER_WEIGHTS } from './world.js';

/** Where the race over all paths is run: twelve reps in three teams under a fourth, two pools, two pipelines, rules that hand out what arrives. */
export interface Floor extends Parts {
  readonly teamIds: { readonly head: string; readonly north: string; readonly south: string; readonly east: string };
  /** The line of some is that of their level: they have none of their own. */
  readonly reps: readonly { readonly id: string; readonly line: Line | null }[];
  readonly poolIds: readonly string[];
  readonly leadIds: readonly string[];
}

/** Of the teams that are limited from the beginning; `south` is not. */
export const FLOOR_LINES = { head: 66, north: 24, east: 22 } as const;

/** What a rep of the first team may take in from the beginning, and every rep of the default pipeline: both are soon taken. */
const FIRST_CAP = 4;
const PIPELINE_CAP = 4;

/** So many leads a week, all at once if they like: no midnight falls into a week that matters. */
export const weekly = (max: number): object => ({
  mode: 'LIMITED',
  max,
  period: 'WEEK',
  ...(max > 0 && { burst: max }),
});

/** Builds it through the endpoint, as its administrator. */
export async function buildFloor(place: Place, leads: number): Promise<Floor> {
  const admin = await openCaller(place.url, { subject: 'prover', role: Role.ADMIN }, place.access);
  const make = maker(admin);
  await make('setTierWeights', TIER_WEIGHTS);
  const parts = await makeParts(make);
  await putUpWalls(make, parts);
  const head = (await make('createTeam', { name: 'Head office' })).id;
  const north = (await make('createTeam', { name: 'North', parentId: head })).id;
  const south = (await make('createTeam', { name: 'South', parentId: head })).id;
  const east = (await make('createTeam', { name: 'East', parentId: south })).id;
  const teamIds = { head, north, south, east };
  const reps: Floor['reps'][number][] = [];
  for (let nth = 0; nth < REPS; nth++) {
    const line = lineOf(nth);
    const teamId = [north, south, east][nth % 3] as string;
    const fresh = line ? {} : { level: 'NOVICE', startedOn: nth < REPS / 2 ? daysAgo(5) : null };
    const { id } = await make('createRep', { name: `Rep ${nth + 1}`, teamId, ...fresh });
    if (line) await make('setHoldingQuota', { repId: id, mode: 'LIMITED', ...line });
    if (teamId === north) await make('setIntakeCap', { repId: id, ...weekly(FIRST_CAP) });
    reps.push({ id, line });
  }
  await make('setIntakeCap', { pipelineId: parts.pipelines[0]?.id, ...weekly(PIPELINE_CAP) });
  for (const [team, capacity] of Object.entries(FLOOR_LINES))
    await make('setHoldingQuota', { teamId: teamIds[team as keyof typeof FLOOR_LINES], mode: 'LIMITED', capacity });
  const lake = (await make('savePool', { key: 'lake', name: 'The lake', visibility: 'FULL' })).id;
  await makeRules(make, teamIds);
  const poolIds = [...(await findPools(admin)).filter(id => id !== lake), lake];
  return { teamIds, reps, poolIds, ...parts, leadIds: await bring(admin, { ...parts, count: leads }) };
}

const REPS = 12;

/** One rep of four, one in each team, has none of its own. */
function lineOf(nth: number): Line | null {
  if (nth % 4 === 1) return null;
  return { basis: nth % 3 === 2 ? 'WEIGHTED' : 'COUNT', capacity: 6 + (nth % 4) };
}

/** Makes one thing, or throws with why it was refused. */
function maker(admin: Caller): Make {
  return async (operation, input) => {
    const { data, refused, errors } = await callPatiently(admin, OPERATIONS[operation], { input });
    const made = Object.values((data[operation] ?? {}) as Record<string, { id?: string } | null>).find(one => one?.id);
    if (!made?.id) throw new Error(`${operation} was refused: ${[...refused, ...errors].join(', ')}`);
    return made as { id: string };
  };
}

/** North and East overflow into each other: whoever is full in one looks at the other, once. What comes in a rush lifts lines a little. */
async function makeRules(make: Make, { north, south, east }: Floor['teamIds']): Promise<void> {
  const rule = (key: string, input: object) => make('saveAssignmentRule', { key, name: key, ...input });
  const tiers = (...tier: string[]) => ({ tier: { in: tier } });
  await rule('rush', {
    filter: { segment: { eq: 'rush' } },
    priority: 1,
    teamId: south,
    overflow: 'TEMP_BOOST',
    boostUnits: 0.5,
    boostHours: 1,
  });
  const round = { overflow: 'OVERFLOW_TEAM' };
  await rule('north', { ...round, filter: tiers('A', 'B'), priority: 2, teamId: north, overflowTeamId: east });
  await rule('east', { ...round, filter: tiers('C'), priority: 3, teamId: east, overflowTeamId: north });
}

async function findPools(admin: Caller): Promise<string[]> {
  const { data } = await callPatiently(admin, OPERATIONS.pools);
  return (data.pools as { nodes: { id: string }[] }).nodes.map(({ id }) => id);
}

async function bring(
  admin: Caller,
  { count, pipelines, productIds }: Parts & { readonly count: number },
): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, nth) => ({
    externalId: `lead-${nth}`,
    name: `Lead ${nth}`,
    tier: 'D',
    pipelineId: pipelines[nth % 5 === 0 ? 1 : 0]?.id,
    productId: productIds[nth % productIds.length],
  }));
  const { data } = await callPatiently(admin, OPERATIONS.upsertLeads, { input: { idempotencyKey: 'floor', rows } });
  const { results } = data.upsertLeads as { results: { lead: { id: string } | null }[] };
  return results.flatMap(({ lead }) => lead?.id ?? []);
}
