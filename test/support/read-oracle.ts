import { readFileSync } from 'node:fs';
import { buildSchema, execute, type GraphQLFieldResolver, getNamedType, isObjectType, type parse } from 'graphql';
import pg from 'pg';
import type { Viewer } from '../../src/platform/access/viewer.js';
import { type IdPrefix, idFromUuid } from '../../src/platform/ids.js';
import { type Args, pageIn, type Row, type Rows } from './page-oracle.js';

/** A kind of rows as this reader knows it, from `product.md` and the descriptions of the schema, not from the views. */
interface KindOf {
  readonly table: string;
  readonly prefix: IdPrefix;
  readonly mayFind: (viewer: Viewer, row: Row, rows: Rows) => boolean;
  /** Who does not see a field. */
  readonly hides?: (viewer: Viewer, row: Row, field: string) => boolean;
  readonly lists?: Readonly<Record<string, readonly [kind: string, by: string]>>;
}

const inHouse = ({ role }: Viewer) => role !== 'PARTNER';
const unheld = ({ pools }: Viewer, row: Row) =>
  row.owner_id === null && (row.pool_id === null || !pools?.hidden.includes(idFromUuid('pool', String(row.pool_id))));
const isOf = (prefix: IdPrefix, uuid: unknown, id: string | null) =>
  uuid !== null && idFromUuid(prefix, String(uuid)) === id;
const worksOn = (me: Viewer, row: Row) =>
  isOf('rep', row.owner_id, me.repId) || (row.collaborator_ids as string[]).some(rep => isOf('rep', rep, me.repId));
const oversees = (me: Viewer, row: Row) => me.teamIds.some(team => isOf('team', row.team_id, team)) || unheld(me, row);

const PERSONAL = new Set(['name', 'email', 'phone', 'note']);
const OF_THE_HOUSE = new Set([
  'note',
  'tier',
  'tierSource',
  'validity',
  'validitySource',
  'screeningReason',
  'waitingReason',
  'loadUnits',
  'winProbability',
  'temperatureUntil',
]);

const KINDS: Readonly<Record<string, KindOf>> = {
  Lead: {
    table: 'lead',
    prefix: 'lead',
    lists: { interactions: ['Interaction', 'lead_id'] },
    mayFind: (me, row) => {
      if (me.role === 'MANAGER') return oversees(me, row);
      if (me.role === 'PARTNER') return isOf('partner', row.partner_id, me.partnerId);
      if (me.role !== 'REP') return true;
      if (worksOn(me, row)) return true;
      if (row.placement === 'ENDED') return isOf('rep', row.last_owner_id, me.repId);
      return row.placement === 'POOLED' && !me.pools?.hidden.includes(idFromUuid('pool', String(row.pool_id)));
    },
    hides: (me, row, field) => {
      if (me.role === 'PARTNER' && OF_THE_HOUSE.has(field)) return true;
      if (me.role === 'WALLBOARD' && (field === 'value' || field === 'convertedRef')) return true;
      if (!PERSONAL.has(field)) return false;
      if (me.role === 'REP')
        return row.placement === 'POOLED' && !me.pools?.opened.includes(idFromUuid('pool', String(row.pool_id)));
      return me.role === 'WALLBOARD' || me.role === 'AUDITOR';
    },
  },
  Interaction: {
    table: 'interaction',
    prefix: 'touch',
    mayFind: (me, row, rows) => {
      const lead = rows.byId('lead', row.lead_id) as Row;
      if (me.role === 'WALLBOARD') return false;
      if (me.role === 'MANAGER') return oversees(me, lead);
      if (me.role === 'REP') return worksOn(me, lead);
      return me.role !== 'PARTNER' || isOf('partner', lead.partner_id, me.partnerId);
    },
    hides: ({ role }, _row, field) => field === 'content' && ['AUDITOR', 'WALLBOARD', 'PARTNER'].includes(role),
  },
  Rep: {
    table: 'rep',
    prefix: 'rep',
    mayFind: inHouse,
    hides: ({ role }, _row, field) => role === 'WALLBOARD' && ['email', 'startedOn', 'externalId'].includes(field),
  },
  Team: { table: 'team', prefix: 'team', mayFind: inHouse, lists: { reps: ['Rep', 'team_id'] } },
  Company: { table: 'company', prefix: 'company', mayFind: inHouse },
};

const ROOTS: Readonly<Record<string, string>> = {
  leads: 'Lead',
  lead: 'Lead',
  interactions: 'Interaction',
  reps: 'Rep',
  rep: 'Rep',
  teams: 'Team',
  team: 'Team',
};
/** What this reader knows nothing of, beside references to kinds that it does not know. */
const UNKNOWN = /^(tierSource|validitySource|email|phone|timeZone|mergedInto)$/;
const PLACE_OF_LOG = /Connection\.cursor$/;

