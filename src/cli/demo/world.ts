import { Role } from '../../platform/access/viewer.js';
import type { Runtime } from '../../platform/context.js';
import { LimitMode } from '../../quotas/quota.enums.js';
import { Presence } from '../../reps/rep.enums.js';
import { bringPast } from './bring-past.js';
import { type CastTeam, HEAD, HOUSE_CAPACITY, LAST_POOL, PARTNER, POOLS, REPS, TEAMS, type World } from './cast.js';
import type { DemoClient } from './client.js';
import { fillPools } from './fill.js';
import { setGrading } from './grading.js';
import { SOURCES } from './sources.js';
import { warmUp } from './warm-up.js';

interface Ground {
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly reps: readonly { readonly id: string; readonly name: string }[];
  readonly pools: readonly { readonly id: string; readonly key: string }[];
  readonly stages: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
}

/** A world that can be looked at, and what is still to be done so that it is whole. */
export interface OpenedWorld {
  readonly world: World;
  readonly isNew: boolean;
  complete(signal: AbortSignal): Promise<void>;
}

/**
 * The world of the demo: the one that is there, or a new one. Every step of the making can be taken again, so one that
 * was interrupted is completed. A database with reps of somebody else's is left alone.
 */
export async function openWorld(client: DemoClient, runtime: Runtime): Promise<OpenedWorld> {
  const found = await readGround(client);
  if (found.reps.some(({ name }) => !REPS.some(rep => rep.name === name))) throw new Error(FOREIGN);
  const partnerId = await partnersId(client);
  if (found.pools.some(({ key }) => key === LAST_POOL.key))
    return { world: worldOf(found, partnerId), isNew: false, complete: async () => undefined };
  const teamIds = await buildTeams(client);
  await buildReps(client, teamIds);
  for (const { key, name, team } of POOLS) await savePool(client, { key, name, teamId: team && teamIds.get(team) });
  await bringPast(runtime);
  const world = worldOf(await readGround(client), partnerId);
  await fillPools(client, world);
  await lowerLines(client, world);
  return {
    world,
    isNew: true,
    complete: async signal => {
      await setGrading(client);
      if (await warmUp(client, world, signal)) await savePool(client, LAST_POOL);
    },
  };
}

const FOREIGN =
  'This database holds reps that are not of the demo, so the demo leaves it alone. Unset DATABASE_URL, or name an empty database.';

const GROUND = `{
  wallboard { teams { id name } reps { id name } pools { id key } pipelines { stages { id key } } }
  ${SOURCES.map(({ key }, place) => `s${place}: leads(first: 1, filter: { sourceKey: { eq: "${key}" } }) { nodes { source { id } } }`).join('\n  ')}
}`;

async function readGround(client: DemoClient): Promise<Ground> {
  const { wallboard, ...found } = await client.ask<GroundAnswer>(GROUND, {}, HEAD);
  const [pipeline] = wallboard.pipelines;
  const sources = SOURCES.flatMap(({ key }, place) => {
    const id = found[`s${place}`]?.nodes[0]?.source?.id;
    return id ? [[key, id] as const] : [];
  });
  return {
    ...wallboard,
    stages: new Map(pipeline?.stages.map(({ key, id }) => [key, id])),
    sources: new Map(sources),
  };
}

/** The partner's id; it is made where it is not there yet, also in a world of an earlier day. */
async function partnersId(client: DemoClient): Promise<string> {
  const { partners } = await client.ask<{ partners: { nodes: readonly { id: string }[] } }>(
    'query ($key: String!) { partners(filter: { key: { eq: $key } }) { nodes { id } } }',
    { key: PARTNER.key },
    HEAD,
  );
  if (partners.nodes[0]) return partners.nodes[0].id;
  const made = { name: 'savePartner', selection: 'partner { id }' };
  return (await client.must<{ partner: { id: string } }>(made, PARTNER, HEAD)).partner.id;
}

type GroundAnswer = {
  readonly wallboard: Omit<Ground, 'stages' | 'sources'> & {
    readonly pipelines: readonly { readonly stages: readonly { readonly id: string; readonly key: string }[] }[];
  };
} & Readonly<Record<`s${number}`, { readonly nodes: readonly { readonly source: { readonly id: string } | null }[] }>>;

async function buildTeams(client: DemoClient): Promise<Map<CastTeam['key'], string>> {
  const ids = new Map<CastTeam['key'], string>();
  for (const { key, name, parent, capacity } of TEAMS) {
    const input = { name, parentId: parent && ids.get(parent), idempotencyKey: `demo-team-${key}` };
    const { team } = await client.must<{ team: { id: string } }>(
      { name: 'createTeam', selection: 'team { id }' },
      input,
      HEAD,
    );
    ids.set(key, team.id);
    if (capacity !== null)
      await client.setLine({
        teamId: team.id,
        mode: LimitMode.LIMITED,
        capacity,
        reason: 'what the team can answer in a day',
      });
  }
  return ids;
}

async function buildReps(client: DemoClient, teamIds: ReadonlyMap<CastTeam['key'], string>): Promise<void> {
  await client.setLine({ mode: LimitMode.LIMITED, capacity: HOUSE_CAPACITY, reason: 'the line of the house' });
  for (const { key, name, level, team, mode, capacity, presence } of REPS) {
    const input = { name, level, teamId: teamIds.get(team), externalId: key, idempotencyKey: `demo-rep-${key}` };
    const { rep } = await client.must<{ rep: { id: string } }>(
      { name: 'createRep', selection: 'rep { id }' },
      input,
      HEAD,
    );
    await client.setLine({ repId: rep.id, mode, capacity, reason: 'agreed with the manager' });
    if (presence !== Presence.AVAILABLE)
      await client.must({ name: 'setPresence', selection: 'rep { id }' }, { repId: rep.id, presence }, HEAD);
  }
}

/** Who begins overloaded: held is more than the line that was lowered. */
async function lowerLines(client: DemoClient, { reps }: World): Promise<void> {
  for (const { id, loweredTo } of reps)
    if (loweredTo !== undefined)
      await client.setLine({ repId: id, mode: 'LIMITED', capacity: loweredTo, reason: 'part-time from this week' });
}

function savePool(client: DemoClient, input: object): Promise<unknown> {
  return client.must({ name: 'savePool', selection: 'pool { id }' }, input, HEAD);
}

function worldOf({ teams, reps, pools, stages, sources }: Ground, partnerId: string): World {
  const teamIds = new Map(TEAMS.map(({ key, name }) => [key, teams.find(team => team.name === name)?.id ?? '']));
  return {
    reps: REPS.flatMap(cast => {
      const rep = reps.find(({ name }) => name === cast.name);
      if (!rep) return [];
      return [
        {
          ...cast,
          id: rep.id,
          teamId: teamIds.get(cast.team) ?? '',
          as: { subject: rep.id, role: Role.REP, repId: rep.id },
        },
      ];
    }),
    partner: { subject: partnerId, role: Role.PARTNER, partnerId },
    stages,
    sources,
    pools: new Map(pools.map(({ key, id }) => [key, id])),
    managers: new Map(
      [...teamIds].map(([key, teamId]) => [key, { subject: `demo_manager_${key}`, role: Role.MANAGER, teamId }]),
    ),
  };
}
