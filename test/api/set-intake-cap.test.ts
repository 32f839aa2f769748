import { newId } from '../../src/platform/ids.js';
import type { As } from '../support/app.js';
import { intakeOf, teamIntakeOf } from '../support/shown-intake.js';
import { type MadeRep, nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const DAY_MS = 86_400_000;

interface Refused {
  readonly claimLead: { readonly userErrors: readonly { code: string; nextAllowedAt: string | null }[] };
}

describe('setIntakeCap', () => {
  const walk = withApp();
  const set = (input: object, as?: As) => walk.act('SetIntakeCap', input, as);
  const aDay = (max: number, more: object) => set({ mode: 'LIMITED', max, period: 'DAY', ...more });
  const claim = async (rep: MadeRep) => (await walk.act('ClaimLead', { id: (await walk.aLead()).id }, rep.as)).refusals;
  const claims = async (rep: MadeRep, count: number) => {
    const refusals: string[] = [];
    for (let nth = 0; nth < count; nth++) refusals.push((await claim(rep)).join());
    return refusals;
  };
  const now = async () =>
    Date.parse((await walk.ask<{ wallboard: { asOf: string } }>('{ wallboard { asOf } }')).wallboard.asOf);
  const inDays = async (days: number) => new Date((await now()) + days * DAY_MS).toISOString();

  test('lets a rep take so many leads by the day of its zone; the next is refused with when it may be had', async () => {
    const team = await walk.aTeam();
    await walk.act('SaveTimeZone', { timeZone: 'Asia/Shanghai', teamId: team });
    const rep = await walk.aRep({ teamId: team });
    expect(await aDay(2, { repId: rep.id })).toMatchObject({ refusals: [], intakeCap: { scope: 'REP', max: 2 } });
    expect(await claims(rep, 2)).toEqual(['', '']);
    const { id } = await walk.aLead();
    const refused = await walk.tellingOnly(() => walk.app.run<Refused>('ClaimLead', { input: { id } }, { as: rep.as }));
    const [error] = refused.data?.claimLead.userErrors ?? [];
    expect(error?.code).toBe('INTAKE_CAP_REACHED');
    const midnight = Date.parse(error?.nextAllowedAt ?? '');
    expect((midnight + 8 * 3_600_000) % DAY_MS).toBe(0);
    expect(await intakeOf(walk, rep.id)).toMatchObject({
      mode: 'LIMITED',
      max: 2,
      period: 'DAY',
      periodDays: 1,
      burst: 2,
      takenCount: 2,
      remainingCount: 0,
      nextAllowedAt: error?.nextAllowedAt,
    });
    walk.app.clock.advanceMs(midnight - (await now()) - 20_000);
    expect(await claim(rep)).toEqual(['INTAKE_CAP_REACHED']);
    walk.app.clock.advanceMs(20_001);
    expect(await claims(rep, 3)).toEqual(['', '', 'INTAKE_CAP_REACHED']);
  });

  test('counts claims, assignments and reopenings; transfers and releases change nothing', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    await aDay(4, { repId: rep.id });
    const taken = async () => (await intakeOf(walk, rep.id)).takenCount;
    const [first, second] = [await walk.aLead(), await walk.aLead()];
    await walk.act('ClaimLead', { id: first.id }, rep.as);
    await walk.act('AssignLead', { id: second.id, repId: rep.id });
    expect(await taken()).toBe(2);
    await walk.act('ReleaseLead', { id: first.id, reason: 'not mine' }, rep.as);
    const held = await walk.aLead({ ownerId: other.id });
    expect((await walk.act('TransferLead', { id: held.id, repId: rep.id })).refusals).toEqual([]);
    expect(await taken()).toBe(2);
    await walk.act('CloseLead', { id: second.id, result: 'LOST', reason: 'PRICE' });
    expect((await walk.act('ReopenLead', { id: second.id })).lead?.owner?.id).toBe(rep.id);
    expect(await taken()).toBe(3);
    expect(await claims(rep, 2)).toEqual(['', 'INTAKE_CAP_REACHED']);
    await walk.act('CloseLead', { id: second.id, result: 'LOST', reason: 'PRICE' });
    expect((await walk.act('ReopenLead', { id: second.id })).lead).toMatchObject({ owner: null, placement: 'POOLED' });
    expect((await walk.act('TransferLead', { id: held.id, repId: other.id })).refusals).toEqual([]);
    expect((await walk.act('TransferLead', { id: held.id, repId: rep.id })).refusals).toEqual([]);
  });

  test('counts what was taken before it was set, and a cut takes nothing away', async () => {
    const rep = await walk.aRep();
    expect(await claims(rep, 3)).toEqual(['', '', '']);
    walk.app.clock.advanceMs(2 * DAY_MS);
    expect(await claims(rep, 2)).toEqual(['', '']);
    await set({ repId: rep.id, mode: 'LIMITED', max: 7, period: 'WEEK', burst: 7 });
    expect(await intakeOf(walk, rep.id)).toMatchObject({ takenCount: 5, remainingCount: 2 });
    expect(await claims(rep, 3)).toEqual(['', '', 'INTAKE_CAP_REACHED']);
    await set({ repId: rep.id, mode: 'LIMITED', max: 3, period: 'DAYS', periodDays: 30 });
    expect(await intakeOf(walk, rep.id)).toMatchObject({ takenCount: 7, remainingCount: 0 });
    expect((await walk.loadOf(rep.id)).heldCount).toBe(7);
    await set({ repId: rep.id, mode: 'UNLIMITED' });
    expect(await claim(rep)).toEqual([]);
  });

  test('saves up whole leads to the burst, and never loses the fraction', async () => {
    const rep = await walk.aRep();
    await set({ repId: rep.id, mode: 'LIMITED', max: 45, period: 'DAYS', periodDays: 30 });
    expect(await claims(rep, 3)).toEqual(['', '', 'INTAKE_CAP_REACHED']);
    const byDay: number[] = [];
    for (let day = 0; day < 4; day++) {
      walk.app.clock.advanceMs(DAY_MS);
      byDay.push((await intakeOf(walk, rep.id)).remainingCount ?? -1);
      await claims(rep, 2);
    }
    expect(byDay).toEqual([1, 2, 1, 2]);
    walk.app.clock.advanceMs(10 * DAY_MS);
    expect((await intakeOf(walk, rep.id)).remainingCount).toBe(2);
  });

  test('of the rep goes before that of its level, that before the organisation’s; a team’s stands beside', async () => {
    const head = await walk.aTeam();
    const rep = await walk.aRep({ teamId: await walk.aTeam({ parentId: head }) });
    const verdicts = async () =>
      (await intakeOf(walk, rep.id)).rules.map(({ scope, verdict }) => `${scope} ${verdict}`);
    await aDay(50, {});
    await aDay(40, { level: 'REGULAR' });
    expect(await intakeOf(walk, rep.id)).toMatchObject({ max: 40, remainingCount: 40 });
    await aDay(30, { repId: rep.id });
    await aDay(1, { teamId: head });
    expect(await intakeOf(walk, rep.id)).toMatchObject({ max: 30, remainingCount: 1 });
    expect(await verdicts()).toEqual(['REP DRAWS_THE_LINE', 'LEVEL OVERRULED', 'ORGANISATION OVERRULED', 'TEAM WALL']);
    expect(await claims(rep, 2)).toEqual(['', 'INTAKE_CAP_REACHED']);
    expect(await teamIntakeOf(walk, head)).toMatchObject({ max: 1, takenCount: 1, remainingCount: 0 });
    expect((await intakeOf(walk, rep.id)).takenCount).toBe(1);
    await walk.act('UpdateRep', { id: rep.id, teamId: await walk.aTeam() });
    expect(await claim(rep)).toEqual([]);
    const newcomer = await walk.aRep();
    expect(await intakeOf(walk, newcomer.id)).toMatchObject({ max: 40, remainingCount: 40 });
    await walk.act('UpdateRep', { id: newcomer.id, level: 'EXPERT' });
    expect(await intakeOf(walk, newcomer.id)).toMatchObject({ max: 50 });
    for (const subject of [{}, { level: 'REGULAR' }]) await set({ ...subject, mode: 'UNLIMITED' });
    expect(await intakeOf(walk, newcomer.id)).toMatchObject({ mode: 'UNLIMITED', max: null, remainingCount: null });
  });

  test('a team’s counts what its reps took before, and comes along when the team moves', async () => {
    const [head, other] = [await walk.aTeam(), await walk.aTeam()];
    const team = await walk.aTeam({ parentId: other });
    const rep = await walk.aRep({ teamId: team });
    expect(await claims(rep, 2)).toEqual(['', '']);
    await aDay(3, { teamId: other });
    await aDay(1, { teamId: head });
    expect(await teamIntakeOf(walk, other)).toMatchObject({ takenCount: 2, remainingCount: 1 });
    await walk.act('MoveTeam', { id: team, parentId: head });
    expect(await claims(rep, 2)).toEqual(['', 'INTAKE_CAP_REACHED']);
    expect((await teamIntakeOf(walk, other)).takenCount).toBe(2);
  });

  test('is to come, holds at once for whoever claims, and ends by the clock; what is taken back never holds', async () => {
    const rep = await walk.aRep();
    const [from, until] = [await inDays(1), await inDays(2)];
    await aDay(1, { repId: rep.id, validFrom: from, validUntil: until });
    const later = await aDay(0, { repId: rep.id, validFrom: await inDays(3) });
    expect(await claims(rep, 2)).toEqual(['', '']);
    walk.app.clock.advanceMs(DAY_MS + 60_000);
    expect(await claims(rep, 2)).toEqual(['', 'INTAKE_CAP_REACHED']);
    walk.app.clock.advanceMs(DAY_MS + 60_000);
    expect(await claims(rep, 2)).toEqual(['', '']);
    const taken = await walk.act('WithdrawIntakeCap', { id: later.intakeCap?.id });
    expect(taken).toMatchObject({ refusals: [], intakeCap: { withdrawnAt: expect.any(String) } });
    walk.app.clock.advanceMs(2 * DAY_MS);
    expect(await claim(rep)).toEqual([]);
    const { intakeCapHistory } = await walk.ask<{ intakeCapHistory: { nodes: { max: number; validUntil: string }[] } }>(
      'IntakeCapHistory',
      { repId: rep.id },
      rep.as,
    );
    expect(intakeCapHistory.nodes.map(({ max }) => max)).toEqual([0, 1]);
  });

  test('is taken back only before it begins, by whoever sets it', async () => {
    const rep = await walk.aRep();
    const { intakeCap: begun } = await aDay(3, { repId: rep.id });
    const { intakeCap: planned } = await aDay(4, { repId: rep.id, validFrom: await inDays(1) });
    const no = async (input: object, as?: As) =>
      (await walk.changingNothing(() => walk.act('WithdrawIntakeCap', input, as))).refusals;
    expect(await no({ id: begun?.id })).toEqual(['INVALID input.id']);
    expect(await no({ id: newId('cap') })).toEqual(['NOT_FOUND input.id']);
    expect(await no({ id: planned?.id, expectedVersion: 9 })).toEqual(['STALE_VERSION input.expectedVersion']);
    expect(await no({ id: planned?.id }, walk.aManager(await walk.aTeam()))).toEqual(['NOT_ALLOWED input.id']);
    expect((await walk.act('WithdrawIntakeCap', { id: planned?.id }, walk.aManager(rep.teamId))).refusals).toEqual([]);
  });

  test('is set by managers for their reps and teams alone; what makes no sense changes nothing', async () => {
    const [rep, stranger] = [await walk.aRep(), await walk.aRep()];
    const manager = walk.aManager(rep.teamId);
    const no = async (input: object, as?: As) => (await walk.changingNothing(() => set(input, as))).refusals;
    const cap = { mode: 'LIMITED', max: 1, period: 'DAY' };
    expect((await set({ ...cap, repId: rep.id }, manager)).refusals).toEqual([]);
    expect(await no({ ...cap, repId: stranger.id }, manager)).toEqual(['NOT_ALLOWED input']);
    expect(await no({ ...cap, teamId: rep.teamId }, manager)).toEqual(['NOT_ALLOWED input']);
    expect(await no(cap, manager)).toEqual(['NOT_ALLOWED input']);
    expect(await no({ ...cap, repId: newId('rep') })).toEqual(['NOT_FOUND input.repId']);
    expect(await no({ repId: rep.id, mode: 'LIMITED', max: -1, period: 'DAYS' })).toEqual([
      'INVALID input.max',
      'INVALID input.periodDays',
    ]);
    expect(await no({ ...cap, repId: rep.id, validFrom: await inDays(-1) })).toEqual(['INVALID input.validFrom']);
    const huge = await walk.changingNothing(() => set({ ...cap, max: 3_000_000_000, repId: rep.id }));
    expect(huge.denied).toBe('BAD_USER_INPUT');
  });

  test('refuses in a batch lead by lead, is told as a refusal, and no boost passes it', async () => {
    const rep = await walk.aRep({ capacity: 0 });
    await aDay(1, { repId: rep.id });
    const boost = { units: 5, expiresAt: await inDays(1), reason: 'fair' };
    const assign = async () => walk.act('AssignLead', { id: (await walk.aLead()).id, repId: rep.id, boost });
    expect((await assign()).refusals).toEqual([]);
    expect((await assign()).refusals).toEqual(['INTAKE_CAP_REACHED']);
    expect((await walk.loadOf(rep.id)).capacityUnits).toBe(5);
    const poolId = await walk.aPool();
    const ids = [(await walk.aLead({ poolId })).id, (await walk.aLead({ poolId })).id];
    walk.app.clock.advanceMs(DAY_MS);
    await walk.act('SetHoldingQuota', { repId: rep.id, mode: 'UNLIMITED' });
    const told = await walk.app.listen<{
      admissionRefused: { events: { code: string; lead: { id: string } | null }[] };
    }>('subscription ($reps: [ID!]) { admissionRefused(filter: { repIds: $reps }) { events { code lead { id } } } }', {
      reps: [rep.id],
    });
    const outcome = await walk.act('ClaimLeads', { ids, idempotencyKey: `batch ${nextNumber()}` }, rep.as);
    expect(outcome.results?.map(({ status, userErrors }) => [status, userErrors.map(({ code }) => code)])).toEqual([
      ['CHANGED', []],
      ['REFUSED', ['INTAKE_CAP_REACHED']],
    ]);
    for (;;) {
      const events = (await told.next()).data?.admissionRefused.events ?? [];
      const refused = events.find(({ lead }) => lead?.id === ids[1]);
      if (refused) {
        expect(refused.code).toBe('INTAKE_CAP_REACHED');
        break;
      }
    }
  });

  test('once a team has taken all that it may, each of its reps is shown live as one that may take no more', async () => {
    const teamId = await walk.aTeam();
    const [one, two] = [await walk.aRep({ teamId }), await walk.aRep({ teamId })];
    await aDay(2, { teamId });
    const told = await walk.app.listen<{
      repLoadChanged: { reps: { id: string; intake: { remainingCount: number | null } }[] };
    }>(
      'subscription ($reps: [ID!]) { repLoadChanged(filter: { repIds: $reps }) { reps { id intake { remainingCount } } } }',
      { reps: [two.id] },
    );
    const left = async () => (await told.next()).data?.repLoadChanged.reps[0]?.intake.remainingCount;
    expect(await left()).toBe(2);
    expect(await claims(one, 3)).toEqual(['', '', 'INTAKE_CAP_REACHED']);
    // That the first was taken is told nobody else: what is left is read where it matters.
    expect(await left()).toBe(0);
    await aDay(3, { teamId });
    expect(await left()).toBe(1);
    await set({ teamId, mode: 'UNLIMITED' });
    expect(await left()).toBeNull();
    await told.stop();
  });

  test('a rep sees its own and what holds for many, and nobody else’s', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    await aDay(9, { repId: rep.id });
    await aDay(9, { repId: other.id });
    const own = async (repId: string) =>
      (await walk.ask<{ intakeCapHistory: { nodes: object[] } }>('IntakeCapHistory', { repId }, rep.as))
        .intakeCapHistory.nodes.length;
    expect([await own(rep.id), await own(other.id)]).toEqual([1, 0]);
    const both = await walk.app.run('IntakeCapHistory', { repId: rep.id, teamId: rep.teamId });
    expect(both.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  test('a day of the summer-time change is 23 hours long', async () => {
    const team = await walk.aTeam();
    await walk.act('SaveTimeZone', { timeZone: 'Europe/Berlin', teamId: team });
    const rep = await walk.aRep({ teamId: team });
    const year = new Date(await now()).getUTCFullYear() + 1;
    const lastOfMarch = Date.UTC(year, 2, 31);
    const sunday = lastOfMarch - new Date(lastOfMarch).getUTCDay() * DAY_MS;
    walk.app.clock.advanceMs(sunday - DAY_MS / 2 - (await now()));
    await aDay(1, { repId: rep.id });
    const nexts: string[] = [];
    for (let day = 0; day < 3; day++) {
      expect(await claims(rep, 2)).toEqual(['', 'INTAKE_CAP_REACHED']);
      const next = (await intakeOf(walk, rep.id)).nextAllowedAt ?? '';
      nexts.push(next);
      walk.app.clock.advanceMs(Date.parse(next) - (await now()) + 1);
    }
    const hour = 3_600_000;
    expect(nexts.map(next => (Date.parse(next) - sunday) / hour)).toEqual([-1, 22, 46]);
  });
});
