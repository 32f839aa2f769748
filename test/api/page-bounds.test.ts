import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { startTestApp, type TestApp } from '../support/app.js';
import { documentFor, ROOT_FIELDS } from '../support/slots.js';
import { soundCalls } from '../support/sound.js';
import { makeWorld, type World } from '../support/world.js';

const fields = buildSchema(readFileSync('schema/schema.graphql', 'utf8')).getQueryType()?.getFields() ?? {};
const SIZES = ['first', 'last'];
/** What is planned at once may be longer than a page. */
const MOST: Readonly<Record<string, number>> = { assignmentPreview: 500 };
const sized = ROOT_FIELDS.filter(({ kind }) => kind === 'query').flatMap(root =>
  (fields[root.field]?.args ?? [])
    .filter(({ name }) => SIZES.includes(name))
    .map(({ name }) => [root.field, name, root] as const),
);

/** What a machine that is busy with other things may take. */
const SLOW_MS = 300_000;

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
}, SLOW_MS);
afterAll(() => app?.stop());

test.each(sized)('%s refuses a `%s` of none and of too many', async (field, size, root) => {
  const most = MOST[field] ?? 100;
  const { variables = {}, as } = soundCalls(world)[field]?.() ?? {};
  const codesOf = async (rows: number) => {
    const given = { ...variables, first: undefined, [size]: rows };
    const { errors = [] } = await app.run(documentFor(root), given, as ? { as } : {});
    return errors.map(({ extensions }) => extensions?.code);
  };
  for (const rows of [0, -1, most + 1, 2 ** 31 - 1])
    expect([rows, await codesOf(rows)]).toEqual([rows, ['BAD_USER_INPUT']]);
  expect(await codesOf(1)).toEqual([]);
});

test('there are such fields', () => {
  expect(sized.length).toBeGreaterThan(50);
});
