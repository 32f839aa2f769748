import type { FilterQuery } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { badUserInput } from '../platform/errors.js';
import { idFromUuid } from '../platform/ids.js';
import { boundsOf, type PageArgs, type PageBounds } from '../platform/read/page-args.js';
import { entityOfKind, findSearchSlices, type SearchSlice } from './find-search-slices.js';
import { SearchField, SearchKind } from './search.enums.js';
import { QUERY_CHARACTERS, type TermForms, termsOf, type Wanted, wantedOf } from './search.rules.js';

/** What is looked for, among which kinds of objects; null or none: all of them. */
export interface SearchAsk extends PageArgs {
  readonly query: string;
  readonly kinds?: readonly SearchKind[] | null;
}

/** One object that was found, still by its id. */
export interface SearchHit {
  readonly kind: SearchKind;
  readonly lead: string | null;
  readonly company: string | null;
  readonly contact: string | null;
  readonly matchedIn: readonly SearchField[];
  readonly score: number;
}

interface RawHit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly at: string;
  readonly rank: number;
  readonly fields: number;
}

/** A place in the order, with the search that it belongs to. */
type Place = readonly [rank: number, at: string, id: string];

/**
 * The objects that every term of the query is found in, in whichever fields the viewer sees: whole values first, then whole
 * words, then beginnings, then the rest; the newest first among equals. As a page.
 */
