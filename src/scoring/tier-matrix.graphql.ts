import { ArrayMaxSize, ValidateNested } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Tier } from '../leads/lead.enums.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { Node } from '../platform/read/node.graphql.js';
import { DateTime } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, shape, view } from '../platform/read/view.js';
import { ScoreBand } from './criteria.enums.js';
import { ofTheTrade } from './criteria.graphql.js';
import { TierMatrix } from './tier-matrix.js';

@ObjectType('TierCell', { description: 'The tier of a fit and an intent.' })
export class TierCellView {
  @Field(() => ScoreBand, { description: 'The band on the axis FIT.' })
  fit!: ScoreBand;

  @Field(() => ScoreBand, { description: 'The band on the axis INTENT.' })
  intent!: ScoreBand;

  @Field(() => Tier, { description: 'What a lead of both is.' })
  tier!: Tier;
}
shape(TierCellView, { fit: open, intent: open, tier: open });

@ObjectType('TierMatrix', {
  description:
    'One version of the matrix by which fit and intent make a tier. The newest is in force; none is ever changed. An axis without a model in force counts as MEDIUM.',
  implements: Node,
})
export class TierMatrixView extends Node {
  @Field(() => Int, { description: 'The number of this version, from 1.' })
  version!: number;

  @Field(() => [TierCellView], { description: 'Its nine cells.' })
  cells!: readonly TierCellView[];

  @Field(() => DateTime, { description: 'When this version was made, and came into force.' })
  createdAt!: Date;

  @Field(() => String, { description: 'Who made it, by the stable name of the principal.' })
  createdBy!: string;
}

view(
  TierMatrixView,
  TierMatrix,
  {},
  { id: 'matrix', rows: ofTheTrade, masks: { version: open, cells: open, createdAt: open, createdBy: open } },
);

@InputType({ description: 'The tier of a fit and an intent.' })
class TierCellInput {
  @Field(() => ScoreBand, { description: 'The band on the axis FIT.' })
  fit!: ScoreBand;

  @Field(() => ScoreBand, { description: 'The band on the axis INTENT.' })
  intent!: ScoreBand;

  @Field(() => Tier, { description: 'What a lead of both is.' })
  tier!: Tier;
}

@InputType({ description: 'Input of `saveTierMatrix`.' })
export class SaveTierMatrixInput extends VersionedInput {
  @ArrayMaxSize(9)
  @ValidateNested({ each: true })
  @Field(() => [TierCellInput], { description: 'All nine cells, each once.' })
  cells!: TierCellInput[];
}

@ObjectType({ description: 'Result of `saveTierMatrix`.' })
export class SaveTierMatrixPayload extends PayloadView {
  @Field(() => TierMatrixView, {
    nullable: true,
    description:
      'The new version; on `STALE_VERSION` the one in force as it is now; else null when `userErrors` is not empty.',
  })
  tierMatrix?: object | null;
}
