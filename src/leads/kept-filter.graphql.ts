import { GraphQLError } from 'graphql';
import type { Ctx } from '../platform/context.js';
import type { IdPrefix } from '../platform/ids.js';
import { whereOf } from '../platform/read/filter.js';
import { findVisible } from '../platform/read/find.js';
import { readKept } from '../platform/read/input-shape.js';
import { viewOfPrefix } from '../platform/read/view.js';
import { type Problem, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { kindNamedBy } from './find-lead-conditions.js';
import { findKey } from './find-segments.js';
import { type LeadFilter, type LeadListArgs, leadConditions, leadOrder } from './lead-lists.graphql.js';

/** A filter that was kept, as it is read today, and everything in it that is no more; with problems it must not be asked. */
export async function readFilter(ctx: Ctx, kept: object): Promise<{ filter: object; problems: readonly Problem[] }> {
  const { value, faults } = readKept('LeadFilter', kept);
  if (faults.length > 0)
    return {
      filter: {},
      problems: faults.map(({ path, message }) => ({
        code: UserErrorCode.INVALID,
        message,
        field: ['filter', ...path],
      })),
    };
  return { filter: value as object, problems: await problemsIn(ctx, value as object) };
}

/** A filter as it is kept, after all that is wrong with it was refused at once. A segment names no other segment. */
export async function keepableFilter(ctx: Ctx, filter: LeadFilter, of: 'segment' | 'view'): Promise<object> {
  const found = await problemsOfKeeping(ctx, filter, of);
  refuseAll(found.map(problem => ({ ...problem, field: ['input', ...(problem.field ?? [])] })));
  return canonical(filter) as object;
}

/** All that is wrong with a filter that is to be kept; only that of a view names segments. Paths begin at `filter`. */
export async function problemsOfKeeping(ctx: Ctx, filter: object, of: 'segment' | 'view'): Promise<Problem[]> {
  const nested = of === 'view' ? [] : segmentsIn(filter);
  return [
    ...nested.map(({ path }): Problem => ({ code: UserErrorCode.INVALID, field: path })),
    ...(await problemsIn(ctx, filter)),
  ];
}

/** The segments that a filter names, with the place of each. */
export function segmentsIn(filter: object): Named[] {
  return namesIn(filter, ['filter']).filter(({ kind }) => kind === 'segment');
}

/** Something that a filter names. */
interface Named {
  readonly kind: IdPrefix | 'stageKey' | 'sourceKey';
  readonly name: string;
  readonly path: readonly string[];
}

async function problemsIn(ctx: Ctx, filter: object): Promise<Problem[]> {
  const shape = await problemOf(async () => {
    whereOf(filter, await leadConditions(ctx, filter, () => ({})));
  });
  if (shape) return [shape];
  const names = namesIn(filter, ['filter']);
  const are = await Promise.all(names.map(named => isThere(ctx, named)));
  return names.flatMap(({ path }, place) => (are[place] ? [] : [{ code: UserErrorCode.NOT_FOUND, field: path }]));
}

/** What a list would refuse: too deep, too much, a null where there is none, a custom field that is no more. */
async function problemOf(ask: () => Promise<unknown>): Promise<Problem | null> {
  try {
    await ask();
    return null;
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions.code !== 'BAD_USER_INPUT') throw error;
    const field = (error.extensions.field as readonly string[] | undefined) ?? ['filter'];
    return { code: UserErrorCode.INVALID, message: error.message, field };
  }
}

function namesIn(filter: object, path: readonly string[]): Named[] {
  return Object.entries(filter).flatMap(([key, value]: [string, unknown]): Named[] => {
    if (typeof value !== 'object' || value === null) return [];
    const at = [...path, key];
    if (key === 'not') return namesIn(value, at);
    if (key === 'and' || key === 'or')
      return (value as object[]).flatMap((one, place) => namesIn(one, [...at, String(place)]));
    const kind = kindOf(key);
    return kind ? valuesIn(value as Compared, at).map(({ name, path: place }) => ({ kind, name, path: place })) : [];
  });
}

interface Compared {
  readonly eq?: string | null;
  readonly in?: readonly string[] | null;
}

function valuesIn({ eq, in: oneOf }: Compared, path: readonly string[]): { name: string; path: readonly string[] }[] {
  const one = eq == null ? [] : [{ name: eq, path: [...path, 'eq'] }];
  return [...one, ...(oneOf ?? []).map((name, place) => ({ name, path: [...path, 'in', String(place)] }))];
}

function kindOf(key: string): Named['kind'] | null {
  if (key === 'segmentId') return 'segment';
  if (key === 'stageKey' || key === 'sourceKey') return key;
  return kindNamedBy(key);
}

async function isThere(ctx: Ctx, { kind, name }: Named): Promise<boolean> {
  if (kind === 'stageKey') return findKey(ctx, 'stage', name);
  if (kind === 'sourceKey') return findKey(ctx, 'source', name);
  const view = viewOfPrefix(kind);
  const row = view && ((await findVisible(ctx, view, name)) as { retiredAt?: Date | null } | null);
  return row !== null && row.retiredAt == null;
}

/** One text for one meaning: keys in order, nothing that says nothing. */
export function canonical(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  return Object.fromEntries(said.sort(([one], [other]) => (one < other ? -1 : 1)).map(([k, v]) => [k, canonical(v)]));
}

/** Sort keys that were kept, as they are read today, and those that are no more; with problems they must not be asked. */
export async function readOrder(ctx: Ctx, kept: readonly object[]): Promise<{ order: KeptOrder; problems: Problem[] }> {
  const read = kept.map((one, place) => ({ place, ...readKept('LeadOrder', one) }));
  const problems = read.flatMap(({ place, faults }) =>
    faults.map(({ path, message }) => ({
      code: UserErrorCode.INVALID,
      message,
      field: ['orderBy', String(place), ...path],
    })),
  );
  const order = read.flatMap(({ value, faults }) => (faults.length > 0 ? [] : [value])) as KeptOrder;
  const odd = await problemOf(() => leadOrder(ctx, order));
  return { order, problems: odd ? [...problems, odd] : problems };
}

/** Sort keys as they are kept, after what is wrong with them was refused. */
export async function keepableOrder(ctx: Ctx, order: KeptOrder): Promise<readonly object[]> {
  const odd = await problemOf(() => leadOrder(ctx, order));
  refuseAll([odd && { ...odd, field: ['input', ...(odd.field ?? [])] }]);
  return canonical(order) as readonly object[];
}

type KeptOrder = NonNullable<LeadListArgs['orderBy']>;
