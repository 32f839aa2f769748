import { Role } from '../../src/platform/access/viewer.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { waitFor } from '../support/wait-for.js';
import { type Walk, walkOf } from '../support/walk.js';

const BOARD = '{ leads(first: 5) { totalCount nodes { id tier } } }';
const SCREENS = 20;
/** An answer is kept for 250 ms, and a busy machine may take longer for one. */
const FEW = 5;

let app: TestApp;
let walk: Walk;

beforeAll(async () => {
  app = await startTestApp({ env: { PLIMSOLL_PLANS: 'on' } });
  walk = walkOf(app);
  await walk.aLead();
});
afterAll(async () => {
  await walk?.stop();
  await app?.stop();
});

async function ask(
  as: Role,
  asked: object = { query: BOARD },
): Promise<{ body: string; requestId: string | null; status: number }> {
  const token = await app.token(as);
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(asked),
  });
  return { status: response.status, requestId: response.headers.get('x-request-id'), body: await response.text() };
}

/** How often the data was read. */
async function readings(): Promise<number> {
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  return Number(/plimsoll_plans_total\{outcome="planned"\} (\d+)/.exec(metrics)?.[1] ?? 0);
}

async function manyAsk(as: Role): Promise<{ told: Awaited<ReturnType<typeof ask>>[]; read: number }> {
  const before = await readings();
  const told = await Promise.all(Array.from({ length: SCREENS }, () => ask(as)));
  return { told, read: (await readings()) - before };
}

describe('what many ask at once', () => {
  test('is read once for screens, and told to each under its own request id', async () => {
    const { told, read } = await manyAsk(Role.WALLBOARD);
    expect(new Set(told.map(({ body }) => body)).size).toBe(1);
    expect(JSON.parse(told[0]?.body ?? '{}')).toMatchObject({ data: { leads: { totalCount: 1 } } });
    expect(new Set(told.map(({ requestId }) => requestId)).size).toBe(SCREENS);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThanOrEqual(FEW);
  });

  test('is read for each of those who may have written: they see at once what they wrote', async () => {
    const { told, read } = await manyAsk(Role.ADMIN);
    expect(told.map(({ status }) => status)).toEqual(told.map(() => 200));
    expect(read).toBe(SCREENS);
  });

  test('is read anew for screens once something has changed', async () => {
    await walk.aLead();
    await waitFor(async () => (await ask(Role.WALLBOARD)).body.includes('"totalCount":2'));
  });

  test('is told apart by its variables and by which operation is meant', async () => {
    const query = 'query Some($n: Int!) { leads(first: $n) { nodes { id } } } query All { leads { totalCount } }';
    const some = (n: number) => ask(Role.WALLBOARD, { query, operationName: 'Some', variables: { n } });
    const [one, two, all] = await Promise.all([some(1), some(2), ask(Role.WALLBOARD, { query, operationName: 'All' })]);
    const parsed = [one, two].map(({ body }) => (JSON.parse(body) as { data: { leads: { nodes: [] } } }).data);
    expect(parsed.map(({ leads }) => leads.nodes.length)).toEqual([1, 2]);
    expect(JSON.parse(all.body)).toMatchObject({ data: { leads: { totalCount: 2 } } });
  });
});
