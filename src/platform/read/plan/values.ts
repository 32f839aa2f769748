import { Reference } from '@mikro-orm/core';
import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { prefixOf } from '../../ids.js';
import type { Nodes, Selections } from '../../selection.js';
import { LazyPage } from '../lazy-page.js';
import { SeenRows } from '../shown.js';
import { isMasked, typeNameOf, type View, viewOfPrefix } from '../view.js';
import { isResolvedByClass, STRUCTURAL } from '../wire.js';
import { serialized } from './codec.js';
import type { Landing, PageLanding } from './landing.js';
import type { Needs } from './need.js';
import type { AskedField, Ground } from './parts.js';
import { LATER, type Run } from './run.js';
import { Unplanned } from './unplanned.js';

/** Writes the JSON of a value that is at hand. */
export type WriteValue = (value: unknown, run: Run) => void;
type WriteObject = (value: object, run: Run) => void;

/** What values need of the compiler: where ids and pages among them lead to. */
export interface Lands {
  readonly ground: Ground;
  readonly selections: Selections;
  landing(view: View<object, object>, type: GraphQLObjectType, nodes: Nodes): Landing;
  pageLanding(type: GraphQLObjectType, nodes: Nodes): { view: View<object, object>; landing: PageLanding } | null;
}

/**
 * Writes what resolvers hand over. Objects and rows are taken as they are, with their masks; where a value refers to a row by its id,
 * or holds a page, that is read by the next statement.
 */
export class Values {
  private readonly needs: Needs;

  constructor(private readonly lands: Lands) {
    this.needs = lands.ground.needs;
  }

  writer(type: GraphQLOutputType, nodes: Nodes): WriteValue {
    if (isNonNullType(type)) {
      const inner = this.writer(type.ofType, nodes);
      return (value, run) => {
        const { length } = run.out;
        inner(value, run);
        if (run.out.isNullSince(length)) throw new Unplanned('value', 'null where it must not be');
      };
    }
    const write = this.present(type, nodes);
    return (value, run) => {
      if (value === null || value === undefined) run.out.ascii('null');
      else if (value !== LATER) write(value, run);
    };
  }

  private present(type: GraphQLOutputType, nodes: Nodes): WriteValue {
    if (isListType(type)) {
      const inner = this.writer(type.ofType, nodes);
      const orNull = this.writer(getNullableType(type.ofType), nodes);
      return (value, run) => {
        if (value instanceof SeenRows) return listed(value.ids, run, { write: orNull, leavesOutNulls: true });
        if (!Array.isArray(value)) throw new Unplanned('value', 'no list');
        listed(value, run, { write: inner, leavesOutNulls: false });
      };
    }
    if (isLeafType(type)) return (value, { out }) => out.text(serialized(type, value));
    if (isInterfaceType(type)) return this.ofAnyKind(type, nodes);
    if (isObjectType(type)) return this.ofKind(type, nodes);
    throw new Unplanned('field', String(type));
  }

  /** An object of a kind that is known by its id alone. */
  private ofAnyKind(type: GraphQLInterfaceType, nodes: Nodes): WriteValue {
    const kinds = new Map<string, WriteValue>();
    return (value, run) => {
      const id = idOf(value) ?? String((value as { id?: unknown }).id);
      const name = typeNameOf(viewOfPrefix(prefixOf(id))?.viewClass);
      const kind = this.lands.ground.schema.getType(name ?? '');
      if (!name || !isObjectType(kind) || !this.lands.ground.schema.isSubType(type, kind))
        throw new Unplanned('refused', 'an object of no kind');
      const write = kinds.get(name) ?? this.ofKind(kind, nodes);
      kinds.set(name, write);
      write(value, run);
    };
  }

  private ofKind(type: GraphQLObjectType, nodes: Nodes): WriteValue {
    const view = this.needs.viewOf(type);
    const object = once(() => this.object(type, nodes));
    if (view) {
      const landing = once(() => this.lands.landing(view, type, nodes));
      return (value, run) => {
        const id = idOf(value);
        if (id === null) object()(value as object, run);
        else landing().write(id, run);
      };
    }
    const pages = once(() => this.lands.pageLanding(type, nodes));
    return (value, run) => {
      if (typeof value !== 'object' || value === null) throw new Unplanned('value', 'no object');
      const lands = value instanceof LazyPage ? pages() : null;
      if (lands && value instanceof LazyPage && value.plan.view === lands.view) lands.landing.write(value, run);
      else object()(value, run);
    };
  }

  private object(type: GraphQLObjectType, nodes: Nodes): WriteObject {
    const policy = this.needs.policyOf(type);
    if (!policy && !STRUCTURAL.test(type.name)) throw new Unplanned('field', type.name);
    const parts: WriteObject[] = [];
    for (const [key, asked] of this.lands.selections.of(type, nodes)) {
      const label = `${parts.length > 0 ? ',' : ''}${JSON.stringify(key)}:`;
      const { value: name } = asked[0].name;
      const field = type.getFields()[name];
      if (name === '__typename') parts.push((_value, { out }) => out.ascii(`${label}"${type.name}"`));
      else if (!field) throw new Unplanned('field', `${type.name}.${name}`);
      else {
        const mask = policy?.masks.get(name);
        const write = this.writer(field.type, asked);
        const read = this.reader({ parentType: type, field, nodes: asked });
        parts.push((value, run) => {
          run.out.ascii(label);
          if (mask && isMasked(mask, run.viewer, value)) run.out.ascii('null');
          else write(read(value, run), run);
        });
      }
    }
    return (value, run) => {
      run.out.ascii('{');
      for (const part of parts) part(value, run);
      run.out.ascii('}');
    };
  }

  /** How the value of a field is found: it lies in the object, or its resolver says it. */
  private reader(asked: AskedField): (value: object, run: Run) => unknown {
    const { name } = asked.field;
    const policy = this.needs.policyOf(asked.parentType);
    const need = policy && 'needs' in policy ? policy.needs.get(name) : undefined;
    const isResolved = isResolvedByClass(this.needs.classOf(asked.parentType), name);
    if (isResolved || (need !== undefined && typeof need !== 'string'))
      return (value, run) => run.resolved(asked, value);
    const property = need ?? name;
    return (value, run) => {
      const found = (value as Record<string, unknown>)[property];
      return typeof found === 'function' || found instanceof Promise ? run.resolved(asked, value) : found;
    };
  }
}

function listed(
  items: readonly unknown[],
  run: Run,
  { write, leavesOutNulls }: { write: WriteValue; leavesOutNulls: boolean },
): void {
  const { out } = run;
  out.ascii('[');
  let isFirst = true;
  for (const item of items) {
    const before = out.length;
    if (!isFirst) out.ascii(',');
    const { length } = out;
    write(item, run);
    if (leavesOutNulls && out.isNullSince(length)) out.back(before);
    else isFirst = false;
  }
  out.ascii(']');
}

/** The id by which a value names a row; null where it is the row itself. */
function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return Reference.isReference<{ id: string }>(value) ? value.unwrap().id : null;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
