import type { EntityMetadata, FilterQuery } from '@mikro-orm/core';
import type { Ctx } from '../context.js';
import { keyOf } from './find.js';
import { guarded, refuseMaskedOrder } from './guard.js';
import { beyond, type Key, type KeyedValue, onKey, valuesOf, type Where } from './keyset.js';
import { boundsOf, OrderDirection, type PageArgs, type PageBounds } from './page-args.js';
import { type Condition, type View, visibleWhere } from './view.js';

/** A scalar column of the entity that lists may be ordered by. */
export interface OrderKey {
  readonly property: string;
  readonly nullable: boolean;
}

/** What a list is of, and how it may be ordered. `where` is the server's own condition, beside the policies. */
export interface PageSpec<E extends object, F extends string> {
  readonly view: View<object, E>;
  readonly orders: Readonly<Record<F, OrderKey>>;
  readonly byDefault: readonly { readonly field: F; readonly direction: OrderDirection }[];
  readonly where?: Condition | FilterQuery<E>;
}

/** One sort key that a client asks for; `within`: the value that lies under a key in the column of the field. */
export interface OrderEntry<F extends string> {
  readonly field: F;
  readonly direction: OrderDirection;
  readonly within?: KeyedValue;
}

/** What a client asks of a list. `where` comes from `whereOf`. */
export interface ListArgs<F extends string> extends PageArgs {
  readonly orderBy?: readonly OrderEntry<F>[] | null;
  readonly where?: object | null;
}

/** One page, ready to be read from a source. */
export interface PagePlan<E extends object> {
  readonly view: View<object, E>;
  readonly keys: readonly Key[];
  readonly bounds: PageBounds;
  /** All rows of the list. */
  readonly all: Where;
  /** The rows beyond the cursor; equals `all` without one. */
  readonly beyond: Where;
  /** The rows up to the cursor, itself included; null without one. */
  readonly upTo: Where | null;
  /** Equal for pages that one statement can read. */
  readonly name: string;
}

/** What a page of a list reads. Wrong arguments are BAD_USER_INPUT, an order by what is masked FORBIDDEN. */
export function planOf<E extends object, F extends string>(
  ctx: Ctx,
  spec: PageSpec<E, F>,
  args: ListArgs<F>,
): PagePlan<E> {
  const bounds = boundsOf(args);
  const keys = keysOf(ctx, spec, args.orderBy);
  const all = {
    $and: [visibleWhere(spec.view, ctx.viewer), spec.where ?? {}, guarded(ctx, spec.view, (args.where ?? {}) as Where)],
  };
  const place = bounds.cursor === null ? null : valuesOf(keys, bounds.cursor, bounds.isBackward ? 'before' : 'after');
  const name = JSON.stringify([
    spec.view.viewClass.name,
    keys.map(key => [key.property.name, key.direction, key.within]),
    bounds,
    all,
  ]);
  if (!place) return { view: spec.view, keys, bounds, all, beyond: all, upTo: null, name };
  const isAtPlace = { $and: keys.map((key, index) => onKey(key, place[index])) };
  return {
    view: spec.view,
    keys,
    bounds,
    all,
    name,
    beyond: { $and: [all, beyond(keys, place, bounds.isBackward)] },
    upTo: { $and: [all, { $or: [isAtPlace, beyond(keys, place, !bounds.isBackward)] }] },
  };
}

function keysOf<E extends object, F extends string>(
  ctx: Ctx,
  spec: PageSpec<E, F>,
  asked: ListArgs<F>['orderBy'],
): Key[] {
  const meta: EntityMetadata = ctx.runtime.orm.getMetadata().get(spec.view.entity);
  const wanted: readonly OrderEntry<F>[] = asked && asked.length > 0 ? asked : spec.byDefault;
  const keys: Key[] = [];
  for (const { field, direction, within } of wanted) {
    const { property: name, nullable } = spec.orders[field];
    if (asked && asked.length > 0) refuseMaskedOrder(ctx, spec.view, name);
    const property = meta.properties[name as never];
    if (!property) throw new Error(`${spec.view.entity.name} has no property ${name} to order by`);
    if (!keys.some(key => key.property === property && key.within?.key === within?.key))
      keys.push({ property, isNullable: nullable, direction, ...(within && { within }) });
  }
  const id = keyOf(ctx, spec.view);
  if (!keys.some(key => key.property === id)) {
    keys.push({ property: id, isNullable: false, direction: keys.at(-1)?.direction ?? OrderDirection.ASC });
  }
  return keys;
}
