import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { LimitMode, QuotaBasis } from '../quotas/quota.enums.js';

@ObjectType('RepThen', {
  description:
    'What a rep held at an instant against the line of then. It has no `id`, so that no cache mistakes it for the present; name and team are those of today.',
  simpleResolvers: true,
})
export class RepThenView {
  @Field(() => ID, { description: 'Which rep: the id for `rep`.' })
  repId!: string;

  @Field(() => String, { description: 'Name, as it is today.' })
  name!: string;

  @Field(() => String, { description: 'Name of the team that the rep is in today.' })
  teamName!: string;

  @Field(() => Int, { description: 'Leads held that consumed quota.' })
  heldCount!: number;

  @Field(() => Float, { description: 'What they weighed together, in load units.' })
  heldUnits!: number;

  @Field(() => LimitMode, { description: 'How the rep was limited then.' })
  mode!: LimitMode;

  @Field(() => QuotaBasis, { description: 'Whether leads were counted or weighed against the line.' })
  basis!: QuotaBasis;

  @Field(() => Float, {
    nullable: true,
    description:
      'The line in force then, boosts included, in leads or load units by `basis`; null where there was none.',
  })
  capacityUnits!: number | null;

  @Field(() => Boolean, { description: 'Whether the rep held more than the line then.' })
  isOverloaded!: boolean;
}
shape(RepThenView, {
  repId: open,
  name: open,
  teamName: open,
  heldCount: open,
  heldUnits: open,
  mode: open,
  basis: open,
  capacityUnits: open,
  isOverloaded: open,
});

@ObjectType('StageThen', {
  description: 'How many leads stood in a stage at an instant. Names and places are those of today.',
  simpleResolvers: true,
})
export class StageThenView {
  @Field(() => ID, { description: 'Which stage: the id for `node`.' })
  stageId!: string;

  @Field(() => String, { description: 'Stable name within its pipeline.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { description: 'Name of its pipeline.' })
  pipelineName!: string;

  @Field(() => Int, { description: 'Its place in the pipeline, from 1 on.' })
  position!: number;

  @Field(() => Boolean, { description: 'Whether a lead there is out of play.' })
  isTerminal!: boolean;

  @Field(() => Boolean, { description: 'Whether a lead there is won.' })
  isWon!: boolean;

  @Field(() => Int, { description: 'Leads that stood there.' })
  leadCount!: number;
}
shape(StageThenView, {
  stageId: open,
  key: open,
  name: open,
  pipelineName: open,
  position: open,
  isTerminal: open,
  isWon: open,
  leadCount: open,
});

@ObjectType('WallboardAt', {
  description:
    'The wallboard as it was at an instant that is over, by occurred time. Of pools only the whole is known: which pool a lead was in is no fact that is kept.',
  simpleResolvers: true,
})
export class WallboardAtView {
  @Field(() => DateTime, { description: 'The instant.' })
  at!: Date;

  @Field(() => String, { description: 'IANA name of the time zone of the organisation.' })
  timeZone!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the first lead came in: before it there is nothing. Null: there is none.',
  })
  knownSince!: Date | null;

  @Field(() => [RepThenView], {
    description: 'Reps who were here and still are, and all who held something then, by name; the first 500.',
  })
  reps!: RepThenView[];

  @Field(() => [StageThenView], { description: 'The stages of all pipelines, the default one first, by position.' })
  stages!: StageThenView[];

  @Field(() => Int, { description: 'Leads in play that nobody held: in pools, or waiting.' })
  unheldCount!: number;

  @Field(() => Int, {
    description: 'Leads that were won on that day until then, in the time zone of the organisation.',
  })
  wonThatDayCount!: number;
}
shape(WallboardAtView, {
  at: open,
  timeZone: open,
  knownSince: open,
  reps: open,
  stages: open,
  unheldCount: open,
  wonThatDayCount: open,
});
