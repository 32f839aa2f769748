import type { Ctx } from '../context.js';
import { LazyPage, type Page } from './lazy-page.js';
import { type ListArgs, type PageSpec, planOf } from './page-plan.js';
import { nestedSource, rootSource } from './page-source.js';

export { connectionOf, orderInput } from './connection.graphql.js';
export type { Page } from './lazy-page.js';
export { OrderDirection, PageArgs } from './page-args.js';
export type { ListArgs, OrderEntry, PageSpec } from './page-plan.js';

/** A page of the rows that the viewer may see. Wrong arguments are BAD_USER_INPUT, an order by what is masked FORBIDDEN. */
export async function page<E extends object, F extends string>(
  ctx: Ctx,
  spec: PageSpec<E, F>,
  args: ListArgs<F>,
): Promise<Page<E>> {
  const plan = planOf(ctx, spec, args);
  return new LazyPage<E>(ctx, plan, rootSource(ctx, plan));
}

/** The same under each of many parents: one statement for all of them, and one more for their counts. */
export async function pageOfEach<E extends object, F extends string>(
  ctx: Ctx,
  spec: PageSpec<E, F>,
  ...[parent, args]: [parent: { readonly property: string; readonly id: string }, args: ListArgs<F>]
): Promise<Page<E>> {
  const plan = planOf(ctx, spec, args);
  return new LazyPage<E>(ctx, plan, nestedSource(ctx, plan, parent));
}
