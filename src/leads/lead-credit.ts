import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { fate } from '../platform/db/row.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { Rep } from '../reps/rep.js';
import { CollaboratorRole } from './lead.enums.js';
import { Lead } from './lead.js';

/** That a rep is credited for what becomes of a lead; append-only, once for each role. */
@Entity({ tableName: 'lead_credit', readonly: true })
export class LeadCredit {
  @ManyToOne({ entity: () => Lead, ref: true, primary: true, fieldName: 'lead_id', ...fate('KEEP', 'KEEP') })
  lead!: Ref<Lead>;

  @ManyToOne({ entity: () => Rep, ref: true, primary: true, fieldName: 'rep_id' })
  rep!: Ref<Rep>;

  @Enum({ items: () => CollaboratorRole, type: 'text', primary: true })
  role!: CollaboratorRole;

  @Property({ type: 'datetime', length: 3 })
  creditedAt!: Date;
}

/** Credits reps for a lead, each with its role; who has the credit already keeps the first. */
export async function credit(
  tx: Tx,
  lead: Lead,
  credits: readonly { readonly repId: string; readonly role: CollaboratorRole }[],
): Promise<void> {
  await tx.sql(INSERT, [
    uuidOf(lead.id, 'lead'),
    (await tx.now(lead.lastRecordedAt)).toISOString(),
    tx.ctx.viewer.subject,
    credits.map(({ repId }) => uuidOf(repId, 'rep')),
    credits.map(({ role }) => role),
  ]);
}

const INSERT = `/* credit reps */ insert into lead_credit (lead_id, rep_id, role, credited_at, credited_by)
select ?::uuid, c.rep, c.role, ?::timestamptz, ?::text from unnest(?::uuid[], ?::text[]) with ordinality as c (rep, role, place)
on conflict do nothing`;
