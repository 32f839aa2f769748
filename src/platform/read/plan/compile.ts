import type { EntityProperty } from '@mikro-orm/core';
import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import type { Role, Viewer } from '../../access/viewer.js';
import type { Nodes, Selections } from '../../selection.js';
import type { Condition, View } from '../view.js';
import { Block } from './block.js';
import { Landing, PageLanding, RootList } from './landing.js';
import { Leaves } from './leaves.js';
import { type Around, compileList, type ListPart } from './list.js';
import type { Need } from './need.js';
import type { AnyField, AskedField, Ground, Site } from './parts.js';
import type { Run } from './run.js';
import { behind, constant, masked, objectOf, type Part, type Write } from './shape.js';
import { Unplanned } from './unplanned.js';
import { type Lands, Values } from './values.js';
import { whereSql } from './where.js';

type WriteRoot = (run: Run) => void;

/** A type that is a page of rows of a view. */
interface ListType {
  readonly type: GraphQLObjectType;
  readonly view: View<object, object>;
}

/** One operation as blocks and writers. Throws `Unplanned` where a part of it is known to resolvers alone. */
export class Compiler implements Around, Lands {
  /** Grows while answers are written: what a value leads to is compiled once one does. */
  readonly sites: Site[] = [];
  /** Root fields, each behind its name and what parts it from the one before. */
  readonly parts: Part<WriteRoot>[] = [];
  wantsPlace = false;
  /** Of its last answer, about. */
  expectedBytes = 1024;
  private blocks = 0;
  private readonly values: Values;
  private readonly leaves: Leaves;

  constructor(
    readonly ground: Ground,
    readonly selections: Selections,
    private readonly about: {
      readonly role: Role;
      /** Whether the resolver of a list gives a page that has read nothing yet. */
      readonly isPage: (field: string) => boolean;
    },
  ) {
    this.values = new Values(this);
    this.leaves = new Leaves(ground.platform, this.values);
  }

  operation(operation: OperationDefinitionNode): this {
    const root = this.ground.schema.getRootType(operation.operation);
    if (!root) throw new Unplanned('operation', operation.operation);
    for (const [key, nodes] of this.selections.of(root, [operation]))
      this.parts.push({
        key: `${this.parts.length > 0 ? ',' : ''}${JSON.stringify(key)}:`,
        write: named(`${root.name}.${nodes[0].name.value}`, () => this.root(root, nodes)),
      });
    if (this.parts.length === 0) throw new Unplanned('operation', 'nothing is asked');
    return this;
  }

  private root(parentType: GraphQLObjectType, nodes: Nodes): WriteRoot {
    const { value: name } = nodes[0].name;
    if (name === '__typename') return ({ out }) => out.ascii(`"${parentType.name}"`);
    const field = parentType.getFields()[name];
    if (!field) throw new Unplanned('field', name);
    const asked = { parentType, field, nodes };
    const list = parentType === this.ground.schema.getQueryType() ? this.pageType(field.type) : null;
    if (list && this.about.isPage(`${parentType.name}.${name}`)) {
      const root = new RootList(this.list(list, nodes, asked).part);
      return run => root.write(run);
    }
    const write = this.values.writer(field.type, nodes);
    return run => write(run.resolved(asked, run.root), run);
  }

  /** A list that stands by itself. */
  private list({ type, view }: ListType, nodes: Nodes, asked: AskedField | null): { part: ListPart; site: number } {
    const site = this.site({ asked, view, under: null });
    const part = compileList(this, { type, nodes, block: this.block(view, 0), site, parent: null });
    return { part, site };
  }

  site(site: Site): number {
    return this.sites.push(site) - 1;
  }

  block(view: View<object, object>, level: number): Block {
    return new Block(view, this.ground.needs.metaOf(view), { level, name: `t${this.blocks++}` });
  }

  /** What a list is of; null where a type is no list of a view. */
  private pageType(of: GraphQLOutputType): ListType | null {
    const type = getNamedType(of);
    if (!isObjectType(type) || !type.name.endsWith('Connection')) return null;
    const node = getNamedType(type.getFields().nodes?.type);
    const view = isObjectType(node) ? this.ground.needs.viewOf(node) : null;
    return view && { type, view };
  }

  landing(view: View<object, object>, type: GraphQLObjectType, nodes: Nodes): Landing {
    const block = this.block(view, 0);
    const key = this.key(block);
    const { slot, codec } = this.leaves.slot(block, key);
    return new Landing(
      block,
      { name: key.name, slot, id: token => codec.value(token) },
      this.object(type, nodes, block),
    );
  }

  pageLanding(of: GraphQLObjectType, nodes: Nodes): { view: View<object, object>; landing: PageLanding } | null {
    const list = this.pageType(of);
    if (!list) return null;
    const { part, site } = this.list(list, nodes, null);
    return { view: list.view, landing: new PageLanding(part, site) };
  }

