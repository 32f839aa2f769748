import { Lead } from '../../src/leads/lead.js';
import { LEAD_ROWS } from '../../src/leads/lead-rows.js';
import { maySeeRow } from '../../src/platform/access/row-rule.js';
import { Role } from '../../src/platform/access/viewer.js';
import { newId, uuidOf } from '../../src/platform/ids.js';
import { findViewer } from '../../src/reps/find-viewer.js';
import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

interface Seen {
  readonly lead: {
    readonly name: string | null;
    readonly collaborators: readonly { role: string; rep: { id: string } }[] | null;
    readonly interactions: { readonly totalCount: number };
    readonly viewerCan: Readonly<Record<string, boolean>>;
  } | null;
  readonly leads: { readonly totalCount: number };
}
const SEEN = `query ($id: ID!) {
  lead(id: $id) {
    name
    collaborators { role rep { id } }
    interactions { totalCount }
    viewerCan { update move close reopen claim assign transfer release recall log share }
  }
  leads { totalCount }
}`;

describe('addCollaborator', () => {
  const walk = withApp();
  const add = (input: object, as?: Parameters<typeof walk.act>[2]) =>
    walk.act('AddCollaborator', { role: 'SPECIALIST', ...input }, as);
  const seenBy = (id: string, as?: Parameters<typeof walk.act>[2]) => walk.ask<Seen>(SEEN, { id }, as);

  test('lets a rep of any team see the lead and log touches on it, and do nothing else; it carries no load', async () => {
    const [owner, helper] = [await walk.aRep(), await walk.aRep({ capacity: 0 })];
    const { id } = await walk.aLead({ ownerId: owner.id, name: 'Ines Roth' });
    const { leads: before } = await seenBy(id, helper.as);
    expect((await seenBy(id, helper.as)).lead).toBeNull();
    expect(await add({ id, repId: helper.id }, owner.as)).toMatchObject({
      refusals: [],
      lead: { version: 2, owner: { id: owner.id }, collaborators: [{ role: 'SPECIALIST', rep: { id: helper.id } }] },
    });
    const logged = await walk.act('LogInteraction', { leadId: id, channel: 'PHONE', direction: 'OUTBOUND' }, helper.as);
    expect(logged).toMatchObject({ refusals: [], interaction: { lead: { touchCount: 1 } } });
    const { lead, leads } = await seenBy(id, helper.as);
    const { log, ...others } = lead?.viewerCan ?? {};
    expect([lead?.name, lead?.interactions.totalCount, log]).toEqual(['Ines Roth', 1, true]);
    expect(Object.values(others)).toEqual(Array(10).fill(false));
    expect(leads.totalCount).toBe(before.totalCount + 1);
    expect(await walk.loadOf(helper.id)).toMatchObject({ heldCount: 0 });
  });

  test('moves nothing, hands nothing on and adds nobody: that is for the owner and its managers', async () => {
    const [owner, helper, third] = [await walk.aRep(), await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: owner.id });
    await add({ id, repId: helper.id });
    for (const [operation, input] of [
      ['MoveLead', { stageId: await walk.stageId('CONTACTED') }],
      ['TransferLead', { repId: third.id }],
      ['CloseLead', { result: 'LOST', reason: 'PRICE' }],
      ['ReleaseLead', { reason: 'r' }],
      ['SetTier', { tier: 'A' }],
      ['AddCollaborator', { repId: third.id, role: 'AE' }],
      ['RemoveCollaborator', { repId: third.id }],
    ] as const)
      expect((await walk.changingNothing(() => walk.act(operation, { id, ...input }, helper.as))).refusals).toEqual([
        'NOT_ALLOWED input.id',
      ]);
    await walk.act('CloseLead', { id, result: 'LOST', reason: 'PRICE' });
    expect((await seenBy(id, helper.as)).lead?.viewerCan).toMatchObject({ reopen: false, log: true });
    expect((await walk.changingNothing(() => walk.act('ReopenLead', { id }, helper.as))).refusals).toEqual([
      'NOT_ALLOWED input.id',
    ]);
  });

  test('tells the rep live that the lead came into its sight, and that it left it', async () => {
    const [owner, helper] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: owner.id });
    await walk.settled();
    type Batch = { leadStageChanged: { events: { leadId: string; isGone: boolean; fromStage: object | null }[] } };
    const feed = await walk.app.listen<Batch>(
      'subscription { leadStageChanged { events { leadId isGone fromStage { id } } } }',
      {},
      { as: helper.as },
    );
    await feed.next();
    const told = () =>
      waitFor(
        async () => (await feed.next()).data?.leadStageChanged.events.find(({ leadId }) => leadId === id),
        20_000,
      );
    await add({ id, repId: helper.id });
    expect(await told()).toMatchObject({ isGone: false, fromStage: null });
    await walk.act('RemoveCollaborator', { id, repId: helper.id });
    expect(await told()).toMatchObject({ isGone: true });
  });

  test('is seen alike in lists, on rows and in events', async () => {
    const [owner, helper, other] = [await walk.aRep(), await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: owner.id });
    await add({ id, repId: helper.id });
    const em = walk.app.runtime.orm.em.fork();
    const lead = await em.findOneOrFail(Lead, { id });
    for (const [rep, isSeen] of [
      [helper, true],
      [other, false],
    ] as const) {
      const claims = { subject: rep.id, role: Role.REP, repId: rep.id, teamId: null, partnerId: null, expiresAtMs: 0 };
      const viewer = await findViewer(em, claims);
      expect([maySeeRow(LEAD_ROWS, viewer, lead), maySeeRow(LEAD_ROWS, viewer, lead.sight())]).toEqual([
        isSeen,
        isSeen,
      ]);
      expect((await seenBy(id, rep.as)).lead !== null).toBe(isSeen);
    }
  });

  test('again with another role changes the role, with the same one nothing', async () => {
    const [owner, helper] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: owner.id });
    await add({ id, repId: helper.id, role: 'SDR' });
    expect(await add({ id, repId: helper.id, role: 'SUPPORT' })).toMatchObject({
      lead: { version: 3, collaborators: [{ role: 'SUPPORT' }] },
    });
    expect(
      await walk.changingNothing(() => add({ id, repId: helper.id, role: 'SUPPORT' }, walk.aManager(owner.teamId))),
    ).toMatchObject({ refusals: [], lead: { version: 3 } });
  });

  test('of the owner, of one who left and of nobody is refused; so is another’s lead', async () => {
    const [owner, gone, stranger] = [await walk.aRep(), await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: owner.id });
    await walk.act('DeactivateRep', { id: gone.id, handover: 'POOL' });
    for (const [repId, as, refusal] of [
      [owner.id, undefined, 'ALREADY_OWNED input.repId'],
      [gone.id, undefined, 'REP_INACTIVE input.repId'],
      [newId('rep'), undefined, 'NOT_FOUND input.repId'],
      [stranger.id, stranger.as, 'NOT_FOUND input.id'],
      [stranger.id, walk.aManager(stranger.teamId), 'NOT_FOUND input.id'],
    ] as const)
      expect((await walk.changingNothing(() => add({ id, repId }, as))).refusals).toEqual([refusal]);
  });

  test('ends with the rep: one who leaves loses its roles, also one that is added at the same instant', async () => {
    const [owner, helper] = [await walk.aRep(), await walk.aRep()];
    const leads = await Promise.all(Array.from({ length: 4 }, () => walk.aLead({ ownerId: owner.id })));
    await add({ id: leads[0]?.id, repId: helper.id });
    const outcomes = await Promise.all([
      walk.act('DeactivateRep', { id: helper.id, handover: 'POOL' }),
      ...leads.slice(1).map(({ id }) => add({ id, repId: helper.id })),
    ]);
    expect(outcomes[0]?.refusals).toEqual([]);
    expect(outcomes.map(({ denied }) => denied)).toEqual(Array(4).fill(null));
    for (const { id } of leads) expect((await seenBy(id)).lead?.collaborators).toEqual([]);
    expect(await walk.app.runtime.orm.em.fork().count(Lead, { collaboratorIds: { $contains: [helper.id] } })).toBe(0);
  });

  test('is not told to partners', async () => {
    const partner = await walk.aPartner();
    const { id } = await walk.aLead({}, partner);
    await add({ id, repId: (await walk.aRep()).id });
    expect((await seenBy(id)).lead?.collaborators).toHaveLength(1);
    const { lead } = await walk.ask<Seen>(
      'query ($id: ID!) { lead(id: $id) { collaborators { role } } }',
      { id },
      partner,
    );
    expect(lead?.collaborators).toBeNull();
  });

  test('whoever writes the rows, the lead says the same', async () => {
    const [owner, helper] = [await walk.aRep(), await walk.aRep()];
    const [one, two] = [await walk.aLead({ ownerId: owner.id }), await walk.aLead({ ownerId: owner.id })];
    await add({ id: one.id, repId: helper.id });
    const em = walk.app.runtime.orm.em.fork();
    const idsOf = async (id: string) => (await em.findOneOrFail(Lead, { id }, { refresh: true })).collaboratorIds;
    expect([await idsOf(one.id), await idsOf(two.id)]).toEqual([[helper.id], []]);
    const [from, to] = [uuidOf(one.id), uuidOf(two.id)];
    await walk.sql(`update lead_collaborator set lead_id = '${to}' where lead_id = '${from}'`);
    expect([await idsOf(one.id), await idsOf(two.id)]).toEqual([[], [helper.id]]);
    await walk.sql(`delete from lead_collaborator where lead_id = '${to}'`);
    expect([await idsOf(one.id), await idsOf(two.id)]).toEqual([[], []]);
  });
});
