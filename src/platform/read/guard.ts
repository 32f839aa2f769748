import type { EntityProperty } from '@mikro-orm/core';
import type { Viewer } from '../access/viewer.js';
import type { Ctx } from '../context.js';
import { forbidden } from '../errors.js';
import type { Where } from './keyset.js';
import { type View, viewOfEntity, visibleWhere } from './view.js';

/**
 * A client's condition with the policies put in: a property that is masked for the viewer is refused (its value would
 * leak by bisection), one that is masked on some rows never matches on those, and rows behind a relation count only
 * where the viewer may see them.
 */
export function guarded(ctx: Ctx, view: View<object, object>, where: Where): Where {
  const parts = Object.entries(where).map(([key, test]): Where => {
    if (key === '$and' || key === '$or')
      return { [key]: (test as readonly Where[]).map(one => guarded(ctx, view, one)) };
    if (key === '$not') return { $not: guarded(ctx, view, test as Where) };
    return guardedTest(ctx, view, [key, test]);
  });
  return parts.length === 1 && parts[0] ? parts[0] : { $and: parts };
}

/** Refuses an order by a property that is masked for the viewer, be it on some rows only. */
export function refuseMaskedOrder(ctx: Ctx, view: View<object, object>, property: string): void {
  const hidden = hiddenWhere(view, ctx.viewer, property);
  if (hidden !== null) throw refusal(view, property);
}

function guardedTest(ctx: Ctx, view: View<object, object>, [key, test]: [string, unknown]): Where {
  const hidden = hiddenWhere(view, ctx.viewer, key);
  if (hidden === true) throw refusal(view, key);
  const properties: Partial<Record<string, EntityProperty>> = ctx.runtime.orm.getMetadata().get(view.entity).properties;
  const far = viewOfEntity(properties[key]?.targetMeta?.class);
  const inner = far && isLookInto(test) ? { $and: [guarded(ctx, far, test), visibleWhere(far, ctx.viewer)] } : test;
  return hidden === null ? { [key]: inner } : { $and: [{ [key]: inner }, { $not: hidden }] };
}

/** Null: not masked. True: masked on every row. Else the condition of the rows where it is masked. */
function hiddenWhere(view: View<object, object>, viewer: Viewer, property: string): true | Where | null {
  const rules = fieldsTelling(view, property).map(field => view.masks.get(field)?.[viewer.role]);
  if (rules.length === 0 || rules.some(rule => rule === undefined)) return null;
  if (rules.some(rule => rule === true)) return true;
  return { $or: rules.map(rule => (typeof rule === 'function' ? rule(viewer) : {})) };
}

/** The fields that give a property away; a property that no field shows as it is gives away those worked out from it. */
function fieldsTelling(view: View<object, object>, property: string): string[] {
  if (property === 'id') return [];
  const told = view.telling.get(property);
  if (told !== undefined) return told === null ? [] : [told];
  const shown = [...view.needs].filter(([, need]) => need === property).map(([field]) => field);
  if (view.masks.has(property) && !view.needs.has(property)) shown.push(property);
  if (shown.length > 0) return shown;
  const worked = [...view.needs].flatMap(([field, need]) => (isWorkedOutFrom(need, property) ? [field] : []));
  if (worked.length === 0)
    throw new Error(`${view.viewClass.name} does not say what ${property} tells: declare it in its policy`);
  return worked;
}

function isWorkedOutFrom(need: string | { readonly properties: readonly string[] }, property: string): boolean {
  return typeof need !== 'string' && need.properties.includes(property);
}

function isLookInto(test: unknown): test is Where {
  if (typeof test !== 'object' || test === null || Array.isArray(test)) return false;
  return Object.keys(test).every(key => !key.startsWith('$') || key === '$and' || key === '$or' || key === '$not');
}

function refusal(view: View<object, object>, property: string): Error {
  return forbidden(`Your role may not filter or sort by ${fieldsTelling(view, property)[0]}.`);
}