  /** An object of a view: its columns go into the block. */
  object(type: GraphQLObjectType, nodes: Nodes, block: Block): Write {
    const parts: Part<Write>[] = [];
    for (const [key, asked] of this.selections.of(type, nodes)) {
      const { value: name } = asked[0].name;
      if (name === '__typename') {
        parts.push({ key, write: constant(`"${type.name}"`) });
        continue;
      }
      const field = type.getFields()[name];
      if (!field) throw new Unplanned('field', name);
      parts.push({ key, write: named(`${type.name}.${name}`, () => this.field(field, { type, nodes: asked, block })) });
    }
    return objectOf(parts);
  }

  private field(field: AnyField, on: { type: GraphQLObjectType; nodes: Nodes; block: Block }): Write {
    const need = this.ground.needs.of(on.block.view, field, this.about.role);
    if (need.kind === 'masked') return constant('null');
    const write = this.written(field, need, on);
    const { hidden } = need;
    return typeof hidden === 'function' ? masked(flagOf(on.block, hidden), write) : write;
  }

  private written(field: AnyField, need: Need, on: { type: GraphQLObjectType; nodes: Nodes; block: Block }): Write {
    if (need.kind === 'column') return this.leaves.column(field, need.property, on);
    if (need.kind === 'one') return this.one(field, need.property, on);
    if (need.kind === 'through') return this.through(field, need, on);
    if (need.kind === 'asked') return this.byResolver(field, on, need.isById);
    if (need.kind === 'worked') return this.leaves.worked(field, need, on);
    const list = this.pageType(field.type);
    return list && this.about.isPage(`${on.type.name}.${field.name}`)
      ? this.page(field, on)
      : this.byResolver(field, on, false);
  }

  private one(field: AnyField, property: EntityProperty, { nodes, block }: { nodes: Nodes; block: Block }): Write {
    const type = getNamedType(field.type) as GraphQLObjectType;
    const view = this.ground.needs.viewOf(type);
    if (!view) throw new Unplanned('field', type.name);
    const far = this.block(view, block.at.level);
    far.add(() => "'1'");
    const write = this.object(type, nodes, far);
    return behind(block.join(property, far), write, !isNonNullType(field.type));
  }

  private through(
    field: AnyField,
    { relation, property }: { relation: EntityProperty; property: EntityProperty },
    { nodes, block }: { nodes: Nodes; block: Block },
  ): Write {
    const { targetMeta } = relation;
    if (!targetMeta) throw new Unplanned('field', relation.name);
    const far = new Block(block.view, targetMeta, { level: block.at.level, name: `t${this.blocks++}` });
    far.isBare = true;
    far.add(() => "'1'");
    const write = this.leaves.column(field, property, { nodes, block: far });
    return behind(block.join(relation, far), write, !isNonNullType(field.type));
  }

  private byResolver(
    field: AnyField,
    { type, nodes, block }: { type: GraphQLObjectType; nodes: Nodes; block: Block },
    isById: boolean,
  ): Write {
    const { slot, codec } = this.leaves.slot(block, this.key(block));
    const write = this.values.writer(field.type, nodes);
    const asked = { parentType: type, field, nodes, row: { view: block.view, isById } };
    return (row, at, run) => write(run.resolved(asked, codec.value(row.text(at + slot))), run);
  }

  /** The one property by which rows are known. */
  private key({ meta, view }: Block): EntityProperty {
    const [key, ...others] = meta.getPrimaryProps();
    if (!key || others.length > 0) throw new Unplanned('field', `${view.viewClass.name} has no id`);
    return key;
  }

  private page(field: AnyField, on: { type: GraphQLObjectType; nodes: Nodes; block: Block }): Write {
    const list = this.pageType(field.type);
    if (!list) throw new Unplanned('field', field.name);
    const { type, view } = list;
    const far = on.block.view.far.get(field.name)?.far;
    if (!far || !('by' in far) || far.entity !== view.entity) throw new Unplanned('field', field.name);
    const block = this.block(view, on.block.at.level + 1);
    const site = this.site({
      asked: { parentType: on.type, field, nodes: on.nodes },
      view,
      under: far.by,
    });
    const page = compileList(this, { type, nodes: on.nodes, block, site, parent: { block: on.block, by: far.by } });
    const slot = on.block.add(page.sql);
    return (row, at, run) => page.write(row.span(at + slot), run);
  }
}

/** The place of the token that says whether a field of the row is hidden from the viewer. */
function flagOf(block: Block, hidden: (me: Viewer) => Condition): number {
  return block.column(hidden, text => {
    const isHidden = whereSql(hidden(text.viewer), block.scope, text);
    return `case when ${isHidden} then '1' else '0' end`;
  });
}

/** Whatever ends the plan of a field says which. */
function named<T>(name: string, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof Unplanned) || error.reason !== 'field' || error.what.includes('.')) throw error;
    throw new Unplanned('field', name);
  }
}
