import { ArrayMaxSize, Length, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import { RepeatableInput, VersionedInput } from '../platform/read/change-input.graphql.js';
import { connectionOf } from '../platform/read/connection.graphql.js';
import { Node } from '../platform/read/node.graphql.js';
import { DateTime, EmailAddress, LocalDate } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, view } from '../platform/read/view.js';
import { Presence, RepLevel } from './rep.enums.js';
import { Rep } from './rep.js';
import { RepLeave } from './rep-leave.js';
import { Team } from './team.js';

registerEnumType(Presence, {
  name: 'Presence',
  description: 'Whether a rep can take a lead now.',
  valuesConfig: {
    AVAILABLE: { description: 'Here and taking leads (在线).' },
    BUSY: { description: 'Here, but not for a new lead (忙碌).' },
    AWAY: { description: 'Away for a while (离开).' },
    OFFLINE: { description: 'Not at work (离线).' },
    ON_LEAVE: { description: 'On leave (休假).' },
  },
});

registerEnumType(RepLevel, {
  name: 'RepLevel',
  description: 'How much experience a rep has.',
  valuesConfig: {
    NOVICE: { description: 'Learning (新手).' },
    REGULAR: { description: 'Works alone (熟练).' },
    SENIOR: { description: 'Carries more than most (资深).' },
    EXPERT: { description: 'Takes the hardest (专家).' },
  },
});

/** Everybody of the house sees everything of this kind. */
export const everybody = {
  [Role.ADMIN]: 'ALL',
  [Role.MANAGER]: 'ALL',
  [Role.REP]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.WALLBOARD]: 'ALL',
  [Role.PARTNER]: 'NONE',
} as const;

@ObjectType('Team', { description: 'A team of the sales organisation. Teams form a tree.', implements: Node })
export class TeamView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => TeamView, { nullable: true, description: 'The team above; null at the top.' })
  parent!: TeamView | null;

  @Field(() => String, {
    nullable: true,
    description: 'The time zone that was set for this very team; null: it follows the one above.',
  })
  ownTimeZone!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Within how many hours an offer to this team is to be decided; null: as the team above says, 24 where none says.',
  })
  offerHours!: number | null;
}

@ObjectType('Rep', { description: 'A person who sells and holds leads.', implements: Node })
export class RepView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change of the rep; its load has a version of its own.' })
  version!: number;

  @Field(() => String, { description: 'Full name.' })
  name!: string;

  @Field(() => EmailAddress, { nullable: true, description: 'Work e-mail; null where your role may not see it.' })
  email!: string | null;

  @Field(() => TeamView, { nullable: true, description: 'The team that the rep belongs to.' })
  team!: TeamView | null;

  @Field(() => RepLevel, { description: 'How experienced the rep is.' })
  level!: RepLevel;

  @Field(() => [String], { description: 'What the rep knows, in the words of the organisation.' })
  skills!: string[];

  @Field(() => [String], {
    description: 'The market segments that the rep serves, in the words of `Lead.segment`; empty: all.',
  })
  segments!: string[];

  @Field(() => Presence, { description: 'Whether the rep can take a lead now.' })
  presence!: Presence;

  @Field(() => DateTime, { description: 'Since when the presence holds.' })
  presenceSince!: Date;

  @Field(() => LocalDate, { nullable: true, description: 'First working day.' })
  startedOn!: string | null;

  @Field(() => Boolean, { description: 'False once the rep has left.' })
  isActive!: boolean;

  @Field(() => ID, { nullable: true, description: 'Your own key for the rep; null where your role may not see it.' })
  externalId!: string | null;
}

@ObjectType('RepLeave', { description: 'Days on which a rep does not work.', implements: Node })
export class RepLeaveView extends Node {
  @Field(() => LocalDate, { description: 'First day of it.' })
  fromOn!: string;

  @Field(() => LocalDate, { description: 'First day after it.' })
  untilOn!: string;

  @Field(() => String, { nullable: true, description: 'Free text; null where your role may not see it.' })
  note!: string | null;
}

view(
  RepLeaveView,
  RepLeave,
  {},
  {
    id: 'leave',
    rows: everybody,
    masks: {
      fromOn: open,
      untilOn: open,
      note: { WALLBOARD: true, AUDITOR: true, REP: me => ({ rep: { $ne: me.repId } }) },
    },
  },
);

