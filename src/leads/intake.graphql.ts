import { Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { OrderDirection, orderInput, type PageSpec } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { PoolPurpose } from './lead.enums.js';
import { pools } from './party.graphql.js';
import type { Pool } from './pool.js';

@ObjectType('LeadCheck', { description: 'Whether somebody is known and taken. Tells nothing else about them.' })
export class LeadCheckView {
  @Field(() => Boolean, { description: 'Whether there is a lead of this person or company.' })
  exists!: boolean;

  @Field(() => Boolean, { description: 'Whether the holder of such a lead is protected now.' })
  isProtected!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when, unless there is another touch: the organisation’s protection days after the last one.',
  })
  protectedUntil!: Date | null;

  @Field(() => String, { nullable: true, description: 'Initials of the rep who holds it.' })
  heldBy!: string | null;
}
shape(LeadCheckView, { exists: open, isProtected: open, protectedUntil: open, heldBy: { [Role.PARTNER]: true } });

/** Fields that pools can be sorted by. */
export enum PoolOrderField {
  NAME = 'NAME',
  CREATED_AT = 'CREATED_AT',
}
registerEnumType(PoolOrderField, {
  name: 'LeadPoolOrderField',
  description: 'Fields that pools can be sorted by.',
  valuesConfig: { NAME: { description: 'Name.' }, CREATED_AT: { description: 'When the pool was made.' } },
});
label(PoolOrderField, { NAME: ['Name', '名称'], CREATED_AT: ['Created', '创建时间'] });
export const PoolOrder = orderInput(PoolOrderField, 'LeadPoolOrder');

export const POOL_LIST: PageSpec<Pool, PoolOrderField> = {
  view: pools,
  orders: { NAME: { property: 'name', nullable: false }, CREATED_AT: { property: 'createdAt', nullable: false } },
  byDefault: [{ field: PoolOrderField.NAME, direction: OrderDirection.ASC }],
};

@InputType({ description: 'Input of `savePool`.' })
export class SavePoolInput extends VersionedInput {
  @Length(1, 100)
  @Field(() => String, {
    description: 'Stable name, 1 to 100 characters. A pool of this key is changed, else one is made.',
  })
  key!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The team whose reps may claim here, or whose rejected leads are nurtured here; leave out for all.',
  })
  teamId?: string | null;

  @Field(() => PoolPurpose, {
    defaultValue: PoolPurpose.CLAIM,
    description: 'What it is for. The default pool is for claiming.',
  })
  purpose!: PoolPurpose;
}
