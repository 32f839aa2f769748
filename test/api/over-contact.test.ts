import { DAY_MS, findingsOf } from '../support/findings.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('OVER_CONTACT', () => {
  const walk = withApp();
  const { settledCodes, open, closed, log } = findingsOf(walk);

  async function logTimes(count: number, leadId: string, input: object = {}): Promise<string[]> {
    const ids: string[] = [];
    for (let time = 0; time < count; time++) ids.push((await log(leadId, input)).interaction?.id ?? '');
    return ids;
  }

  test('is raised by the sixth outbound touch within seven days, about whoever made it, with the touches that count', async () => {
    const [rep, helper] = [await walk.aRep(), await walk.aRep()];
    const lead = await walk.aLead({ ownerId: rep.id });
    const touches = await logTimes(3, lead.id, { channel: 'EMAIL' });
    await logTimes(2, lead.id, { direction: 'INBOUND' });
    await logTimes(2, lead.id, { channel: 'EMAIL', disposition: 'BOUNCED' });
    await logTimes(2, lead.id, { disposition: 'WRONG_NUMBER' });
    touches.push(...(await logTimes(2, lead.id, { disposition: 'NO_ANSWER' })));
    expect(await settledCodes(lead.id)).toEqual([]);
    touches.push(...(await logTimes(1, lead.id, { channel: 'SMS', repId: helper.id })));
    expect(await settledCodes(lead.id)).toEqual(['OVER_CONTACT']);
    const finding = await open(lead.id, 'OVER_CONTACT');
    expect(finding).toMatchObject({
      severity: 'NOTICE',
      summary: '6 outbound touches within 7 days; 5 are allowed.',
      rep: { id: helper.id },
      team: { id: helper.teamId },
      evidence: { limit: 5, measured: 6, windowDays: 7 },
    });
    expect(finding.evidence.interactions.map(({ id }) => id)).toEqual(touches.toReversed());
    expect(finding.evidence.since).toBe(finding.evidence.interactions.at(-1)?.occurredAt);
  });

  test('is closed by the clock alone when few enough touches are left in the window', async () => {
    const rep = await walk.aRep();
    const lead = await walk.aLead({ ownerId: rep.id });
    await logTimes(1, lead.id);
    walk.app.clock.advanceMs(6 * DAY_MS);
    await logTimes(5, lead.id);
    const { id } = await open(lead.id, 'OVER_CONTACT');
    walk.app.clock.advanceMs(DAY_MS);
    expect(await closed(lead.id, 'OVER_CONTACT')).toMatchObject({ id, version: 2 });
  });

  test('is one finding for one contact, over all its leads, and another touch does not raise a second', async () => {
    const [first, second] = [await walk.aRep(), await walk.aRep()];
    const email = `asked-${nextNumber()}@much.example`;
    const [one, two] = [
      await walk.aLead({ ownerId: first.id, email }),
      await walk.aLead({ ownerId: second.id, email, onDuplicate: 'CREATE' }),
    ];
    await logTimes(5, one.id);
    await logTimes(1, two.id);
    expect([await settledCodes(one.id), await settledCodes(two.id)]).toEqual([[], ['OVER_CONTACT']]);
    await logTimes(2, one.id);
    expect([await settledCodes(one.id), await settledCodes(two.id)]).toEqual([[], ['OVER_CONTACT']]);
  });

  test('counts touches of seven days only, also when they are logged late', async () => {
    const lead = await walk.aLead();
    const now = (await walk.app.runtime.now()).getTime();
    for (let day = 1; day <= 12; day++)
      await log(lead.id, { occurredAt: new Date(now - day * 1.5 * DAY_MS).toISOString() });
    expect(await settledCodes(lead.id)).toEqual([]);
  });

  test('comes into the sight of a new holder together with the lead, and stays in that of whoever it is about', async () => {
    const [rep, heir] = [await walk.aRep(), await walk.aRep()];
    const lead = await walk.aLead({ ownerId: rep.id });
    for (let time = 0; time < 6; time++) await log(lead.id, {}, rep.as);
    const { id } = await open(lead.id, 'OVER_CONTACT');
    const touchesFor = async (as: typeof rep.as) => {
      const { findings } = await walk.ask<{
        findings: { nodes: { id: string; evidence: { interactions: object[] } }[] };
      }>('Findings', {}, as);
      return findings.nodes.map(finding => [finding.id, finding.evidence.interactions.length]);
    };
    expect([await touchesFor(rep.as), await touchesFor(heir.as)]).toEqual([[[id, 6]], []]);
    await walk.act('TransferLead', { id: lead.id, repId: heir.id });
    expect([await touchesFor(rep.as), await touchesFor(heir.as)]).toEqual([[[id, 0]], [[id, 6]]]);
  });
});
