import type { As } from '../support/app.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
interface Refused {
  readonly claimLead: {
    readonly userErrors: readonly { code: string; message: string; nextAllowedAt: string | null }[];
  };
}

describe('the rules of a pool for claims', () => {
  const walk = withApp();
  const aPool = async (input: object) =>
    (await walk.act('SavePool', { key: `pool-${nextNumber()}`, name: 'A pool', ...input })).pool?.id ?? '';
  const claim = (id: string, as: As) => walk.act('ClaimLead', { id }, as);
  /** The one refusal of a claim, with when it may be tried again. */
  const refusal = async (id: string, as: As) => {
    const { data } = await walk.app.run<Refused>('ClaimLead', { input: { id } }, { as });
    const [error] = data?.claimLead.userErrors ?? [];
    return error ? { code: error.code, at: Date.parse(error.nextAllowedAt ?? ''), message: error.message } : null;
  };
  const now = async () =>
    Date.parse((await walk.ask<{ wallboard: { asOf: string } }>('{ wallboard { asOf } }')).wallboard.asOf);

  test('claims a day: the day is that of the organisation, what is given back stays counted, each pool by itself', async () => {
    await walk.act('SaveTimeZone', { timeZone: 'Asia/Shanghai' });
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const poolId = await aPool({ claimsPerDay: 2 });
    const leads = [await walk.aLead({ poolId }), await walk.aLead({ poolId }), await walk.aLead({ poolId })];
    const [first, second, third] = leads.map(({ id }) => id) as [string, string, string];
    expect((await claim(first, rep.as)).refusals).toEqual([]);
    await walk.act('ReleaseLead', { id: first, reason: 'not mine', poolId }, rep.as);
    expect((await claim(second, rep.as)).refusals).toEqual([]);
    const refused = await walk.tellingOnly(() => refusal(third, rep.as));
    expect(refused).toMatchObject({ code: 'INTAKE_CAP_REACHED', message: expect.stringContaining('Free again at') });
    const midnight = refused?.at ?? 0;
    expect([(midnight + 8 * HOUR_MS) % DAY_MS, midnight > (await now()), midnight <= (await now()) + DAY_MS]).toEqual([
      0,
      true,
      true,
    ]);
    expect((await claim((await walk.aLead({ poolId: await aPool({ claimsPerDay: 1 }) })).id, rep.as)).refusals).toEqual(
      [],
    );
    expect((await claim(third, other.as)).refusals).toEqual([]);
    walk.app.clock.advanceMs(midnight - (await now()) + 1);
    expect((await claim(first, rep.as)).refusals).toEqual([]);
  });

  test('a limit that is set in the middle of a day counts what was taken on it before', async () => {
    const rep = await walk.aRep();
    const key = `pool-${nextNumber()}`;
    const poolId = await aPool({ key });
    expect((await claim((await walk.aLead({ poolId })).id, rep.as)).refusals).toEqual([]);
    await aPool({ key, claimsPerDay: 1 });
    const { id } = await walk.aLead({ poolId });
    expect((await walk.tellingOnly(() => claim(id, rep.as))).refusals).toEqual(['INTAKE_CAP_REACHED input.id']);
    await aPool({ key, claimsPerDay: 2 });
    expect((await claim(id, rep.as)).refusals).toEqual([]);
  });

  test('what a rep held before it leaves to others for the cool-down; others may at once', async () => {
    const [former, other] = [await walk.aRep(), await walk.aRep()];
    const poolId = await aPool({ ownerCooldownDays: 2 });
    const { id } = await walk.aLead({ ownerId: former.id });
    const releasedFrom = await now();
    await walk.act('ReleaseLead', { id, reason: 'tired', poolId }, former.as);
    const refused = await walk.changingNothing(() => refusal(id, former.as));
    expect(refused?.code).toBe('PREVIOUS_OWNER_COOLDOWN');
    expect((refused?.at ?? 0) - releasedFrom - 2 * DAY_MS).toBeLessThan(HOUR_MS);
    expect((await claim(id, other.as)).refusals).toEqual([]);
    await walk.act('ReleaseLead', { id, reason: 'tired', poolId }, other.as);
    walk.app.clock.advanceMs(DAY_MS);
    expect((await refusal(id, former.as))?.at).toBe(refused?.at);
    walk.app.clock.advanceMs((refused?.at ?? 0) - (await now()) + 1);
    expect((await refusal(id, other.as))?.code).toBe('PREVIOUS_OWNER_COOLDOWN');
    expect((await claim(id, former.as)).refusals).toEqual([]);
  });

  test('a lead that is new to the pools is shown before it may be claimed; a manager may assign it', async () => {
    const rep = await walk.aRep();
    const poolId = await aPool({ newLeadDelayHours: 3 });
    const [{ id }, given] = [await walk.aLead({ poolId }), await walk.aLead({ poolId })];
    const { lead } = await walk.ask<{ lead: { pooledSince: string } }>(
      'query ($id: ID!) { lead(id: $id) { pooledSince } }',
      { id },
      rep.as,
    );
    const refused = await walk.changingNothing(() => refusal(id, rep.as));
    expect(refused).toMatchObject({ code: 'NEW_LEAD_DELAY', at: Date.parse(lead.pooledSince) + 3 * HOUR_MS });
    expect((await walk.act('AssignLead', { id: given.id, repId: rep.id })).refusals).toEqual([]);
    walk.app.clock.advanceMs(3 * HOUR_MS);
    expect((await claim(id, rep.as)).refusals).toEqual([]);
  });

  test('a rep is told what it took today and may still take; nobody else has such a day', async () => {
    const rep = await walk.aRep();
    const [limited, open] = [await aPool({ claimsPerDay: 2, viewsPerDay: 5 }), await aPool({})];
    for (const poolId of [limited, open]) await claim((await walk.aLead({ poolId })).id, rep.as);
    await walk.act('RevealLead', { id: (await walk.aLead({ poolId: limited })).id }, rep.as);
    const days = async (as?: As) => {
      const { pools } = await walk.ask<{ pools: { nodes: { id: string; yourDay: Record<string, unknown> | null }[] } }>(
        'PoolsOfToday',
        { first: 100 },
        as,
      );
      return new Map(pools.nodes.map(({ id, yourDay }) => [id, yourDay]));
    };
    const own = await days(rep.as);
    expect(own.get(limited)).toMatchObject({ claimCount: 1, viewCount: 1, claimsLeft: 1, viewsLeft: 4 });
    expect(own.get(open)).toMatchObject({ claimCount: 1, viewCount: 0, claimsLeft: null, viewsLeft: null });
    expect((await days((await walk.aRep()).as)).get(limited)).toMatchObject({ claimCount: 0, claimsLeft: 2 });
    expect((await days()).get(limited)).toBeNull();
    walk.app.clock.advanceMs(Date.parse(String(own.get(limited)?.endsAt)) - (await now()) + 1);
    expect((await days(rep.as)).get(limited)).toMatchObject({
      claimCount: 0,
      viewCount: 0,
      claimsLeft: 2,
      viewsLeft: 5,
    });
  });

  test('of claims at once no more succeed than the day allows', async () => {
    const rep = await walk.aRep();
    const poolId = await aPool({ claimsPerDay: 3 });
    const leads = await Promise.all(Array.from({ length: 9 }, () => walk.aLead({ poolId })));
    const outcomes = await Promise.all(leads.map(({ id }) => claim(id, rep.as)));
    expect(outcomes.map(({ refusals }) => refusals.join()).sort()).toEqual([
      ...Array(3).fill(''),
      ...Array(6).fill('INTAKE_CAP_REACHED input.id'),
    ]);
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 3 });
  });

  test('rules of nothing, below nothing or beyond all measure are refused', async () => {
    for (const value of [0, -1, 2_000_000_000]) {
      const rules = { claimsPerDay: value, viewsPerDay: value, ownerCooldownDays: value, newLeadDelayHours: value };
      const outcome = await walk.changingNothing(() => walk.act('SavePool', { key: 'bad', name: 'Bad', ...rules }));
      expect(outcome.refusals.toSorted()).toEqual([
        'INVALID input.claimsPerDay',
        'INVALID input.newLeadDelayHours',
        'INVALID input.ownerCooldownDays',
        'INVALID input.viewsPerDay',
      ]);
    }
  });
});
