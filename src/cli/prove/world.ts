import { Role } from '../../platform/access/viewer.js';
import { type Caller, callPatiently, openCaller } from './caller.js';
import { OPERATIONS } from './operations.js';
import type { Place } from './place.js';

/** Whom the prover's clients work with: three reps with small quotas, two limited teams above them, leads in the open pool. */
export interface World {
  readonly headTeamId: string;
  readonly northTeamId: string;
  readonly southTeamId: string;
  readonly reps: readonly { readonly id: string; readonly teamId: string; readonly line: Line }[];
  readonly leadIds: readonly string[];
  readonly stageIds: ReadonlyMap<string, string>;
  readonly pipelineId: string;
}

export interface Line {
  readonly basis: 'COUNT' | 'WEIGHTED';
  readonly capacity: number;
}

const TEAM_LINES = { head: 18, north: 12 } as const;

/** A weighs three times what D weighs. */
export const TIER_WEIGHTS = tiersAt({ a: 3, b: 2 });

/** The input that says what tiers weigh: C and D always the same. */
export function tiersAt({ a, b }: { a: number; b: number }): object {
  const weights = Object.entries({ A: a, B: b, C: 1.5, D: 1 });
  return { weights: weights.map(([tier, weight]) => ({ tier, weight })) };
}

/** Builds the world through the endpoint, as its administrator. */
export async function buildWorld(place: Place, leads: number): Promise<World> {
  const admin = await openCaller(place.url, { subject: 'prover', role: Role.ADMIN }, place.access);
  await make(admin, 'setTierWeights', TIER_WEIGHTS);
  const headTeamId = await make(admin, 'createTeam', { name: 'Head office' });
  const northTeamId = await make(admin, 'createTeam', { name: 'North', parentId: headTeamId });
  const southTeamId = await make(admin, 'createTeam', { name: 'South', parentId: headTeamId });
  const plan = [
    { name: 'Ann', teamId: northTeamId, line: { basis: 'COUNT', capacity: 8 } },
    { name: 'Bo', teamId: northTeamId, line: { basis: 'COUNT', capacity: 6 } },
    { name: 'Cy', teamId: southTeamId, line: { basis: 'WEIGHTED', capacity: 10 } },
  ] as const;
  const reps: World['reps'][number][] = [];
  for (const { name, teamId, line } of plan) {
    const id = await make(admin, 'createRep', { name, teamId });
    await make(admin, 'setHoldingQuota', { repId: id, mode: 'LIMITED', ...line });
    reps.push({ id, teamId, line });
  }
  await make(admin, 'setHoldingQuota', { teamId: headTeamId, mode: 'LIMITED', capacity: TEAM_LINES.head });
  await make(admin, 'setHoldingQuota', { teamId: northTeamId, mode: 'LIMITED', capacity: TEAM_LINES.north });
  return {
    headTeamId,
    northTeamId,
    southTeamId,
    reps,
    leadIds: await bringLeads(admin, leads),
    ...(await findWay(admin)),
  };
}

async function make(
  admin: Caller,
  operation: 'setTierWeights' | 'createTeam' | 'createRep' | 'setHoldingQuota',
  input: object,
): Promise<string> {
  const { data, refused, errors } = await callPatiently(admin, OPERATIONS[operation], { input });
  const made = Object.values((data[operation] ?? {}) as Record<string, { id?: string } | null>).find(
    value => value?.id,
  );
  if (!made?.id) throw new Error(`${operation} was refused: ${[...refused, ...errors].join(', ')}`);
  return made.id;
}

async function bringLeads(admin: Caller, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, nth) => ({
    externalId: `lead-${nth}`,
    name: `Lead ${nth}`,
    tier: 'D',
  }));
  const { data } = await callPatiently(admin, OPERATIONS.upsertLeads, { input: { idempotencyKey: 'world', rows } });
  const { results } = data.upsertLeads as { results: { lead: { id: string } | null }[] };
  return results.flatMap(({ lead }) => lead?.id ?? []);
}

async function findWay(admin: Caller): Promise<Pick<World, 'pipelineId' | 'stageIds'>> {
  const { data } = await callPatiently(admin, OPERATIONS.stages);
  const { pipelines } = data.wallboard as { pipelines: { id: string; stages: { id: string; key: string }[] }[] };
  const stageIds = new Map(pipelines.flatMap(({ stages }) => stages.map(({ id, key }) => [key, id] as const)));
  return { pipelineId: pipelines[0]?.id ?? '', stageIds };
}
