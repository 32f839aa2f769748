import { type IdPrefix, idFromUuid } from '../../src/platform/ids.js';

/** A row as JSON shows it. */
export type Row = Readonly<Record<string, unknown>>;

/** All rows of a database at one time. */
export interface Rows {
  all(table: string): readonly Row[];
  byId(table: string, id: unknown): Row | null;
}

/** What a list may be asked. */
export interface Args {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly filter?: Filter | null;
  readonly orderBy?: readonly { readonly field: string; readonly direction: string }[] | null;
}
type Filter = Readonly<Record<string, unknown>>;

type Get = (row: Row, rows: Rows) => unknown;
const id =
  (prefix: IdPrefix, column: string): Get =>
  row =>
    row[column] === null ? null : idFromUuid(prefix, String(row[column]));
const time =
  (column: string): Get =>
  row =>
    row[column] === null ? null : Date.parse(String(row[column]));

/** What filters and orders speak of, where it is not the column of the same name. */
const GETS: Readonly<Record<string, Readonly<Record<string, Get>>>> = {
  Lead: {
    stageId: id('stage', 'stage_id'),
    stageKey: (row, rows) => rows.byId('stage', row.stage_id)?.key ?? null,
    pipelineId: id('pipe', 'pipeline_id'),
    ownerId: id('rep', 'owner_id'),
    lastOwnerId: id('rep', 'last_owner_id'),
    teamId: id('team', 'team_id'),
    poolId: id('pool', 'pool_id'),
    sourceId: id('source', 'source_id'),
    sourceKey: (row, rows) => rows.byId('lead_source', row.source_id)?.key ?? null,
    campaignId: id('campaign', 'campaign_id'),
    productId: id('product', 'product_id'),
    value: row => row.value_minor,
  },
  Interaction: { leadId: id('lead', 'lead_id'), repId: id('rep', 'rep_id') },
  Rep: { teamId: id('team', 'team_id') },
  Team: { parentId: id('team', 'parent_id') },
};
const DEFAULTS: Readonly<Record<string, readonly [field: string, direction: string]>> = {
  Lead: ['CREATED_AT', 'DESC'],
  Interaction: ['OCCURRED_AT', 'DESC'],
  Rep: ['NAME', 'ASC'],
  Team: ['NAME', 'ASC'],
};
/** Stands for a cursor: how one is spelt is nobody's business. */
export const SOME_CURSOR = 'a cursor';
const ROWS_BY_DEFAULT = 50;

interface Key {
  readonly get: Get;
  readonly sign: 1 | -1;
}

/** A page of rows that the viewer may see: filtered, sorted and cut in memory. */
export function pageIn(kind: string, seen: readonly Row[], { args, rows }: { args: Args; rows: Rows }): object {
  const kept = seen.filter(row => passes(kind, args.filter ?? {}, { row, rows }));
  const keys = keysOf(kind, args.orderBy ?? []);
  const valuesOf = (row: Row) => keys.map(({ get }) => get(row, rows));
  const sorted = [...kept].sort((a, b) => compared(valuesOf(a), valuesOf(b), keys));
  const isBackward = args.last != null || args.before != null;
  const size = args.first ?? args.last ?? ROWS_BY_DEFAULT;
  const cursor = (isBackward ? args.before : args.after) ?? null;
  const place = cursor === null ? null : placeOf(cursor);
  const isBeyond = (row: Row) => {
    if (!place) return true;
    const order = compared(valuesOf(row), place, keys);
    return isBackward ? order < 0 : order > 0;
  };
  const beyond = sorted.filter(isBeyond);
  const shown = isBackward ? beyond.slice(-size) : beyond.slice(0, size);
  const [isMore, isBehind] = [beyond.length > shown.length, beyond.length < sorted.length];
  return {
    nodes: shown,
    edges: shown.map(node => ({ node, cursor: SOME_CURSOR })),
    totalCount: sorted.length,
    pageInfo: {
      startCursor: shown.length > 0 ? SOME_CURSOR : null,
      endCursor: shown.length > 0 ? SOME_CURSOR : null,
      hasNextPage: isBackward ? isBehind : isMore,
      hasPreviousPage: isBackward ? isMore : isBehind,
    },
  };
}

