import type { EntityProperty } from '@mikro-orm/core';
import {
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import type { Role, Viewer } from '../../access/viewer.js';
import { type Condition, typeNameOf, type View, viewOfRoot } from '../view.js';
import { Block, SEPARATORS } from './block.js';
import { codecOf, jsonOf } from './codec.js';
import { InMemory } from './in-memory.js';
import { compileList } from './list.js';
import type { Need } from './need.js';
import { rowSql } from './page-sql.js';
import type { AnyField, Around, AskedField, Compiled, Ground, Nodes, RootPart, Site, ViewOfNode } from './parts.js';
import type { Selections } from './selection.js';
import { behind, constant, LATER, masked, objectOf, type Part, resolvedValue, type Write } from './shape.js';
import { Unplanned } from './unplanned.js';
import { whereSql } from './where.js';

/** One operation as blocks and writers. Throws `Unplanned` where a part of it is known to resolvers alone. */
export class Compiler implements Around {
  readonly sites: Site[] = [];
  private readonly askedFields: AskedField[] = [];
  wantsPlace = false;
  private blocks = 0;
  private readonly inMemory: InMemory;

  constructor(
    readonly ground: Ground,
    readonly selections: Selections,
    private readonly asked: { readonly role: Role; readonly viewOfNode: ViewOfNode },
  ) {
    this.inMemory = new InMemory(ground.needs, selections);
  }

  operation(operation: OperationDefinitionNode): Compiled {
    const query = this.ground.schema.getQueryType();
    if (!query) throw new Unplanned('operation', 'no queries');
    const parts = [...this.selections.of(query, [operation])].map(([key, nodes]) => ({
      key,
      write: named(`Query.${nodes[0].name.value}`, () => this.root(query, nodes)),
    }));
    if (parts.length === 0) throw new Unplanned('operation', 'nothing is asked');
    return { parts, sites: this.sites, askedFields: this.askedFields, wantsPlace: this.wantsPlace };
  }

  private root(query: GraphQLObjectType, nodes: Nodes): RootPart {
    const { value: name } = nodes[0].name;
    const field = query.getFields()[name];
    if (!field) throw new Unplanned('field', name);
    const named = getNamedType(field.type);
    if (named.name.endsWith('Connection') && isObjectType(named)) {
      const view = this.viewOfList(named);
      const block = this.block(view, 0);
      const site = this.site({ parentType: query, field, nodes, view, under: null, isList: true });
      return compileList(this, { type: named, nodes, block, site, parent: null });
    }
    const view = name === 'node' ? this.asked.viewOfNode(nodes[0]) : viewOfRoot(name);
    const type = view && this.ground.schema.getType(typeNameOf(view.viewClass) ?? '');
    if (!view || !isObjectType(type)) throw new Unplanned('field', `Query.${name}`);
    const site = this.site({ parentType: query, field, nodes, view, under: null, isList: false });
    return this.row(type, nodes, { block: this.block(view, 0), site });
  }

  private row(type: GraphQLObjectType, nodes: Nodes, { block, site }: { block: Block; site: number }): RootPart {
    block.add(() => "'1'");
    const write = this.object(type, nodes, block);
    return {
      sql: text => rowSql(block, text.row(site), text),
      write: (token, run) => {
        const tokens = token.split(SEPARATORS[0]);
        const count = Number(tokens[0]);
        if (tokens.length !== 1 + count * block.width) throw new Unplanned('value', 'a sign between tokens');
        run.rows += count;
        return count === 0 ? 'null' : write(tokens, 1, run);
      },
    };
  }

  site(site: Site): number {
    return this.sites.push(site) - 1;
  }

  block(view: View<object, object>, level: number): Block {
    return new Block(view, this.ground.needs.metaOf(view), { level, name: `t${this.blocks++}` });
  }

  /** What a list is of. */
  viewOfList(type: GraphQLObjectType): View<object, object> {
    const node = getNamedType(type.getFields().nodes?.type ?? type);
    const view = isObjectType(node) ? this.ground.needs.viewOf(node) : null;
    if (!view) throw new Unplanned('field', type.name);
    return view;
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
    const need = this.ground.needs.of(on.block.view, field, this.asked.role);
    if (need.kind === 'masked') return constant('null');
    const write = this.written(field, need, on);
    const { hidden } = need;
    return typeof hidden === 'function' ? masked(flagOf(on.block, hidden), write) : write;
  }

  private written(field: AnyField, need: Need, on: { type: GraphQLObjectType; nodes: Nodes; block: Block }): Write {
    const { block, nodes } = on;
    if (need.kind === 'column') return this.column(field, need.property, on);
    if (need.kind === 'one') return this.one(field, need.property, on);
    if (need.kind === 'through') return this.through(field, need, on);
    if (need.kind === 'asked') return this.byResolver(field, on);
    if (need.kind === 'worked') {
      const slots = need.properties.map(property => this.slot(block, property));
      const write = this.inMemory.writer(field.type, nodes);
      return (row, at, run) => {
        const values: Record<string, unknown> = {};
        for (const { name, slot, read } of slots) values[name] = read(row[at + slot] ?? '');
        return write(
          workedOut(() => need.value(values)),
          run.viewer,
        );
      };
    }
    return this.page(field, on);
  }

  private column(field: AnyField, property: EntityProperty, { nodes, block }: { nodes: Nodes; block: Block }): Write {
    const codec = codecOf(property, this.ground.platform);
    const { slot } = this.slot(block, property);
    const type = isNonNullType(field.type) ? field.type.ofType : field.type;
    if (!isLeafType(type) || isListType(type)) {
      const write = this.inMemory.writer(field.type, nodes);
      return (row, at, run) => write(codec.value(row[at + slot] ?? ''), run.viewer);
    }
    const json = jsonOf(codec, type);
    const isNullable = !isNonNullType(field.type);
    return (row, at) => {
      const token = row[at + slot] as string;
      if (!codec.isNull(token)) return json(token);
      if (!isNullable) throw new Unplanned('value', `${field.name} is null`);
      return 'null';
    };
  }

  private slot(block: Block, property: EntityProperty): { name: string; slot: number; read(token: string): unknown } {
    const codec = codecOf(property, this.ground.platform);
    const slot = block.column(property, () => codec.select(block.scope.column(property)));
    const read = (token: string) => {
      const value = codec.value(token);
      return property.targetMeta && value !== null ? { id: value } : value;
    };
    return { name: property.name, slot, read };
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
    const write = this.column(field, property, { nodes, block: far });
    return behind(block.join(relation, far), write, !isNonNullType(field.type));
  }

  private byResolver(field: AnyField, on: { type: GraphQLObjectType; nodes: Nodes; block: Block }): Write {
    const { type, nodes, block } = on;
    const [key] = block.meta.getPrimaryProps();
    if (!key) throw new Unplanned('field', field.name);
    const { slot, read } = this.slot(block, key);
    const write = this.inMemory.writer(field.type, nodes);
    const index = this.askedFields.push({ parentType: type, field, nodes, view: block.view }) - 1;
    return (row, at, run) => {
      const value = resolvedValue(run, index, String(read(row[at + slot] ?? '')));
      return value === LATER ? '' : write(value, run.viewer);
    };
  }

  private page(field: AnyField, on: { type: GraphQLObjectType; nodes: Nodes; block: Block }): Write {
    const type = getNamedType(field.type) as GraphQLObjectType;
    const view = this.viewOfList(type);
    const far = on.block.view.far.get(field.name)?.far;
    if (!far || !('by' in far) || far.entity !== view.entity) throw new Unplanned('field', field.name);
    const block = this.block(view, on.block.at.level + 1);
    const site = this.site({ parentType: on.type, field, nodes: on.nodes, view, under: far.by, isList: true });
    const list = compileList(this, { type, nodes: on.nodes, block, site, parent: { block: on.block, by: far.by } });
    const slot = on.block.add(list.sql);
    return (row, at, run) => list.write(row[at + slot] as string, run);
  }
}

/** The place of the token that says whether a field of the row is hidden from the viewer. */
function flagOf(block: Block, hidden: (me: Viewer) => Condition): number {
  return block.column(hidden, text => {
    const isHidden = whereSql(hidden(text.viewer), block.scope, text);
    return `case when ${isHidden} then '1' else '0' end`;
  });
}

function workedOut(value: () => unknown): unknown {
  try {
    return value();
  } catch {
    throw new Unplanned('value', 'a field could not be worked out');
  }
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
