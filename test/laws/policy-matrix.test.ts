import pg from 'pg';
import { Role } from '../../src/platform/access/viewer.js';
import { Documents } from '../../src/platform/http/operation.js';
import { checkCost } from '../../src/platform/http/operation-cost.js';
import { newId } from '../../src/platform/ids.js';
import { viewOfPrefix } from '../../src/platform/read/view.js';
import { buildPlimsollSchema } from '../../src/schema.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { digestOf, settled } from '../support/digest.js';
import { leaksIn, type MatrixWorld, makeMatrixWorld } from '../support/matrix-world.js';
import { holderOf, POLICY, type PolicyRow, RELATIONS, type Relation } from '../support/policy-table.js';
import { documentFor, ROOT_FIELDS, withValue } from '../support/slots.js';
import { soundCalls } from '../support/sound.js';

type Root = (typeof ROOT_FIELDS)[number];
interface Cell {
  readonly root: Root;
  readonly row: PolicyRow;
  readonly role: Role;
  readonly relation: Relation;
}
interface Answered {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly extensions?: Record<string, unknown> }[];
}

const ROLES = Object.values(Role);
const ROOT_ROWS = 30;
/** Of objects below each other, most first; of what a list holds one less, since it holds it often. */
const DEPTHS = [2, 1, 0];
const LIST_DEPTHS = [1, 0];
/** What a machine that is busy with other things may take. */
const SLOW_MS = 300_000;

let app: TestApp;
let owner: pg.Client;
let matrix: MatrixWorld;
let cellCount = 0;
const documents = new Map<string, string>();

beforeAll(async () => {
  app = await startTestApp();
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  matrix = await makeMatrixWorld(app);
  // What lists are priced as stands beside the code, not in the committed text.
  const priced = new Documents(await buildPlimsollSchema());
  for (const root of ROOT_FIELDS) deepest(root, priced);
}, SLOW_MS);
afterAll(async () => {
  process.stdout.write(`The policy matrix ran ${cellCount} cells.\n`);
  await matrix?.walk.stop();
  await owner?.end();
  await app?.stop();
});

const roots = (kind: Root['kind']) =>
  ROOT_FIELDS.filter(root => root.kind === kind).map(root => [root.field, root] as const);
const withoutRow = (fields: readonly string[]) => fields.filter(field => !(field in POLICY));

test('every root field has a row, and every row a root field; one without would be named', () => {
  const fields = ROOT_FIELDS.map(({ field }) => field);
  expect(withoutRow(fields)).toEqual([]);
  expect(Object.keys(POLICY).filter(field => !fields.includes(field))).toEqual([]);
  expect(withoutRow([...fields, 'planted'])).toEqual(['planted']);
});

test.each(roots('query'))(
  '%s tells each role what it may know, whoever it asks about',
  async (_field, root) => {
    await eachRole(root, async cell => {
      const answer = await run(cell, idFor(cell));
      const served = cell.row.serves?.[cell.relation]?.includes(cell.role) ?? false;
      const isAbout = cell.row.on !== undefined && cell.row.may.includes(cell.role);
      if (!isAbout || (served && cell.row.isShown === false)) return [];
      return isEmpty(answer.data?.[root.field]) === served ? [served ? 'it is not told' : 'it is told'] : [];
    });
  },
  SLOW_MS,
);

