import { Role } from '../../src/platform/access/viewer.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { FeedClient } from '../support/feed-client.js';
import { faultsOfErrors } from '../support/oracle.js';
import { documentFor } from '../support/slots.js';
import { makeWorld, type World } from '../support/world.js';

const sealed = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
const FORGED = [
  '',
  'x',
  '%',
  'null',
  sealed(),
  sealed(1),
  sealed(2, 'abc'),
  sealed(1, 'abc', null),
  sealed(1, '2026-01-01T00:00:00.000Z', 'a\u0000b'),
  sealed(1, 8.64e15, 'x'),
  sealed(1, '2026-01-01', '\ud800'),
  sealed(1, {}, {}),
  sealed(1, "' or 1=1", 'x'),
  Buffer.from('{"a":1}').toString('base64url'),
  Buffer.from('['.repeat(5000)).toString('base64url'),
  'A'.repeat(10_000),
  sealed(1, '-271821-04-20T00:00:00.000Z', 'x'),
];
const LISTS = ['leads', 'reps', 'teams', 'pools', 'interactions'];
const TIMELINE =
  'query Q($id: ID!, $after: String, $before: String) { lead(id: $id) { timeline(after: $after, before: $before) { edges { cursor } } interactions(first: 2) { totalCount } } }';

let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
});
afterAll(() => app.stop());

const told = (errors: readonly { message: string; extensions?: Record<string, unknown> }[] | undefined) =>
  (errors ?? []).map(({ extensions }) => `${extensions?.code} ${(extensions?.field as string[])?.at(-1)}`);

describe.each(LISTS)('a cursor of %s', list => {
  test.each(['after', 'before'])('that is none of ours is refused in `%s`', async argument => {
    for (const cursor of FORGED) {
      const { errors } = await app.run(documentFor({ kind: 'query', field: list }), { [argument]: cursor });
      expect([cursor.slice(0, 40), told(errors), faultsOfErrors(errors ?? [])]).toEqual([
        cursor.slice(0, 40),
        [`BAD_USER_INPUT ${argument}`],
        [],
      ]);
    }
  });

  test('and sizes out of range are refused', async () => {
    for (const [argument, value] of [
      ['first', 0],
      ['first', -1],
      ['first', 101],
      ['last', 0],
      ['last', 1e9],
    ] as const) {
      const { errors } = await app.run(documentFor({ kind: 'query', field: list }), { [argument]: value });
      expect([argument, value, told(errors)]).toEqual([argument, value, [`BAD_USER_INPUT ${argument}`]]);
    }
  });
});

test('a cursor of another list or order is refused, also one whose every letter was changed in turn', async () => {
  const read = await app.run<{ leads: { pageInfo: { endCursor: string } } }>(
    '{ leads(first: 2) { pageInfo { endCursor } } }',
  );
  const cursor = read.data?.leads.pageInfo.endCursor ?? '';
  const other = await app.run(
    'query Q($c: String) { leads(after: $c, orderBy: [{ field: DISPLAY_LABEL, direction: ASC }]) { nodes { id } } }',
    { c: cursor },
  );
  expect(told(other.errors)).toEqual(['BAD_USER_INPUT after']);
  expect(
    told((await app.run('query Q($c: String) { reps(after: $c) { nodes { id } } }', { c: cursor })).errors),
  ).toEqual(['BAD_USER_INPUT after']);
  for (let index = 0; index < cursor.length; index += 3) {
    const changed = `${cursor.slice(0, index)}${cursor[index] === 'A' ? 'B' : 'A'}${cursor.slice(index + 1)}`;
    const { status, errors } = await app.run('query Q($c: String) { leads(after: $c) { nodes { id } } }', {
      c: changed,
    });
    expect([status, faultsOfErrors(errors ?? [])]).toEqual([200, []]);
  }
});

test.each(['after', 'before'])('a cursor of a timeline that is none of ours is refused in `%s`', async argument => {
  for (const cursor of FORGED) {
    const { errors } = await app.run(TIMELINE, { id: world.leads.ofAnna, [argument]: cursor });
    expect([cursor.slice(0, 40), told(errors)]).toEqual([cursor.slice(0, 40), [`BAD_USER_INPUT ${argument}`]]);
  }
});

test('feeds refuse cursors, filters and paces that they cannot mean, and the socket goes on', async () => {
  const client = await FeedClient.open(`${app.url}/graphql`, await app.token(Role.ADMIN));
  const stage =
    'subscription S($after: Cursor, $filter: LeadFeedFilter) { leadStageChanged(after: $after, filter: $filter) { cursor } }';
  const loads =
    'subscription S($n: Int, $filter: RepFeedFilter) { repLoadChanged(minIntervalMs: $n, filter: $filter) { cursor } }';
  const bad: [string, object][] = [
    ...FORGED.map((after): [string, object] => [stage, { after }]),
    [stage, { filter: { teamIds: ['x'] } }],
    [stage, { filter: { teamIds: [world.reps.anna] } }],
    [stage, { filter: { stageIds: [''] } }],
    [stage, { filter: { repIds: Array(101).fill(world.reps.anna) } }],
    [stage, { filter: { importId: 'x'.repeat(10_240) } }],
    [loads, { n: 0 }],
    [loads, { n: -1 }],
    [loads, { n: 99 }],
    [loads, { n: 60_001 }],
    [loads, { filter: { repIds: [world.teams.north] } }],
    [loads, { filter: { teamIds: Array(101).fill(world.teams.north) } }],
  ];
  for (const [index, [query, variables]] of bad.entries())
    client.subscribe(`${index}`, query, variables as Record<string, unknown>);
  await client.until(
    () =>
      client.closed !== null ||
      bad.every((_, index) => client.codes(`${index}`) !== null || client.frames(`${index}`).length > 0),
  );
  expect(client.closed).toBeNull();
  expect(bad.map(([, variables], index) => [JSON.stringify(variables).slice(0, 60), client.codes(`${index}`)])).toEqual(
    bad.map(([, variables]) => [JSON.stringify(variables).slice(0, 60), ['BAD_USER_INPUT']]),
  );
  await client.close();
});
