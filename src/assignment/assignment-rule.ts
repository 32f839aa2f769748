import { DecimalType, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Pool } from '../leads/pool.js';
import { Id, VersionedRow } from '../platform/db/row.js';
import { Team } from '../reps/team.js';
import { OverflowPolicy } from './assignment-rule.enums.js';

/** Which leads go to the reps of which team by themselves (分配规则). Of the rules that a lead matches the first by priority counts. */
@Entity({ tableName: 'assignment_rule' })
export class AssignmentRule extends VersionedRow {
  @Id('rule')
  id!: string;

  /** Stable and unique. */
  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  name!: string;

  /** 1 comes first; of equals the older one. */
  @Property({ type: 'integer' })
  priority!: number;

  /** A `LeadFilter` as JSON, read by the schema of the day. */
  @Property({ type: 'json', columnType: 'jsonb' })
  filter!: object;

  /** A rep must have all of them. */
  @Property({ type: 'array', columnType: 'text[]' })
  skills!: string[];

  /** Its reps, and those of the teams below it, take the leads. */
  @ManyToOne({ entity: () => Team, ref: true, fieldName: 'team_id' })
  team!: Ref<Team>;

  @Enum({ items: () => OverflowPolicy, type: 'text' })
  overflow!: OverflowPolicy;

  @ManyToOne({ entity: () => Team, ref: true, nullable: true, fieldName: 'overflow_team_id' })
  overflowTeam!: Ref<Team> | null;

  /** Leads or load units, by the basis of the rep's line. */
  @Property({ type: new DecimalType('number'), columnType: 'numeric(12,2)', nullable: true })
  boostUnits!: number | null;

  @Property({ type: 'integer', nullable: true })
  boostHours!: number | null;

  @ManyToOne({ entity: () => Pool, ref: true, nullable: true, fieldName: 'nurture_pool_id' })
  nurturePool!: Ref<Pool> | null;

  @Property({ type: 'boolean' })
  isActive!: boolean;
}
