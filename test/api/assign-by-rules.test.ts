import { newId, uuidOf } from '../../src/platform/ids.js';
import type { AssignmentRulesQuery } from '../support/generated/graphql.js';
import { routingOf } from '../support/routing.js';
import { StatementWatch } from '../support/statements.js';
import { waitFor } from '../support/wait-for.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Where {
  readonly placement: string;
  readonly owner: { readonly id: string } | null;
  readonly pool: { readonly id: string } | null;
  readonly waitingReason: string | null;
}

describe('automatic assignment', () => {
  const walk = withApp();
  const { save, rule, explained, decision } = routingOf(walk);
  const aField = () => `field ${nextNumber()}`;
  const whereIs = async (id: string) =>
    (
      await walk.ask<{ lead: Where }>(
        'query ($id: ID!) { lead(id: $id) { placement owner { id } pool { id } waitingReason } }',
        { id },
      )
    ).lead;
  const aTeamOf = async (count: number, more: { capacity?: number } = {}) => {
    const teamId = await walk.aTeam();
    const reps = [];
    for (let made = 0; made < count; made++) reps.push(await walk.aRep({ teamId, ...more }));
    return { teamId, reps, ids: reps.map(({ id }) => id) };
  };

  test('a lead that arrives goes to a rep of the team of the first rule that it matches, live, and says why', async () => {
    const segment = aField();
    const [{ teamId, ids }, other] = [await aTeamOf(2), await aTeamOf(1)];
    await rule({ teamId: other.teamId, filter: { segment: { eq: segment } }, priority: 20 });
    const first = await rule({ teamId, filter: { segment: { eq: segment } }, priority: 10 });
    const feed = await walk.app.listen<{ leadAssigned: { events: { leadId: string; how: string; reason: string }[] } }>(
      'subscription { leadAssigned { cursor events { leadId how reason } } }',
    );
    await feed.next();
    const { id } = await walk.aLead({ segment });
    const told = await waitFor(async () =>
      (await feed.next()).data?.leadAssigned.events.find(({ leadId, how }) => leadId === id && how === 'AUTO_ASSIGNED'),
    );
    expect(told.reason).toBe(first.key);
    const found = await decision(id);
    expect(found).toMatchObject({ outcome: 'ASSIGNED', rule: { key: first.key }, ruleVersion: 1, isReproduced: true });
    expect(ids).toContain(found.rep?.id);
    expect(found.judgements.map(({ rep }) => rep?.id).sort()).toEqual([...ids].sort());
    expect(await whereIs(id)).toMatchObject({ placement: 'OWNED', owner: { id: found.rep?.id }, pool: null });
    expect(await explained((await walk.aLead({ segment: aField() })).id)).toBeNull();
  });

  test('who is full gets nothing: the lead is held where it is, told once, and goes out once there is room', async () => {
    const segment = aField();
    const { teamId, ids } = await aTeamOf(1, { capacity: 1 });
    await rule({ teamId, filter: { segment: { eq: segment } } });
    const [first, second] = [await walk.aLead({ segment }), await walk.aLead({ segment })];
    await decision(first.id);
    expect(await decision(second.id)).toMatchObject({
      outcome: 'HELD_IN_POOL',
      reason: 'QUOTA_EXCEEDED',
      rep: null,
      isReproduced: true,
    });
    expect((await whereIs(second.id)).placement).toBe('POOLED');
    expect(await walk.loadOf(ids[0] ?? '')).toMatchObject({ heldCount: 1, isOverloaded: false });
    await walk.act('CloseLead', { id: first.id, result: 'LOST', reason: 'PRICE' });
    walk.app.clock.advanceMs(61_000);
    expect(await decision(second.id, 'ASSIGNED')).toMatchObject({ rep: { id: ids[0] } });
    const kept = await walk.ask<{ lead: { timeline: { nodes: { how: string }[] } } }>(
      'query ($id: ID!) { lead(id: $id) { timeline(axes: [OWNER]) { nodes { how } } } }',
      { id: second.id },
    );
    expect(kept.lead.timeline.nodes.map(({ how }) => how)).toEqual(['AUTO_ASSIGNED']);
  });

  test('what is too much goes to another team, to whoever gets room for a time, or into nurturing, as the rule says', async () => {
    const [full, spare] = [await aTeamOf(1, { capacity: 0 }), await aTeamOf(1)];
    const nurturing = await walk.act('SavePool', { key: `n-${nextNumber()}`, name: 'Care', purpose: 'NURTURING' });
    const to = async (overflow: object) => {
      const segment = aField();
      await rule({ teamId: full.teamId, filter: { segment: { eq: segment } }, ...overflow });
      const { id } = await walk.aLead({ segment });
      return { found: await decision(id), place: await whereIs(id) };
    };
    const passed = await to({ overflow: 'OVERFLOW_TEAM', overflowTeamId: spare.teamId });
    expect(passed.found).toMatchObject({
      outcome: 'ASSIGNED',
      overflow: 'OVERFLOW_TEAM',
      rep: { id: spare.ids[0] },
      isReproduced: true,
    });
    const nursed = await to({ overflow: 'NURTURE', nurturePoolId: nurturing.pool?.id });
    expect(nursed.found).toMatchObject({ outcome: 'HELD_IN_POOL', overflow: 'NURTURE', reason: 'QUOTA_EXCEEDED' });
    expect(nursed.place).toMatchObject({ placement: 'POOLED', pool: { id: nurturing.pool?.id } });
    const lifted = await to({ overflow: 'TEMP_BOOST', boostUnits: 2, boostHours: 24 });
    expect(lifted.found).toMatchObject({
      outcome: 'ASSIGNED',
      overflow: 'TEMP_BOOST',
      rep: { id: full.ids[0] },
      isReproduced: true,
    });
    expect(await walk.loadOf(full.ids[0] ?? '')).toMatchObject({ heldCount: 1, capacityUnits: 2, isOverloaded: false });
  });

  test('where a guard refuses a batch, each lead is tried by itself and planned anew for another rep, and a line is raised only for one that is admitted', async () => {
    const segment = aField();
    const { teamId, ids } = await aTeamOf(2, { capacity: 0 });
    const [gone = '', there = ''] = ids;
    // The counter of one is closed and its rep is not told so: what a plan cannot know.
    await walk.sql(`update rep_load set active = false where rep_id = '${uuidOf(gone, 'rep')}'`);
    const made = await rule({ teamId, filter: { segment: { eq: `not ${segment}` } } });
    const leads = [];
    for (const tier of ['D', 'A', 'D', 'B']) leads.push((await walk.aLead({ segment, tier })).id);
    for (const id of leads) await decision(id, 'REFUSED');
    const watch = StatementWatch.open();
    const boost = { overflow: 'TEMP_BOOST', boostUnits: 1, boostHours: 24 };
    await save({ key: made.key, teamId, filter: { segment: { eq: segment } }, ...boost });
    const found: Awaited<ReturnType<typeof decision>>[] = [];
    for (const id of leads)
      found.push(
        await waitFor(async () => {
          const latest = await decision(id);
          return latest.outcome === 'REFUSED' ? null : latest;
        }),
      );
    watch.close();
    expect(
      found.map(({ outcome, reason, overflow, rep }) => [outcome, reason, overflow, rep?.id].join(' ')).sort(),
    ).toEqual(leads.map(() => `ASSIGNED  TEMP_BOOST ${there}`));
    const refusalsOf = ({ judgements }: (typeof found)[number]) =>
      judgements.flatMap(({ rep, refusal }) => (rep?.id === gone ? refusal : []));
    expect(found.flatMap(refusalsOf).sort()).toEqual([
      'QUOTA_EXCEEDED',
      'QUOTA_EXCEEDED',
      'REP_INACTIVE',
      'REP_INACTIVE',
    ]);
    expect(found.map(({ isReproduced }) => isReproduced)).toEqual(leads.map(() => true));
    // All four at once, then each that the closed counter refuses by itself.
    expect(watch.statements.filter(({ text }) => text.startsWith('rollback to savepoint'))).toHaveLength(3);
    expect(await walk.loadOf(there)).toMatchObject({ heldCount: 4, capacityUnits: 4, isOverloaded: false });
    expect(await walk.loadOf(gone)).toMatchObject({ heldCount: 0, capacityUnits: 0 });
    const { assignmentRules } = await walk.ask<AssignmentRulesQuery>('AssignmentRules', { first: 100 });
    const { shares } = assignmentRules.nodes.find(({ key }) => key === made.key) ?? { shares: [] };
    expect(Object.fromEntries(shares.map(({ rep, taken }) => [rep?.id, taken]))).toEqual({ [there]: 4, [gone]: 0 });
  });

  test('a rule that changes wakes what no rule wanted; one that wants nothing any more leaves leads waiting with that reason', async () => {
    const segment = aField();
    const { teamId, ids } = await aTeamOf(1);
    const made = await rule({ teamId, filter: { segment: { eq: `not ${segment}` } } });
    const { id } = await walk.aLead({ segment });
    expect(await decision(id)).toMatchObject({ outcome: 'REFUSED', reason: 'NO_RULE_MATCHED', rule: null });
    await save({ key: made.key, teamId, filter: { segment: { eq: segment } } });
    expect(await decision(id, 'ASSIGNED')).toMatchObject({ rep: { id: ids[0] }, ruleVersion: 2 });
  });

  test.each([
    ['an overflow team that is not said', { overflow: 'OVERFLOW_TEAM' }, 'INVALID input.overflowTeamId'],
    ['a boost without units', { overflow: 'TEMP_BOOST', boostHours: 1 }, 'INVALID input.boostUnits'],
    [
      'a boost of less than nothing',
      { overflow: 'TEMP_BOOST', boostUnits: -1, boostHours: 1 },
      'INVALID input.boostUnits',
    ],
    [
      'a boost in thousandths',
      { overflow: 'TEMP_BOOST', boostUnits: 0.001, boostHours: 1 },
      'INVALID input.boostUnits',
    ],
    ['units without a boost', { boostUnits: 1 }, 'INVALID input.boostUnits'],
    ['nurturing without a pool', { overflow: 'NURTURE' }, 'INVALID input.nurturePoolId'],
    ['a team that is not there', { teamId: newId('team') }, 'NOT_FOUND input.teamId'],
    [
      'a filter that names what is not there',
      { filter: { ownerId: { eq: newId('rep') } } },
      'NOT_FOUND input.filter.ownerId.eq',
    ],
    ['a weight below nothing', { weights: 'OF', weight: -1 }, 'INVALID input.weights.0.weight'],
    ['a huge weight', { weights: 'OF', weight: 1e9 }, 'INVALID input.weights.0.weight'],
    ['a priority of nothing', { priority: 0 }, 'INVALID input.priority'],
  ])('%s is refused and changes nothing', async (_what, { weight, ...bad }: Record<string, unknown>, refusal) => {
    const { teamId, ids } = await aTeamOf(1);
    const weights = bad.weights ? { weights: [{ repId: ids[0], weight }] } : {};
    expect((await walk.changingNothing(() => save({ teamId, filter: {}, ...bad, ...weights }))).refusals).toEqual([
      refusal,
    ]);
  });

  test('a team that passes on to itself is refused, as is a version that is over', async () => {
    const { teamId } = await aTeamOf(1);
    const circle = { teamId, filter: {}, overflow: 'OVERFLOW_TEAM', overflowTeamId: teamId };
    expect((await save(circle)).refusals).toEqual(['INVALID input.overflowTeamId']);
    const made = await rule({ teamId, filter: { segment: { eq: aField() } }, isActive: false });
    expect((await save({ key: made.key, teamId, filter: {}, isActive: false, expectedVersion: 7 })).refusals).toEqual([
      'STALE_VERSION input.expectedVersion',
    ]);
  });
});
