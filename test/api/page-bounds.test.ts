import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { startTestApp, type TestApp } from '../support/app.js';
import { documentFor, ROOT_FIELDS } from '../support/slots.js';
import { soundCalls } from '../support/sound.js';
import { makeWorld, type World } from '../support/world.js';

const fields = buildSchema(readFileSync('schema/schema.graphql', 'utf8')).getQueryType()?.getFields() ?? {};
const SIZES = ['first', 'last'];
const sized = ROOT_FIELDS.filter(({ kind }) => kind === 'query').flatMap(root =>
  (fields[root.field]?.args ?? [])
    .filter(({ name }) => SIZES.includes(name))
    .map(({ name }) => [root.field, name, root] as const),
);

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
});
afterAll(() => app?.stop());

test.each(sized)('%s gives at least 1 and at most 100 for `%s`', async (field, size, root) => {
  const { variables = {}, as } = soundCalls(world)[field]?.() ?? {};
  const codesOf = async (rows: number) => {
    const given = { ...variables, first: undefined, [size]: rows };
    const { errors = [] } = await app.run(documentFor(root), given, as ? { as } : {});
    return errors.map(({ extensions }) => extensions?.code);
  };
  for (const rows of [0, -1, 101, 2 ** 31 - 1]) expect([rows, await codesOf(rows)]).toEqual([rows, ['BAD_USER_INPUT']]);
  expect(await codesOf(1)).toEqual([]);
});

test('there are such fields', () => {
  expect(sized.length).toBeGreaterThan(50);
});