test.each(roots('mutation'))(
  '%s is carried out for whom it may be, and changes nothing for others',
  async (_field, root) => {
    const isServed = ({ row, role, relation }: Cell) =>
      row.may.includes(role) && (row.on ? (row.serves?.[relation]?.includes(role) ?? false) : true);
    await settled(owner);
    const before = await digestOf(owner);
    await eachRole(root, async cell => {
      if (isServed(cell)) return [];
      const answer = await run(cell, idFor(cell));
      return isRefused(answer, root) ? [] : ['it was not refused'];
    });
    await settled(owner);
    expect(await digestOf(owner)).toEqual(before);
    await eachRole(root, async cell => {
      if (!isServed(cell)) return [];
      const { on } = cell.row;
      const { relation, role } = cell;
      const isOwnRep = on?.[0] === 'rep' && relation === 'own' && role === Role.REP;
      const answer = await run(cell, on && !isOwnRep && relation !== 'none' ? await freshFor(cell) : idFor(cell));
      return on && cell.row.isShown !== false && isRefused(answer, root)
        ? [`it was refused: ${JSON.stringify(answer)}`]
        : [];
    });
  },
  SLOW_MS,
);

test.each(roots('subscription'))(
  '%s tells each role what it may know',
  async (field, root) => {
    const row = POLICY[field] as PolicyRow;
    for (const role of ROLES) {
      const feed = await app.listen(documents.get(field) ?? '', variablesOf(root), { as: matrix.people[role] });
      const faults: string[] = [];
      for (let isOver = false; !isOver; ) {
        const { data, errors } = await feed.next(20_000);
        const isIn = !errors?.some(({ extensions }) => extensions?.code === 'FORBIDDEN');
        if (isIn !== row.may.includes(role)) faults.push(isIn ? 'it is let in' : 'it is not let in');
        faults.push(...leaksIn(JSON.stringify(data ?? {}), role, matrix));
        isOver = !data || (data[field] as { isUpToDate?: boolean }).isUpToDate !== false;
      }
      await feed.stop();
      cellCount += RELATIONS.length;
      expect([role, faults]).toEqual([role, []]);
    }
  },
  SLOW_MS,
);

describe('a policy that was loosened would be found:', () => {
  const leads = () => viewOfPrefix('lead');
  const asked = async (node: TestApp, field: string, [role, relation]: readonly [Role, Relation]) => {
    const root = ROOT_FIELDS.find(one => one.field === field) as Root;
    const cell = { root, row: POLICY[field] as PolicyRow, role, relation };
    return leaksIn(JSON.stringify((await ask(cell, idFor(cell), node)).data), role, matrix);
  };
  /** What is asked of a node that knows nothing but the policy as it stands now: a node plans a field once. */
  const onOtherNode = async (ask: (node: TestApp) => Promise<string[]>): Promise<string[]> => {
    const node = await startTestApp({ database: app.database });
    return await ask(node).finally(() => node.stop());
  };

  test('the e-mail of a lead shown to screens', async () => {
    const mask = leads()?.masks.get('email') as Record<string, unknown>;
    const kept = mask.WALLBOARD;
    const screen = (node: TestApp) => asked(node, 'lead', [Role.WALLBOARD, 'own']);
    expect(await onOtherNode(screen)).toEqual([]);
    delete mask.WALLBOARD;
    const leaks = await onOtherNode(screen);
    mask.WALLBOARD = kept;
    expect(leaks).toContain('email of the lead of anna');
  });

  test("every lead shown to every rep, and another partner's to a partner", async () => {
    const rows = leads()?.rows as Record<Role, unknown>;
    for (const [role, relation, expected] of [
      [Role.REP, 'sameTeam', 'id of the lead of dora'],
      [Role.PARTNER, 'otherPartner', 'name of the lead of secondPartner'],
    ] as const) {
      const kept = rows[role];
      const both = async (node: TestApp) => [
        ...(await asked(node, 'lead', [role, relation])),
        ...(await asked(node, 'leads', [role, relation])),
      ];
      expect(await onOtherNode(both)).toEqual([]);
      rows[role] = 'ALL';
      const leaks = await onOtherNode(both);
      rows[role] = kept;
      expect(leaks).toContain(expected);
    }
  });
});

