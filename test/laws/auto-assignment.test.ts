import pg from 'pg';
import { runChecks } from '../../src/cli/check/run-checks.js';
import { Dice } from '../../src/cli/prove/dice.js';
import { idFromUuid, uuidOf } from '../../src/platform/ids.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { capsOracle, type DecidedLead, type RepCaps } from '../support/caps-oracle.js';
import { freshDatabase, freshRedis } from '../support/database.js';
import { settled } from '../support/digest.js';
import { routingOf } from '../support/routing.js';
import { waitFor } from '../support/wait-for.js';
import { type MadeRep, nextNumber, type Walk, walkOf } from '../support/walk.js';

const LEADS = 150;
const UNDECIDED =
  'select from unnest($1::uuid[]) as l (id) where not exists (select from assignment_decision d where d.lead_id = l.id)';
const SLOW_MS = 240_000;
const SEGMENTS = ['Farming', 'Food', 'Retail'];

interface Admission {
  readonly how: string;
  readonly heldAfter: number;
  readonly capacity: number | null;
}

let nodes: TestApp[];
let walk: Walk;
let owner: pg.Client;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase();
  const redisUrl = await freshRedis();
  nodes = [await startTestApp({ database, redisUrl }), await startTestApp({ database, redisUrl })];
  walk = walkOf(nodes[0] as TestApp);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  drop = database.drop;
}, SLOW_MS);

afterAll(async () => {
  await walk.stop();
  await owner.end();
  for (const node of nodes) await node.stop();
  await drop();
});

/** Admissions that left more held than the line then in force. */
function overLine(admissions: readonly Admission[]): Admission[] {
  return admissions.filter(({ heldAfter, capacity }) => capacity !== null && heldAfter > capacity);
}

test(
  'while leads pour in on two nodes and people claim, transfer, cut lines and serve other segments, nobody is given more than its line, and every decision can be made again',
  async () => {
    const [dice, ofSegments] = [new Dice(31), new Dice(37)];
    const { rule } = routingOf(walk);
    const teamId = await walk.aTeam({ capacity: 60 });
    const reps: MadeRep[] = [];
    for (let made = 0; made < 6; made++)
      reps.push(
        await walk.aRep({ teamId, capacity: dice.between(4, 12), basis: made % 2 === 0 ? 'COUNT' : 'WEIGHTED' }),
      );
    await rule({ teamId, filter: { tier: { in: ['A', 'B'] } }, priority: 10 });
    await rule({ teamId, filter: {}, priority: 20, overflow: 'TEMP_BOOST', boostUnits: 1, boostHours: 1 });
    const pour = async () => {
      for (let from = 0; from < LEADS; from += 30) {
        const rows = Array.from({ length: 30 }, () => ({
          externalId: `pour ${nextNumber()}`,
          name: 'Somebody',
          segment: ofSegments.pick([...SEGMENTS, null]),
          tier: dice.pick(['A', 'B', 'C', 'D', null]),
        }));
        await walk.act('UpsertLeads', { rows, idempotencyKey: `pour ${nextNumber()}` });
      }
    };
    const people = async (turns: number) => {
      for (let turn = 0; turn < turns; turn++) {
        const [rep, other] = [dice.pick(reps), dice.pick(reps)];
        const { rows } = await owner.query<{ id: string }>('select id from lead where placement = $1 limit 5', [
          'POOLED',
        ]);
        const { leads } = await walk.ask<{ leads: { nodes: { id: string; owner: object | null }[] } }>(
          'query ($f: LeadFilter) { leads(first: 20, filter: $f) { nodes { id owner { id } } } }',
          { f: { placement: { in: ['POOLED', 'OWNED'] } } },
        );
        const lead = dice.pick(leads.nodes);
        if (rows.length > 0) await walk.act('ClaimLead', { id: lead.id }, rep.as);
        await walk.act('TransferLead', { id: lead.id, repId: other.id });
        if (turn % 4 === 0)
          await walk.act('SetHoldingQuota', { repId: rep.id, mode: 'LIMITED', capacity: dice.between(2, 12) });
        if (turn % 4 === 2)
          await walk.act('UpdateRep', { id: rep.id, segments: SEGMENTS.filter(() => ofSegments.between(0, 2) > 0) });
      }
    };
    await pour();
    await Promise.all([people(16), people(16), pour()]);
    await settled(owner);
    await waitFor(async () => {
      const { rows } = await owner.query('select from assignment_queue where due_at <= now()');
      return rows.length === 0;
    }, 60_000);
    await settled(owner);
    const { rows: admissions } = await owner.query<Admission>(
      `select body ->> 'how' as how, (body ->> 'heldAfter')::float8 as "heldAfter", (body ->> 'capacity')::float8 as capacity
       from event_log where type = 'leadAssigned' and body -> 'heldAfter' is not null`,
    );
    expect(admissions.filter(({ how }) => how === 'AUTO_ASSIGNED').length).toBeGreaterThan(20);
    expect(overLine(admissions)).toEqual([]);
    expect(overLine([...admissions, { how: 'planted', heldAfter: 9, capacity: 8 }])).toHaveLength(1);
    const broken = (await runChecks(nodes[0]?.database.url ?? '', null)).filter(({ breakCount }) => breakCount > 0);
    expect(broken).toEqual([]);
    const { rows: decided } = await owner.query<{ id: string }>(
      'select distinct lead_id as id from assignment_decision',
    );
    expect(decided.length).toBeGreaterThan(LEADS);
    const { rows: lost } = await owner.query(
      `select id from lead where placement not in ('OWNED', 'POOLED', 'ENDED') and not (placement = 'WAITING' and waiting_reason is not null)`,
    );
    expect(lost).toEqual([]);
    const { leads } = await walk.ask<{ leads: { nodes: { id: string }[] } }>('{ leads(first: 100) { nodes { id } } }');
    const again = await Promise.all(
      leads.nodes.map(
        async ({ id }) =>
          (
            await walk.ask<{ assignmentExplanation: { isReproduced: boolean } | null }>('AssignmentExplanation', {
              leadId: id,
            })
          ).assignmentExplanation,
      ),
    );
    expect(again.filter(one => one?.isReproduced === false)).toEqual([]);
    expect(again.filter(one => one?.isReproduced).length).toBeGreaterThan(50);
  },
  SLOW_MS,
);