function getOf(kind: string, field: string): Get {
  const column = field.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
  return GETS[kind]?.[field] ?? (/(At|Since)$/.test(field) ? time(column) : row => row[column] ?? null);
}

function keysOf(kind: string, orderBy: NonNullable<Args['orderBy']>): Key[] {
  const [field, direction] = DEFAULTS[kind] ?? ['', 'ASC'];
  const asked = orderBy.length > 0 ? orderBy : [{ field, direction }];
  const keys = asked.map((one): Key & { name: string } => {
    const name = one.field.toLowerCase().replaceAll(/_[a-z]/g, letter => (letter[1] ?? '').toUpperCase());
    return { name, get: getOf(kind, name), sign: one.direction === 'ASC' ? 1 : -1 };
  });
  const distinct = keys.filter(({ name }, at) => keys.findIndex(key => key.name === name) === at);
  return [...distinct, { get: row => row.id, sign: distinct.at(-1)?.sign ?? 1 }];
}

/** The values of a cursor; ids in it come last, in the form of the API. */
function placeOf(cursor: string): unknown[] {
  const [, , ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
  const last = String(values.pop());
  const plain = values.map(value =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value,
  );
  return [...plain, uuidIn(last)];
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

function uuidIn(text: string): string {
  let bits = 0n;
  for (const letter of text.split('_')[1] ?? '') bits = bits * 32n + BigInt(ALPHABET.indexOf(letter));
  const hex = bits.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Nulls last, whatever the direction; texts by their code points. */
function compared(a: readonly unknown[], b: readonly unknown[], keys: readonly Key[]): number {
  for (const [index, { sign }] of keys.entries()) {
    const [one, other] = [a[index] ?? null, b[index] ?? null];
    if (one === other) continue;
    if (one === null) return 1;
    if (other === null) return -1;
    const order =
      typeof one === 'string'
        ? Buffer.compare(Buffer.from(one), Buffer.from(String(other)))
        : Number(one) - Number(other);
    if (order !== 0) return order * sign;
  }
  return 0;
}

interface Judged {
  readonly row: Row;
  readonly rows: Rows;
}

function passes(kind: string, filter: Filter, on: Judged): boolean {
  return Object.entries(filter).every(([key, test]) => {
    if (test === null || test === undefined) return true;
    if (key === 'and') return (test as Filter[]).every(one => passes(kind, one, on));
    if (key === 'or') return (test as Filter[]).some(one => passes(kind, one, on));
    if (key === 'not') return !passes(kind, test as Filter, on);
    const value = getOf(kind, key)(on.row, on.rows) ?? null;
    return Object.entries(test).every(([operator, operand]) => fulfils(value, operator, operand));
  });
}

function fulfils(value: unknown, operator: string, said: unknown): boolean {
  if (operator === 'isNull') return (value === null) === said;
  if (value === null) return false;
  const operand =
    said instanceof Date || (typeof value === 'number' && typeof said === 'string') ? Date.parse(String(said)) : said;
  const text = String(value).toLowerCase();
  if (operator === 'eq') return value === operand;
  if (operator === 'neq') return value !== operand;
  if (operator === 'in') return (operand as unknown[]).includes(value);
  if (operator === 'notIn') return !(operand as unknown[]).includes(value);
  if (operator === 'contains') return text.includes(String(operand).toLowerCase());
  if (operator === 'startsWith') return text.startsWith(String(operand).toLowerCase());
  const [one, other] = [Number(value), Number(operand)];
  return { gte: one >= other, gt: one > other, lte: one <= other, lt: one < other }[operator] ?? false;
}