/** Runs a judge over the cells of a root field: its own finding, and what any answer leaks. */
async function eachRole(root: Root, judge: (cell: Cell) => Promise<string[]>): Promise<void> {
  const row = POLICY[root.field] as PolicyRow;
  const found: string[] = [];
  for (const role of ROLES) {
    for (const relation of row.on ? RELATIONS : RELATIONS.slice(0, 1))
      found.push(...(await judge({ root, row, role, relation })).map(fault => `${role} ${relation}: ${fault}`));
  }
  expect(found).toEqual([]);
}

/** One call as somebody of the role, in which the door and what leaks are judged at once. */
async function run(cell: Cell, id: string | null): Promise<Answered> {
  const { root, row, role, relation } = cell;
  cellCount += row.on ? 1 : RELATIONS.length;
  const answer = await ask(cell, id);
  const codes = (answer.errors ?? []).map(({ extensions }) => extensions?.code);
  const told = JSON.stringify(answer.data ?? {});
  const leaks = leaksIn(row.isEchoed ? told.replaceAll(`"leadId":"${id}"`, '') : told, role, matrix);
  expect({ field: root.field, role, relation, codes, leaks }).toEqual({
    field: root.field,
    role,
    relation,
    codes: row.may.includes(role) ? [] : ['FORBIDDEN'],
    leaks: [],
  });
  return answer;
}

function ask({ root, row, role }: Cell, id: string | null, node = app): Promise<Answered> {
  const base = variablesOf(root);
  const variables = id === null || !row.on ? base : withValue(base, row.on.slice(1), id);
  return node.run(documents.get(root.field) ?? '', { ...variables }, { as: matrix.people[role] });
}

/** Arguments that are right; as many rows as the cost allows, and all of the history. */
function variablesOf({ field }: Root): Readonly<Record<string, unknown>> {
  const { variables = {} } = soundCalls(matrix.world)[field]?.() ?? {};
  const document = documents.get(field) ?? '';
  return {
    ...variables,
    ...(document.includes('$after: String') && { first: ROOT_ROWS }),
    ...(document.includes('$after: Cursor') && { after: matrix.start }),
  };
}

/** The document that asks for most and is still allowed. */
function deepest(root: Root, priced: Documents): void {
  const depths = documentFor(root).includes('$after: String') ? LIST_DEPTHS : DEPTHS;
  for (const depth of depths) {
    const query = documentFor(root, depth);
    documents.set(root.field, query);
    try {
      checkCost(priced.schema, priced.prepare({ query, operationName: null }, true), variablesOf(root));
      return;
    } catch (error) {
      if (depth === 0) throw error;
    }
  }
}

/** The object of the matrix that stands in the relation to the role. */
function idFor({ row, role, relation }: Cell): string | null {
  const kind = row.on?.[0];
  if (!kind) return null;
  if (kind === 'lead') return relation === 'none' ? newId('lead') : matrix.leads[holderOf(relation, role)].id;
  const { reps, teams } = matrix.world;
  const known: Partial<Record<Relation, string>> =
    kind === 'rep'
      ? { own: reps.anna, sameTeam: matrix.dora, otherTeam: reps.cleo }
      : { own: teams.north, sameTeam: teams.northEast, otherTeam: teams.south };
  return known[relation] ?? newId(kind);
}

/** Another object in the relation, to be changed. */
function freshFor({ row, role, relation }: Cell): Promise<string> {
  const held = relation as Exclude<Relation, 'none'>;
  return row.on?.[0] === 'lead' ? matrix.leadOf(holderOf(held, role)) : matrix.repOf(held);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.every(isEmpty));
}

interface Refusable {
  readonly userErrors?: readonly unknown[];
  readonly results?: readonly { readonly userErrors: readonly unknown[] }[];
}

/** Whether an answer says no: by an error, or by user errors of the payload or of the one lead that it is about. */
function isRefused({ data, errors }: Answered, { field }: Root): boolean {
  const { userErrors = [], results = [] } = (data?.[field] ?? {}) as Refusable;
  return (
    errors !== undefined || [userErrors, ...results.map(result => result.userErrors)].some(({ length }) => length > 0)
  );
}
