import type { TokenOrder } from '../../src/platform/access/tokens.js';
import { newId } from '../../src/platform/ids.js';
import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

describe('setHoldingQuota for a time', () => {
  const walk = withApp();
  const set = (input: object, as?: Parameters<typeof walk.act>[2]) => walk.act('SetHoldingQuota', input, as);
  const limited = (capacity: number, more: object) => ({ mode: 'LIMITED', capacity, ...more });
  const inMinutes = (minutes: number, fromMs = Date.now()) =>
    new Date(fromMs + walk.app.runtime.clock.offsetMs + minutes * 60_000).toISOString();
  const advance = (minutes: number) => walk.app.clock.advanceMs(minutes * 60_000);
  const withdraw = (id: string | undefined, more: object = {}) => walk.act('WithdrawHoldingQuota', { id, ...more });
  const historyOf = async (subject: object) =>
    (
      await walk.ask<{ holdingQuotaHistory: { nodes: Record<string, string | number | null>[] } }>(
        'HoldingQuotaHistory',
        subject,
      )
    ).holdingQuotaHistory.nodes;
  const capacityOf = async (repId: string) => (await walk.loadOf(repId)).capacityUnits;

  test('is to come, comes into force and ends by the clock; what is inherited holds then', async () => {
    const { id: repId } = await walk.aRep({ capacity: 7 });
    const [from, until] = [inMinutes(60), inMinutes(120)];
    expect(await set(limited(3, { repId, validFrom: from, validUntil: until }))).toMatchObject({
      refusals: [],
      holdingQuota: { capacity: 3, validFrom: from, validUntil: until },
    });
    expect(await capacityOf(repId)).toBe(7);
    advance(61);
    await waitFor(async () => (await capacityOf(repId)) === 3);
    advance(61);
    await waitFor(async () => (await capacityOf(repId)) === 50);
  });

  test('holds at once for whoever claims, before anybody drew the line, and is told live', async () => {
    const rep = await walk.aRep({ capacity: 2 });
    await walk.aLead({ ownerId: rep.id });
    const told = await walk.app.listen<{ repLoadChanged: { reps: { id: string; load: { capacityUnits: number } }[] } }>(
      'subscription { repLoadChanged { reps { id load { capacityUnits } } } }',
    );
    await set(limited(1, { repId: rep.id, validFrom: inMinutes(30) }));
    advance(31);
    const { id } = await walk.aLead();
    expect((await walk.act('ClaimLead', { id }, rep.as)).refusals).toEqual(['QUOTA_EXCEEDED']);
    await waitFor(async () => {
      const seen = (await told.next()).data?.repLoadChanged.reps.find(({ id: repId }) => repId === rep.id);
      return seen?.load.capacityUnits === 1;
    });
  });

  test('of a team gives it a counter that comes and goes with its limit', async () => {
    const team = await walk.aTeam();
    const rep = await walk.aRep({ teamId: team });
    await walk.aLead({ ownerId: rep.id });
    await set(limited(1, { teamId: team, validFrom: inMinutes(30), validUntil: inMinutes(60) }));
    expect(await walk.teamLoadOf(team)).toMatchObject({ heldCount: 1, mode: 'UNLIMITED', capacityUnits: null });
    const second = await walk.aLead({ ownerId: rep.id });
    advance(31);
    await waitFor(async () => (await walk.teamLoadOf(team)).isOverloaded);
    expect(await walk.teamLoadOf(team)).toMatchObject({ heldCount: 2, mode: 'LIMITED', capacityUnits: 1 });
    await walk.act('RecallLead', { id: second.id, reason: 'too many' });
    expect((await walk.act('AssignLead', { id: second.id, repId: rep.id })).refusals).toEqual(['TEAM_QUOTA_EXCEEDED']);
    advance(31);
    await waitFor(async () => (await walk.teamLoadOf(team)).mode === 'UNLIMITED');
    expect(await walk.act('AssignLead', { id: second.id, repId: rep.id })).toMatchObject({ refusals: [] });
    expect(await walk.teamLoadOf(team)).toMatchObject({ heldCount: 2, capacityUnits: null });
  });

  test('ends what is in force at its beginning, goes on until what is set for later, and replaces what was to begin then', async () => {
    const { id: repId } = await walk.aRep({ capacity: 7 });
    const [soon, later] = [inMinutes(60), inMinutes(120)];
    await set(limited(3, { repId, validFrom: later }));
    await set(limited(4, { repId, validFrom: soon }));
    await set(limited(5, { repId, validFrom: later }));
    const spans = (await historyOf({ repId })).map(({ capacity, validFrom, validUntil, withdrawnAt }) => [
      capacity,
      validFrom,
      validUntil,
      withdrawnAt !== null,
    ]);
    expect(spans).toEqual([
      [5, later, null, false],
      [3, later, later, true],
      [4, soon, later, false],
      [7, expect.anything(), soon, false],
    ]);
  });

  test('taken back before it began lets what it had cut go on, to the end that was asked for', async () => {
    const { id: repId } = await walk.aRep();
    const [end, cut, next] = [inMinutes(180), inMinutes(60), inMinutes(120)];
    await set(limited(7, { repId, validUntil: end }));
    const planned = await set(limited(3, { repId, validFrom: cut }));
    const { holdingQuota: last } = await set(limited(4, { repId, validFrom: next }));
    expect(await withdraw(planned.holdingQuota?.id)).toMatchObject({
      refusals: [],
      holdingQuota: { validFrom: cut, validUntil: cut, withdrawnAt: expect.any(String) },
    });
    const untilOfFirst = async () => (await historyOf({ repId })).at(-1)?.validUntil;
    expect(await untilOfFirst()).toBe(next);
    await withdraw(last?.id);
    expect(await untilOfFirst()).toBe(end);
    advance(61);
    await walk.aLead({ ownerId: repId });
    expect(await capacityOf(repId)).toBe(7);
  });

  test('is not taken back twice, nor once it has begun, nor by whoever does not set it, nor unseen', async () => {
    const rep = await walk.aRep();
    const { holdingQuota: begun } = await set(limited(3, { repId: rep.id }));
    const { holdingQuota: planned } = await set(limited(4, { repId: rep.id, validFrom: inMinutes(60) }));
    const no = async (work: () => ReturnType<typeof withdraw>) => (await walk.changingNothing(work)).refusals;
    expect(await no(() => withdraw(begun?.id))).toEqual(['INVALID input.id']);
    expect(await no(() => withdraw(planned?.id, { expectedVersion: 9 }))).toEqual([
      'STALE_VERSION input.expectedVersion',
    ]);
    const stranger = walk.aManager(await walk.aTeam());
    expect(await no(() => walk.act('WithdrawHoldingQuota', { id: planned?.id }, stranger))).toEqual([
      'NOT_ALLOWED input.id',
    ]);
    expect((await withdraw(planned?.id)).refusals).toEqual([]);
    expect(await no(() => withdraw(planned?.id))).toEqual(['INVALID input.id']);
    expect(await no(() => withdraw(newId('quota')))).toEqual(['NOT_FOUND input.id']);
  });

  test.each([
    ['that begins in the past', { validFrom: -1 }, 'INVALID input.validFrom'],
    ['that ends before it begins', { validFrom: 60, validUntil: 59 }, 'INVALID input.validUntil'],
    ['that is over already', { validUntil: -1 }, 'INVALID input.validUntil'],
    ['that never is', { validFrom: 60, validUntil: 60 }, 'INVALID input.validUntil'],
    ['that reaches into one that is set', { validUntil: 500 }, 'INVALID input.validUntil'],
  ])('refuses one %s', async (_, minutes, refusal) => {
    const { id: repId } = await walk.aRep();
    await set(limited(9, { repId, validFrom: inMinutes(400) }));
    const nowMs = Date.now();
    const dates = Object.fromEntries(Object.entries(minutes).map(([name, value]) => [name, inMinutes(value, nowMs)]));
    const outcome = await walk.changingNothing(() => set(limited(3, { repId, ...dates })));
    expect(outcome).toMatchObject({ refusals: [refusal], holdingQuota: null });
  });

  test('cut by several at once is as if one came after another: nothing overlaps, and the last is in force', async () => {
    const { id: repId } = await walk.aRep();
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(capacity =>
        set(limited(capacity, { repId, ...(capacity % 2 === 0 && { validFrom: inMinutes(60) }) })),
      ),
    );
    expect(outcomes.flatMap(({ refusals, denied }) => [...refusals, ...(denied ? [denied] : [])])).toEqual([]);
    const now = new Date(inMinutes(0));
    const versions = await historyOf({ repId });
    expect(versions).toHaveLength(6);
    const inForce = versions.filter(
      ({ validFrom, validUntil }) =>
        new Date(String(validFrom)) <= now && (validUntil === null || new Date(String(validUntil)) > now),
    );
    expect(inForce.map(({ capacity }) => capacity)).toEqual([await capacityOf(repId)]);
    expect(versions.filter(({ validUntil }) => validUntil === null)).toHaveLength(1);
  });

  test('of the organisation may end too: nobody has a line then who has none of their own', async () => {
    const rep = await walk.aRep();
    await set(limited(40, { validUntil: inMinutes(60) }));
    expect(await capacityOf(rep.id)).toBe(40);
    advance(61);
    await waitFor(async () => (await capacityOf(rep.id)) === null);
    expect((await walk.loadOf((await walk.aRep()).id)).mode).toBe('UNLIMITED');
    expect((await historyOf({}))[0]).toMatchObject({ scope: 'ORGANISATION', capacity: 40 });
  });

  test('has a history of pages, which a rep sees of itself alone', async () => {
    const [rep, other] = [await walk.aRep({ capacity: 1 }), await walk.aRep({ capacity: 2 })];
    for (const capacity of [3, 4]) await set(limited(capacity, { repId: rep.id }));
    type Answer = { holdingQuotaHistory: { nodes: { capacity: number }[]; pageInfo: { endCursor: string } } };
    const read = async (variables: object, as?: TokenOrder) =>
      (await walk.ask<Answer>('HoldingQuotaHistory', variables, as)).holdingQuotaHistory;
    const first = await read({ repId: rep.id, first: 2 }, rep.as);
    const rest = await read({ repId: rep.id, first: 2, after: first.pageInfo.endCursor }, rep.as);
    expect([first, rest].map(({ nodes }) => nodes.map(({ capacity }) => capacity))).toEqual([[4, 3], [1]]);
    expect((await read({ repId: other.id }, rep.as)).nodes).toEqual([]);
    const both = await walk.app.run('HoldingQuotaHistory', { repId: rep.id, teamId: rep.teamId });
    expect(both.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});
