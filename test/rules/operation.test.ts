import { buildSchema, GraphQLError } from 'graphql';
import { badUserInput, cursorExpired } from '../../src/platform/errors.js';
import { formatError } from '../../src/platform/http/format-error.js';
import { DocumentRefused, Documents } from '../../src/platform/http/operation.js';
import { checkCost, costOf } from '../../src/platform/http/operation-cost.js';
import { LIMITS } from '../../src/platform/limits.js';

const schema = buildSchema(`
  interface Any { id: ID! }
  type Team implements Any { id: ID!  lead: Lead }
  type Query { any(id: ID!): Any  some(first: Int! = 3): [Lead!]!  lead(id: ID!): Lead  leads(first: Int, last: Int): LeadConnection!  nodes(ids: [ID!]!): [Lead]!  name: String }
  type Mutation { moveLead(id: ID!): Payload! }
  type Payload { lead: Lead }
  type Subscription { leadMoved: Batch! }
  type Batch { cursor: String!  events: [Lead!]! }
  type LeadConnection { nodes: [Lead!]!  edges: [Edge!]!  totalCount: Int!  pageInfo: PageInfo! }
  type Edge { node: Lead! }
  type PageInfo { hasNextPage: Boolean! }
  type Lead implements Any { id: ID!  name: String  owner: Lead  leads(first: Int): LeadConnection! }
`);
const documents = new Documents(schema);

const codesOf = (query: string, isSignedIn = true): unknown[] => {
  try {
    documents.prepare({ query }, isSignedIn);
    return [];
  } catch (error) {
    return error instanceof DocumentRefused ? error.errors.map(fault => fault.extensions.code) : [error];
  }
};

test.each([
  ['a scalar', '{ name }', 0],
  ['an object', '{ lead(id: "1") { id owner { id } } }', 2],
  ['a page of 10', '{ leads(first: 10) { nodes { id } } }', 11],
  ['a page of the default size', '{ leads { nodes { id } } }', 51],
  ['the last 7', '{ leads(last: 7) { nodes { id } } }', 8],
  ['pages in a page', '{ leads(first: 10) { nodes { leads(first: 5) { nodes { id } } } } }', 71],
  [
    'a count and where the page stands',
    '{ leads(first: 10) { totalCount pageInfo { hasNextPage } nodes { id } } }',
    16,
  ],
  [
    'the same by a fragment',
    '{ leads(first: 10) { ...C } } fragment C on LeadConnection { totalCount nodes { id } }',
    16,
  ],
  [
    'the same by fragments within fragments, twice and under another name',
    '{ leads(first: 10) { ...A ... { ...A } nodes { ...I } } } fragment A on LeadConnection { ...C ... on LeadConnection { totalCount } } fragment C on LeadConnection { totalCount nodes { id } } fragment I on Lead { it: id }',
    16,
  ],
  [
    'what is left out',
    '{ leads(first: 10) { nodes { id owner @skip(if: true) { id } } totalCount @include(if: false) } }',
    11,
  ],
  ['two of a kind under two names', '{ a: lead(id: "1") { id } b: lead(id: "1") { id } }', 2],
  [
    'any of several kinds: the dearest',
    '{ any(id: "1") { ... on Lead { owner { owner { id } } } ... on Team { lead { id } } } }',
    3,
  ],
  ['a short list', '{ some(first: 4) { owner { id } } }', 5],
  ['a look-up of three', '{ nodes(ids: ["1", "2", "3"]) { owner { id } } }', 4],
  ['a mutation', 'mutation { moveLead(id: "1") { lead { id } } }', 12],
  ['a subscription', 'subscription { leadMoved { events { id } } }', 12],
  ['what is below a list of no size', 'subscription { leadMoved { events { owner { id } } } }', 22],
  ['introspection', '{ __schema { types { name } } }', 50],
])('%s: %s costs %i', (_what, query, points) => {
  expect(costOf(schema, documents.prepare({ query }, true), {})).toBe(points);
});

test('what was counted once is not taken for what asks for more, or for values that are wrong', () => {
  const query =
    'query($n: Int, $ids: [ID!]!, $isBrief: Boolean!) { leads(last: $n) @skip(if: $isBrief) { nodes { id } } nodes(ids: $ids) { owner { id } } lead(id: "1") { id } }';
  const operation = documents.prepare({ query }, true);
  const asked = [
    { n: 3, ids: ['1'], isBrief: false },
    { n: 30, ids: ['1'], isBrief: false },
    { n: 3, ids: ['1', '2'], isBrief: false },
    { n: 3, ids: ['1'], isBrief: true },
    { ids: ['1'], isBrief: false },
  ];
  const points = [7, 34, 8, 3, 4 + LIMITS.pageRowsDefault];
  for (let time = 0; time < 2; time++) {
    expect(asked.map(variables => checkCost(schema, operation, variables))).toEqual(points);
    expect(() => checkCost(schema, operation, { n: 'three', ids: ['1'], isBrief: false })).toThrow('"$n"');
  }
});

