import { Role } from '../../src/platform/access/viewer.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Checked {
  readonly leadCheck: {
    readonly exists: boolean;
    readonly isProtected: boolean;
    readonly protectedUntil: string | null;
    readonly heldBy: string | null;
  };
}
const DAY_MS = 86_400_000;
const NOBODY = { exists: false, isProtected: false, protectedUntil: null, heldBy: null };

describe('leadCheck', () => {
  const walk = withApp();
  const check = async (by: object, as?: Parameters<typeof walk.ask>[2]) =>
    (await walk.ask<Checked>('LeadCheck', by, as)).leadCheck;
  const somebody = () => {
    const number = nextNumber();
    return { email: `p${number}@example.com`, phone: `+49151${30_000_000 + number}`, companyName: `Company ${number}` };
  };

  test('finds a held lead by e-mail, telephone and company, however they are written, and says by whom it is held and until when', async () => {
    const who = somebody();
    const rep = await walk.aRep();
    const lead = await walk.aLead({ ...who, ownerId: rep.id });
    const since = await walk.ask<{ lead: { ownerSince: string } }>(
      'query ($id: ID!) { lead(id: $id) { ownerSince } }',
      { id: lead.id },
    );
    const protectedUntil = new Date(Date.parse(since.lead.ownerSince) + 30 * DAY_MS).toISOString();
    for (const by of [
      { email: who.email.toUpperCase() },
      { phone: who.phone.replace('+49151', '+49-151 ') },
      { company: `${who.companyName.toUpperCase()}, Ltd.` },
    ]) {
      expect(await check(by)).toEqual({
        exists: true,
        isProtected: true,
        protectedUntil,
        heldBy: expect.stringMatching(/^R\. \d\.$/),
      });
    }
  });

  test('says of a pooled and of an ended lead that it is known and free', async () => {
    for (const stage of ['NEW', 'LOST']) {
      const who = somebody();
      await walk.aLead({ ...who, stage });
      expect(await check({ email: who.email })).toEqual({ ...NOBODY, exists: true });
    }
  });

  test('knows nobody of whom there is no lead', async () => {
    for (const by of [{ email: 'nobody@example.com' }, { phone: '+4915100000000' }, { company: 'Nobody' }])
      expect(await check(by)).toEqual(NOBODY);
  });

  test('counts the protection from the last touch, and lets it end', async () => {
    const who = somebody();
    const rep = await walk.aRep();
    const { id: leadId } = await walk.aLead({ ...who, ownerId: rep.id });
    walk.app.clock.advanceMs(20 * DAY_MS);
    await walk.act('LogInteraction', { leadId, channel: 'PHONE', direction: 'OUTBOUND' });
    walk.app.clock.advanceMs(29 * DAY_MS);
    expect(await check({ email: who.email })).toMatchObject({ exists: true, isProtected: true });
    walk.app.clock.advanceMs(2 * DAY_MS);
    expect(await check({ email: who.email })).toMatchObject({ exists: true, isProtected: false });
  });

  test('tells a partner of its own leads alone, and not by whom they are held', async () => {
    const [partner, other] = [await walk.aPartner(), await walk.aPartner()];
    const who = somebody();
    const sent = await walk.act('CreateLead', { ...who }, partner);
    const rep = await walk.aRep();
    await walk.act('AssignLead', { id: sent.lead?.id, repId: rep.id });
    expect(await check({ email: who.email }, partner)).toMatchObject({ exists: true, isProtected: true, heldBy: null });
    for (const by of [{ email: who.email }, { phone: who.phone }, { company: who.companyName }])
      expect(await check(by, other)).toEqual(NOBODY);
  });

  test('is asked by exactly one of the three', async () => {
    for (const by of [{}, { email: 'a@example.com', company: 'A' }, { email: 'nonsense' }, { phone: '12' }]) {
      const { errors } = await walk.app.run('LeadCheck', by);
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  test.each([[Role.AUDITOR], [Role.WALLBOARD]])('is not for %s', async as => {
    const { errors } = await walk.app.run('LeadCheck', { email: 'a@example.com' }, { as });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
