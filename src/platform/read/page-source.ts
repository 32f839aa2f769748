import {
  type EntityMetadata,
  type EntityProperty,
  type FilterQuery,
  type QueryOrderMap,
  Reference,
  raw,
} from '@mikro-orm/core';
import type { Ctx } from '../context.js';
import { loaderOf } from './batch.js';
import { orderByOf, type Where } from './keyset.js';
import type { PagePlan } from './page-plan.js';

/** Where a page is read from. Rows come in reading order, one more than asked for where there is one. */
export interface PageSource<E> {
  /** The parent that each row points at by a property; null where the list stands by itself. */
  readonly parent: Parent | null;
  rows(): Promise<readonly E[]>;
  count(): Promise<number>;
  hasUpTo(): Promise<boolean>;
}

interface Parent {
  readonly property: string;
  readonly id: string;
}

/** The list itself: each question is one statement. */
export function rootSource<E extends object>(ctx: Ctx, plan: PagePlan<E>): PageSource<E> {
  const { entity } = plan.view;
  return {
    parent: null,
    rows: async () =>
      (await ctx.em.find<object>(entity, plan.beyond as FilterQuery<object>, {
        orderBy: orderByOf(plan.keys, plan.bounds.isBackward) as QueryOrderMap<object>[],
        limit: plan.bounds.rows + 1,
        refresh: true,
      })) as E[],
    count: () => ctx.em.count<object>(entity, plan.all as FilterQuery<object>),
    hasUpTo: async () => (await ctx.em.find<object>(entity, plan.upTo as FilterQuery<object>, { limit: 1 })).length > 0,
  };
}

/** The list under one parent of many: each question is one statement for all parents that ask it in the same turn. */
export function nestedSource<E extends object>(ctx: Ctx, plan: PagePlan<E>, parent: Parent): PageSource<E> {
  const name = `${parent.property}:${plan.name}`;
  const rows = loaderOf<readonly E[]>(ctx, `rows:${name}`, ids =>
    rowsOfEach(ctx, plan, { property: parent.property, ids }),
  );
  const counts = loaderOf<number>(ctx, `count:${name}`, ids =>
    countOfEach(ctx, plan, { property: parent.property, ids, where: plan.all }),
  );
  const upTo = loaderOf<number>(ctx, `upTo:${name}`, ids =>
    countOfEach(ctx, plan, { property: parent.property, ids, where: plan.upTo ?? {} }),
  );
  return {
    parent,
    rows: () => rows.load(parent.id),
    count: () => counts.load(parent.id),
    hasUpTo: async () => (await upTo.load(parent.id)) > 0,
  };
}

interface Parents {
  readonly property: string;
  readonly ids: readonly string[];
}

async function rowsOfEach<E extends object>(ctx: Ctx, plan: PagePlan<E>, parents: Parents): Promise<(readonly E[])[]> {
  const query = ctx.em
    .createQueryBuilder<object>(plan.view.entity)
    .select('*')
    .where(under(parents, plan.beyond) as FilterQuery<object>)
    .orderBy(orderByOf(plan.keys, plan.bounds.isBackward) as QueryOrderMap<object>[])
    .setPartitionLimit({ partitionBy: parents.property, limit: plan.bounds.rows + 1 });
  const rows = (await query.getResult()) as E[];
  const byParent = new Map<unknown, E[]>(parents.ids.map(id => [id, []]));
  for (const row of rows) byParent.get(parentOf(row, parents.property))?.push(row);
  return parents.ids.map(id => byParent.get(id) ?? []);
}

async function countOfEach(ctx: Ctx, plan: PagePlan<object>, parents: Parents & { where: Where }): Promise<number[]> {
  const meta: EntityMetadata = ctx.em.getMetadata().get(plan.view.entity);
  const property = meta.properties[parents.property as never] as EntityProperty;
  const rows: Record<string, unknown>[] = await ctx.em
    .createQueryBuilder<object>(plan.view.entity)
    .select([parents.property as never, raw('count(*) as rows')])
    .where(under(parents, parents.where) as FilterQuery<object>)
    .groupBy(parents.property as never)
    .execute('all');
  const type = property.targetMeta?.getPrimaryProps()[0]?.customType ?? property.customType;
  const idOf = (value: unknown) => (type ? type.convertToJSValue(value, ctx.em.getPlatform()) : value);
  const counts = new Map(rows.map(row => [idOf(row[property.name]), Number(row.rows)] as const));
  return parents.ids.map(id => counts.get(id) ?? 0);
}

function under(parents: Parents, where: Where): Where {
  return { $and: [{ [parents.property]: { $in: [...new Set(parents.ids)] } }, where] };
}

function parentOf(row: object, property: string): unknown {
  const value = (row as Record<string, unknown>)[property];
  return Reference.isReference<{ id: unknown }>(value) ? value.unwrap().id : value;
}
