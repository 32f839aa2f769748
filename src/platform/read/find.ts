import type { EntityMetadata, EntityProperty, FilterQuery } from '@mikro-orm/core';
import type { Ctx } from '../context.js';
import { badUserInput } from '../errors.js';
import { IdRefused, IdType, prefixOf, uuidOf } from '../ids.js';
import { loaderOf } from './batch.js';
import { type View, viewOfPrefix, visibleWhere } from './view.js';

/** The row of an id that the viewer may see, or null. An id of another kind is BAD_USER_INPUT. */
export async function findVisible<E extends object>(ctx: Ctx, view: View<object, E>, id: string): Promise<E | null> {
  checkKind(ctx, view, id);
  const name = `visible:${view.viewClass.name}`;
  return loaderOf<E | null>(ctx, name, ids => rowsOf(ctx, view, ids)).load(id);
}

/** The rows of ids by one statement, in the order given; null for each that is not there or not to be seen. */
export async function findVisibleMany<E extends object>(
  ctx: Ctx,
  view: View<object, E>,
  ids: readonly string[],
): Promise<(E | null)[]> {
  for (const id of ids) checkKind(ctx, view, id);
  return rowsOf(ctx, view, ids);
}

/** The row of an id that the viewer was shown already. */
export async function findKnown<E extends object>(ctx: Ctx, view: View<object, E>, id: string): Promise<E> {
  const { name } = keyOf(ctx, view);
  const rows = loaderOf<E>(ctx, `known:${view.viewClass.name}`, async ids => {
    const where = { [name]: { $in: [...new Set(ids)] } };
    const found = (await ctx.em.find<object>(view.entity, where as FilterQuery<object>, { refresh: true })) as E[];
    const byId = new Map(found.map(row => [(row as Record<string, unknown>)[name], row] as const));
    return ids.map(one => byId.get(one) ?? new Error('a row went away'));
  });
  return rows.load(id);
}

/** Any object by its id, or null. */
export async function nodeById(ctx: Ctx, id: string): Promise<object | null> {
  const view = viewOfPrefix(prefixOf(id));
  if (!view) throw badUserInput('This is not an id.', ['id']);
  return findVisible(ctx, view, id);
}

/** The primary key of an entity. */
export function keyOf(ctx: Ctx, view: View<object, object>): EntityProperty {
  const meta: EntityMetadata = ctx.runtime.orm.getMetadata().get(view.entity);
  const key = meta.getPrimaryProps()[0];
  if (!key) throw new Error(`${view.viewClass.name} shows an entity without a key`);
  return key;
}

async function rowsOf<E extends object>(
  ctx: Ctx,
  view: View<object, E>,
  ids: readonly string[],
): Promise<(E | null)[]> {
  if (ids.length === 0 || view.rows[ctx.viewer.role] === 'NONE') return ids.map(() => null);
  const key = keyOf(ctx, view).name;
  const where = { $and: [{ [key]: { $in: [...new Set(ids)] } }, visibleWhere(view, ctx.viewer)] };
  const rows = (await ctx.em.find<object>(view.entity, where as FilterQuery<object>, { refresh: true })) as E[];
  const byId = new Map(rows.map(row => [(row as Record<string, unknown>)[key], row] as const));
  return ids.map(id => byId.get(id) ?? null);
}

function checkKind(ctx: Ctx, view: View<object, object>, id: string): void {
  const type = keyOf(ctx, view).customType;
  if (type instanceof IdType && !uuidOf(id, type.prefix)) throw new IdRefused(id, type.prefix);
}
