import { Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { Node } from '../platform/read/node.graphql.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, view } from '../platform/read/view.js';
import { Organisation } from './organisation.js';
import { everybody, TeamView } from './rep.graphql.js';
import type { Team } from './team.js';

@ObjectType('Organisation', { description: 'The one organisation that this server is of.', implements: Node })
export class OrganisationView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, {
    description: 'IANA name of the time zone that its days follow: those of every team that has none of its own.',
  })
  timeZone!: string;

  @Field(() => String, { description: 'ISO 4217 code of its currency.' })
  currency!: string;
}
export const organisations = view(
  OrganisationView,
  Organisation,
  {},
  { id: 'organisation', rows: everybody, masks: { version: open, name: open, timeZone: open, currency: open } },
);

@InputType({ description: 'Input of `saveTimeZone`. `expectedVersion` is that of the team, or of the organisation.' })
export class SaveTimeZoneInput extends VersionedInput {
  @Length(1, 64)
  @Field(() => String, {
    nullable: true,
    description: 'IANA name of a time zone, e.g. `Asia/Shanghai`; null: the team follows the one above it again.',
  })
  timeZone?: string | null;

  @Field(() => ID, { nullable: true, description: 'The team that it is for; the whole organisation when left out.' })
  teamId?: string | null;
}

@ObjectType({ description: 'Result of `saveTimeZone`.' })
export class SaveTimeZonePayload extends PayloadView {
  @Field(() => OrganisationView, {
    nullable: true,
    description: 'The organisation after the change, where it was of that; on `STALE_VERSION` as it is now.',
  })
  organisation?: Organisation | null;

  @Field(() => TeamView, {
    nullable: true,
    description: 'The team after the change, where it was of one; on `STALE_VERSION` as it is now.',
  })
  team?: Team | null;
}