test('what comes and goes with a variable is priced as it comes, again and again', () => {
  const operation = documents.prepare(
    { query: 'query ($is: Boolean!) { lead(id: "1") { id owner @include(if: $is) { id } } }' },
    true,
  );
  expect([true, false, true].map(is => costOf(schema, operation, { is }))).toEqual([2, 1, 2]);
});

test('the size of a page may come from a variable, and too large an operation is refused with its cost', () => {
  const operation = documents.prepare(
    { query: 'query($n: Int) { leads(first: $n) { nodes { leads(first: 100) { nodes { id } } } } }' },
    true,
  );
  expect(costOf(schema, operation, { n: 3 })).toBe(1 + 3 * (1 + 1 + 100));
  expect(() => checkCost(schema, operation, { n: 100 })).toThrow(
    expect.objectContaining({ extensions: { code: 'COST_LIMIT_EXCEEDED', cost: 10_201, maximum: 2000 } }),
  );
});

const nested = (depth: number) => `{ lead(id: "1") ${'{ owner '.repeat(depth - 1)}{ id }${' }'.repeat(depth - 1)} }`;
const aliased = (count: number) => `{ ${Array.from({ length: count }, (_, index) => `a${index}: name`).join(' ')} }`;

test.each([
  ['8 levels', nested(7), []],
  ['9 levels', nested(8), ['COST_LIMIT_EXCEEDED']],
  [
    '9 levels by fragments',
    `{ ...A } fragment A on Query { lead(id: "1") { owner { owner { owner { ...B } } } } } fragment B on Lead { owner { owner { owner { owner { id } } } } }`,
    ['COST_LIMIT_EXCEEDED'],
  ],
  ['15 aliases', aliased(15), []],
  ['16 aliases', aliased(16), ['COST_LIMIT_EXCEEDED']],
  ['6 directives', `{ ${'name @skip(if: false) '.repeat(6)} }`, ['COST_LIMIT_EXCEEDED']],
  ['20,000 levels', `{ lead(id: "1") ${'{ owner '.repeat(20_000)}`, ['GRAPHQL_PARSE_FAILED']],
  ['1,001 tokens', `{ ${'name '.repeat(1000)} }`, ['GRAPHQL_PARSE_FAILED']],
  ['a field that does not exist', '{ nam }', ['GRAPHQL_VALIDATION_FAILED']],
  [
    'a fragment in itself',
    '{ lead(id: "1") { ...A } } fragment A on Lead { owner { ...A } }',
    ['GRAPHQL_VALIDATION_FAILED'],
  ],
  ['nothing', '', ['GRAPHQL_PARSE_FAILED']],
  ['two anonymous operations', '{ name } { name }', ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED']],
])('a document with %s', (_what, query, codes) => {
  expect(codesOf(query)).toEqual(codes);
});

test('introspection is for whoever is signed in', () => {
  expect(codesOf('{ __schema { queryType { name } } }')).toEqual([]);
  expect(codesOf('{ __schema { queryType { name } } }', false)[0]).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(codesOf('{ __typename }', false)).toEqual([]);
});

const shown = (error: unknown) => formatError(error, { requestId: 'r1' });
const within = (cause: Error) => new GraphQLError(cause.message, { originalError: cause, path: ['lead'] });

test.each([
  ['ours', badUserInput('The id is wrong.', ['id']), { code: 'BAD_USER_INPUT', field: ['id'] }],
  ['ours with what to do', cursorExpired('abc'), { code: 'CURSOR_EXPIRED', oldestCursor: 'abc' }],
  ['a bug', within(new TypeError('x of undefined')), { code: 'INTERNAL_SERVER_ERROR' }],
  ['no error at all', 'text', { code: 'INTERNAL_SERVER_ERROR' }],
  [
    'a database that is away',
    within(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })),
    { code: 'SERVICE_UNAVAILABLE' },
  ],
  ['a variable that does not fit', new GraphQLError('Variable "$n" got invalid value'), { code: 'BAD_USER_INPUT' }],
  [
    'a null where there may be none',
    within(new Error('Cannot return null for non-nullable field Lead.id.')),
    { code: 'INTERNAL_SERVER_ERROR' },
  ],
  ['another role', within(Object.assign(new Error('no'), { name: 'AuthorizationError' })), { code: 'FORBIDDEN' }],
  [
    'a code that is not of the list',
    new GraphQLError('x', { path: ['a'], extensions: { code: 'SECRET', inside: 1 } }),
    { code: 'INTERNAL_SERVER_ERROR' },
  ],
])('an error that is %s', (_what, error, extensions) => {
  expect(shown(error).extensions).toEqual({ ...extensions, requestId: 'r1' });
});

test('nothing of the inside and no suggestion is shown', () => {
  expect(shown(within(new Error('select secret from lead'))).message).not.toMatch(/secret/);
  expect(
    shown(within(Object.assign(new Error('connect 10.0.0.7:5432'), { code: 'ECONNREFUSED' }))).message,
  ).not.toMatch(/10\.0/);
  expect(
    shown(new GraphQLError('Value "X" does not exist in "Stage" enum. Did you mean the enum value "Y"?')).message,
  ).not.toMatch(/Did you mean/);
});
