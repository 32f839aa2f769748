import { Field, Int, ObjectType } from 'type-graphql';
import { open, shape } from '../platform/read/view.js';
import { ContentItemView } from './content.graphql.js';
import { SuggestionReasonCode } from './nurturing.enums.js';

@ObjectType('SuggestionReason', { description: 'One reason for a suggestion.' })
export class SuggestionReasonView {
  @Field(() => SuggestionReasonCode, { description: 'Stable, machine-readable.' })
  code!: SuggestionReasonCode;

  @Field(() => Int, { description: 'What it adds to the score, in points.' })
  points!: number;

  @Field(() => String, {
    description: 'For people, in the language of `Accept-Language`: English, or Chinese for `zh`.',
  })
  text!: string;
}
shape(SuggestionReasonView, { code: open, points: open, text: open });

@ObjectType('ContentSuggestion', { description: 'Content that a lead should get next, and why.' })
export class ContentSuggestionView {
  @Field(() => ContentItemView, { description: 'What to send.' })
  item!: ContentItemView;

  @Field(() => Int, { description: 'The sum of the points of its reasons.' })
  score!: number;

  @Field(() => [SuggestionReasonView], { description: 'The reasons; those that speak of the lead first.' })
  reasons!: SuggestionReasonView[];
}
shape(ContentSuggestionView, { item: open, score: open, reasons: open });
