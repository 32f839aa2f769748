import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Money } from '../platform/read/money.graphql.js';
import { open, shape } from '../platform/read/view.js';

const LOW = 'Lower bound of the 95 % interval; null where so few say nothing.';
const HIGH = 'Upper bound of the 95 % interval; null where so few say nothing.';

@ObjectType('Rate', { description: 'A share of a whole, with the Wilson interval.' })
export class RateView {
  @Field(() => Int, { description: 'How many did.' })
  numerator!: number;

  @Field(() => Int, { description: 'Of how many.' })
  denominator!: number;

  @Field(() => Float, { nullable: true, description: 'The share, 0 to 1; null, not 0, where there are none to share.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: LOW })
  ciLow!: number | null;

  @Field(() => Float, { nullable: true, description: HIGH })
  ciHigh!: number | null;

  @Field(() => Int, { description: 'How many it rests on; the denominator.' })
  n!: number;
}
shape(RateView, { numerator: open, denominator: open, value: open, ciLow: open, ciHigh: open, n: open });

@ObjectType('Average', { description: 'A mean, with the interval of Student’s t; that needs at least four values.' })
export class AverageView {
  @Field(() => Float, { nullable: true, description: 'The mean; null where there are no values.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: LOW })
  ciLow!: number | null;

  @Field(() => Float, { nullable: true, description: HIGH })
  ciHigh!: number | null;

  @Field(() => Int, { description: 'How many values it rests on.' })
  n!: number;
}
shape(AverageView, { value: open, ciLow: open, ciHigh: open, n: open });

@ObjectType('Frequency', { description: 'Events per week under watch, with Byar’s interval for a count of events.' })
export class FrequencyView {
  @Field(() => Int, { description: 'How many events.' })
  numerator!: number;

  @Field(() => Float, { description: 'Under how many weeks of watch, summed over the leads.' })
  denominator!: number;

  @Field(() => Float, { nullable: true, description: 'Events per week; null where nothing was under watch.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: LOW })
  ciLow!: number | null;

  @Field(() => Float, { nullable: true, description: HIGH })
  ciHigh!: number | null;

  @Field(() => Int, { description: 'How many leads were under watch.' })
  n!: number;
}
shape(FrequencyView, { numerator: open, denominator: open, value: open, ciLow: open, ciHigh: open, n: open });

@ObjectType('Quantile', {
  description:
    'A median by linear interpolation. Its interval is that of the order statistics: the values at the ranks that the binomial distribution gives; that needs at least six values.',
})
export class QuantileView {
  @Field(() => Float, { nullable: true, description: 'Half of the values are below it; null where there are none.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: LOW })
  ciLow!: number | null;

  @Field(() => Float, { nullable: true, description: HIGH })
  ciHigh!: number | null;

  @Field(() => Int, { description: 'How many values it rests on.' })
  n!: number;
}
shape(QuantileView, { value: open, ciLow: open, ciHigh: open, n: open });

@ObjectType('Revenue', { description: 'What wins brought in one currency. A sum over all of them has no interval.' })
export class RevenueView {
  @Field(() => Money, { description: 'The sum.' })
  amount!: Money;

  @Field(() => Int, { description: 'How many wins have an amount in this currency.' })
  n!: number;

  @Field(() => AverageView, { description: 'What a win brought in the mean, in minor units of the currency.' })
  mean!: AverageView;
}
shape(RevenueView, { amount: open, n: open, mean: open });

@ObjectType('Spread', { description: 'How values lie: least, middle, mean, nine tenths and greatest.' })
export class SpreadView {
  @Field(() => Int, { description: 'How many values it rests on.' })
  n!: number;

  @Field(() => Float, { nullable: true, description: 'The least value; null where there are none.' })
  least!: number | null;

  @Field(() => QuantileView, { description: 'Half of the values are below it.' })
  median!: QuantileView;

  @Field(() => AverageView, { description: 'Their mean.' })
  mean!: AverageView;

  @Field(() => Float, {
    nullable: true,
    description: 'Nine tenths of the values are below it, by linear interpolation; null where there are none.',
  })
  p90!: number | null;

  @Field(() => Float, { nullable: true, description: 'The greatest value; null where there are none.' })
  greatest!: number | null;
}
shape(SpreadView, { n: open, least: open, median: open, mean: open, p90: open, greatest: open });

@ObjectType('CycleDays', {
  description:
    'Days from arrival to decision, over the leads that were won or lost within the horizon. Negative where a lead was decided before it came in.',
})
export class CycleDaysView {
  @Field(() => SpreadView, { description: 'Of the leads that were won.' })
  won!: SpreadView;

  @Field(() => SpreadView, { description: 'Of the leads that were lost.' })
  lost!: SpreadView;

  @Field(() => SpreadView, { description: 'Of both together.' })
  closed!: SpreadView;
}
shape(CycleDaysView, { won: open, lost: open, closed: open });
