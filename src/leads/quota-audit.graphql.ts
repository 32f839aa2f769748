import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Sized } from '../platform/http/sized.js';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { WallKind } from '../quotas/quota.enums.js';
import { RepView, TeamView } from '../reps/rep.graphql.js';

@ObjectType('LoadSum', {
  description: 'Leads that consume quota, and what they weigh. As a drift both may be negative.',
})
export class LoadSumView {
  @Field(() => Int, { description: 'How many leads.' })
  leadCount!: number;

  @Field(() => Float, { description: 'What they weigh together, in load units.' })
  units!: number;
}
shape(LoadSumView, { leadCount: open, units: open });

@ObjectType('AuditedWall', { description: 'Which part of what a rep holds a counter is of.' })
class AuditedWallView {
  @Field(() => WallKind, { description: 'What it counts.' })
  kind!: WallKind;

  @Field(() => String, {
    description: 'Of which: the id of the pipeline, the product line, the tier (`A` to `D`), the lifecycle.',
  })
  of!: string;
}
shape(AuditedWallView, { kind: open, of: open });

@ObjectType('CounterAudit', { description: 'A load counter beside what its holder owns.' })
export class CounterAuditView {
  @Field(() => RepView, { nullable: true, description: 'The rep whose counter it is; null for a team.' })
  rep!: RepView | null;

  @Field(() => TeamView, {
    nullable: true,
    description: 'The limited team whose counter it is, the teams below it included; null for a rep.',
  })
  team!: TeamView | null;

  @Field(() => AuditedWallView, {
    nullable: true,
    description: 'The wall of the rep whose counter it is; null for the counter of all that its holder owns.',
  })
  wall!: AuditedWallView | null;

  @Field(() => LoadSumView, { description: 'What the counter says: what lines are held against.' })
  counter!: LoadSumView;

  @Field(() => LoadSumView, {
    description: 'What a count of the leads that are owned says; for a wall, of those that it counts.',
  })
  counted!: LoadSumView;

  @Field(() => LoadSumView, { description: '`counter` less `counted`; zeros where they agree.' })
  drift!: LoadSumView;

  @Field(() => Boolean, { description: 'Whether they differ.' })
  isDrifted!: boolean;
}
shape(CounterAuditView, {
  rep: open,
  team: open,
  wall: open,
  counter: open,
  counted: open,
  drift: open,
  isDrifted: open,
});

@ObjectType('HoldingQuotaAudit', {
  description:
    'Whether the counters that holding quotas are guarded by say what is owned, all of one instant. A job looks as often as the house has set, repairs a counter that drifted, raises an alarm and tells it by the event `loadRepaired`, on which the feeds of loads send the right figures.',
})
export class HoldingQuotaAuditView {
  @Field(() => DateTime, { description: 'When it was read.' })
  asOf!: Date;

  @Field(() => Int, {
    description: 'How many counters of all that is owned there are: one for each rep and for each limited team.',
  })
  holderCount!: number;

  @Field(() => Int, { description: 'How many counters of walls there are beside them: one for each wall of each rep.' })
  wallCount!: number;

  @Field(() => Int, { description: 'How many of all these do not say what is owned; 0 is right.' })
  driftedCount!: number;

  @Sized(50)
  @Field(() => [CounterAuditView], {
    description: 'The counters, those that drifted first, teams before reps before walls, at most 500.',
  })
  rows!: CounterAuditView[];
}
shape(HoldingQuotaAuditView, { asOf: open, holderCount: open, wallCount: open, driftedCount: open, rows: open });
