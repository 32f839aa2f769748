import { Reference } from '@mikro-orm/core';
import { type GraphQLOutputType, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { Ctx } from '../context.js';
import { findVisible, nodeById } from './find.js';
import { policyOf, type View } from './view.js';

/** What a field refers to: rows of a view, or objects of any kind. */
export interface Referred {
  readonly view: View<object, object> | null;
  /** Whether there is a role that may not see all of them. */
  readonly canBeHidden: boolean;
}

/** What the type of a field refers to, or null where it holds values. */
export function referredBy(type: GraphQLOutputType): Referred | null {
  const named = getNamedType(type);
  if (isInterfaceType(named)) return { view: null, canBeHidden: true };
  if (!isObjectType(named)) return null;
  const policy = policyOf(getMetadataStorage().objectTypes.find(object => object.name === named.name)?.target);
  if (!policy || !('entity' in policy)) return null;
  return { view: policy, canBeHidden: Object.values(policy.rows).some(rule => rule !== 'ALL') };
}

/** Rows by their ids, in this order; those that are not there or not to be seen are left out. */
export class SeenRows {
  constructor(readonly ids: readonly string[]) {}
}

/**
 * Follows a reference (a MikroORM Ref, or an id) to the row, or to null where the viewer may not see it; many at once
 * by one statement. Rows that a resolver found pass as they are.
 */
export function shown(ctx: Ctx, referred: Referred, value: unknown): unknown {
  if (value instanceof SeenRows)
    return Promise.all(value.ids.map(id => follow(ctx, referred, id))).then(rows => rows.filter(row => row !== null));
  if (Array.isArray(value)) return value.map(one => shown(ctx, referred, one));
  if (typeof value === 'string') return follow(ctx, referred, value);
  return Reference.isReference<{ id: string }>(value) ? follow(ctx, referred, value.unwrap().id) : value;
}

function follow(ctx: Ctx, referred: Referred, id: string): Promise<object | null> {
  return referred.view ? findVisible(ctx, referred.view, id) : nodeById(ctx, id);
}