export const teams = view(
  TeamView,
  Team,
  { ownTimeZone: 'timeZone' },
  {
    id: 'team',
    rows: everybody,
    masks: { version: open, name: open, parent: open, ownTimeZone: open, offerHours: open },
    telling: { createdAt: null },
  },
);
teams.add({ timeZone: { mask: open } });

export const reps = view(
  RepView,
  Rep,
  {},
  {
    id: 'rep',
    rows: everybody,
    masks: {
      version: open,
      name: open,
      email: { WALLBOARD: true },
      team: open,
      level: open,
      skills: open,
      segments: open,
      presence: open,
      presenceSince: open,
      startedOn: { WALLBOARD: true },
      isActive: open,
      externalId: { WALLBOARD: true },
    },
    telling: { createdAt: null },
  },
);

teams.add({ reps: { mask: open, far: { entity: Rep, by: 'team' } } });

reps.add({ leaves: { mask: open, far: { entity: RepLeave, by: 'rep' } } });

export const TeamConnection = connectionOf(TeamView, 'Team');
export const RepConnection = connectionOf(RepView, 'Rep', { opensFeeds: true });

@InputType({ description: 'Input of `createTeam`.' })
export class CreateTeamInput extends RepeatableInput {
  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The team above; leave out for the top.' })
  parentId?: string | null;

  @Length(1, 255)
  @Field(() => String, { nullable: true, description: 'Your own key for it; unique.' })
  externalId?: string | null;
}

@InputType({ description: 'Input of `setPresence`.' })
export class SetPresenceInput extends VersionedInput {
  @Field(() => ID, { description: 'The rep.' })
  repId!: string;

  @Field(() => Presence, { description: 'Where the rep is now.' })
  presence!: Presence;
}

@InputType({ description: 'Days on which a rep will not work.' })
export class RepLeaveInput {
  @Field(() => LocalDate, { description: 'First day of it.' })
  fromOn!: string;

  @Field(() => LocalDate, { description: 'First day after it.' })
  untilOn!: string;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Free text, 1 to 200 characters.' })
  note?: string | null;
}

@InputType({ description: 'Input of `createRep`.' })
export class CreateRepInput extends RepeatableInput {
  @Length(1, 200)
  @Field(() => String, { description: 'Full name, 1 to 200 characters.' })
  name!: string;

  @Field(() => ID, { description: 'The team that the rep joins.' })
  teamId!: string;

  @Field(() => EmailAddress, { nullable: true, description: 'Work e-mail.' })
  email?: string | null;

  @Field(() => RepLevel, { defaultValue: RepLevel.REGULAR, description: 'How experienced the rep is.' })
  level!: RepLevel;

  @ArrayMaxSize(50)
  @MaxLength(100, { each: true })
  @Field(() => [String], {
    defaultValue: [],
    description: 'What the rep knows; at most 50 words of at most 100 characters.',
  })
  skills!: string[];

  @ArrayMaxSize(50)
  @Length(1, 100, { each: true })
  @Field(() => [String], {
    defaultValue: [],
    description:
      'The market segments that the rep serves, in the words of `Lead.segment`; at most 50 of 1 to 100 characters; empty: all.',
  })
  segments!: string[];

  @Field(() => LocalDate, { nullable: true, description: 'First working day.' })
  startedOn?: string | null;

  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [RepLeaveInput], { defaultValue: [], description: 'Leave that is known already; at most 50.' })
  leaves!: RepLeaveInput[];

  @Length(1, 255)
  @Field(() => String, { nullable: true, description: 'Your own key for the rep; unique.' })
  externalId?: string | null;
}

@ObjectType({ description: 'Result of `createTeam`.' })
export class CreateTeamPayload extends PayloadView {
  @Field(() => TeamView, { nullable: true, description: 'The team; null when `userErrors` is not empty.' })
  team?: Team | null;
}

@ObjectType({ description: 'Result of `createRep`.' })
export class CreateRepPayload extends PayloadView {
  @Field(() => RepView, { nullable: true, description: 'The rep; null when `userErrors` is not empty.' })
  rep?: Rep | null;
}

@ObjectType({ description: 'Result of `setPresence`.' })
export class SetPresencePayload extends PayloadView {
  @Field(() => RepView, { nullable: true, description: 'The rep after the change; on `STALE_VERSION` as it is now.' })
  rep?: Rep | null;
}
