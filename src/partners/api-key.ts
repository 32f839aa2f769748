import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Role, Scope } from '../platform/access/viewer.js';
import { Id, VersionedRow } from '../platform/db/row.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import { Partner } from './partner.js';

/** A key that was issued to a program or a screen: what it speaks for, and a hash of its secret. */
@Entity({ tableName: 'api_key' })
export class ApiKey extends VersionedRow {
  @Id('key')
  id!: string;

  @Property({ type: 'text' })
  name!: string;

  /** `plk_<env>_<id>`: what may be shown, and what it is found by. */
  @Property({ type: 'text' })
  prefix!: string;

  @Property({ type: 'blob', lazy: true, hidden: true })
  secretHash!: Buffer;

  @Enum({ items: () => Role, type: 'text' })
  role!: Role;

  @Enum({ items: () => Scope, array: true, columnType: 'text[]' })
  scopes!: Scope[];

  @ManyToOne({ entity: () => Partner, ref: true, nullable: true, fieldName: 'partner_id' })
  partner!: Ref<Partner> | null;

  @ManyToOne({ entity: () => Team, ref: true, nullable: true, fieldName: 'team_id' })
  team!: Ref<Team> | null;

  @ManyToOne({ entity: () => Rep, ref: true, nullable: true, fieldName: 'rep_id' })
  rep!: Ref<Rep> | null;

  /** Null: it does not end by itself. Only screens have such keys. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  expiresAt!: Date | null;

  /** To the minute; no change of the key. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  lastUsedAt!: Date | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  revokedAt!: Date | null;

  @Property({ type: 'text' })
  createdBy!: string;

  /** Ends it for good; returns whether it was still to be ended. */
  revoke(now: Date): boolean {
    if (this.revokedAt) return false;
    this.revokedAt = now;
    this.updatedAt = now;
    return true;
  }
}
