import type { TokenOrder } from '../../src/platform/access/tokens.js';
import { Role } from '../../src/platform/access/viewer.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const PERSONAL = ['name', 'email', 'phone', 'note'] as const;
type Shown = Record<string, unknown> & {
  contact: object | null;
  interactions: { nodes: { content: string | null }[] };
  timeline: { nodes: { reason: string | null }[] };
};
const LEAD = `query ($id: ID!) { lead(id: $id) { id displayLabel ${PERSONAL.join(' ')} contact { id name email phone } value { minorUnits currency } tier
  interactions { nodes { content } } timeline { nodes { reason } } } }`;

describe('what a role sees of a person', () => {
  const walk = withApp();
  const person = () => ({
    name: 'Ben Okafor',
    email: `ben${nextNumber()}@example.com`,
    phone: `+49151${40_000_000 + nextNumber()}`,
    note: 'has a dog',
    value: { minorUnits: 5, currency: 'EUR' },
  });
  const see = async (id: string, as: Role | TokenOrder) =>
    (await walk.ask<{ lead: Shown | null }>(LEAD, { id }, as)).lead;
  const hidden = Object.fromEntries(PERSONAL.map(field => [field, null]));
  const touched = async (leadId: string) =>
    walk.act('LogInteraction', {
      leadId,
      channel: 'PHONE',
      direction: 'INBOUND',
      content: 'a secret',
      disposition: 'CONNECTED',
    });

  test('the holder, its manager, marketing and administration see all of it', async () => {
    const rep = await walk.aRep();
    const who = person();
    const { id } = await walk.aLead({ ...who, ownerId: rep.id });
    await touched(id);
    for (const as of [rep.as, walk.aManager(rep.teamId), Role.MARKETER, Role.ADMIN]) {
      expect(await see(id, as)).toMatchObject({ ...who, interactions: { nodes: [{ content: 'a secret' }] } });
    }
  });

  test.each([[Role.WALLBOARD], [Role.AUDITOR]])(
    '%s sees the initials alone, be the lead held, pooled or ended',
    async as => {
      const rep = await walk.aRep();
      for (const lead of [
        await walk.aLead({ ...person(), ownerId: rep.id }),
        await walk.aLead(person()),
        await walk.aLead({ ...person(), stage: 'LOST' }),
      ]) {
        await touched(lead.id);
        const shown = await see(lead.id, as);
        expect(shown).toMatchObject({ ...hidden, displayLabel: 'B. O.' });
        expect(JSON.stringify(shown)).not.toMatch(/Okafor|example\.com|\+49|dog|secret/);
      }
    },
  );

  test('a rep sees nothing personal of a lead in a pool, and all of it once it holds the lead', async () => {
    const [rep, before] = [await walk.aRep(), await walk.aRep()];
    const who = person();
    const { id } = await walk.aLead({ ...who, ownerId: before.id });
    await touched(id);
    await walk.act('ReleaseLead', { id, reason: 'Ben Okafor has a secret' });
    const pooled = await see(id, rep.as);
    expect(pooled).toMatchObject({ ...hidden, displayLabel: 'B. O.', contact: null });
    expect(JSON.stringify(pooled)).not.toMatch(/Okafor|example\.com|\+49|dog|secret/);
    await walk.act('ClaimLead', { id }, rep.as);
    expect(await see(id, rep.as)).toMatchObject({ ...who });
    expect(await see(id, before.as)).toBeNull();
  });

  test('a partner sees what it sent and nothing of what the house made of it', async () => {
    const partner = await walk.aPartner();
    const { note: _, ...who } = person();
    const { lead } = await walk.act('CreateLead', who, partner);
    await walk.act('UpdateLead', { id: lead?.id, note: 'has a dog', tier: 'A' });
    await touched(lead?.id ?? '');
    const shown = await see(lead?.id ?? '', partner);
    expect(shown).toMatchObject({
      ...who,
      note: null,
      contact: null,
      tier: null,
      interactions: { nodes: [{ content: null }] },
    });
    expect(await see(lead?.id ?? '', await walk.aPartner())).toBeNull();
    const told = await walk.ask<{ lead: { timeline: { nodes: { axis: string; value: string | null }[] } } }>(
      'query ($id: ID!) { lead(id: $id) { timeline { nodes { axis value } } } }',
      { id: lead?.id },
      partner,
    );
    expect(told.lead.timeline.nodes.filter(({ axis }) => axis === 'TIER')).toEqual([{ axis: 'TIER', value: null }]);
  });

  test('may not be found out by filters or by sorting', async () => {
    for (const filter of [{ tier: { eq: 'A' } }, { validity: { eq: 'DUPLICATE' } }]) {
      const { errors } = await walk.app.run('Leads', { filter }, { as: await walk.aPartner() });
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    const { errors } = await walk.app.run(
      'Leads',
      { orderBy: [{ field: 'VALUE', direction: 'ASC' }] },
      { as: Role.WALLBOARD },
    );
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