export async function findSearchHits(ctx: Ctx, { query, kinds, ...args }: SearchAsk) {
  const bounds = boundsOf(args);
  const terms = termsOf(query);
  if (!terms)
    throw badUserInput(`A query has 2 to ${QUERY_CHARACTERS} characters; one is enough in Chinese.`, ['query']);
  const asked = Object.values(SearchKind).filter(kind => !kinds?.length || kinds.includes(kind));
  const name = JSON.stringify([terms, asked]);
  const place = bounds.cursor === null ? null : placeOf(bounds.cursor, name, bounds);
  const search: Search = { ctx, wanted: await findWanted(ctx, query, terms), terms: terms.length };
  const slices = asked.flatMap(kind => findSearchSlices(ctx.viewer, kind));
  const found = (await Promise.all(slices.map(slice => readSlice(search, slice, { bounds, place })))).flat();
  const { kept, more } = pageOf(found, bounds);
  const edges = kept.map(hit => ({ cursor: cursorOf(hit, name), node: hitOf(hit) }));
  return {
    edges,
    nodes: edges.map(edge => edge.node),
    pageInfo: {
      hasNextPage: bounds.isBackward ? place !== null : more,
      hasPreviousPage: bounds.isBackward ? more : place !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: async () => {
      const counts = await Promise.all(slices.map(slice => countSlice(search, slice)));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

interface Search {
  readonly ctx: Ctx;
  readonly wanted: readonly Wanted[];
  readonly terms: number;
}

/** The terms as the database compares them: it makes the lines, so it makes these too. */
async function findWanted(ctx: Ctx, query: string, terms: readonly string[]): Promise<Wanted[]> {
  const [whole, ...forms] = await runSql<TermForms>(ctx.em, FORMS, [[query, ...terms]]);
  return whole ? wantedOf(terms, whole, forms) : [];
}

async function readSlice(
  search: Search,
  slice: SearchSlice,
  { bounds, place }: { bounds: PageBounds; place: Place | null },
): Promise<RawHit[]> {
  const statement = statementOf(search, slice, bounds.isBackward ? NEARER : FURTHER);
  const [rank, at, id] = place ?? [null, null, null];
  const rows = await runSql<Omit<RawHit, 'kind'>>(search.ctx.em, statement.text, [
    ...statement.params,
    rank,
    rank,
    at,
    id,
    bounds.rows + 1,
  ]);
  return rows.map(row => ({ ...row, kind: slice.kind }));
}

async function countSlice(search: Search, slice: SearchSlice): Promise<number> {
  const statement = statementOf(search, slice, COUNTED);
  const [row] = await runSql<{ n: number }>(search.ctx.em, statement.text, statement.params);
  return row?.n ?? 0;
}

/** The policy's part is the text that the ORM makes of it, the rest is constant; all values are bound. */
function statementOf(
  { ctx, wanted, terms }: Search,
  { kind, where, places }: SearchSlice,
  tail: string,
): { text: string; params: unknown[] } {
  const words = places.flatMap(place =>
    wanted
      .filter(({ form }) => form === place.form)
      .map(({ term, text, grams }) => ({
        term,
        text,
        grams,
        whose: place.whose,
        line: place.line,
        bit: bitOf(place.field),
      })),
  );
  const seen = ctx.em
    .createQueryBuilder<object>(entityOfKind(kind))
    .select('id' as never)
    .where(where as FilterQuery<object>)
    .toQuery();
  return {
    text: `${FOUND[kind]}, visible as (${seen.sql}) ${tail}`,
    params: [JSON.stringify(words), terms, ...seen.params],
  };
}

function pageOf(found: readonly RawHit[], { rows, isBackward }: PageBounds): { kept: RawHit[]; more: boolean } {
  // An object whose fields change between two statements may be in both slices; it is shown once.
  const once = [...new Map(found.map(hit => [hit.id, hit])).values()].sort(
    isBackward ? (a, b) => -inOrder(a, b) : inOrder,
  );
  const kept = once.slice(0, rows);
  if (isBackward) kept.reverse();
  return { kept, more: once.length > rows };
}

function inOrder(a: RawHit, b: RawHit): number {
  if (a.rank !== b.rank) return b.rank - a.rank;
  const age = Date.parse(b.at) - Date.parse(a.at);
  if (age !== 0) return age;
  return a.id < b.id ? 1 : -1;
}

const PREFIXES = {
  [SearchKind.LEAD]: 'lead',
  [SearchKind.COMPANY]: 'company',
  [SearchKind.CONTACT]: 'contact',
} as const;
const FIELDS = Object.values(SearchField);

function bitOf(field: SearchField): number {
  return 1 << FIELDS.indexOf(field);
}

function hitOf({ kind, id, fields, rank }: RawHit): SearchHit {
  const apiId = idFromUuid(PREFIXES[kind], id);
  return {
    kind,
    lead: kind === SearchKind.LEAD ? apiId : null,
    company: kind === SearchKind.COMPANY ? apiId : null,
    contact: kind === SearchKind.CONTACT ? apiId : null,
    matchedIn: FIELDS.filter(field => (fields & bitOf(field)) !== 0),
    score: rank,
  };
}

function cursorOf({ rank, at, id }: RawHit, name: string): string {
  return Buffer.from(JSON.stringify([1, name, rank, new Date(at).toISOString(), id])).toString('base64url');
}

const CURSOR_CHARACTERS = 2000;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function placeOf(cursor: string, name: string, { isBackward }: PageBounds): Place {
  const argument = [isBackward ? 'before' : 'after'];
  const [version, of, rank, at, id] = partsOf(cursor);
  const isPlace =
    version === 1 &&
    typeof rank === 'number' &&
    [1, 2, 3, 4].includes(rank) &&
    typeof at === 'string' &&
    MOMENT.test(at) &&
    !Number.isNaN(Date.parse(at)) &&
    typeof id === 'string' &&
    UUID.test(id);
  if (!isPlace) throw badUserInput('This is not a cursor of a search.', argument);
  if (of !== name) throw badUserInput('The cursor belongs to another search.', argument);
  return [rank, at, id];
}

function partsOf(cursor: string): unknown[] {
  if (cursor.length > CURSOR_CHARACTERS) return [];
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

const FORMS = `/* search: forms */ select search_text(term) as text, search_code(term) as code, search_digits(term) as digits
from unnest(?::text[]) with ordinality as asked (term, place) order by place`;

const HIT = `/* search */ with word as (
  select * from jsonb_to_recordset(?::jsonb) as w (term int, whose text, line text, text text, bit int, grams text[])
), hit as materialized (
  select w.term, w.whose, w.bit, l.subject_id, search_level(l.field, l.value, w.text) as level
  from word w join search_line l on l.grams @> w.grams and l.field = w.line where position(w.text in l.value) > 0
)`;
const BEST = `best as (
  select id, created_at, term, max(level) as level, bit_or(bit) as bits from told group by id, created_at, term
), found as (
  select id, created_at as at, bit_or(bits) filter (where term > 0) as fields,
    greatest(min(level) filter (where term > 0), max(level) filter (where term = 0 and level = 4)) as rank
  from best group by id, created_at having count(*) filter (where term > 0) = ?::int
)`;
/** A term is found in the row itself, or in what its fields tell of the row that they refer to. */
const FOUND: Readonly<Record<SearchKind, string>> = {
  LEAD: `${HIT}, told as (
    select o.id, o.created_at, h.term, h.bit, h.level from hit h join lead o on o.id = h.subject_id where h.whose = 'LEAD'
    union all select o.id, o.created_at, h.term, h.bit, h.level from hit h join lead o on o.contact_id = h.subject_id where h.whose = 'CONTACT'
    union all select o.id, o.created_at, h.term, h.bit, h.level from hit h join lead o on o.company_id = h.subject_id where h.whose = 'COMPANY'
  ), ${BEST}`,
  COMPANY: `${HIT}, told as (
    select o.id, o.created_at, h.term, h.bit, h.level from hit h join company o on o.id = h.subject_id
  ), ${BEST}`,
  CONTACT: `${HIT}, told as (
    select o.id, o.created_at, h.term, h.bit, h.level from hit h join contact o on o.id = h.subject_id
  ), ${BEST}`,
};
const FURTHER = `select id, at, rank, fields from found where id in (select id from visible)
  and (?::int is null or (rank, at, id) < (?::int, ?::timestamptz, ?::uuid)) order by rank desc, at desc, id desc limit ?::int`;
const NEARER = `select id, at, rank, fields from found where id in (select id from visible)
  and (?::int is null or (rank, at, id) > (?::int, ?::timestamptz, ?::uuid)) order by rank, at, id limit ?::int`;
const COUNTED = 'select count(*)::int as n from found where id in (select id from visible)';
