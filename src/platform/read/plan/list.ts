import type { EntityProperty } from '@mikro-orm/core';
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { Nodes, Selections } from '../../selection.js';
import type { Block } from './block.js';
import { type PageWants, pageSql, placeSql } from './page-sql.js';
import type { Ground } from './parts.js';
import type { Run } from './run.js';
import {
  constant,
  cursorOf,
  objectOf,
  type Part,
  pageInfoOf,
  pageOf,
  pagePartsOf,
  rowsOf,
  type Write,
  type WritePage,
} from './shape.js';
import type { SqlText } from './sql-text.js';
import type { Span } from './tokens.js';
import { Unplanned } from './unplanned.js';

/** A list: its column of a statement, and what becomes of it. */
export interface ListPart {
  sql(text: SqlText): string;
  write(token: Span, run: Run): void;
}

/** What a list needs of the compiler that it stands in. */
export interface Around {
  readonly ground: Ground;
  readonly selections: Selections;
  wantsPlace: boolean;
  object(type: GraphQLObjectType, nodes: Nodes, block: Block): Write;
}

/** A list in a selection. */
interface List {
  readonly type: GraphQLObjectType;
  readonly nodes: Nodes;
  readonly block: Block;
  readonly site: number;
  /** The block of the rows that each have such a list, and the property that points at them; null at the root. */
  readonly parent: { readonly block: Block; readonly by: string } | null;
}

/** The types and fields of a connection as a column of its parent and what is written of it. */
export function compileList(around: Around, list: List): ListPart {
  const wants: PageWants = { rows: false, total: false, next: false, previous: false };
  const parts = partsOf(around, list, wants);
  const { block, site, parent } = list;
  if (block.width === 0) block.add(() => "'1'");
  const pointing = parent && (block.meta.properties[parent.by as never] as EntityProperty | undefined);
  const key = parent?.block.meta.getPrimaryProps()[0];
  if (parent && (!pointing || !key)) throw new Unplanned('field', parent.by);
  const under = parent && pointing && key ? { by: pointing, key, scope: parent.block.scope } : null;
  return {
    sql: text => pageSql({ block, wants, under }, text.page(site), text),
    write: pageOf(site, { block, wants }, parts),
  };
}

function partsOf(around: Around, list: List, wants: PageWants): Part<WritePage>[] {
  const parts: Part<WritePage>[] = [];
  for (const [key, nodes] of around.selections.of(list.type, list.nodes)) {
    const { value: name } = nodes[0].name;
    parts.push({ key, write: partOf(around, { ...list, nodes }, { name, wants }) });
  }
  return parts;
}

function partOf(around: Around, list: List, { name, wants }: { name: string; wants: PageWants }): WritePage {
  const named = getNamedType(list.type.getFields()[name]?.type ?? list.type);
  if (name === '__typename') return typeName(list.type);
  if (name === 'totalCount') {
    wants.total = true;
    return (page, { out }) => out.ascii(page.total);
  }
  if (name === 'cursor') {
    around.wantsPlace = true;
    return (_page, { out, place }) => out.text(JSON.stringify(place));
  }
  if (!isObjectType(named)) throw new Unplanned('field', name);
  if (name === 'pageInfo') return pageInfo(around, { ...list, type: named }, wants);
  wants.rows = true;
  if (name === 'nodes') return rowsOf(around.object(named, list.nodes, list.block));
  if (name === 'edges') return rowsOf(edge(around, { ...list, type: named }));
  throw new Unplanned('field', `${list.type.name}.${name}`);
}

function pageInfo(around: Around, list: List, wants: PageWants): WritePage {
  const parts: Part<WritePage>[] = [];
  for (const [key, nodes] of around.selections.of(list.type, list.nodes)) {
    const { value: name } = nodes[0].name;
    if (name === 'hasNextPage') wants.next = true;
    if (name === 'hasPreviousPage') wants.previous = true;
    if (name !== '__typename') wants.rows = true;
    const isCursor = name === 'startCursor' || name === 'endCursor';
    const write =
      name === '__typename' ? typeName(list.type) : pageInfoOf(name, isCursor ? cursor(around, list) : null);
    if (!write) throw new Unplanned('field', name);
    parts.push({ key, write });
  }
  return pagePartsOf(parts);
}

function typeName({ name }: GraphQLObjectType): WritePage {
  return (_page, { out }) => out.ascii(`"${name}"`);
}

function edge(around: Around, list: List): Write {
  const parts: Part<Write>[] = [];
  for (const [key, nodes] of around.selections.of(list.type, list.nodes)) {
    const { value: name } = nodes[0].name;
    const type = getNamedType(list.type.getFields()[name]?.type ?? list.type);
    if (name === '__typename') parts.push({ key, write: constant(`"${list.type.name}"`) });
    else if (name === 'cursor') parts.push({ key, write: cursor(around, list) });
    else if (name === 'node' && isObjectType(type)) parts.push({ key, write: around.object(type, nodes, list.block) });
    else throw new Unplanned('field', `${list.type.name}.${name}`);
  }
  return objectOf(parts);
}

/** The token of a row's place in the order, once in a block, and what is written of it. */
function cursor({ ground: { platform } }: Around, { block, site }: List): Write {
  const slot = block.column(cursor, text => placeSql(block, text.page(site).keys, platform));
  return cursorOf(site, slot, { block, platform });
}
