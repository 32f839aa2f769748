import { Writable } from 'node:stream';
import pg from 'pg';
import { runChecks } from '../../src/cli/check/run-checks.js';
import { uuidOf } from '../../src/platform/ids.js';
import { makeLog } from '../../src/platform/log.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { HoldingQuotaAuditQuery, RepLoadChangedSubscription } from '../support/generated/graphql.js';
import { sortsOf } from '../support/lead-sorts.js';
import { waitFor } from '../support/wait-for.js';
import { type MadeRep, type Walk, walkOf } from '../support/walk.js';

const PATIENT_MS = 60_000;

describe('the audit of load counters', () => {
  let app: TestApp;
  let walk: Walk;
  let owner: pg.Client;
  let logged = '';
  const log = makeLog(
    'error',
    new Writable({
      write(chunk, _encoding, done) {
        logged += String(chunk);
        done();
      },
    }),
  );
  const auditOf = async (onlyDrifted: boolean) =>
    (await walk.ask<HoldingQuotaAuditQuery>('HoldingQuotaAudit', { onlyDrifted })).holdingQuotaAudit;
  const aHouse = async (): Promise<MadeRep> => {
    const rep = await walk.aRep({ teamId: await walk.aTeam({ capacity: 10 }) });
    await walk.aLead({ ownerId: rep.id });
    await walk.aLead({ ownerId: rep.id });
    await walk.aLead({ ownerId: rep.id, stage: 'WON' });
    await walk.settled();
    return rep;
  };
  const drift = (rep: MadeRep) =>
    owner.query('update rep_load set held_count = held_count + 3, held_units = held_units + 2.5 where rep_id = $1', [
      uuidOf(rep.id, 'rep'),
    ]);
  /** A rep of a team without a line, with a wall of each kind and three leads. */
  const aWalledHouse = async () => {
    const { aPipeline, aProduct } = sortsOf({ app });
    const [pipelineId, { id: productId }] = [await aPipeline(), await aProduct('pumps')];
    const rep = await walk.aRep({ teamId: await walk.aTeam() });
    await walk.aLead({ ownerId: rep.id, tier: 'D', pipelineId });
    await walk.aLead({ ownerId: rep.id, tier: 'D', productId });
    await walk.aLead({ ownerId: rep.id });
    const caps = { tierCaps: { d: 4 }, lifecycleCaps: { potential: 9 }, reserved: { a: 1 } };
    await walk.act('SetHoldingQuota', { repId: rep.id, mode: 'LIMITED', capacity: 10, ...caps });
    await walk.act('SetHoldingQuota', { pipelineId, mode: 'LIMITED', capacity: 5 });
    await walk.act('SetHoldingQuota', { productLine: 'pumps', mode: 'LIMITED', capacity: 5 });
    await walk.settled();
    return { rep, pipelineId };
  };
  const driftWall = (rep: MadeRep, kind: string, key: string | null) =>
    owner.query(
      'update rep_wall set held_count = held_count + 2, held_units = held_units + 1.5 where rep_id = $1 and kind = $2 and key = $3',
      [uuidOf(rep.id, 'rep'), kind, key],
    );
  const alarms = async () =>
    Number(
      /plimsoll_alarms_total\{alarm="load-drift"\} (\d+)/.exec(await (await fetch(`${app.url}/metrics`)).text())?.[1],
    );

  afterEach(async () => {
    await owner?.end();
    await walk?.stop();
    await app?.stop();
  });

  async function start(env: Record<string, string>): Promise<void> {
    logged = '';
    app = await startTestApp({ log, env });
    walk = walkOf(app);
    owner = new pg.Client({ connectionString: app.database.url });
    await owner.connect();
  }

  test('sets counter beside count for every rep and limited team, those that drifted first', async () => {
    await start({});
    const rep = await aHouse();
    const idle = await walk.aRep();
    const right = await auditOf(false);
    expect(right).toMatchObject({ holderCount: 3, wallCount: 0, driftedCount: 0 });
    expect(right.rows).toEqual([
      {
        rep: null,
        team: expect.objectContaining({ id: rep.teamId }),
        wall: null,
        counter: { leadCount: 2, units: 2 },
        counted: { leadCount: 2, units: 2 },
        drift: { leadCount: 0, units: 0 },
        isDrifted: false,
      },
      expect.objectContaining({ rep: expect.objectContaining({ id: rep.id }), counted: { leadCount: 2, units: 2 } }),
      expect.objectContaining({ rep: expect.objectContaining({ id: idle.id }), counted: { leadCount: 0, units: 0 } }),
    ]);
    expect(await auditOf(true)).toMatchObject({ holderCount: 3, driftedCount: 0, rows: [] });
    await drift(rep);
    const drifted = {
      rep: { id: rep.id },
      team: null,
      wall: null,
      counter: { leadCount: 5, units: 4.5 },
      counted: { leadCount: 2, units: 2 },
      drift: { leadCount: 3, units: 2.5 },
      isDrifted: true,
    };
    expect(await walk.changingNothing(() => auditOf(true))).toMatchObject({ driftedCount: 1, rows: [drifted] });
    expect((await auditOf(false)).rows[0]).toMatchObject(drifted);
  });

  test('a counter that drifted is found by the job, alarmed, repaired and told, and what was right is left alone', async () => {
    await start({ PLIMSOLL_LOAD_AUDIT_SECONDS: '1' });
    const rep = await aHouse();
    expect(await alarms()).toBe(0);
    const feed = await app.listen<RepLoadChangedSubscription>('RepLoadChanged', {});
    const { data } = await feed.next(PATIENT_MS);
    expect(data?.repLoadChanged).toMatchObject({ isSnapshot: true, reps: [{ id: rep.id, load: { heldCount: 2 } }] });
    await owner.query('begin');
    await drift(rep);
    await owner.query('update team_load set held_count = 1 where team_id = $1', [uuidOf(rep.teamId, 'team')]);
    await owner.query('commit');
    await waitFor(async () => (await walk.loadOf(rep.id)).heldCount === 2 && (await alarms()) === 2, PATIENT_MS);
    expect(await auditOf(true)).toMatchObject({ driftedCount: 0, rows: [] });
    expect(await walk.teamLoadOf(rep.teamId)).toMatchObject({ heldCount: 2, heldUnits: 2 });
    for (let isRight = false; !isRight; ) {
      const frame = (await feed.next(PATIENT_MS)).data?.repLoadChanged;
      isRight = frame?.reps.some(one => one.id === rep.id && one.load.heldCount === 2) ?? false;
    }
    await walk.settled();
    const { rows } = await owner.query<{ subject_id: string; body: unknown }>(
      "select subject_id, body from event_log where type = 'loadRepaired' order by pos",
    );
    expect(rows).toEqual([
      {
        subject_id: uuidOf(rep.teamId, 'team'),
        body: { said: { count: 1, units: 2 }, holds: { count: 2, units: 2 } },
      },
      {
        subject_id: uuidOf(rep.id, 'rep'),
        body: { said: { count: 5, units: 4.5 }, holds: { count: 2, units: 2 } },
      },
    ]);
    const lines = logged
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as object);
    expect(lines).toMatchObject([
      { level: 'error', name: 'load-drift', kind: 'team', subject: rep.teamId, count: -1, units: 0 },
      { level: 'error', name: 'load-drift', kind: 'rep', subject: rep.id, count: 3, units: 2.5 },
    ]);
    expect(await walk.act('CreateLead', { name: 'Next', ownerId: rep.id })).toMatchObject({ refusals: [] });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 3 });
  });

  test('sets each wall of a rep beside what the rep owns of that, whatever it is of', async () => {
    await start({});
    const { rep, pipelineId } = await aWalledHouse();
    const right = await auditOf(false);
    expect(right).toMatchObject({ holderCount: 1, wallCount: 5, driftedCount: 0 });
    const sums = (leadCount: number) => ({ leadCount, units: leadCount });
    expect(right.rows.flatMap(({ wall, counter, counted }) => (wall ? [{ ...wall, counter, counted }] : []))).toEqual([
      { kind: 'BELOW_TIER', of: 'A', counter: sums(3), counted: sums(3) },
      { kind: 'LIFECYCLE', of: 'POTENTIAL', counter: sums(3), counted: sums(3) },
      { kind: 'PIPELINE', of: pipelineId, counter: sums(1), counted: sums(1) },
      { kind: 'PRODUCT_LINE', of: 'pumps', counter: sums(1), counted: sums(1) },
      { kind: 'TIER', of: 'D', counter: sums(2), counted: sums(2) },
    ]);
    await driftWall(rep, 'PIPELINE', uuidOf(pipelineId, 'pipe'));
    await driftWall(rep, 'TIER', 'D');
    const rows = ['PIPELINE', 'TIER'].map(kind => ({
      rep: { id: rep.id },
      team: null,
      wall: { kind, of: kind === 'TIER' ? 'D' : pipelineId },
      counter: { leadCount: kind === 'TIER' ? 4 : 3, units: kind === 'TIER' ? 3.5 : 2.5 },
      counted: sums(kind === 'TIER' ? 2 : 1),
      drift: { leadCount: 2, units: 1.5 },
      isDrifted: true,
    }));
    expect(await walk.changingNothing(() => auditOf(true))).toMatchObject({ driftedCount: 2, rows });
    const [verdict] = await runChecks(app.database.url, ['wall-counters']);
    expect(verdict?.breaks).toEqual([
      {
        subject: rep.id,
        found: `of PIPELINE ${uuidOf(pipelineId, 'pipe')} says 3 leads, 2.50 units; holds 1 leads, 1.00 units`,
      },
      { subject: rep.id, found: 'of TIER D says 4 leads, 3.50 units; holds 2 leads, 2.00 units' },
    ]);
  });

  test('a wall that drifted is repaired by the job and told, alone and together with its rep’s counter', async () => {
    await start({ PLIMSOLL_LOAD_AUDIT_SECONDS: '1' });
    const { rep } = await aWalledHouse();
    const feed = await app.listen<RepLoadChangedSubscription>('RepLoadChanged', {});
    const { data } = await feed.next(PATIENT_MS);
    expect(data?.repLoadChanged).toMatchObject({ isSnapshot: true, reps: [{ id: rep.id }] });
    await driftWall(rep, 'TIER', 'D');
    await waitFor(async () => (await alarms()) === 1 && (await auditOf(true)).driftedCount === 0, PATIENT_MS);
    expect((await feed.next(PATIENT_MS)).data?.repLoadChanged).toMatchObject({
      reps: [{ id: rep.id, load: { heldCount: 3 } }],
    });
    await owner.query('begin');
    await drift(rep);
    await driftWall(rep, 'LIFECYCLE', 'POTENTIAL');
    await owner.query('commit');
    await waitFor(async () => (await alarms()) === 3 && (await auditOf(true)).driftedCount === 0, PATIENT_MS);
    await drift(rep);
    await waitFor(async () => (await alarms()) === 4 && (await auditOf(true)).driftedCount === 0, PATIENT_MS);
    expect((await runChecks(app.database.url)).flatMap(({ breaks }) => breaks)).toEqual([]);
    await walk.settled();
    const { rows } = await owner.query<{ subject_id: string; body: unknown }>(
      "select subject_id, body from event_log where type = 'loadRepaired' order by pos",
    );
    const [right, wrong] = [
      { count: 3, units: 3 },
      { count: 6, units: 5.5 },
    ];
    const walls = (kind: string, of: string, count: number) => ({
      walls: [{ kind, of, said: { count: count + 2, units: count + 1.5 }, holds: { count, units: count } }],
    });
    expect(rows).toEqual(
      [
        { said: right, holds: right, ...walls('TIER', 'D', 2) },
        { said: wrong, holds: right, ...walls('LIFECYCLE', 'POTENTIAL', 3) },
        { said: wrong, holds: right },
      ].map(body => ({ subject_id: uuidOf(rep.id, 'rep'), body })),
    );
    const lines = logged
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as object);
    const told = { level: 'error', name: 'load-drift', kind: 'rep', subject: rep.id };
    expect(lines).toMatchObject([
      { ...told, part: 'TIER D', count: 2, units: 1.5 },
      { ...told, part: null, count: 3, units: 2.5 },
      { ...told, part: 'LIFECYCLE POTENTIAL', count: 2, units: 1.5 },
      { ...told, part: null, count: 3, units: 2.5 },
    ]);
    await walk.act('SetHoldingQuota', { repId: rep.id, mode: 'LIMITED', capacity: 10, tierCaps: { d: 3 } });
    expect(await walk.act('CreateLead', { name: 'Third', tier: 'D', ownerId: rep.id })).toMatchObject({ refusals: [] });
    expect((await walk.act('CreateLead', { name: 'Fourth', tier: 'D', ownerId: rep.id })).refusals).toEqual([
      expect.stringMatching(/^TIER_QUOTA_EXCEEDED/),
    ]);
  });
});
