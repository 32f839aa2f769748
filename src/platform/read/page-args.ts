import { ArgsType, Field, Int, registerEnumType } from 'type-graphql';
import { badUserInput } from '../errors.js';
import { LIMITS } from '../limits.js';

/** Which way a list runs. */
export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Sort direction. Nulls come last in both.',
  valuesConfig: { ASC: { description: 'Smallest first.' }, DESC: { description: 'Largest first.' } },
});

/** The arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'Page size going forward, 1 to 100. Default 50.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor to continue after, going forward.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'Page size going backward, 1 to 100.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor to continue before, going backward.' })
  before?: string | null;
}

/** One page, asked for correctly. */
export interface PageBounds {
  readonly isBackward: boolean;
  readonly rows: number;
  readonly cursor: string | null;
}

/** What the arguments mean, or BAD_USER_INPUT naming the one that is wrong. */
export function boundsOf(args: PageArgs): PageBounds {
  const { first, after, last, before } = args;
  if (first != null && last != null) throw badUserInput('Give `first` or `last`, not both.', ['last']);
  checkSize(first, 'first');
  checkSize(last, 'last');
  const isBackward = last != null || before != null;
  if (isBackward && after != null) throw badUserInput('`after` goes with `first`, going forward.', ['after']);
  if (first != null && before != null) throw badUserInput('`before` goes with `last`, going backward.', ['before']);
  return { isBackward, rows: first ?? last ?? LIMITS.pageRowsDefault, cursor: (isBackward ? before : after) ?? null };
}

function checkSize(size: number | null | undefined, name: string): void {
  if (size != null && (size < 1 || size > LIMITS.pageRowsMax)) {
    throw badUserInput(`\`${name}\` must be between 1 and ${LIMITS.pageRowsMax}.`, [name]);
  }
}
