import { ArrayType, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Contact } from '../leads/contact.js';
import { Lead } from '../leads/lead.js';
import { fate, Id, type Merge } from '../platform/db/row.js';
import type { Tx } from '../platform/db/tx.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import { FindingCode, FindingSeverity } from './finding.enums.js';
import { joinContacts } from './judgement.js';

/** Something that goes wrong with a lead, with what was counted when it was raised. Written only by `judgement.ts`. */
@Entity({ tableName: 'finding', readonly: true })
export class Finding {
  @Id('finding')
  id!: string;

  @Property({ type: 'integer' })
  version!: number;

  @Enum({ items: () => FindingCode, type: 'text' })
  code!: FindingCode;

  @Enum({ items: () => FindingSeverity, type: 'text' })
  severity!: FindingSeverity;

  @ManyToOne({ entity: () => Lead, ref: true, fieldName: 'lead_id', ...fate('KEEP', 'KEEP') })
  lead!: Ref<Lead>;

  /** Whose touches were counted, across all leads; null where the lead has no contact and for other codes. */
  @ManyToOne({ entity: () => Contact, ref: true, nullable: true, fieldName: 'contact_id', ...fate('DEDUPE', 'CLEAR') })
  contact!: Ref<Contact> | null;

  /** Whom it is about. */
  @ManyToOne({ entity: () => Rep, ref: true, nullable: true, fieldName: 'rep_id' })
  rep!: Ref<Rep> | null;

  /** The team of whom it is about, when it was raised. */
  @ManyToOne({ entity: () => Team, ref: true, nullable: true, fieldName: 'team_id' })
  team!: Ref<Team> | null;

  @Property({ type: 'datetime', length: 3 })
  openedAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  closedAt!: Date | null;

  @Property({ type: 'boolean' })
  isOpen!: boolean;

  @Property({ type: 'integer' })
  allowed!: number;

  @Property({ type: 'integer' })
  measured!: number;

  @Property({ type: 'integer', nullable: true })
  windowDays!: number | null;

  @Property({ type: 'datetime', length: 3 })
  since!: Date;

  /** Uuids of the touches that were counted, newest first, at most 100. */
  @Property({ type: ArrayType, columnType: 'uuid[]' })
  touchIds!: string[];

  /** Of contacts that become one: of each kind one finding stays open, and all are about the one. */
  static async combine(tx: Tx, { into, from, now }: Merge): Promise<void> {
    const ledger = { query: tx.sql, record: tx.record };
    await joinContacts(ledger, [into, ...from], now);
  }
}
