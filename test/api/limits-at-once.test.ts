import type pg from 'pg';
import { withOwner } from '../../src/platform/db/server-version.js';
import { routingOf } from '../support/routing.js';
import { waitFor } from '../support/wait-for.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Version {
  readonly capacity: number | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

const WAITS = `select 1 as waits from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like $1`;

describe('limits and rules that are changed while leads come and go', () => {
  const walk = withApp();
  const { rule, decision, explained } = routingOf(walk);
  const ownersOf = (ids: readonly string[]) =>
    Promise.all(
      ids.map(async id => {
        const { lead } = await walk.ask<{ lead: { placement: string; owner: { id: string } | null } }>(
          'query ($id: ID!) { lead(id: $id) { placement owner { id } } }',
          { id },
        );
        return lead;
      }),
    );
  const pour = async (count: number, lead: object) => {
    const rows = Array.from({ length: count }, () => ({ externalId: `in ${nextNumber()}`, name: 'Somebody', ...lead }));
    const { results } = await walk.act('UpsertLeads', { rows, idempotencyKey: `pour ${nextNumber()}` });
    return (results ?? []).flatMap(({ lead }) => lead?.id ?? []);
  };

  test('two teams that overflow into each other: a lead is passed on once, and held where nobody of both has room', async () => {
    const [one, other] = [`one ${nextNumber()}`, `other ${nextNumber()}`];
    const [here, there] = [await walk.aRep({ capacity: 1 }), await walk.aRep({ capacity: 1 })];
    const round = { overflow: 'OVERFLOW_TEAM' };
    const toHere = { teamId: here.teamId, overflowTeamId: there.teamId, filter: { segment: { eq: one } } };
    const toThere = { teamId: there.teamId, overflowTeamId: here.teamId, filter: { segment: { eq: other } } };
    await rule({ ...round, ...toHere });
    await rule({ ...round, ...toThere });
    const first = await decision((await walk.aLead({ segment: one })).id);
    expect(first).toMatchObject({ outcome: 'ASSIGNED', rep: { id: here.id }, overflow: null });
    const passed = await decision((await walk.aLead({ segment: one })).id);
    expect(passed).toMatchObject({ outcome: 'ASSIGNED', rep: { id: there.id }, overflow: 'OVERFLOW_TEAM' });
    const held = await walk.aLead({ segment: other });
    expect(await decision(held.id)).toMatchObject({
      outcome: 'HELD_IN_POOL',
      reason: 'QUOTA_EXCEEDED',
      overflow: 'OVERFLOW_TEAM',
      isReproduced: true,
    });
    await walk.act('SetHoldingQuota', { repId: here.id, mode: 'LIMITED', capacity: 2 });
    await walk.sql(`update assignment_queue set due_at = now()`);
    expect(await decision(held.id, 'ASSIGNED')).toMatchObject({ rep: { id: here.id }, isReproduced: true });
  });

  test('a rule that matches nothing takes nothing: the lead stays where it is, and is told why', async () => {
    const segment = `none ${nextNumber()}`;
    const { teamId } = await walk.aRep();
    const both = { and: [{ segment: { eq: segment } }, { tier: { in: ['A'] } }, { tier: { in: ['B'] } }] };
    await rule({ teamId, filter: both });
    const lead = await walk.aLead({ segment, tier: 'A' });
    expect(await decision(lead.id)).toMatchObject({
      outcome: 'REFUSED',
      reason: 'NO_RULE_MATCHED',
      rep: null,
      judgements: [],
    });
    expect(await ownersOf([lead.id])).toMatchObject([{ placement: 'POOLED', owner: null }]);
  });

  test('a rep who leaves while leads are given to it by rules ends with none, and none is lost', async () => {
    const segment = `leave ${nextNumber()}`;
    const { id: staying, teamId } = await walk.aRep({ capacity: 25 });
    const leaving = await walk.aRep({ teamId, capacity: 25 });
    await rule({ teamId, filter: { segment: { eq: segment } } });
    const first = await pour(10, { segment });
    await waitFor(async () => (await ownersOf(first)).some(({ owner }) => owner?.id === leaving.id), 20_000);
    const [second, left] = await Promise.all([
      pour(30, { segment }),
      walk.act('DeactivateRep', { id: leaving.id, handover: 'SPREAD' }),
    ]);
    expect(left).toMatchObject({ refusals: [], denied: null });
    const ids = [...first, ...second];
    for (const id of ids) await decision(id);
    const found = await ownersOf(ids);
    expect(found.filter(({ owner }) => owner?.id === leaving.id)).toEqual([]);
    expect(found.filter(({ owner }) => owner?.id === staying)).toHaveLength(25);
    expect(found.filter(({ placement }) => placement === 'POOLED')).toHaveLength(15);
    expect(await walk.loadOf(leaving.id)).toMatchObject({ heldCount: 0, heldUnits: 0 });
    expect((await explained(ids.at(-1) ?? ''))?.isReproduced).toBe(true);
  });

  test('two managers who cut one limit at once: one after the other, the last one holds, and nobody gets in over it', async () => {
    const rep = await walk.aRep({ capacity: 12 });
    const managers = [walk.aManager(rep.teamId), walk.aManager(rep.teamId)];
    const leads = await Promise.all(Array.from({ length: 12 }, () => walk.aLead()));
    const cuts = [9, 4, 8, 3, 7, 2, 6, 5].map((capacity, nth) =>
      walk.act('SetHoldingQuota', { repId: rep.id, mode: 'LIMITED', capacity }, managers[nth % 2]),
    );
    const claims = leads.map(({ id }) => walk.act('ClaimLead', { id }, rep.as));
    const [cut, claimed] = await Promise.all([Promise.all(cuts), Promise.all(claims)]);
    expect([...cut, ...claimed].flatMap(({ denied }) => denied ?? [])).toEqual([]);
    expect(cut.flatMap(({ refusals }) => refusals)).toEqual([]);
    const refused = new Set(claimed.flatMap(({ refusals }) => refusals));
    expect([...refused].filter(code => code !== 'QUOTA_EXCEEDED')).toEqual([]);
    const { holdingQuotaHistory } = await walk.ask<{ holdingQuotaHistory: { nodes: Version[] } }>(
      'HoldingQuotaHistory',
      { repId: rep.id, first: 50 },
    );
    const versions = holdingQuotaHistory.nodes.filter(({ validFrom, validUntil }) => validFrom !== validUntil);
    const inForce = versions.filter(({ validUntil }) => validUntil === null);
    expect(inForce).toHaveLength(1);
    const ordered = versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    expect(ordered.slice(1).map(({ validFrom }) => validFrom)).toEqual(
      ordered.slice(0, -1).map(({ validUntil }) => validUntil),
    );
    const load = await walk.loadOf(rep.id);
    expect(load.capacityUnits).toBe(inForce[0]?.capacity);
    expect(await overLine(rep.id)).toEqual([]);
  });

  test('a stage that is made heavier while a lead is on its way into it weighs the lead as it weighs then', async () => {
    const rep = await walk.aRep({ capacity: 20, basis: 'WEIGHTED' });
    const lead = await walk.aLead({ ownerId: rep.id, stage: 'CONTACTED' });
    const stageId = await walk.stageId('ENGAGED');
    await withOwner(walk.app.database.url, async (client: pg.Client) => {
      await client.query('begin');
      await client.query("select from stage where key = 'ENGAGED' for update");
      const moving = walk.act('MoveLead', { id: lead.id, stageId });
      await waitFor(
        () => withOwner(walk.app.database.url, async other => (await other.query(WAITS, ['%'])).rowCount !== 0),
        10_000,
      );
      await client.query("update stage set load_units = 3 where key = 'ENGAGED'");
      await client.query('commit');
      expect(await moving).toMatchObject({ refusals: [], lead: { loadUnits: 3 } });
      await client.query("update stage set load_units = 1 where key = 'ENGAGED'");
    });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldUnits: 3 });
  });

  /** Admissions of a rep that left more held than its line was then. */
  const overLine = (repId: string) =>
    withOwner(walk.app.database.url, async client => {
      const { rows } = await client.query(
        `select body ->> 'heldAfter' as held, body ->> 'capacity' as capacity from event_log
         where type = 'leadAssigned' and body ->> 'toRepId' = $1 and (body ->> 'heldAfter')::float8 > (body ->> 'capacity')::float8`,
        [repId],
      );
      return rows;
    });
});