test(
  'with segments, sub-caps and slots for higher tiers everybody is judged as someone does who only knows these and who holds what',
  async () => {
    const [dice, ofSegments] = [new Dice(47), new Dice(53)];
    const { rule, explained } = routingOf(walk);
    const teamId = await walk.aTeam();
    const caps = new Map<string, RepCaps>();
    for (let made = 0; made < 5; made++) {
      const { id } = await walk.aRep({ teamId });
      const segments = made === 0 ? [] : SEGMENTS.filter(() => ofSegments.between(0, 2) > 0);
      await walk.act('UpdateRep', { id, segments });
      const own: Omit<RepCaps, 'segments'> = {
        capacity: dice.between(5, 9),
        tierCaps: made % 2 === 0 ? { d: dice.between(0, 2) } : {},
        lifecycleCaps: made === 3 ? { potential: dice.between(3, 4) } : {},
        reserved: made > 0 ? { a: dice.between(0, 2), b: dice.between(1, 2) } : {},
      };
      expect((await walk.act('SetHoldingQuota', { repId: id, mode: 'LIMITED', ...own })).refusals).toEqual([]);
      caps.set(id, { ...own, segments });
    }
    const mark = `walled ${nextNumber()} `;
    await rule({ teamId, filter: { externalId: { startsWith: mark } }, priority: 1 });
    const leads = new Map<string, Pick<DecidedLead, 'tier' | 'segment'>>();
    for (let turn = 0; turn < 4; turn++) {
      const rows = Array.from({ length: 15 }, () => ({
        externalId: `${mark}${nextNumber()}`,
        name: 'Somebody',
        segment: ofSegments.pick([...SEGMENTS, null]),
        tier: dice.pick(['A', 'B', 'C', 'D', null]),
      }));
      const { results } = await walk.act('UpsertLeads', { rows, idempotencyKey: `walled ${nextNumber()}` });
      for (const [place, row] of (results ?? []).entries()) {
        const { tier = null, segment = null } = rows[place] ?? {};
        if (row.lead) leads.set(row.lead.id, { tier, segment });
      }
      const uuids = [...leads.keys()].map(id => uuidOf(id, 'lead'));
      await waitFor(async () => {
        const { rows: open } = await owner.query(UNDECIDED, [uuids]);
        return open.length === 0;
      }, 60_000);
    }
    const { rows: order } = await owner.query<{ uuid: string }>(
      'select lead_id as uuid from assignment_decision where round_id is not null order by decided_at, place',
    );
    const decided: DecidedLead[] = [];
    for (const { uuid } of order) {
      const id = idFromUuid('lead', uuid);
      const lead = leads.get(id);
      const found = lead ? await explained(id) : null;
      if (!lead || !found) continue;
      const refusals = new Map(found.judgements.map(({ rep, refusal }) => [rep?.id ?? '', refusal ?? null]));
      decided.push({ ...lead, repId: found.rep?.id ?? null, refusals });
    }
    expect(decided).toHaveLength(60);
    expect(capsOracle(caps, decided)).toEqual([]);
    const told = new Set(decided.flatMap(({ refusals }) => [...refusals.values()]));
    expect([...told].sort()).toEqual([
      'LIFECYCLE_QUOTA_EXCEEDED',
      'QUOTA_EXCEEDED',
      'RESERVED_FOR_HIGHER_TIER',
      'SEGMENT_MISMATCH',
      'TIER_QUOTA_EXCEEDED',
      null,
    ]);
    // Whoever knows nothing of reserved slots or of segments, takes none for nobody's, or forgets what somebody holds, finds another judgement.
    const forgetting = (change: (own: RepCaps) => Partial<RepCaps>) =>
      capsOracle(new Map([...caps].map(([id, own]) => [id, { ...own, ...change(own) }])), decided);
    expect(forgetting(() => ({ reserved: {} }))).not.toEqual([]);
    expect(forgetting(() => ({ segments: [] }))).not.toEqual([]);
    expect(forgetting(({ segments }) => ({ segments: segments.length > 0 ? segments : ['Nowhere'] }))).not.toEqual([]);
    const placed = decided.map(lead => ({ ...lead, segment: lead.segment ?? 'Nowhere' }));
    expect(capsOracle(caps, placed)).not.toEqual([]);
    expect(capsOracle(caps, decided.toSpliced(3, 1))).not.toEqual([]);
  },
  SLOW_MS,
);
