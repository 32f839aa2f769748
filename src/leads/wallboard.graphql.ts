import { Field, Int, ObjectType } from 'type-graphql';
import { Sized } from '../platform/http/sized.js';
import { Cursor, DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { RepView, reps, TeamView } from '../reps/rep.graphql.js';
import { Tier } from './lead.enums.js';
import { Lead } from './lead.js';
import { PipelineView, pipelines, stages } from './pipeline.graphql.js';
import { PoolView, pools } from './pool.graphql.js';

@ObjectType('TierCount', { description: 'How many leads of a tier.' })
export class TierCountView {
  @Field(() => Tier, { nullable: true, description: 'The tier; null for leads that have none.' })
  tier!: Tier | null;

  @Field(() => Int, { description: 'How many.' })
  leadCount!: number;
}
shape(TierCountView, { tier: open, leadCount: open });

@ObjectType('Wallboard', {
  description:
    'What hangs on the wall: who holds how much against which line, and where the leads stand. Bounded: at most 500 reps.',
})
export class WallboardView {
  @Field(() => Cursor, {
    description: 'Place in the log of changes, read before the data. Opens a log feed that misses nothing since.',
  })
  cursor!: string;

  @Field(() => DateTime, { description: 'When it was read.' })
  asOf!: Date;

  @Field(() => String, { description: 'Name of the organisation.' })
  name!: string;

  @Field(() => String, { description: 'IANA name of its time zone: its day starts at midnight there.' })
  timeZone!: string;

  @Sized(20)
  @Field(() => [TeamView], { description: 'All teams, by name.' })
  teams!: TeamView[];

  @Sized(50)
  @Field(() => [RepView], { description: 'Reps who are still here, by name; the first 500.' })
  reps!: RepView[];

  @Field(() => [PipelineView], { description: 'All pipelines, the default one first.' })
  pipelines!: PipelineView[];

  @Sized(5)
  @Field(() => [PoolView], { description: 'All pools, by name.' })
  pools!: PoolView[];

  @Field(() => Int, { description: 'Leads that were won today.' })
  wonTodayCount!: number;
}
export const wallboards = shape(WallboardView, {
  cursor: open,
  asOf: open,
  name: open,
  timeZone: open,
  teams: open,
  reps: open,
  pipelines: open,
  pools: open,
  wonTodayCount: open,
});

stages.add({
  leadCount: { mask: open, byId: true },
  enteredTodayCount: { mask: open, byId: true },
  departedTodayCount: { mask: open, byId: true },
  leadsTo: { mask: open },
});
pipelines.add({ stages: { mask: open } });
pools.add({
  tiers: { mask: open, byId: true },
  oldestSince: { mask: open, byId: true },
  leads: { mask: open, far: { entity: Lead, by: 'pool' } },
});
reps.add({ takenTodayCount: { mask: open, byId: true }, leads: { mask: open, far: { entity: Lead, by: 'owner' } } });
