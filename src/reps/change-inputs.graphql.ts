import { ArrayMaxSize, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { EmailAddress, LocalDate } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { RepLevel } from './rep.enums.js';
import { RepLeaveInput, RepView, TeamView } from './rep.graphql.js';
import type { Rep } from './rep.js';
import type { Team } from './team.js';

/** What every change of a person or a team says besides what is to change. */
@InputType({ description: 'A change of a rep or a team.' })
export abstract class ChangeInput extends VersionedInput {
  @Field(() => ID, { description: 'Which one.' })
  id!: string;
}

@InputType({ description: 'Input of `updateTeam`. What is left out stays as it is.' })
export class UpdateTeamInput extends ChangeInput {
  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'What it is called, 1 to 200 characters.' })
  name?: string | null;

  @Length(1, 255)
  @Field(() => String, { nullable: true, description: 'Your own key for it; unique; null clears it.' })
  externalId?: string | null;

  @Min(1)
  @Max(720)
  @Field(() => Int, {
    nullable: true,
    description:
      'Within how many hours an offer to this team is to be decided, 1 to 720; null: as the team above says. Offers that are open keep their `dueAt`.',
  })
  offerHours?: number | null;
}

@InputType({ description: 'Input of `moveTeam`.' })
export class MoveTeamInput extends ChangeInput {
  @Field(() => ID, { nullable: true, description: 'The team above from now on; null: at the top.' })
  parentId!: string | null;
}

@InputType({ description: 'Input of `updateRep`. What is left out stays as it is.' })
export class UpdateRepInput extends ChangeInput {
  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Full name, 1 to 200 characters.' })
  name?: string | null;

  @Field(() => ID, { nullable: true, description: 'The team of the rep from now on; what it holds goes with it.' })
  teamId?: string | null;

  @Field(() => EmailAddress, { nullable: true, description: 'Work e-mail; null clears it.' })
  email?: string | null;

  @Field(() => RepLevel, { nullable: true, description: 'How experienced the rep is.' })
  level?: RepLevel | null;

  @ArrayMaxSize(50)
  @MaxLength(100, { each: true })
  @Field(() => [String], {
    nullable: true,
    description: 'What the rep knows, all of it; at most 50 words of at most 100 characters.',
  })
  skills?: string[] | null;

  @ArrayMaxSize(50)
  @Length(1, 100, { each: true })
  @Field(() => [String], {
    nullable: true,
    description:
      'The market segments that the rep serves, all of them, in the words of `Lead.segment`; at most 50 of 1 to 100 characters; empty: all.',
  })
  segments?: string[] | null;

  @Field(() => LocalDate, { nullable: true, description: 'First working day; null clears it.' })
  startedOn?: string | null;

  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [RepLeaveInput], {
    nullable: true,
    description: 'All leave from today on, in place of what was known; at most 50. Past leave stays.',
  })
  leaves?: RepLeaveInput[] | null;

  @Length(1, 255)
  @Field(() => String, { nullable: true, description: 'Your own key for the rep; unique; null clears it.' })
  externalId?: string | null;
}

@ObjectType({ description: 'What every change of one team answers.' })
abstract class TeamPayload extends PayloadView {
  @Field(() => TeamView, {
    nullable: true,
    description:
      'The team after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  team?: Team | null;
}

/** A payload that shows one rep. */
@ObjectType({ description: 'What every change of one rep answers.' })
export abstract class RepPayload extends PayloadView {
  @Field(() => RepView, {
    nullable: true,
    description: 'The rep after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  rep?: Rep | null;
}

@ObjectType({ description: 'Result of `updateTeam`.' })
export class UpdateTeamPayload extends TeamPayload {}

@ObjectType({ description: 'Result of `moveTeam`.' })
export class MoveTeamPayload extends TeamPayload {}

@ObjectType({ description: 'Result of `updateRep`.' })
export class UpdateRepPayload extends RepPayload {}
