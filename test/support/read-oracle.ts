import { readFileSync } from 'node:fs';
import {
  buildSchema,
  execute,
  GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type parse,
} from 'graphql';
import pg from 'pg';
import type { Viewer } from '../../src/platform/access/viewer.js';
import { idFromUuid, uuidOf } from '../../src/platform/ids.js';
import { type Args, pageIn, Refused } from './page-oracle.js';
import { POLICY } from './policy-table.js';
import { columnOf, KINDS, type KindOf } from './read-kinds.js';
import type { Row, Rows } from './sight-oracle.js';

/** What is right: the JSON of `data`, and the paths of all that goes wrong, each as text. */
export interface Right {
  readonly data: string;
  readonly errors: readonly string[];
}

/** What a root field gives: a list, or the one that has the id. */
const ROOTS: Readonly<Record<string, string>> = {
  leads: 'Lead',
  lead: 'Lead',
  interactions: 'Interaction',
  reps: 'Rep',
  rep: 'Rep',
  teams: 'Team',
  team: 'Team',
  companies: 'Company',
  contacts: 'Contact',
  pipelines: 'Pipeline',
  pools: 'LeadPool',
  sources: 'LeadSource',
  campaigns: 'Campaign',
  products: 'Product',
  competitors: 'Competitor',
  segments: 'Segment',
  savedViews: 'SavedView',
  customFields: 'CustomField',
  partners: 'Partner',
  apiKeys: 'ApiKey',
  leadImports: 'LeadImport',
  leadImport: 'LeadImport',
  offers: 'LeadOffer',
  assignmentRules: 'AssignmentRule',
  findings: 'Finding',
  duplicateCandidates: 'DuplicateCandidate',
  bulkChanges: 'BulkChange',
  criteriaModels: 'CriteriaModel',
  screeningRules: 'ScreeningRule',
  contentItems: 'ContentItem',
  nurturePrograms: 'NurtureProgram',
};
/** Arguments that lists of this reader take. */
const KNOWN_ARGUMENTS = new Set([
  'first',
  'after',
  'last',
  'before',
  'filter',
  'orderBy',
  'includeRetired',
  'id',
  'ids',
]);
/** Columns of the name of a field that they are not shown by. */
const UNKNOWN = new Set(['Team.timeZone', 'LeadFilter.segmentId', 'LeadOrder.customKey', 'PartyOrder.customKey']);
const PARTS = /(Connection|Edge|PageInfo)$/;

/** Reads all rows once, and answers documents from them: no SQL but `select`, no view, no policy, no page of the product. */
export class ReadOracle {
  private readonly schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  private readonly kindOf = new Map<Row, string>();
  private readonly found = new Map<string, ReadonlyMap<unknown, readonly Row[]>>();

  private constructor(private readonly rows: Rows) {
    for (const [name, { table }] of Object.entries(KINDS))
      for (const row of rows.all(table)) this.kindOf.set(row, name);
  }

