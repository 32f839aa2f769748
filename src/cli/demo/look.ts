import type { Dice } from '../prove/dice.js';
import type { Stage } from './act.js';
import { HEAD } from './cast.js';
import { KEPT } from './past.js';
import type { Standing } from './scene.js';

/** A lead as far as the simulator looks at it. */
export interface SeenLead {
  readonly id: string;
  readonly displayLabel: string;
  readonly temperature: string;
  readonly stage: { readonly key: string };
  readonly source: { readonly key: string } | null;
  readonly owner: { readonly id: string } | null;
}

const LEADS = `query Candidates($filter: LeadFilter!) {
  leads(first: 12, filter: $filter, orderBy: [{ field: UPDATED_AT, direction: ASC }]) {
    nodes { id displayLabel temperature stage { key } source { key } owner { id } }
  }
}`;
const NOT_KEPT = { or: [{ externalId: { isNull: true } }, { not: { externalId: { startsWith: KEPT } } }] };

/** One of the leads of a kind that nobody has changed for longest, as somebody sees them; null where there is none. */
export async function findLead({ client, dice }: Stage, filter: object, as = HEAD): Promise<SeenLead | null> {
  const { leads } = await client.ask<{ leads: { nodes: readonly SeenLead[] } }>(
    LEADS,
    { filter: { and: [filter, NOT_KEPT] } },
    as,
  );
  return anyOf(dice, leads.nodes);
}

/** A lead that one of these reps holds, with its rep. */
export async function findHeld(
  stage: Stage,
  holders: readonly Standing[],
  filter: object,
): Promise<{ rep: Standing; lead: SeenLead } | null> {
  const lead = await findLead(stage, { ownerId: { in: holders.map(({ id }) => id) }, ...filter });
  const rep = holders.find(({ id }) => id === lead?.owner?.id);
  return lead && rep ? { lead, rep } : null;
}

/** A pooled lead that a rep may claim: not one of another team's pool. */
export function findPooled(stage: Stage, rep: Standing): Promise<SeenLead | null> {
  const isOfNorth = rep.team === 'north' || rep.team === 'coast';
  const foreign = isOfNorth ? undefined : stage.world.pools.get('demo-north');
  const filter = { placement: { eq: 'POOLED' }, ...(foreign && { not: { poolId: { eq: foreign } } }) };
  return findLead(stage, filter, rep.as);
}

/** One of a list by chance; null of an empty one. */
export function anyOf<Item>(dice: Dice, list: readonly Item[]): Item | null {
  return list.length > 0 ? dice.pick(list) : null;
}
