import { Contact } from '../leads/contact.js';
import { PoolPurpose } from '../leads/lead.enums.js';
import { Lead } from '../leads/lead.js';
import { LEAD_ROWS, unpicked } from '../leads/lead-rows.js';
import { mergedProblem, unknownId } from '../leads/lock-lead.js';
import { holds } from '../platform/access/condition.js';
import { maySeeRow } from '../platform/access/row-rule.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { findClaimTerms } from './find-claim-terms.js';
import { findClaimant } from './pool-claim.js';
import { countView } from './pool-day.js';

export interface RevealLead {
  id: string;
  idempotencyKey?: string | null;
}

/** A lead and who somebody is. */
export interface Revealed {
  readonly lead: Lead;
  readonly person: RevealedPerson;
}

export interface RevealedPerson {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly note: string | null;
}

const FIELD = ['input', 'id'];

/**
 * Shows a member of a pool who somebody is in it, before it claims. The first look at a lead on a day counts against what the pool allows for that day;
 * further looks that day do not, nor does a lead that the rep sees in full anyway. Lists stay masked, so reading them costs nothing.
 */
export function revealLead(ctx: Ctx, input: RevealLead): Promise<Revealed> {
  return transact(
    ctx,
    async tx => {
      const rep = await findClaimant(tx);
      const lead = await findSeen(tx, input.id);
      const poolId = lead.pool?.id;
      if (poolId && holds(unpicked(ctx.viewer), lead)) await look(tx, { leadId: lead.id, poolId, repId: rep.id });
      return revealed(tx, lead);
    },
    {
      mutation: 'revealLead',
      key: input.idempotencyKey,
      input,
      pack: ({ lead }) => lead.id,
      unpack: (id, tx) => lookAgain(tx, String(id)),
    },
  );
}

async function findSeen(tx: Tx, id: string): Promise<Lead> {
  const lead = await tx.em.findOne(Lead, { id });
  if (!lead || !maySeeRow(LEAD_ROWS, tx.ctx.viewer, lead)) throw unknownId(FIELD);
  if (lead.mergedInto) throw new Refusal(await mergedProblem(tx, lead.mergedInto, FIELD));
  return lead;
}

async function look(tx: Tx, of: { leadId: string; poolId: string; repId: string }): Promise<void> {
  const terms = await findClaimTerms(tx, of);
  if (!terms?.isMember || terms.purpose === PoolPurpose.NURTURING)
    throw new Refusal({ code: UserErrorCode.NOT_POOL_MEMBER, field: FIELD }, of.leadId);
  const now = (await tx.now()).toISOString();
  const first = await tx.sql(LOOK, [
    now,
    uuidOf(of.leadId, 'lead'),
    uuidOf(of.repId, 'rep'),
    uuidOf(of.poolId, 'pool'),
  ]);
  if (first.length > 0) await countView(tx, { poolId: of.poolId, repId: of.repId, field: FIELD });
}

/** A repetition tells what the rep may see now: what it may see no more is as unknown. */
async function lookAgain(tx: Tx, id: string): Promise<Revealed> {
  const lead = await findSeen(tx, id);
  const [looked] = holds(unpicked(tx.ctx.viewer), lead)
    ? await tx.sql(LOOKED, [
        (await tx.now()).toISOString(),
        uuidOf(id, 'lead'),
        uuidOf(tx.ctx.viewer.repId ?? '', 'rep'),
        lead.pool && uuidOf(lead.pool.id, 'pool'),
      ])
    : [{}];
  if (!looked) throw unknownId(FIELD);
  return revealed(tx, lead);
}

async function revealed(tx: Tx, lead: Lead): Promise<Revealed> {
  const contact = lead.contact && (await tx.em.findOne(Contact, { id: lead.contact.id }));
  const { name, note } = lead;
  return { lead, person: { name, note, email: contact?.email ?? null, phone: contact?.phone ?? null } };
}

const LOOK = `/* look at a lead */ insert into lead_reveal (lead_id, rep_id, day, pool_id, revealed_at)
select v.lead, v.rep, (v.now at time zone o.time_zone)::date, v.pool, v.now
from organisation o, (select ?::timestamptz as now, ?::uuid as lead, ?::uuid as rep, ?::uuid as pool) v
on conflict (lead_id, rep_id, day) do nothing returning 1 as looked`;

const LOOKED = `/* was looked at today */ select 1 as looked
from organisation o, (select ?::timestamptz as now, ?::uuid as lead, ?::uuid as rep, ?::uuid as pool) v
join lead_reveal r on r.lead_id = v.lead and r.rep_id = v.rep and r.pool_id = v.pool
where r.day = (v.now at time zone o.time_zone)::date`;