  static async open(url: string): Promise<ReadOracle> {
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    const tables = new Map<string, ReadonlyMap<unknown, Row>>();
    for (const { table } of Object.values(KINDS)) {
      const { rows } = await owner.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`);
      tables.set(table, new Map(rows.map(({ row }) => [row.id, row])));
    }
    await owner.end();
    return new ReadOracle({
      all: table => [...(tables.get(table)?.values() ?? [])],
      byId: (table, id) => tables.get(table)?.get(id) ?? null,
    });
  }

  /** The ids of all rows, whoever may see them. */
  ids(): string[] {
    return Object.values(KINDS).flatMap(({ table, prefix }) =>
      this.rows.all(table).map(row => idFromUuid(prefix, String(row.id))),
    );
  }

  /** The rows of a kind, by their uuid, that a viewer may not find. */
  hiddenFrom(me: Viewer, kind: KindOf): string[] {
    const hidden = this.rows.all(kind.table).filter(row => !kind.mayFind({ me, row, rows: this.rows }));
    return hidden.map(({ id }) => String(id));
  }

  /** The rows of a kind, by their uuid, on which a viewer may not see a field. */
  maskedFor(me: Viewer, kind: KindOf, field: string): string[] {
    const isMasked = (row: Row) =>
      kind.masks?.[field]?.includes(me.role) || kind.hides?.({ me, row, rows: this.rows }, field);
    return this.rows.all(kind.table).flatMap(row => (isMasked(row) ? [String(row.id)] : []));
  }

  /** The fields that it cannot answer, as `Type.field`, be they of answers or of arguments. */
  unknown(): Set<string> {
    const names = new Set(UNKNOWN);
    for (const type of Object.values(this.schema.getTypeMap())) {
      if (type.name.endsWith('Filter') && 'getFields' in type && 'custom' in type.getFields())
        names.add(`${type.name}.custom`);
      if (!isObjectType(type) || type.name === 'Money' || type.name === 'PageInfo') continue;
      for (const field of Object.values(type.getFields()))
        if (!this.isKnown(type, field)) names.add(`${type.name}.${field.name}`);
    }
    return names;
  }

  private isKnown(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
    if (!field.args.every(({ name }) => KNOWN_ARGUMENTS.has(name))) return false;
    if (type.name === 'Query') return field.name in ROOTS || field.name === 'node' || field.name === 'nodes';
    // The place of the log moves on by itself.
    if (PARTS.test(type.name)) return field.name !== 'cursor' || type.name.endsWith('Edge');
    const kind = KINDS[type.name];
    if (!kind) return false;
    if (field.name === 'id' || field.name in { ...kind.worked, ...kind.lists }) return true;
    const far = getNamedType(field.type);
    const column = kind.columns?.[field.name] ?? columnOf(field.name);
    if (isLeafType(far)) return this.hasColumn(kind, column);
    const bare = isNonNullType(field.type) ? field.type.ofType : field.type;
    return far.name in KINDS && !isListType(bare) && this.hasColumn(kind, `${column}_id`);
  }

  private hasColumn({ table }: KindOf, column: string): boolean {
    const [first] = this.rows.all(table);
    return first !== undefined && column in first;
  }

  async answer(me: Viewer, document: ReturnType<typeof parse>, variables: Record<string, unknown>): Promise<Right> {
    const errors = new Set<string>();
    const fieldResolver = (...[source, args, , info]: Parameters<GraphQLFieldResolver<unknown, unknown>>) => {
      try {
        return this.field(me, source, { args: args as Args, info });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        errors.add(pathOf(info.path));
        // Later, so that whatever stands beside it is read too: any of several errors may be the one that is told.
        return Promise.reject(error);
      }
    };
    const typeResolver = (row: unknown) => this.kindOf.get(row as Row);
    const variableValues = variables;
    const result = await execute({ schema: this.schema, document, variableValues, fieldResolver, typeResolver });
    for (const error of result.errors ?? []) {
      const { originalError: cause } = error;
      if (cause && !(cause instanceof Refused) && !(cause instanceof GraphQLError)) throw cause;
      errors.add((error.path ?? []).join('.'));
    }
    return { data: JSON.stringify(result.data ?? null), errors: [...errors] };
  }

  private field(
    me: Viewer,
    source: unknown,
    {
      args,
      info,
    }: { args: Args & { id?: string; ids?: string[]; includeRetired?: boolean }; info: GraphQLResolveInfo },
  ): unknown {
    const { fieldName: name, parentType, returnType } = info;
    if (parentType.name === 'Query') return this.root(me, name, args);
    const kind = KINDS[parentType.name];
    if (!kind) return (source as Record<string, unknown>)[name];
    const on = { me, row: source as Row, rows: this.rows };
    if (name === 'id') return idFromUuid(kind.prefix, String(on.row.id));
    if (kind.masks?.[name]?.includes(me.role) || kind.hides?.(on, name)) return null;
    const list = kind.lists?.[name];
    if (list) return this.list(me, list[0], { args, under: [list[1], on.row.id] });
    const worked = kind.worked?.[name];
    if (worked) return worked(on);
    const column = kind.columns?.[name] ?? columnOf(name);
    const far = KINDS[getNamedType(returnType).name];
    if (!far) return shown(on.row[column], getNamedType(returnType).name);
    const row = this.rows.byId(far.table, on.row[`${column}_id`]);
    return row && far.mayFind({ ...on, row }) ? row : null;
  }

  private root(
    me: Viewer,
    name: string,
    args: Args & { id?: string; ids?: string[]; includeRetired?: boolean },
  ): unknown {
    if (!POLICY[name]?.may.includes(me.role)) throw new Refused('not for this role');
    if (args.ids) return args.ids.map(id => this.byId(me, id));
    const kindName = ROOTS[name];
    if (args.id !== undefined) return this.byId(me, args.id, kindName);
    const where = name === 'pools' && !args.includeRetired ? (row: Row) => row.retired_at === null : undefined;
    return this.list(me, kindName ?? '', { args, where });
  }

  private byId(me: Viewer, id: string, only?: string): Row | null {
    const kind = Object.entries(KINDS).find(
      ([name, { prefix }]) => uuidOf(id, prefix) && (only === undefined || name === only),
    )?.[1];
    if (!kind) throw new Refused('no id');
    const row = this.rows.byId(kind.table, uuidOf(id));
    return row && kind.mayFind({ me, row, rows: this.rows }) ? row : null;
  }

  private list(
    me: Viewer,
    name: string,
    {
      args,
      under,
      where,
    }: { args: Args; under?: readonly [by: string, id: unknown]; where?: ((row: Row) => boolean) | undefined },
  ): object {
    const kind = KINDS[name] as KindOf;
    const rows = this.seen(me, name, under?.[0] ?? null).get(under?.[1] ?? null) ?? [];
    return pageIn(where ? rows.filter(where) : rows, { kind, me, rows: this.rows, args });
  }

  /** The rows that a viewer may find, by what they point at. */
  private seen(me: Viewer, name: string, by: string | null): ReadonlyMap<unknown, readonly Row[]> {
    const key = `${me.subject} ${name} ${by}`;
    const known = this.found.get(key);
    if (known) return known;
    const kind = KINDS[name] as KindOf;
    const rows = this.rows.all(kind.table).filter(row => kind.mayFind({ me, row, rows: this.rows }));
    const found = Map.groupBy(rows, row => (by === null ? null : row[by]));
    this.found.set(key, found);
    return found;
  }
}

function shown(value: unknown, type: string): unknown {
  return type === 'DateTime' && typeof value === 'string' ? new Date(value).toISOString() : value;
}

function pathOf(path: GraphQLResolveInfo['path'] | undefined): string {
  const parts: (string | number)[] = [];
  for (let at = path; at; at = at.prev) parts.unshift(at.key);
  return parts.join('.');
}
