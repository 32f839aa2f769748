import { DAY_MS, findingsOf } from '../support/findings.js';
import { nextNumber, type ShownLead } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('NEGLECTED', () => {
  const walk = withApp();
  const { found, settledCodes, open, closed, log } = findingsOf(walk);

  /** A lead that its holder has not spoken with for as long as its stage allows. */
  async function aNeglected(input: Parameters<typeof walk.aLead>[0] = {}) {
    const rep = await walk.aRep();
    const lead = await walk.aLead({ ownerId: rep.id, ...input });
    walk.app.clock.advanceMs(3 * DAY_MS);
    return { rep, lead, finding: await open(lead.id, 'NEGLECTED') };
  }

  test('is raised by the clock alone when a held lead was silent for as long as its stage allows, with its evidence', async () => {
    const rep = await walk.aRep();
    const lead = await walk.aLead({ ownerId: rep.id });
    const { ownerSince } = (
      await walk.ask<{ lead: { ownerSince: string } }>('query ($id: ID!) { lead(id: $id) { ownerSince } }', lead)
    ).lead;
    walk.app.clock.advanceMs(3 * DAY_MS - 60_000);
    await log((await walk.aLead({ ownerId: rep.id })).id, { direction: 'INBOUND' });
    expect(await settledCodes(lead.id)).toEqual([]);
    walk.app.clock.advanceMs(60_000);
    expect(await open(lead.id, 'NEGLECTED')).toMatchObject({
      code: 'NEGLECTED',
      severity: 'NOTICE',
      isOpen: true,
      closedAt: null,
      version: 1,
      summary: 'No two-way contact for 3 days; its stage allows 3.',
      lead: { id: lead.id },
      rep: { id: rep.id },
      team: { id: rep.teamId },
      evidence: { limit: 3, measured: 3, windowDays: null, since: ownerSince, interactions: [] },
    });
  });

  test('is closed when the customer answers, not by a call that nobody answers, and raised anew after the next silence', async () => {
    const { lead, finding } = await aNeglected();
    await log(lead.id, { disposition: 'NO_ANSWER' });
    expect(await settledCodes(lead.id)).toEqual(['NEGLECTED']);
    const { interaction } = await log(lead.id, { disposition: 'CONNECTED' });
    const over = await closed(lead.id, 'NEGLECTED');
    expect(over).toMatchObject({ id: finding.id, version: 2, isOpen: false, evidence: finding.evidence });
    expect(over.closedAt && over.closedAt >= over.openedAt).toBe(true);
    walk.app.clock.advanceMs(3 * DAY_MS);
    const again = await open(lead.id, 'NEGLECTED');
    expect(again.id).not.toBe(finding.id);
    expect(again.evidence.interactions.map(({ id }) => id)).toEqual([interaction?.id]);
  });

  test.each<[string, (lead: ShownLead) => Promise<unknown>]>([
    ['goes to another rep', async ({ id }) => walk.act('TransferLead', { id, repId: (await walk.aRep()).id })],
    ['is recalled', ({ id }) => walk.act('RecallLead', { id, reason: 'unattended' })],
    ['is won', ({ id }) => walk.act('CloseLead', { id, result: 'WON', reason: 'FIT' })],
    ['is lost', ({ id }) => walk.act('CloseLead', { id, result: 'LOST', reason: 'NO_NEED' })],
    ['turns out to be invalid', ({ id }) => walk.act('UpdateLead', { id, validity: 'INVALID' })],
    [
      'comes to a stage that allows more',
      async ({ id }) => walk.act('MoveLead', { id, stageId: await walk.stageId('QUALIFIED') }),
    ],
  ])('is closed when the lead %s', async (_, happen) => {
    const { lead } = await aNeglected();
    expect(await happen(lead)).toMatchObject({ refusals: [], denied: null });
    expect(await settledCodes(lead.id)).toEqual(['NEGLECTED closed']);
  });

  test('is never raised about a lead that nobody holds, or that is won, lost or invalid', async () => {
    const { id: ownerId } = await walk.aRep();
    const quiet = [
      await walk.aLead(),
      await walk.aLead({ ownerId, stage: 'WON' }),
      await walk.aLead({ ownerId, stage: 'LOST' }),
    ];
    const invalid = await walk.aLead({ ownerId });
    await walk.act('UpdateLead', { id: invalid.id, validity: 'INVALID' });
    const silent = await walk.aLead({ ownerId });
    walk.app.clock.advanceMs(40 * DAY_MS);
    await open(silent.id, 'NEGLECTED');
    for (const { id } of [...quiet, invalid]) expect(await settledCodes(id)).toEqual([]);
  });

  test('is as grave as the lead is worth', async () => {
    expect((await aNeglected({ tier: 'A' })).finding.severity).toBe('SERIOUS');
    expect((await aNeglected({ temperature: 'HOT' })).finding.severity).toBe('SERIOUS');
    expect((await aNeglected({ tier: 'B' })).finding.severity).toBe('WARNING');
    expect((await aNeglected({ tier: 'D', temperature: 'COLD' })).finding.severity).toBe('NOTICE');
  });

  test('shows in what a rep neglects and on the wallboard, until it is over', async () => {
    const rep = await walk.aRep();
    const leads = [await walk.aLead({ ownerId: rep.id }), await walk.aLead({ ownerId: rep.id })];
    const board = () =>
      walk.ask<{ wallboard: { neglectedCount: number; findings: { lead: { id: string } }[] } }>('WallboardFindings', {
        first: 2,
      });
    const neglect = async () => (await walk.ask<{ rep: object }>('NeglectOfRep', { id: rep.id })).rep;
    expect(await neglect()).toEqual({ id: rep.id, neglectedLeadCount: 0, neglectedUnits: 0 });
    walk.app.clock.advanceMs(3 * DAY_MS);
    for (const { id } of leads) await open(id, 'NEGLECTED');
    expect(await neglect()).toEqual({ id: rep.id, neglectedLeadCount: 2, neglectedUnits: 2 });
    const { wallboard } = await board();
    expect(wallboard.findings.map(({ lead }) => lead.id).toSorted()).toEqual(leads.map(({ id }) => id).toSorted());
    await log(leads[0]?.id ?? '', { direction: 'INBOUND' });
    await walk.settled();
    expect(await neglect()).toEqual({ id: rep.id, neglectedLeadCount: 1, neglectedUnits: 1 });
    expect((await board()).wallboard.neglectedCount).toBe(wallboard.neglectedCount - 1);
  });

  test('is told in Chinese to whoever reads Chinese', async () => {
    const { lead } = await aNeglected();
    const { data } = await walk.app.run<{ lead: { findings: { nodes: object[] } } }>(
      'query ($id: ID!) { lead(id: $id) { findings { nodes { summary } } } }',
      { id: lead.id },
      { headers: { 'accept-language': 'zh-CN' } },
    );
    expect(data?.lead.findings.nodes).toEqual([{ summary: '已 3 天没有双向沟通；所处阶段最多允许 3 天。' }]);
  });

  test('is seen by the holder, whom it is about and the managers of both, and by no other rep, manager or partner', async () => {
    const partner = walk.aPartner();
    const [rep, heir, other] = [await walk.aRep(), await walk.aRep(), await walk.aRep()];
    const lead = await walk.aLead({ externalId: `sent-${nextNumber()}` }, partner);
    await walk.act('AssignLead', { id: lead.id, repId: rep.id });
    walk.app.clock.advanceMs(3 * DAY_MS);
    const { id } = await open(lead.id, 'NEGLECTED');
    const seen = async (as: Parameters<typeof walk.act>[2]) =>
      (await walk.ask<{ node: object | null }>('query ($id: ID!) { node(id: $id) { id } }', { id }, as)).node !== null;
    const people = [
      rep.as,
      heir.as,
      other.as,
      walk.aManager(rep.teamId),
      walk.aManager(heir.teamId),
      walk.aManager(other.teamId),
      partner,
    ];
    const all = async () => Promise.all(people.map(seen));
    expect(await all()).toEqual([true, false, false, true, false, false, false]);
    await walk.act('TransferLead', { id: lead.id, repId: heir.id });
    expect(await all()).toEqual([true, true, false, true, true, false, false]);
    expect(await found(lead.id, partner)).toEqual([]);
    expect((await found(lead.id, heir.as)).map(finding => finding.id)).toEqual([id]);
  });

  test('can be listed by code, rep, team, lead, time and whether it is open', async () => {
    const { rep, lead, finding } = await aNeglected();
    const list = async (filter: object) =>
      (
        await walk.ask<{ findings: { nodes: { id: string }[] } }>('Findings', {
          filter: { leadId: { eq: lead.id }, ...filter },
        })
      ).findings.nodes.map(({ id }) => id);
    for (const filter of [
      { code: { eq: 'NEGLECTED' } },
      { isOpen: { eq: true } },
      { repId: { eq: rep.id } },
      { teamId: { in: [rep.teamId] } },
      { severity: { eq: 'NOTICE' } },
      { openedAt: { gte: finding.openedAt } },
    ]) {
      expect(await list(filter)).toEqual([finding.id]);
      expect(await list({ not: filter })).toEqual([]);
    }
  });
});
