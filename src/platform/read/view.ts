import type { EntityClass, Reference } from '@mikro-orm/core';
import { getMetadataStorage } from 'type-graphql';
import { type Condition, holds } from '../access/condition.js';
import { type RowRule, rowsFor } from '../access/row-rule.js';
import type { Role, Viewer } from '../access/viewer.js';
import type { IdPrefix } from '../ids.js';

export type { Condition } from '../access/condition.js';
export type { RowRule } from '../access/row-rule.js';

/** Who does NOT see a field: `true` never sees it; a condition hides it on the rows where it holds. */
export type Mask = Partial<Record<Role, true | ((me: Viewer) => Condition)>>;

/** Everyone who may see the row sees the field. */
export const open: Mask = {};
/** Tells who somebody is: not for screens on a wall and not for auditors. */
export const personal: Mask = { WALLBOARD: true, AUDITOR: true };

/** The fields of a view that need a policy: all but methods and the id. */
export type FieldOf<V> = { [K in keyof V & string]: V[K] extends (...args: never[]) => unknown ? never : K }[Exclude<
  keyof V & string,
  'id'
>];

/** A field that is worked out from properties of the row. */
export interface Computed<E, T> {
  readonly properties: readonly (keyof E & string)[];
  /** Set where it is nothing but a property of the row behind the first of `properties`. */
  readonly through?: string;
  value(row: E): T;
}

/** Declares a field that is worked out from the named properties alone. Relations among them are read before `value` is asked. */
export function computed<E, K extends keyof E & string, T>(
  properties: readonly K[],
  value: (row: Pick<E, K>) => T,
): Computed<E, T> {
  return { properties, value };
}

/** Declares a field that is a property of the row behind a relation; whoever may see the field sees it, null without such a row. */
export function through<E, K extends keyof E & string>(relation: K, property: string): Computed<E, unknown> {
  const value = (row: Pick<E, K>) => {
    const far = row[relation] as { unwrap(): object } | null;
    return far && ((far.unwrap() as Record<string, unknown>)[property] ?? null);
  };
  return { properties: [relation], through: property, value };
}

type Fits<Have, Want> = NonNullable<Have> extends Reference<object> ? true : Have extends Want ? true : false;
type Given<V, E> = {
  [F in FieldOf<V>]: F extends keyof E ? (Fits<E[F], V[F]> extends true ? F : never) : never;
}[FieldOf<V>];
type Need<E> = (keyof E & string) | Computed<E, unknown>;

/** Where the fields of a view come from; only what is not a property of the entity of the same name and type. */
export type Needs<V, E> = Readonly<Record<Exclude<FieldOf<V>, Given<V, E>>, Need<E>>> &
  Readonly<Partial<Record<Given<V, E>, Need<E>>>>;

/** What a view promises about rows and fields. */
export interface Policy<V> {
  /** The prefix of its ids; null where the object has no id of its own. */
  readonly id: IdPrefix | null;
  readonly rows: Readonly<Record<Role, RowRule>>;
  readonly masks: Readonly<Record<FieldOf<V>, Mask>>;
  /**
   * Properties without a field of their own that lists may be filtered or ordered by, with the field that they would
   * give away and whose mask covers them, e.g. `{ emailKey: 'email' }`; null: they give nothing away.
   */
  readonly telling?: Readonly<Record<string, FieldOf<V> | null>>;
}

/** A field that a capability above adds, beside its resolver. `far` is what plans read of it: `by` is the property that points here. */
export interface FarField {
  readonly mask: Mask;
  /** Its resolver looks at nothing of the row but the id, so plans may ask it. */
  readonly byId?: true;
  readonly far?: EntityClass<object> | { readonly entity: EntityClass<object>; readonly by: string };
}

