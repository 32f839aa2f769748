import { Role } from '../../src/platform/access/viewer.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { fingerprint } from '../support/real-set.js';
import { Workbench } from '../support/run-import.js';
import { type ReplayRun, runReplay } from '../support/run-replay.js';
import { TOUCH_HEADER, TOUCH_ROWS, TOUCHES } from '../support/small-imports.js';

jest.setTimeout(240_000);

const ROWS = [...TOUCH_ROWS, 'C1,check,b,2024-05-04T08:00:00Z,2024-05-04T08:01:00Z'];
const WINS = {
  kind: 'outcomes',
  name: 'desk',
  sourceSystem: 'desk',
  where: { column: 'work', in: ['check'] },
  lead: { externalId: 'case' },
  outcome: {
    result: { constant: 'WON' },
    reason: { constant: 'OTHER' },
    decidedAt: { column: 'start', format: 'ISO' },
  },
};

describe('plimsoll replay', () => {
  let app: TestApp;
  const bench = new Workbench();
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(async () => {
    await app.stop();
    bench.remove();
  });
  const play = async (more: Record<string, string> = {}, nodes: readonly (TestApp | string)[] = [app]) =>
    runReplay(nodes, {
      file: bench.write('log.csv', [TOUCH_HEADER, ...ROWS, ''].join('\n')),
      mapping: bench.write('touches.json', TOUCHES),
      outcomes: bench.write('wins.json', WINS),
      speed: 'max',
      token: await app.token(Role.ADMIN),
      ...more,
    });

  test('plays a log as if it happened now, and a second time nothing more happens', async () => {
    const run = await play();
    expect(run).toMatchObject({
      exitCode: 0,
      end: { event: 'done', played: 6, of: 6, next: 7, reps: 2, teams: 1, leads: 2, refused: {} },
    });
    const { data } = await app.run<{ leads: { nodes: { externalId: string }[] } }>(LEADS);
    expect(data?.leads.nodes.toSorted((a, b) => a.externalId.localeCompare(b.externalId))).toEqual([
      { externalId: 'C1', touchCount: 4, stage: { key: 'WON' }, owner: { name: 'b' }, outcome: { result: 'WON' } },
      { externalId: 'C2', touchCount: 1, stage: { key: 'CONTACTED' }, owner: { name: 'b' }, outcome: null },
    ]);
    const before = await fingerprint(app);
    expect(await play()).toMatchObject({ exitCode: 0, end: { event: 'done', played: 6, leads: 2 } });
    expect(await fingerprint(app)).toEqual(before);
  });

  test('goes on from where it is told to, and plays what is left', async () => {
    const before = await fingerprint(app);
    expect(await play({ from: '5' })).toMatchObject({ exitCode: 0, end: { event: 'done', played: 2, next: 7 } });
    expect(await fingerprint(app)).toEqual(before);
  });

  test('counts what the server refuses for want of room, and goes on', async () => {
    const { data } = await app.run<{ reps: { nodes: { id: string }[] } }>(
      '{ reps(first: 1, filter: { externalId: { eq: "a" } }) { nodes { id } } }',
    );
    const input = { repId: data?.reps.nodes[0]?.id, mode: 'LIMITED', capacity: 0, reason: 'leaves soon' };
    await app.run(
      'mutation ($input: SetHoldingQuotaInput!) { setHoldingQuota(input: $input) { userErrors { code } } }',
      { input },
    );
    const others = bench.write('others.json', { ...TOUCHES, name: 'other', sourceSystem: 'other' });
    const run = await play({ mapping: others });
    expect(run).toMatchObject({ exitCode: 0, end: { event: 'done', played: 6 } });
    expect(Object.keys((run.end?.refused ?? {}) as object)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^assignLead /)]),
    );
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['a file that is not there', { file: 'no-such.csv' }, /FILE: There is no file no-such\.csv/],
    ['a mapping that is not there', { mapping: 'no-such.json' }, /There is no mapping no-such\.json/],
    ['a speed of nothing', { speed: '0' }, /above 0, or max/],
    ['a speed below nothing', { speed: '-5' }, /above 0, or max|argument missing/],
    ['a speed that is no number', { speed: 'NaN' }, /above 0, or max/],
    ['an event behind the end', { from: '99' }, /has 6 events/],
    ['a token that nobody issued', { token: 'x.y.z' }, /NO_ACCESS/],
  ])('refuses %s in one sentence', async (...[, more, sentence]) => {
    refusedWith(await play(more), sentence);
  });

  test('refuses a log without the columns, a token of another role and a place where nobody answers', async () => {
    refusedWith(await play({ file: bench.write('short.csv', 'case,work\nC1,call\n') }), /no column "who"/);
    refusedWith(await play({ token: await app.token(Role.AUDITOR) }), /must be of role ADMIN, not AUDITOR/);
    refusedWith(await play({}, ['http://127.0.0.1:9']), /NO_SERVER: No Plimsoll answers at http:\/\/127\.0\.0\.1:9/);
  });
});

function refusedWith({ exitCode, lines, complaint }: ReplayRun, sentence: RegExp): void {
  expect(complaint).toMatch(sentence);
  expect({ exitCode, lines }).toEqual({ exitCode: 1, lines: [] });
  expect(complaint).not.toContain('    at ');
}

const LEADS = `{ leads(first: 9, filter: { sourceSystem: { eq: "desk" } }) {
  nodes { externalId touchCount stage { key } owner { name } outcome { result } }
} }`;
