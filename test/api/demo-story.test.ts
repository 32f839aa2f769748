import { OPENING } from '../../src/cli/demo/acts.js';
import type { World } from '../../src/cli/demo/cast.js';
import { DemoClient } from '../../src/cli/demo/client.js';
import { readScene } from '../../src/cli/demo/scene.js';
import { Simulator } from '../../src/cli/demo/simulator.js';
import { SOURCES } from '../../src/cli/demo/sources.js';
import { openWorld } from '../../src/cli/demo/world.js';
import { withOwner } from '../../src/platform/db/server-version.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { settled } from '../support/digest.js';
import type { Listener } from '../support/listener.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(600_000);

/** Acts of the long run: a quarter of an hour of the demo. `DEMO_ACTS=3000` looks further. */
const LONG_RUN = Number(process.env.DEMO_ACTS ?? 600);
const SEEN_MS = 60_000;
const LEAVING = new AbortController();

let app: TestApp;
let client: DemoClient;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  client = new DemoClient(app.url, app.config, LEAVING.signal);
  const broken = await openWorld(client, app.runtime);
  expect(broken.isNew).toBe(true);
  const before = await countOf({});
  // Told to stop before it was whole, the next start goes on where it broke off.
  const opened = await openWorld(client, app.runtime);
  expect(await countOf({})).toBe(before);
  await opened.complete(LEAVING.signal);
  world = opened.world;
  await withOwner(app.database.url, settled);
});

afterAll(async () => {
  await app?.stop();
});

test('once it is whole, another start finds it as it is', async () => {
  const before = await countOf({});
  expect(await openWorld(client, app.runtime)).toMatchObject({ isNew: false });
  expect(await countOf({})).toBe(before);
});

test('what is in play is graded by the models of the house, and small roofs from the bought list do not stay unscreened', async () => {
  const inPlay = { placement: { neq: 'ENDED' } };
  await waitFor(async () => {
    const { data } = await app.run<{ gradingProgress: { waitingCount: number } }>('GradingProgress');
    return data?.gradingProgress.waitingCount === 0;
  }, SEEN_MS);
  expect(await countOf({ ...inPlay, tier: { isNull: true } })).toBe(0);
  const small = { ...inPlay, sourceKey: { eq: 'bought-list' }, value: { lt: 4_000_000 } };
  expect(await countOf({ ...small, validity: { eq: 'INVALID' } })).toBeGreaterThan(0);
  expect(await countOf({ ...small, validity: { eq: 'UNSCREENED' } })).toBe(0);
});

test('one rep holds more than a line that was lowered, and one holds nothing', async () => {
  const { reps } = await readScene(client, world);
  const over = reps.filter(({ isOverloaded }) => isOverloaded);
  expect(over).toMatchObject([{ name: 'Kaya Ito 伊藤佳弥', heldCount: 10, line: 8 }]);
  expect(reps.filter(({ heldCount }) => heldCount === 0)).toMatchObject([{ name: 'Farid Haddad' }]);
  expect(new Set(reps.map(({ now }) => now))).toEqual(new Set(['AVAILABLE', 'BUSY', 'AWAY', 'ON_LEAVE']));
});

test('the cheap source brings most leads, many of them dead, and converts worst; recommended ones convert best', async () => {
  const rows = await Promise.all(
    SOURCES.map(async ({ key }) => {
      const source = { sourceKey: { eq: key } };
      const all = await countOf(source);
      const won = await countOf({ ...source, stageKey: { in: ['WON', 'RETAINED'] } });
      const invalid = await countOf({ ...source, validity: { eq: 'INVALID' } });
      return { key, all, won: won / all, invalid: invalid / all };
    }),
  );
  const by = (of: (row: (typeof rows)[number]) => number) => [...rows].sort((a, b) => of(b) - of(a));
  expect(by(({ all }) => all)[0]).toMatchObject({ key: 'bought-list' });
  expect(by(({ won }) => won).map(({ key }) => key)).toEqual([
    'referral',
    expect.anything(),
    expect.anything(),
    expect.anything(),
    'bought-list',
  ]);
  expect(rows[0]?.invalid).toBeGreaterThan(0.25);
  expect(rows[0]?.won).toBeLessThan(0.03);
});

test('one customer heard from us nine times within a week, and seven leads were not spoken with for weeks', async () => {
  const { data } = await app.run<{ findings: { nodes: Found[] } }>('Findings', {
    first: 50,
    filter: { isOpen: { eq: true } },
  });
  const found = data?.findings.nodes ?? [];
  expect(found.filter(({ code }) => code === 'OVER_CONTACT')).toMatchObject([
    { rep: { name: 'Elif Demir' }, evidence: { limit: 5, measured: 9 } },
  ]);
  const lying = found.filter(({ code, evidence }) => code === 'NEGLECTED' && evidence.measured >= 14);
  expect(lying.map(({ rep }) => rep?.name).sort()).toEqual([
    ...Array(4).fill('Ben Okafor'),
    ...Array(3).fill('Liam Walsh'),
  ]);
});

test('more than eight in ten pieces that were sent were made for nobody in particular', async () => {
  const { data } = await app.run<{ contentItems: { nodes: Sent[] } }>('Content', { first: 50 });
  const sent = (items: readonly Sent[]) => items.reduce((sum, { deliveredCount }) => sum + deliveredCount, 0);
  const items = data?.contentItems.nodes ?? [];
  expect(sent(items)).toBeGreaterThan(60);
  expect(sent(items.filter(({ isGeneric }) => isGeneric)) / sent(items)).toBeGreaterThan(0.8);
});

