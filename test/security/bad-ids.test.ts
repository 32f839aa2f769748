import pg from 'pg';
import { type IdPrefix, newId } from '../../src/platform/ids.js';
import { type Answer, startTestApp, type TestApp } from '../support/app.js';
import { digestOf, settled } from '../support/digest.js';
import { choosesLeads, documentFor, nameOf, ROOT_FIELDS, type Slot, slotsOf, withValue } from '../support/slots.js';
import { callerOf, soundCalls } from '../support/sound.js';
import { makeWorld, type World } from '../support/world.js';

/** The kind of the ids that go into a place, by its name. Keys of other systems are texts of their own. */
const KINDS: Readonly<Record<string, IdPrefix>> = {
  ownerId: 'rep',
  lastOwnerId: 'rep',
  repId: 'rep',
  repIds: 'rep',
  teamId: 'team',
  teamIds: 'team',
  parentId: 'team',
  poolId: 'pool',
  stageId: 'stage',
  pipelineId: 'pipe',
  sourceId: 'source',
  campaignId: 'campaign',
  productId: 'product',
  competitorId: 'competitor',
  leadId: 'lead',
  companyId: 'company',
  contentItemId: 'content',
  programId: 'program',
  partnerId: 'partner',
  duplicateIds: 'lead',
  segmentId: 'segment',
  memberTeamIds: 'team',
  memberRepIds: 'rep',
  managerIds: 'rep',
  successorId: 'pool',
  defaultPoolId: 'pool',
  overflowTeamId: 'team',
  nurturePoolId: 'pool',
};
const OF_FIELDS: Readonly<Record<string, IdPrefix>> = {
  rep: 'rep',
  updateRep: 'rep',
  deactivateRep: 'rep',
  reactivateRep: 'rep',
  team: 'team',
  leadImport: 'import',
  cancelLeadImport: 'import',
  updateTeam: 'team',
  moveTeam: 'team',
  revokeApiKey: 'key',
  dismissDuplicate: 'candidate',
  mergeCompanies: 'company',
  mergeContacts: 'contact',
  saveView: 'view',
  deleteView: 'view',
  updateCompany: 'company',
  updateContact: 'contact',
  acceptOffer: 'offer',
  rejectOffer: 'offer',
  withdrawOffer: 'offer',
  undoBulkChange: 'bulk',
  activateCriteriaModel: 'criteria',
  withdrawHoldingQuota: 'quota',
  withdrawIntakeCap: 'cap',
  retirePool: 'pool',
  node: 'lead',
  nodes: 'lead',
};
/** What makes sense of an id: a key is of one kind of principal, a handover to a rep names it. */
const COMPANIONS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  createApiKey: { partnerId: { role: 'PARTNER' }, teamId: { role: 'MANAGER' }, repId: { role: 'REP' } },
  deactivateRep: { repId: { handover: 'REP' } },
  offerLead: { repId: { teamId: null } },
  savePool: { nurturePoolId: { reviewRule: { idleDays: 30, action: 'NURTURE' } } },
  applyPoolReview: { nurturePoolId: { action: 'NURTURE' } },
  saveAssignmentRule: { overflowTeamId: { overflow: 'OVERFLOW_TEAM' }, nurturePoolId: { overflow: 'NURTURE' } },
};

const slots = (['query', 'mutation'] as const).flatMap(kind =>
  slotsOf(kind, slot => slot.type === 'ID' && nameOf(slot) !== 'externalId'),
);
const fields = [...Map.groupBy(slots, ({ field }) => field)];

let app: TestApp;
let world: World;
let owner: pg.Client;
/** Every row, which no such id changes. */
let rows: Record<string, string>;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  await settled(owner);
  rows = await digestOf(owner);
});

afterAll(async () => {
  await owner.end();
  await app.stop();
});

