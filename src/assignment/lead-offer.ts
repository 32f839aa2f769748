import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Lead } from '../leads/lead.js';
import { Pool } from '../leads/pool.js';
import { fate, Id, VersionedRow } from '../platform/db/row.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import { OfferStatus, RejectReason } from './lead-offer.enums.js';

/** That marketing offered a lead to sales (移交), and what sales said. Decided once, never changed after. */
@Entity({ tableName: 'lead_offer' })
export class LeadOffer extends VersionedRow {
  @Id('offer')
  id!: string;

  @ManyToOne({ entity: () => Lead, ref: true, fieldName: 'lead_id', ...fate('KEEP', 'KEEP') })
  lead!: Ref<Lead>;

  /** The version of the lead when it was offered: any later change of its holder overtakes the offer. */
  @Property({ type: 'integer' })
  leadVersion!: number;

  /** Why marketing thinks that sales should take it. */
  @Property({ type: 'text' })
  reason!: string;

  /** The team that is asked; of an offer to one rep, the rep's team then. */
  @ManyToOne({ entity: () => Team, ref: true, fieldName: 'to_team_id' })
  toTeam!: Ref<Team>;

  @ManyToOne({ entity: () => Rep, ref: true, nullable: true, fieldName: 'to_rep_id' })
  toRep!: Ref<Rep> | null;

  @Enum({ items: () => OfferStatus, type: 'text' })
  status!: OfferStatus;

  @Property({ type: 'datetime', length: 3 })
  offeredAt!: Date;

  @Property({ type: 'text' })
  offeredBy!: string;

  /** Until when sales is to decide. An offer that is overdue may still be accepted. */
  @Property({ type: 'datetime', length: 3 })
  dueAt!: Date;

  /** When it was noted that the time had run out; null where it was decided in time. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  breachedAt!: Date | null;

  /** Open and breached; the database works it out. */
  @Property({ type: 'boolean', generated: `(status = 'OPEN' and breached_at is not null) stored` })
  isOverdue!: boolean;

  @Property({ type: 'datetime', length: 3, nullable: true })
  decidedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  decidedBy!: string | null;

  /** Who became the owner by it. */
  @ManyToOne({ entity: () => Rep, ref: true, nullable: true, fieldName: 'holder_id' })
  holder!: Ref<Rep> | null;

  /** The pool for nurturing that the rejected lead went to. */
  @ManyToOne({ entity: () => Pool, ref: true, nullable: true, fieldName: 'pool_id' })
  pool!: Ref<Pool> | null;

  @Enum({ items: () => RejectReason, type: 'text', nullable: true })
  rejectReason!: RejectReason | null;

  @Property({ type: 'text', nullable: true })
  note!: string | null;

  /** Is over. Whether it was in time is seen here too, since the clock looks once a second only. */
  decide(status: OfferStatus, by: { readonly subject: string; readonly now: Date }): void {
    this.status = status;
    this.decidedAt = by.now;
    this.decidedBy = by.subject;
    if (by.now >= this.dueAt) this.breachedAt ??= by.now;
    this.updatedAt = by.now;
  }
}
