import 'reflect-metadata';
import { globSync, readFileSync } from 'node:fs';
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import { Documents } from '../../src/platform/http/operation.js';
import { checkCost, costOf } from '../../src/platform/http/operation-cost.js';
import { sizeOf } from '../../src/platform/http/sized.js';
import { LIMITS } from '../../src/platform/limits.js';
import { buildPlimsollSchema } from '../../src/schema.js';
import { type Example, examplesIn } from '../../web/explorer/examples.js';
import { variablesFor } from '../../web/explorer/variables.js';
import { fillWords } from '../../web/explorer/words.js';
import { COSTLY } from '../support/costly.js';

type Field = GraphQLField<unknown, unknown>;

/** Looks like one. */
const CURSOR = 'A'.repeat(50);

let schema: GraphQLSchema;
let documents: Documents;

beforeAll(async () => {
  schema = await buildPlimsollSchema();
  documents = new Documents(schema);
});

/** Points of a document whatever it leaves out: only what it selects is priced. */
const priceOf = (query: string) => costOf(schema, { document: parse(query), operationName: null } as never, {});

/** How each type of the schema is reached: the fields from a root, pages of one row. */
function waysIn(): Map<GraphQLObjectType, string> {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const kinds = ['query', 'mutation', 'subscription'];
  const ways = new Map<GraphQLObjectType, string>();
  for (const [index, root] of roots.entries()) if (root) ways.set(root, `${kinds[index]} { `);
  for (const [type, way] of ways)
    for (const field of Object.values(type.getFields())) {
      const to = getNamedType(field.type);
      if (isObjectType(to) && !ways.has(to)) ways.set(to, `${way}${asked(field)} { `);
    }
  return ways;
}

function asked({ name, args }: Field): string {
  return args.some(arg => arg.name === 'first') ? `${name}(first: 1)` : name;
}

function closed(text: string): string {
  return `${text}${' }'.repeat((text.match(/\{/g) ?? []).length - (text.match(/\}/g) ?? []).length)}`;
}

/** Lists of objects whose size nobody asks for. */
function unpaged(type: GraphQLObjectType): Field[] {
  if (type.name.endsWith('Connection')) return [];
  return Object.values(type.getFields()).filter(
    ({ type: given, args }) =>
      isListType(getNullableType(given)) &&
      isObjectType(getNamedType(given)) &&
      !args.some(({ name }) => name === 'first' || name === 'ids'),
  );
}

test('what is below a list that takes no size costs as often as the list is priced', () => {
  const faults: string[] = [];
  let looked = 0;
  for (const [type, way] of waysIn())
    for (const field of unpaged(type)) {
      const below = getNamedType(field.type) as GraphQLObjectType;
      for (const inner of Object.values(below.getFields())) {
        if (!isObjectType(getNamedType(inner.type))) continue;
        const bare = priceOf(closed(`${way}${asked(field)} { __typename`));
        const nested = priceOf(closed(`${way}${asked(field)} { ${asked(inner)} { __typename`));
        looked++;
        if (nested - bare < sizeOf(field)) faults.push(`${type.name}.${field.name}.${inner.name}: ${nested - bare}`);
      }
    }
  expect(faults).toEqual([]);
  expect(looked).toBeGreaterThan(100);
});

test('a list is priced as its field declares, in a view as in a resolver, and one that declares nothing as ten', () => {
  const declared = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap(type => unpaged(type).map(field => [`${type.name}.${field.name}`, sizeOf(field)] as const));
  expect(Object.fromEntries(declared)).toMatchObject({
    'Wallboard.reps': 50,
    'Wallboard.pipelines': LIMITS.listObjectsPriced,
    'Pipeline.stages': 20,
    'Stage.leadsTo': 25,
    'LeadPool.memberReps': 50,
    'MoveLeadsPayload.results': 25,
    'LeadStageChangedBatch.events': 20,
    'Query.loadStatistics': 40,
  });
  // What counts these is the `first` of the feed.
  expect(declared.filter(([, size]) => size < 5)).toEqual([['InboxBatch.items', 1]]);
  expect(priceOf('subscription { inboxChanged(first: 40) { items { lead { id } } } }')).toBe(10 + 1 + 40 * (1 + 1));
});

test.each(COSTLY)('%s is refused', (_what, query, cost) => {
  const isFeed = query.startsWith('subscription');
  const prepared = documents.prepare({ query, operationName: null }, true);
  expect(prepared.kind).toBe(isFeed ? 'subscription' : 'query');
  expect(() => checkCost(schema, prepared, {})).toThrow(
    expect.objectContaining({ extensions: { code: 'COST_LIMIT_EXCEEDED', cost, maximum: LIMITS.costPoints } }),
  );
});

describe('operations that are committed', () => {
  const read = (files: string[]) => Object.fromEntries(files.map(file => [file, readFileSync(file, 'utf8')]));
  const examples = [
    ...examplesIn(read(globSync('schema/operations/*.graphql'))),
    ...examplesIn(read(['examples/apollo-client/src/operations.graphql'])),
  ];

  /** With as many rows a page as are said, or as many as there are where nobody says. */
  async function points(example: Example, first?: number): Promise<number> {
    const shown = await fillWords(async () => ({}), variablesFor(example, schema), schema);
    const { first: _shown, ...variables } = JSON.parse(shown) as Record<string, unknown>;
    const names = example.operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
    const prepared = documents.prepare({ query: example.query, operationName: example.name }, true);
    return costOf(schema, prepared, {
      ...variables,
      ...(variables.after !== undefined && { after: CURSOR }),
      ...(names.includes('first') && first !== undefined && { first }),
    });
  }

  async function dearest(first?: number): Promise<string> {
    const priced = await Promise.all(examples.map(async one => [await points(one, first), one.name] as const));
    const [most] = priced.sort(([one], [other]) => other - one);
    return `${most?.[1]}: ${most?.[0]}`;
  }

  test('stay within the limit, also with the largest pages', async () => {
    expect(await dearest()).toBe('Pipelines: 1101');
    expect(await dearest(LIMITS.pageRowsMax)).toBe('AssignmentRules: 1606');
  });
});
