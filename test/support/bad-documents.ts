interface BadOperation {
  readonly query: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
}

type Row = readonly [what: string, operation: BadOperation, codes: string];

const many = (count: number, part: (index: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, index) => part(index)).join(between);
const nested = (levels: number, [open, close]: [string, string], core: string) =>
  open.repeat(levels) + core + close.repeat(levels);
const lead = (levels: number) => `{ lead(id: "x") { team { ${nested(levels - 3, ['parent { ', ' }'], 'id')} } } }`;
const idOf = (literal: string) => `{ lead(id: ${literal}) { id } }`;
const ID_QUERY = 'query Q($id: ID!) { lead(id: $id) { id } }';

const LIMIT = 'COST_LIMIT_EXCEEDED';
const PARSE = 'GRAPHQL_PARSE_FAILED';
const VALID = 'GRAPHQL_VALIDATION_FAILED';
const INPUT = 'BAD_USER_INPUT';
const RESOLVE = 'OPERATION_RESOLUTION_FAILURE';

const ALIASES: readonly Row[] = [
  ...[16, 101, 160].map(
    (count): Row => [`${count} aliases`, { query: `{ ${many(count, i => `a${i}: viewer { role }`)} }` }, LIMIT],
  ),
  ['101 aliases of __typename', { query: `{ ${many(101, i => `a${i}: __typename`)} }` }, LIMIT],
  [
    'aliases spread over fragments',
    {
      query: `{ ...A ...B } fragment A on Query { ${many(9, i => `a${i}: __typename`)} } fragment B on Query { ${many(9, i => `b${i}: __typename`)} }`,
    },
    LIMIT,
  ],
  ['aliases in inline fragments', { query: `{ ${many(20, i => `... on Query { a${i}: __typename }`)} }` }, LIMIT],
  ['1,000 aliases', { query: `{ ${many(1000, i => `a${i}: __typename`)} }` }, PARSE],
];

const DEPTH: readonly Row[] = [
  ['9 levels', { query: lead(9) }, LIMIT],
  ['30 levels', { query: lead(30) }, LIMIT],
  ['100 levels', { query: nested(100, ['{ viewer ', '}'], '{ role }') }, `${VALID} ${LIMIT}`],
  ['3,000 levels', { query: nested(3000, ['{a', '}'], '') }, PARSE],
  ['10,000 levels', { query: nested(10_000, ['{a', '}'], '') }, PARSE],
  [
    'levels through fragments',
    {
      query: `{ leads { nodes { ...A } } } fragment A on Lead { owner { team { parent { parent { ...B } } } } } fragment B on Team { parent { parent { id } } }`,
    },
    LIMIT,
  ],
  ['a list value of 20,000 levels', { query: idOf(nested(20_000, ['[', ']'], '')) }, PARSE],
  [
    'an object value of 1,000 levels',
    { query: `{ leads(filter: ${nested(1000, ['{ not: ', '}'], '{}')}) { nodes { id } } }` },
    PARSE,
  ],
];