/** Reads all rows once, and answers documents from them: no SQL but `select`, no view, no policy, no page of the product. */
export class ReadOracle {
  private readonly schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));

  private constructor(private readonly rows: Rows) {}

  static async open(url: string): Promise<ReadOracle> {
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    const tables = new Map<string, ReadonlyMap<unknown, Row>>();
    for (const table of [...Object.values(KINDS).map(kind => kind.table), 'stage', 'lead_source']) {
      const { rows } = await owner.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`);
      tables.set(table, new Map(rows.map(({ row }) => [row.id, row])));
    }
    await owner.end();
    return new ReadOracle({
      all: table => [...(tables.get(table)?.values() ?? [])],
      byId: (table, id) => tables.get(table)?.get(id) ?? null,
    });
  }

  /** The fields that it cannot answer, as `Type.field`. */
  unknown(): Set<string> {
    const names = new Set<string>();
    for (const type of Object.values(this.schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const far = getNamedType(field.type);
        const kind = KINDS[type.name];
        const isRoot = type.name === 'Query' && field.name in ROOTS;
        const isList = field.name in (kind?.lists ?? {});
        const isOne = kind !== undefined && isObjectType(far) && far.name in KINDS && field.args.length === 0;
        const isPlain =
          kind !== undefined && !isObjectType(far) && field.args.length === 0 && this.hasColumn(kind, field.name);
        const isValue = type.name === 'Money' || /(Connection|Edge|PageInfo)$/.test(type.name);
        const isKnown = isRoot || isList || isOne || isPlain || isValue || field.name === 'value';
        const name = `${type.name}.${field.name}`;
        const isOther = UNKNOWN.test(field.name) || PLACE_OF_LOG.test(name) || (type.name === 'Query' && !isRoot);
        if (!isKnown || isOther) names.add(name);
      }
    }
    return names;
  }

  private hasColumn({ table }: KindOf, field: string): boolean {
    const [first] = this.rows.all(table);
    return first !== undefined && columnOf(field) in first;
  }

  /** The JSON of `data`, or null where it has errors. */
  async answer(
    viewer: Viewer,
    document: ReturnType<typeof parse>,
    variables: Record<string, unknown>,
  ): Promise<string | null> {
    const result = await execute({
      schema: this.schema,
      document,
      variableValues: variables,
      fieldResolver: (...[source, args, , info]: Parameters<GraphQLFieldResolver<unknown, unknown>>) => {
        const { fieldName, parentType, returnType } = info;
        if (parentType.name === 'Query') return this.root(viewer, fieldName, args);
        const kind = KINDS[parentType.name];
        if (!kind) return plainAt(source, fieldName);
        return this.field(viewer, source as Row, { kind, name: fieldName, args, far: getNamedType(returnType).name });
      },
      typeResolver: source => kindOfRow(source as Row),
    });
    return result.errors ? null : JSON.stringify(result.data);
  }

  private root(viewer: Viewer, name: string, args: Args & { id?: string }): unknown {
    const kindName = ROOTS[name] ?? '';
    const kind = KINDS[kindName] as KindOf;
    if (args.id === undefined) return this.list(viewer, kindName, args, () => true);
    const row = this.rows.all(kind.table).find(one => idFromUuid(kind.prefix, String(one.id)) === args.id);
    return row && kind.mayFind(viewer, row, this.rows) ? row : null;
  }

  private list(viewer: Viewer, kindName: string, ...[args, isUnder]: [Args, (row: Row) => boolean]): object {
    const kind = KINDS[kindName] as KindOf;
    const seen = this.rows.all(kind.table).filter(row => kind.mayFind(viewer, row, this.rows) && isUnder(row));
    return pageIn(kindName, seen, { args, rows: this.rows });
  }

  private field(
    viewer: Viewer,
    row: Row,
    { kind, name, args, far }: { kind: KindOf; name: string; args: Args; far: string },
  ): unknown {
    if (name === 'id') return idFromUuid(kind.prefix, String(row.id));
    if (kind.hides?.(viewer, row, name)) return null;
    const list = kind.lists?.[name];
    if (list) return this.list(viewer, list[0], args, one => one[list[1]] === row.id);
    if (name === 'value')
      return row.value_minor === null ? null : { minorUnits: row.value_minor, currency: row.value_currency };
    const target = KINDS[far];
    if (!target) return shown(row[columnOf(name)], far);
    const found = this.rows.byId(target.table, row[`${columnOf(name)}_id`]);
    return found && target.mayFind(viewer, found, this.rows) ? found : null;
  }
}

function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

function shown(value: unknown, type: string): unknown {
  return type === 'DateTime' && typeof value === 'string' ? new Date(value).toISOString() : value;
}

function plainAt(source: unknown, name: string): unknown {
  const value = (source as Record<string, unknown>)[name];
  return typeof value === 'function' ? (value as () => unknown)() : value;
}

function kindOfRow(row: Row): string {
  return Object.keys(KINDS).find(name => row.kind === name) ?? 'Lead';
}
