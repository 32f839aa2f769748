import { startTestApp, type TestApp } from '../support/app.js';
import { StatementWatch } from '../support/statements.js';
import { type Walk, walkOf } from '../support/walk.js';

const MANY = 50;
/** A lead with what a screen shows around it. */
const LEAD =
  'id version name owner { id name team { id name } } stage { id key } interactions(first: 2) { nodes { id } totalCount }';
const MOVED = `subscription ($after: Cursor) { leadStageChanged(after: $after) { events { leadId toStage { id key } lead { ${LEAD} } } } }`;
const MOVE = `mutation ($input: MoveLeadsInput!) { moveLeads(input: $input) { results { leadId lead { ${LEAD} } userErrors { code } } } }`;
/** What plans send reads everything as the columns of one row. */
const PLAN = /^select \(select .* t0 /s;

interface Frame {
  readonly leadStageChanged: { readonly events: readonly { readonly lead: { readonly id: string } | null }[] };
}

const ids: string[] = [];
let app: TestApp;
let walk: Walk;
let watch: StatementWatch;

beforeAll(async () => {
  app = await startTestApp({ env: { PLIMSOLL_PLANS: 'on' } });
  walk = walkOf(app);
  const reps = [await walk.aRep({ capacity: 99 }), await walk.aRep({ capacity: 99 })];
  for (let number = 0; number <= MANY; number++) ids.push((await walk.aLead({ ownerId: reps[number % 2]?.id })).id);
  watch = StatementWatch.open();
});
afterAll(async () => {
  watch?.close();
  await walk?.stop();
  await app?.stop();
});

/** The texts of the plan statements that are sent meanwhile. */
async function plansDuring<T>(work: () => Promise<T>): Promise<{ answer: T; plans: string[] }> {
  await walk.settled();
  const { answer, statements } = await watch.during(work);
  return { answer, plans: statements.map(({ text }) => text).filter(text => PLAN.test(text)) };
}

async function cursorNow(): Promise<string> {
  await walk.settled();
  const { data } = await app.run<{ wallboard: { cursor: string } }>('{ wallboard { cursor } }');
  return data?.wallboard.cursor ?? '';
}

/** Moves leads, and says how many plan statements that was. */
async function moved(some: readonly string[], key: string): Promise<{ told: number; plans: number }> {
  const input = { ids: some, stageId: await walk.stageId(key), idempotencyKey: `${key} ${some.length}` };
  const { answer, plans } = await plansDuring(() =>
    app.run<{ moveLeads: { results: { lead: object | null; userErrors: object[] }[] } }>(MOVE, { input }),
  );
  const results = answer.data?.moveLeads.results.filter(({ lead, userErrors }) => lead && userErrors.length === 0);
  return { told: results?.length ?? 0, plans: plans.length };
}

/** The first frame after a cursor, and how many plan statements that was. */
async function frameAfter(after: string): Promise<{ told: number; plans: number }> {
  const { answer, plans } = await plansDuring(async () => {
    const feed = await app.listen<Frame>(MOVED, { after });
    const { data } = await feed.next(20_000);
    await feed.stop();
    return data;
  });
  return { told: answer?.leadStageChanged.events.filter(({ lead }) => lead).length ?? 0, plans: plans.length };
}

test('the leads of a bulk change, and of the frame that tells it, are one statement, for one lead as for fifty', async () => {
  const [first = '', ...others] = ids;
  const before = await cursorNow();
  expect(await moved([first], 'CONTACTED')).toEqual({ told: 1, plans: 1 });
  expect(await frameAfter(before)).toEqual({ told: 1, plans: 1 });
  const between = await cursorNow();
  expect(await moved(others, 'CONTACTED')).toEqual({ told: MANY, plans: 1 });
  expect(await frameAfter(between)).toEqual({ told: MANY, plans: 1 });
});
