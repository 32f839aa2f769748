import { Field, ObjectType } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';

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
