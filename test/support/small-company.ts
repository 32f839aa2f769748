import type { MadeRep, Walk } from './walk.js';

/** A small company that the questions of the README are asked of. */
export interface Company {
  readonly teamId: string;
  /** Holds two leads with a line that was lowered to one. */
  readonly anna: MadeRep;
  /** Holds one lead of five. */
  readonly bo: MadeRep;
  /** Was claimed by Anna, given back, and assigned to Bo by the manager. */
  readonly handedOver: string;
  /** A lead of Anna's in the segment of hotels, from a source, that was mailed six times this week and wrote back. */
  readonly mailed: string;
  readonly sourceKey: string;
}

/** Builds it through the public door. */
export async function aCompany(walk: Walk): Promise<Company> {
  const teamId = await walk.aTeam();
  const anna = await walk.aRep({ teamId, capacity: 3 });
  const bo = await walk.aRep({ teamId, capacity: 5 });
  const { id: handedOver } = await walk.aLead({ poolId: await walk.aPool(teamId) });
  await walk.act('ClaimLead', { id: handedOver }, anna.as);
  await walk.act('ReleaseLead', { id: handedOver, reason: 'speaks only Portuguese' }, anna.as);
  await walk.act('AssignLead', { id: handedOver, repId: bo.id }, walk.aManager(teamId));
  const sourceKey = 'fairs';
  const source = await walk.act('SaveSource', { key: sourceKey, name: 'Fairs' });
  const { id: sourceId } = (source as unknown as { source: { id: string } }).source;
  const { id: mailed } = await walk.aLead({ ownerId: anna.id, sourceId, segment: 'hotels' });
  await walk.aLead({ ownerId: anna.id, sourceId });
  for (let n = 0; n < 6; n += 1)
    await walk.act('LogInteraction', { leadId: mailed, channel: 'EMAIL', direction: 'OUTBOUND' }, anna.as);
  await walk.act('LogInteraction', { leadId: mailed, channel: 'EMAIL', direction: 'INBOUND' }, anna.as);
  for (const [key, segments] of [
    ['hotels', ['hotels']],
    ['newsletter', []],
  ] as const)
    await walk.act('SaveContentItem', { key, name: `For ${key}`, kind: 'CASE_STUDY', segments });
  await walk.act('SetHoldingQuota', { repId: anna.id, mode: 'LIMITED', capacity: 1 });
  return { teamId, anna, bo, handedOver, mailed, sourceKey };
}
