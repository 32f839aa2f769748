import { type EntityMetadata, type EntityProperty, type MetadataStorage, ReferenceKind } from '@mikro-orm/core';
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { Role } from '../../access/viewer.js';
import { type Mask, policyOf, type Shape, type View } from '../view.js';
import { isResolvedByClass } from '../wire.js';
import { idTypeOf } from './codec.js';
import { Unplanned } from './unplanned.js';

/** What a field of a view is made of. */
export type Need = {
  readonly hidden: Mask[Role] | undefined;
} & (
  | { readonly kind: 'masked' | 'page' }
  /** What its resolver says of the row, or of its id alone. */
  | { readonly kind: 'asked'; readonly isById: boolean }
  | { readonly kind: 'column' | 'one'; readonly property: EntityProperty }
  /** Worked out of properties of the row. */
  | { readonly kind: 'worked'; readonly properties: readonly EntityProperty[]; value(row: object): unknown }
  /** A column of the row behind a relation. */
  | { readonly kind: 'through'; readonly relation: EntityProperty; readonly property: EntityProperty }
);

type AnyField = GraphQLField<unknown, unknown>;

/** Reads from the declarations of views and the metadata of the ORM what plans are made of. */
export class Needs {
  private readonly classes = new Map<string, unknown>(
    getMetadataStorage().objectTypes.map(({ name, target }) => [name, target]),
  );

  private readonly known = new Map<View<object, object>, Map<string, Need>>();

  constructor(private readonly metadata: MetadataStorage) {}

  /** The policy of a type, or null where it only holds others together. */
  policyOf(type: GraphQLObjectType): View<object, object> | Shape | null {
    return policyOf(this.classes.get(type.name));
  }

  classOf(type: GraphQLObjectType): unknown {
    return this.classes.get(type.name);
  }

  viewOf(type: GraphQLObjectType): View<object, object> | null {
    const policy = this.policyOf(type);
    return policy && 'entity' in policy ? policy : null;
  }

  metaOf(view: View<object, object>): EntityMetadata {
    return this.metadata.get<object>(view.entity);
  }

  /** Throws `Unplanned` where only the resolver knows. */
  of(view: View<object, object>, field: AnyField, role: Role): Need {
    const key = `${role} ${field.name}`;
    const known = this.known.get(view) ?? new Map<string, Need>();
    this.known.set(view, known);
    const need = known.get(key) ?? this.found(view, field, role);
    known.set(key, need);
    return need;
  }

  private found(view: View<object, object>, field: AnyField, role: Role): Need {
    const hidden = field.name === 'id' ? undefined : view.masks.get(field.name)?.[role];
    if (hidden === true) return { kind: 'masked', hidden };
    if (isResolvedByClass(view.viewClass, field.name)) return this.resolved(view, field, hidden);
    const meta = this.metaOf(view);
    const need = view.needs.get(field.name) ?? field.name;
    if (typeof need === 'string') return { ...this.ofProperty(field, propertyOf(meta, need)), hidden };
    const properties = need.properties.map(name => propertyOf(meta, name));
    const [first] = properties;
    if (need.through === undefined || !first)
      return { kind: 'worked', properties, value: row => need.value(row as never), hidden };
    if (!first.targetMeta) throw new Unplanned('field', field.name);
    return { kind: 'through', relation: first, property: propertyOf(first.targetMeta, need.through), hidden };
  }

  /** A list under its parent, where its resolver was declared to read one; else what the resolver says. */
  private resolved(view: View<object, object>, field: AnyField, hidden: Mask[Role] | undefined): Need {
    const { far, byId } = view.far.get(field.name) ?? {};
    const isList = getNamedType(field.type).name.endsWith('Connection');
    if (isList && far !== undefined && 'by' in far) return { kind: 'page', hidden };
    return { kind: 'asked', isById: byId === true, hidden };
  }

  private ofProperty(field: AnyField, property: EntityProperty): { kind: 'column' | 'one'; property: EntityProperty } {
    const named = getNamedType(field.type);
    const isScalar = property.kind === ReferenceKind.SCALAR;
    if (isLeafType(named) && isScalar) return { kind: 'column', property };
    if (isLeafType(named) || isAbstractType(named) || !('getFields' in named)) throw new Unplanned('field', field.name);
    const view = this.viewOf(named as GraphQLObjectType);
    if (!view) {
      if (!isScalar) throw new Unplanned('field', field.name);
      return { kind: 'column', property };
    }
    const isOne = property.kind === ReferenceKind.MANY_TO_ONE || (isScalar && idTypeOf(property)?.prefix === view.id);
    if (!isOne || isListType(field.type)) throw new Unplanned('field', field.name);
    return { kind: 'one', property };
  }
}

function propertyOf(meta: EntityMetadata, name: string): EntityProperty {
  const property = meta.properties[name as never] as EntityProperty | undefined;
  if (!property) throw new Unplanned('field', name);
  return property;
}