test('the evaluation says it too: the cheap source converts worst, and fewer of its leads answer than of any other', async () => {
  const to = await app.runtime.now();
  const { data } = await app.run<{ evaluation: { rows: Row[] } }>('Evaluation', {
    from: day(to, -190),
    to: day(to, 1),
    by: 'SOURCE',
    horizonDays: 45,
  });
  const rows = (data?.evaluation.rows ?? []).filter(({ conversion }) => conversion.denominator > 0);
  const least = (of: (row: Row) => number | null) => [...rows].sort((a, b) => (of(a) ?? 0) - (of(b) ?? 0))[0]?.label;
  expect(rows.length).toBeGreaterThanOrEqual(5);
  expect(least(({ conversion }) => conversion.value)).toBe('Bought address list');
  expect(least(({ responseRate }) => responseRate.value)).toBe('Bought address list');
  expect(rows.every(({ satisfaction }) => satisfaction.n === 0 || (satisfaction.value ?? 0) >= 1)).toBe(true);
});

test('within the first acts a watcher sees a claim, a refusal with its reason, an overload, a finding and a change of stage', async () => {
  const holders = await app.listen<{ leadAssigned: { events: { how: string }[] } }>('LeadAssigned');
  const stages = await app.listen<{ leadStageChanged: { events: { fromStage: unknown }[] } }>('LeadStageChanged');
  const loads = await app.listen<{
    repLoadChanged: { isSnapshot: boolean; reps: { load: { isOverloaded: boolean }; name: string }[] };
  }>('RepLoadChanged');
  const refusals = await app.listen<{ admissionRefused: { events: { message: string }[] } }>('AdmissionRefused');
  const findings = await app.listen<RaisedBatch>('FindingRaised');
  await Promise.all([holders, stages, loads, refusals, findings].map(feed => feed.next(60_000)));
  const simulator = new Simulator(client, world, 1);
  for (const _ of OPENING) await simulator.step();
  await until(findings, ({ findingRaised }) =>
    findingRaised.events.some(({ change, finding }) => change === 'RAISED' && finding?.code === 'OVER_CONTACT'),
  );
  await until(holders, ({ leadAssigned }) => leadAssigned.events.some(({ how }) => how === 'CLAIMED'));
  await until(stages, ({ leadStageChanged }) => leadStageChanged.events.some(({ fromStage }) => fromStage !== null));
  await until(loads, ({ repLoadChanged: { isSnapshot, reps } }) =>
    reps.some(({ name, load }) => !isSnapshot && load.isOverloaded && !name.startsWith('Kaya')),
  );
  await until(refusals, ({ admissionRefused }) =>
    admissionRefused.events.some(({ message }) => /Held: \d+ of \d+\.$/.test(message)),
  );
});

test('as time goes on, somebody was not spoken with for a week, and it is said', async () => {
  const findings = await app.listen<RaisedBatch>('FindingRaised');
  await findings.next(60_000);
  app.clock.advanceMs(20 * 60_000);
  await until(findings, ({ findingRaised }) =>
    findingRaised.events.some(({ change, finding }) => change === 'RAISED' && finding?.code === 'NEGLECTED'),
  );
});

test('it goes on: pools neither run dry nor overflow, nobody ends empty, and nothing is refused but for want of room', async () => {
  const simulator = new Simulator(client, world, 2);
  const pooled: number[] = [];
  for (let act = 0; act < LONG_RUN; act++) {
    await simulator.step();
    if (act % 25 === 0) pooled.push((await readScene(client, world)).pooledCount);
  }
  expect(Math.min(...pooled)).toBeGreaterThan(5);
  expect(Math.max(...pooled)).toBeLessThan(80);
  const { reps, fullness, pressedCount } = await readScene(client, world);
  expect(pressedCount).toBeLessThan(30);
  expect(reps.filter(({ heldCount }) => heldCount === 0).map(({ name }) => name)).toEqual(['Farid Haddad']);
  expect(fullness).toBeGreaterThan(0.5);
  expect(fullness).toBeLessThan(1);
  expect([...client.refusals.keys()].filter(code => !/QUOTA_EXCEEDED$/.test(code))).toEqual([]);
});

interface Found {
  readonly code: string;
  readonly rep: { readonly name: string } | null;
  readonly evidence: { readonly limit: number; readonly measured: number };
}
interface RaisedBatch {
  readonly findingRaised: {
    readonly events: readonly { readonly change: string | null; readonly finding: { readonly code: string } | null }[];
  };
}
interface Sent {
  readonly isGeneric: boolean;
  readonly deliveredCount: number;
}
interface Rate {
  readonly denominator: number;
  readonly value: number | null;
}
interface Row {
  readonly label: string;
  readonly conversion: Rate;
  readonly responseRate: Rate;
  readonly satisfaction: { readonly value: number | null; readonly n: number };
}

const day = (now: Date, days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

async function countOf(filter: object): Promise<number> {
  const { data } = await app.run<{ leads: { totalCount: number } }>(
    'query Count($filter: LeadFilter!) { leads(first: 1, filter: $filter) { totalCount } }',
    { filter },
  );
  return data?.leads.totalCount ?? Number.NaN;
}

async function until<Data>(listener: Listener<Data>, isIt: (batch: Data) => boolean): Promise<void> {
  const endsAtMs = performance.now() + SEEN_MS;
  while (performance.now() < endsAtMs) {
    const { data, errors } = await listener.next(SEEN_MS);
    expect(errors).toBeUndefined();
    if (data && isIt(data)) return;
  }
  throw new Error('It was not seen in time.');
}
