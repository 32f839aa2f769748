import { ArrayType, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Lead } from '../leads/lead.js';
import { fate, Id, VersionedRow } from '../platform/db/row.js';
import { type DuplicateRule, DuplicateStatus, DuplicateStrength } from './duplicate.enums.js';

/** That two leads may be one, and what people made of it. Proposed only by `proposals.ts`; a pair is proposed once. */
@Entity({ tableName: 'duplicate_candidate' })
export class DuplicateCandidate extends VersionedRow {
  @Id('candidate')
  id!: string;

  /** The one that came first. */
  @ManyToOne({ entity: () => Lead, ref: true, fieldName: 'lead_id', ...fate('KEEP', 'KEEP') })
  lead!: Ref<Lead>;

  @ManyToOne({ entity: () => Lead, ref: true, fieldName: 'other_id', ...fate('KEEP', 'KEEP') })
  other!: Ref<Lead>;

  @Property({ type: ArrayType, columnType: 'text[]' })
  rules!: DuplicateRule[];

  @Enum({ items: () => DuplicateStrength, type: 'text' })
  strength!: DuplicateStrength;

  @Enum({ items: () => DuplicateStatus, type: 'text' })
  status!: DuplicateStatus;

  @Property({ type: 'datetime', length: 3, nullable: true })
  decidedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  decidedBy!: string | null;

  @Property({ type: 'text', nullable: true })
  reason!: string | null;
}