test('every query and mutation has a sound call that can be spoilt', () => {
  const known = Object.keys(soundCalls(world));
  expect(ROOT_FIELDS.map(({ field }) => field).filter(field => !known.includes(field))).toEqual([]);
  expect(slots.length).toBeGreaterThan(50);
});

describe.each(fields)('%s', (field, places) => {
  const named = places.map(slot => [slot.path.join('.'), slot] as const);
  test.each(named)('%s that is no id of its kind is BAD_USER_INPUT at its path', async (_place, slot) => {
    for (const id of badFor(slot)) {
      // Any object may be asked for by `node`.
      if (OF_FIELDS[slot.field] === 'lead' && /^(rep|team)_/.test(id)) continue;
      const answer = await send(slot, id);
      const errors = (answer.errors ?? []).map(({ extensions }) => [
        extensions?.code,
        (extensions?.field as string[] | undefined)?.join('.'),
        typeof extensions?.requestId,
      ]);
      expect([id.slice(0, 60), answer.status === 500, errors]).toEqual([
        id.slice(0, 60),
        false,
        [['BAD_USER_INPUT', pathOf(slot), 'string']],
      ]);
    }
  });

  test.each(named)('%s that names nothing is as nothing', async (_place, slot) => {
    const answer = await send(slot, newId(kindOf(slot)));
    expect(answer.errors).toBeUndefined();
    if (choosesLeads(slot))
      expect([answer.data?.[slot.field], userErrorsIn(answer.data)]).toMatchObject([{ results: [] }, []]);
    else if (slot.kind === 'mutation') expect(userErrorsIn(answer.data)).toContainEqual(['NOT_FOUND', pathOf(slot)]);
    else expect(emptyOf(answer.data)).toBe(true);
  });

  test('changes nothing by any of them', async () => {
    await settled(owner);
    const found = await digestOf(owner);
    // A row that is refused is told again under its key; that is kept.
    if (field === 'upsertLeads') rows.idempotency = found.idempotency ?? '';
    expect(found).toEqual(rows);
  });
});

function badFor(slot: Slot): string[] {
  return [
    '',
    'x',
    '1',
    'null',
    'lead_',
    `lead_${'0'.repeat(27)}`,
    newId(kindOf(slot)).toUpperCase(),
    newId(kindOf(slot) === 'rep' ? 'team' : 'rep'),
    'x'.repeat(10_240),
    "' or 1=1 --",
  ];
}

function send(slot: Slot, id: string): Promise<Answer<Record<string, unknown>>> {
  const call = soundCalls(world)[slot.field]?.();
  if (!call) throw new Error(`there is no sound call of ${slot.field}`);
  const more = COMPANIONS[slot.field]?.[nameOf(slot)];
  const variables = more
    ? { ...call.variables, input: { ...(call.variables.input as object), ...more } }
    : call.variables;
  // A quota is of a rep or of a team, a lead goes to a rep or to a pool.
  return app.run(documentFor(slot), withValue(variables, slot.path, id), { as: callerOf(call) });
}

function kindOf(slot: Slot): IdPrefix {
  if (slot.path[1] === 'duplicateIds') return OF_FIELDS[slot.field] ?? 'lead';
  const name = slot.path.findLast(part => KINDS[part] !== undefined);
  return KINDS[name ?? ''] ?? OF_FIELDS[slot.field] ?? 'lead';
}

function pathOf({ path }: Slot): string {
  return path.join('.');
}

function userErrorsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'userErrors'
      ? (inner as { code: string; field: string[] | null }[]).map(({ code, field }) => [code, field?.join('.')])
      : userErrorsIn(inner),
  );
}

/** Null, a list of nulls, or a page without rows. */
function emptyOf(data: Record<string, unknown> | null | undefined): boolean {
  const [value] = Object.values(data ?? {});
  if (value === null) return true;
  if (Array.isArray(value)) return value.every(one => one === null);
  return (value as { nodes?: unknown[] }).nodes?.length === 0;
}