/** A type of the API with a table behind it, and who may see what of it. */
export interface View<V extends object, E extends object> {
  readonly viewClass: EntityClass<V>;
  readonly entity: EntityClass<E>;
  readonly id: IdPrefix | null;
  readonly rows: Readonly<Record<Role, RowRule>>;
  readonly masks: Map<string, Mask>;
  readonly needs: ReadonlyMap<string, string | Computed<never, unknown>>;
  readonly telling: ReadonlyMap<string, string | null>;
  readonly far: Map<string, FarField>;
  add(fields: Readonly<Record<string, FarField>>): void;
}

/** A type of the API without a table: a policy for each field all the same. */
export interface Shape {
  readonly viewClass: EntityClass<object>;
  readonly masks: Map<string, Mask>;
  add(fields: Readonly<Record<string, FarField>>): void;
}

const views = new Map<unknown, View<object, object>>();
const shapes = new Map<unknown, Shape>();

/** Declares what a view shows of an entity and to whom. */
export function view<V extends object, E extends object>(
  viewClass: EntityClass<V>,
  entity: EntityClass<E>,
  ...[needs, policy]: [needs: Needs<V, E>, policy: Policy<V>]
): View<V, E> {
  const declared: View<V, E> = {
    viewClass,
    entity,
    id: policy.id,
    rows: policy.rows,
    masks: new Map(Object.entries<Mask>(policy.masks)),
    needs: new Map(Object.entries<string | Computed<never, unknown>>(needs)),
    telling: new Map(Object.entries<string | null>(policy.telling ?? {})),
    far: new Map(),
    add(fields) {
      addMasks(declared, fields);
      for (const [name, field] of Object.entries(fields)) declared.far.set(name, field);
    },
  };
  if (views.has(viewClass)) throw new Error(`${viewClass.name} is declared twice`);
  if (viewOfPrefix(policy.id)) throw new Error(`${policy.id} is the prefix of two views`);
  views.set(viewClass, declared);
  return declared;
}

/** Declares who may see which field of an object without a table. */
export function shape<V extends object>(viewClass: EntityClass<V>, masks: Readonly<Record<FieldOf<V>, Mask>>): Shape {
  const declared: Shape = {
    viewClass,
    masks: new Map(Object.entries<Mask>(masks)),
    add: fields => addMasks(declared, fields),
  };
  shapes.set(viewClass, declared);
  return declared;
}

function addMasks({ viewClass, masks }: Omit<Shape, 'add'>, fields: Readonly<Record<string, FarField>>): void {
  for (const [name, field] of Object.entries(fields)) {
    if (masks.has(name)) throw new Error(`${viewClass.name}.${name} is declared twice`);
    masks.set(name, field.mask);
  }
}

/** The view or shape that was declared for a class of the API. */
export function policyOf(viewClass: unknown): View<object, object> | Shape | null {
  return views.get(viewClass) ?? shapes.get(viewClass) ?? null;
}

/** The name in the schema of a class of the API. */
export function typeNameOf(viewClass: unknown): string | undefined {
  return getMetadataStorage().objectTypes.find(type => type.target === viewClass)?.name;
}

/** The view whose ids carry a prefix. */
export function viewOfPrefix(prefix: IdPrefix | null): View<object, object> | null {
  return prefix === null ? null : ([...views.values()].find(one => one.id === prefix) ?? null);
}

/** The view that shows an entity. */
export function viewOfEntity(entity: unknown): View<object, object> | null {
  return [...views.values()].find(one => one.entity === entity) ?? null;
}

/** The rows of a view that a viewer may see, as a condition for the database. */
export function visibleWhere(of: Pick<View<object, object>, 'rows'>, viewer: Viewer): Condition {
  return rowsFor(of.rows, viewer);
}

/** Whether a mask hides a field of a row from a viewer. */
export function isMasked(mask: Mask, viewer: Viewer, row: object): boolean {
  const rule = mask[viewer.role];
  if (rule === undefined) return false;
  return rule === true || holds(rule(viewer), row);
}
