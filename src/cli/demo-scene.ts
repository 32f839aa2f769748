import { HEAD, type World, type WorldRep } from './demo-cast.js';
import type { DemoClient } from './demo-client.js';

/** How a rep stands at the moment. */
export interface Standing extends WorldRep {
  readonly now: string;
  readonly heldCount: number;
  readonly line: number | null;
  readonly isOverloaded: boolean;
}

/** What the people of the world see when they decide what to do. */
export interface Scene {
  readonly reps: readonly Standing[];
  readonly pooledCount: number;
}

/** A lead as far as the simulator looks at it. */
export interface SeenLead {
  readonly id: string;
  readonly displayLabel: string;
  readonly stage: { readonly key: string };
  readonly owner: { readonly id: string } | null;
}

interface Read {
  readonly reps: {
    readonly nodes: readonly {
      readonly id: string;
      readonly presence: string;
      readonly load: {
        readonly heldCount: number;
        readonly capacityUnits: number | null;
        readonly isOverloaded: boolean;
      };
    }[];
  };
  readonly leads: { readonly totalCount: number };
}

const SCENE = `query Scene($pooled: LeadFilter!) {
  reps(first: 50) { nodes { id presence load { heldCount capacityUnits isOverloaded } } }
  leads(first: 1, filter: $pooled) { totalCount }
}`;
const LEADS = `query Candidates($filter: LeadFilter!) {
  leads(first: 12, filter: $filter, orderBy: [{ field: UPDATED_AT, direction: ASC }]) { nodes { id displayLabel stage { key } owner { id } } }
}`;

export async function readScene(client: DemoClient, world: World): Promise<Scene> {
  const read = await client.ask<Read>(SCENE, { pooled: { placement: { eq: 'POOLED' } } }, HEAD);
  const byId = new Map(read.reps.nodes.map(rep => [rep.id, rep]));
  return {
    pooledCount: read.leads.totalCount,
    reps: world.reps.flatMap(rep => {
      const seen = byId.get(rep.id);
      if (!seen) return [];
      const { heldCount, capacityUnits: line, isOverloaded } = seen.load;
      return [{ ...rep, now: seen.presence, heldCount, line, isOverloaded }];
    }),
  };
}

/** One of the leads of a kind that nobody has touched for longest, as somebody sees them; null where there is none. */
export async function findLead(client: DemoClient, filter: object, as = HEAD): Promise<SeenLead | null> {
  const { leads } = await client.ask<{ leads: { nodes: readonly SeenLead[] } }>(LEADS, { filter }, as);
  return anyOf(leads.nodes);
}

/** One of a list by chance; null of an empty one. */
export function anyOf<Item>(list: readonly Item[]): Item | null {
  return list[Math.floor(Math.random() * list.length)] ?? null;
}

/** A pooled lead that a rep may claim: not one of another team's pool. */
export function findPooled(client: DemoClient, world: World, rep: Standing): Promise<SeenLead | null> {
  const foreign = rep.team === 'north' ? undefined : world.pools.get('demo-north');
  const filter = { placement: { eq: 'POOLED' }, ...(foreign && { not: { poolId: { eq: foreign } } }) };
  return findLead(client, filter, rep.as);
}
