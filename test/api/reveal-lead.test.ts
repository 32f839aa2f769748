import type { As } from '../support/app.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Person {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly note: string | null;
}

describe('revealLead', () => {
  const walk = withApp();
  const aPool = async (input: object) =>
    (await walk.act('SavePool', { key: `pool-${nextNumber()}`, name: 'A pool', ...input })).pool?.id ?? '';
  const reveal = async (id: string, as: As, more: object = {}) => {
    const { refusals, denied, ...payload } = await walk.act('RevealLead', { id, ...more }, as);
    return { refusals, denied, person: (payload as unknown as { person: Person | null }).person ?? null };
  };
  const who = () => ({ name: 'Ada Quist', email: `ada${nextNumber()}@quist.example`, note: 'left-handed' });

  test('shows a member of the pool who it is; lists stay masked, and reading them costs nothing', async () => {
    const rep = await walk.aRep();
    const person = who();
    const { id } = await walk.aLead({ ...person, poolId: await aPool({ viewsPerDay: 1 }) });
    const { leads } = await walk.ask<{ leads: { nodes: { id: string; name: string | null }[] } }>(
      '{ leads(first: 100) { nodes { id name email } } }',
      {},
      rep.as,
    );
    expect(leads.nodes.find(one => one.id === id)).toEqual({ id, name: null, email: null });
    expect(await reveal(id, rep.as)).toEqual({ refusals: [], denied: null, person: { ...person, phone: null } });
    const { lead } = await walk.ask<{ lead: object }>('query ($id: ID!) { lead(id: $id) { name } }', { id }, rep.as);
    expect(lead).toEqual({ name: null });
  });

  test('counts a lead once a day, and refuses the first that is too many until the next day', async () => {
    const rep = await walk.aRep();
    const poolId = await aPool({ viewsPerDay: 2 });
    const ids = [];
    for (let n = 0; n < 3; n++) ids.push((await walk.aLead({ ...who(), poolId })).id);
    const [first, second, third] = ids as [string, string, string];
    for (const id of [first, first, second, first]) expect((await reveal(id, rep.as)).refusals).toEqual([]);
    expect(await walk.changingNothing(() => reveal(third, rep.as))).toMatchObject({
      refusals: ['VIEW_LIMIT_REACHED input.id'],
      person: null,
    });
    expect((await reveal(second, rep.as)).refusals).toEqual([]);
    walk.app.clock.advanceMs(24 * 3_600_000);
    expect((await reveal(third, rep.as)).refusals).toEqual([]);
  });

  test('of looks at once no more are served than the day allows', async () => {
    const rep = await walk.aRep();
    const poolId = await aPool({ viewsPerDay: 3 });
    const leads = await Promise.all(Array.from({ length: 8 }, () => walk.aLead({ ...who(), poolId })));
    const looks = await Promise.all(leads.flatMap(({ id }) => [reveal(id, rep.as), reveal(id, rep.as)]));
    expect(new Set(looks.flatMap(({ person }) => person?.email ?? [])).size).toBe(3);
  });

  test('is not for strangers of the pool, nor for leads out of sight', async () => {
    const [member, stranger] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ...who(), poolId: await aPool({ memberRepIds: [member.id] }) });
    const held = await walk.aLead({ ...who(), ownerId: member.id });
    expect(await walk.changingNothing(() => reveal(id, stranger.as))).toMatchObject({
      refusals: ['NOT_POOL_MEMBER input.id'],
      person: null,
    });
    expect(await walk.changingNothing(() => reveal(held.id, stranger.as))).toMatchObject({
      refusals: ['NOT_FOUND input.id'],
      person: null,
    });
  });

  test('of what the rep sees in full anyway counts nothing', async () => {
    const rep = await walk.aRep();
    const poolId = await aPool({ viewsPerDay: 1, managerIds: [rep.id] });
    for (const lead of [await walk.aLead({ ...who(), ownerId: rep.id }), await walk.aLead({ ...who(), poolId })])
      expect((await walk.changingNothing(() => reveal(lead.id, rep.as))).person?.name).toBe('Ada Quist');
  });

  test('repeated under its key when somebody else holds the lead tells nothing any more', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead(who());
    const idempotencyKey = `look ${nextNumber()}`;
    expect((await reveal(id, rep.as, { idempotencyKey })).person?.name).toBe('Ada Quist');
    expect((await reveal(id, rep.as, { idempotencyKey })).person?.name).toBe('Ada Quist');
    await walk.act('ClaimLead', { id }, other.as);
    expect(await reveal(id, rep.as, { idempotencyKey })).toMatchObject({
      refusals: ['NOT_FOUND input.id'],
      person: null,
    });
  });
});