const FRAGMENTS: readonly Row[] = [
  ['a fragment of itself', { query: '{ ...A } fragment A on Query { ...A }' }, VALID],
  ['a cycle of two', { query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }' }, VALID],
  ['a cycle of ten', { query: `{ ...F0 } ${many(10, i => `fragment F${i} on Query { ...F${(i + 1) % 10} }`)}` }, VALID],
  ['an unused fragment', { query: '{ __typename } fragment A on Query { __typename }' }, VALID],
  ['a fragment on a type that does not exist', { query: '{ ...A } fragment A on Nothing { __typename }' }, VALID],
  [
    'a doubling chain of 20',
    {
      query: `{ ...F0 } ${many(20, i => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F20 on Query { a }`,
    },
    `${VALID} ${LIMIT}`,
  ],
  [
    'a doubling chain of 40',
    {
      query: `{ ...F0 } ${many(40, i => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Query { a }`,
    },
    `${VALID} ${LIMIT}`,
  ],
  ['1,000 fragments', { query: `{ __typename } ${many(1000, i => `fragment F${i} on Query { __typename }`)}` }, PARSE],
  [
    'inline fragments 40 × 20',
    { query: `{ ${many(40, () => nested(20, ['... on Query { ', '}'], '__typename'))} }` },
    PARSE,
  ],
];

const DIRECTIVES: readonly Row[] = [
  ...[6, 10, 50].map(
    (count): Row => [
      `${count} unknown directives`,
      { query: `{ __typename ${many(count, () => '@aa')} }` },
      `${VALID} ${LIMIT}`,
    ],
  ),
  ['500 directives', { query: `{ __typename ${many(500, () => '@aa')} }` }, `${PARSE} ${VALID} ${LIMIT}`],
  ['repeated @include', { query: '{ __typename @include(if: true) @include(if: true) }' }, VALID],
  ['a directive of the schema on a field', { query: '{ __typename @deprecated }' }, VALID],
  ['@defer', { query: '{ ... @defer { __typename } }' }, VALID],
  ['@stream', { query: '{ nodes(ids: []) @stream { id } }' }, VALID],
];

const TOKENS: readonly Row[] = [
  ['1,001 tokens', { query: `{ ${many(1001, () => '__typename')} }` }, PARSE],
  ['100 KB of a document', { query: `{ ${many(10_000, () => '__typename')} }` }, PARSE],
  ['an unfinished document', { query: '{ lead(' }, PARSE],
  ['nothing but a comment', { query: '# nothing' }, PARSE],
  ['no word at all', { query: '   ' }, PARSE],
  ['a query that is no text', { query: { a: 1 } }, 'BAD_REQUEST'],
  ['a query that is null', { query: null }, 'BAD_REQUEST'],
];

export const NAMES: readonly Row[] = [
  ['a field that is misspelt', { query: '{ viewr { role } }' }, VALID],
  ['an argument that is misspelt', { query: '{ lead(i: "x") { id } }' }, VALID],
  ['a type that is misspelt', { query: '{ node(id: "x") { ... on Leed { id } } }' }, VALID],
  ['an enum value that is misspelt', { query: '{ leads(orderBy: [{ field: CREATED_A }]) { nodes { id } } }' }, VALID],
  ['an input field that is misspelt', { query: '{ leads(filter: { tierr: { eq: A } }) { nodes { id } } }' }, VALID],
  ['a directive that is misspelt', { query: '{ __typename @skipp(if: true) }' }, VALID],
  ['a variable of a type that is misspelt', { query: 'query Q($id: IDD!) { lead(id: $id) { id } }' }, VALID],
  ['a private name', { query: '{ __proto__ }' }, VALID],
  ['constructor', { query: '{ constructor }' }, VALID],
];

const VALUES: readonly Row[] = [
  ['a number beyond every number', { query: '{ leads(first: 1e400) { nodes { id } } }' }, VALID],
  ['2^31 as an Int', { query: '{ leads(first: 2147483648) { nodes { id } } }' }, VALID],
  ['-2^31-1 as an Int', { query: '{ leads(first: -2147483649) { nodes { id } } }' }, VALID],
  [
    '2^53+1 as a SafeInt',
    { query: '{ leads(filter: { value: { gt: 9007199254740993 } }) { nodes { id } } }' },
    `${VALID} ${INPUT}`,
  ],
  ['NUL in a literal', { query: idOf('"\\u0000"') }, `${VALID} ${INPUT}`],
  ['NUL in a raw literal', { query: idOf('"\u0000"') }, `${PARSE} ${VALID} ${INPUT}`],
  ['a lone surrogate in a literal', { query: idOf('"\\ud800"') }, PARSE],
  [
    'NUL in a filter',
    { query: '{ leads(filter: { displayLabel: { contains: "\\u0000" } }) { nodes { id } } }' },
    `${VALID} ${INPUT}`,
  ],
  ['a block text of 300,000 lines', { query: idOf(`"""${'\n'.repeat(300_000)}"""`) }, INPUT],
  ['an id of 1 MB', { query: idOf(`"${'x'.repeat(900_000)}"`) }, INPUT],
];

const VARIABLES: readonly Row[] = [
  ['a missing variable', { query: ID_QUERY }, INPUT],
  ['null for what must be', { query: ID_QUERY, variables: { id: null } }, INPUT],
  ...([true, [], ['a', 'b'], {}, { $ne: null }, 1.5] as unknown[]).map(
    (id): Row => [`${JSON.stringify(id)} for an ID`, { query: ID_QUERY, variables: { id } }, INPUT],
  ),
  [
    'text for an Int',
    { query: 'query Q($n: Int) { leads(first: $n) { nodes { id } } }', variables: { n: '1' } },
    INPUT,
  ],
  [
    'a fraction for an Int',
    { query: 'query Q($n: Int) { leads(first: $n) { nodes { id } } }', variables: { n: 1.5 } },
    INPUT,
  ],
  [
    'a number for a String',
    {
      query: 'query Q($f: LeadFilter) { leads(filter: $f) { nodes { id } } }',
      variables: { f: { displayLabel: { contains: 5 } } },
    },
    INPUT,
  ],
  [
    'an operator object for a String',
    {
      query: 'query Q($f: LeadFilter) { leads(filter: $f) { nodes { id } } }',
      variables: { f: { displayLabel: { eq: { $ne: null } } } },
    },
    INPUT,
  ],
  ...['$or', '$raw', '$re', '__raw', '__entity', '__helper', 'constructor', 'toString'].map(
    (key): Row => [
      `the key ${key} in a filter`,
      { query: 'query Q($f: LeadFilter) { leads(filter: $f) { nodes { id } } }', variables: { f: { [key]: [{}] } } },
      INPUT,
    ],
  ),
  ['NUL in a variable', { query: ID_QUERY, variables: { id: '\u0000' } }, INPUT],
  ['a lone surrogate in a variable', { query: ID_QUERY, variables: { id: '\ud800' } }, INPUT],
  ['variables that are a list', { query: ID_QUERY, variables: [1] }, `BAD_REQUEST ${INPUT}`],
  ['variables that are a text', { query: ID_QUERY, variables: 'x' }, 'BAD_REQUEST'],
  [
    '10,000 ids',
    { query: 'query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids: Array(10_000).fill('x') } },
    `${INPUT} ${LIMIT}`,
  ],
  [
    '101 ids',
    { query: 'query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids: Array(101).fill('x') } },
    INPUT,
  ],
  [
    'a filter of 1,000 levels',
    { query: 'query Q($f: LeadFilter) { leads(filter: $f) { nodes { id } } }', variables: { f: deepFilter(1000) } },
    INPUT,
  ],
  [
    'a filter of 51 conditions',
    {
      query: 'query Q($f: LeadFilter) { leads(filter: $f) { nodes { id } } }',
      variables: { f: { or: Array(51).fill({ tier: { eq: 'A' } }) } },
    },
    INPUT,
  ],
  [
    '101 values of a filter',
    {
      query: 'query Q($f: LeadFilter) { leads(filter: $f) { nodes { id } } }',
      variables: { f: { segment: { in: Array(101).fill('x') } } },
    },
    INPUT,
  ],
];

const OPERATIONS: readonly Row[] = [
  ['two operations without a name', { query: '{ __typename } { __typename }' }, VALID],
  ['two operations and none named', { query: 'query A { __typename } query B { __typename }' }, RESOLVE],
  ['an operation that is not there', { query: 'query A { __typename }', operationName: 'B' }, RESOLVE],
  [
    'an operation name that is no text',
    { query: 'query A { __typename }', operationName: 5 },
    `BAD_REQUEST ${RESOLVE}`,
  ],
  ['a definition of a type', { query: 'type A { a: Int }' }, `${VALID} ${RESOLVE}`],
  [
    'an operation of too high a price',
    { query: '{ leads(first: 100) { nodes { interactions(first: 100) { nodes { lead { id } } } } } }' },
    LIMIT,
  ],
];

/** On a socket these are refused as well; over HTTP these words mean something. */
/** Documents that are no good, each with the codes that it may be answered with. */
export const ROWS = [
  ...ALIASES,
  ...DEPTH,
  ...FRAGMENTS,
  ...DIRECTIVES,
  ...TOKENS,
  ...NAMES,
  ...VALUES,
  ...VARIABLES,
  ...OPERATIONS,
];

function deepFilter(levels: number): object {
  let filter = {};
  for (let level = 0; level < levels; level++) filter = { not: filter };
  return filter;
}
