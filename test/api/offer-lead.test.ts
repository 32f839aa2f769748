import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { HOUR_MS, offersOf } from '../support/offers.js';
import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

describe('offerLead', () => {
  const walk = withApp();
  const { offer, anOffer, withdraw, accept, history, seen } = offersOf(walk);
  const hoursOf = ({ dueAt, offeredAt }: { dueAt: string; offeredAt: string }) =>
    (Date.parse(dueAt) - Date.parse(offeredAt)) / HOUR_MS;

  test('asks a team to take a lead within 24 hours, and leaves the lead where it is', async () => {
    const teamId = await walk.aTeam();
    const lead = await walk.aLead();
    const made = await offer(lead.id, { teamId });
    expect(made).toMatchObject({
      refusals: [],
      offer: {
        version: 1,
        status: 'OPEN',
        reason: 'asked for a demo',
        offeredBy: 'test_marketer',
        isOverdue: false,
        breachedAt: null,
        decidedAt: null,
        toTeam: { id: teamId },
        toRep: null,
        lead: { id: lead.id, version: lead.version, placement: 'POOLED' },
      },
    });
    expect(made.offer && hoursOf(made.offer)).toBe(24);
  });

  test('asks a rep, whose team’s service level holds: its own, else that of the nearest team above', async () => {
    const top = await walk.aTeam();
    const middle = await walk.aTeam({ parentId: top });
    const rep = await walk.aRep({ teamId: await walk.aTeam({ parentId: middle }) });
    await walk.act('UpdateTeam', { id: top, offerHours: 48 });
    expect(hoursOf(await anOffer({ repId: rep.id }))).toBe(48);
    await walk.act('UpdateTeam', { id: middle, offerHours: 4 });
    const made = await anOffer({ repId: rep.id });
    expect([hoursOf(made), made.toRep?.id, made.toTeam?.id]).toEqual([4, rep.id, rep.teamId]);
    await walk.act('UpdateTeam', { id: rep.teamId, offerHours: 1 });
    expect(hoursOf(await anOffer({ teamId: rep.teamId }))).toBe(1);
    expect((await walk.act('UpdateTeam', { id: top, offerHours: 0 })).refusals).toEqual(['INVALID input.offerHours']);
  });

  test('is refused for a lead that somebody holds, that is over, or that is on offer already', async () => {
    const rep = await walk.aRep();
    const { teamId } = rep;
    const held = await walk.aLead({ ownerId: rep.id });
    const over = await walk.aLead({ stage: 'LOST' });
    const won = await walk.aLead({ stage: 'WON' });
    const { lead } = await anOffer({ teamId });
    const refusalsOf = async (id: string) => (await walk.changingNothing(() => offer(id, { teamId }))).refusals;
    expect(await refusalsOf(held.id)).toEqual(['ALREADY_OWNED input.id']);
    expect(await refusalsOf(over.id)).toEqual(['LEAD_TERMINAL input.id']);
    expect(await refusalsOf(won.id)).toEqual(['LEAD_TERMINAL input.id']);
    expect(await refusalsOf(lead?.id ?? '')).toEqual(['ALREADY_OFFERED input.id']);
    expect(await refusalsOf(newId('lead'))).toEqual(['NOT_FOUND input.id']);
  });

  test('goes to one team or one rep that is there and still works here', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead();
    await walk.act('DeactivateRep', { id: rep.id, handover: 'POOL' });
    const refusalsOf = async (to: object) => (await walk.changingNothing(() => offer(id, to))).refusals;
    expect(await refusalsOf({})).toEqual(['INVALID input.teamId']);
    expect(await refusalsOf({ teamId: rep.teamId, repId: rep.id })).toEqual(['INVALID input.teamId']);
    expect(await refusalsOf({ repId: rep.id })).toEqual(['REP_INACTIVE input.repId']);
    expect(await refusalsOf({ teamId: newId('team') })).toEqual(['NOT_FOUND input.teamId']);
    expect(await refusalsOf({ teamId: rep.teamId, reason: '' })).toEqual(['INVALID input.reason']);
  });

  test('of one lead by many at once makes one offer; the same call again tells it again', async () => {
    const teamId = await walk.aTeam();
    const { id } = await walk.aLead();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => offer(id, { teamId })));
    expect(outcomes.filter(made => made.offer)).toHaveLength(1);
    expect(outcomes.flatMap(({ refusals }) => refusals)).toEqual(Array(4).fill('ALREADY_OFFERED input.id'));
    const other = await walk.aLead();
    const call = () => offer(other.id, { teamId, idempotencyKey: 'once' });
    const [first, second] = [await call(), await call()];
    expect([second.offer, second.isReplayed]).toEqual([first.offer, true]);
  });

  test('is seen by marketing and by those who are asked, never by a partner', async () => {
    const [asked, colleague, stranger] = [await walk.aRep(), await walk.aRep(), await walk.aRep()];
    const partner = await walk.aPartner();
    const toTeam = await anOffer({ teamId: asked.teamId });
    const toRep = await anOffer({ repId: colleague.id });
    const sent = await walk.aLead({}, partner);
    const ofPartner = (await offer(sent.id, { repId: stranger.id })).offer?.id ?? '';
    const ids = [toTeam.id, toRep.id, ofPartner];
    const of = async (as: Parameters<typeof seen>[0]) => (await seen(as)).filter(id => ids.includes(id)).toSorted();
    expect(await of(Role.MARKETER)).toEqual(ids.toSorted());
    expect(await of(asked.as)).toEqual([toTeam.id]);
    expect(await of(colleague.as)).toEqual([toRep.id]);
    expect(await of(walk.aManager(stranger.teamId))).toEqual([ofPartner]);
    expect((await walk.app.run('Offers', {}, { as: partner })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await history(sent.id, partner)).toEqual([]);
    expect((await history(toTeam.lead?.id ?? '', Role.AUDITOR))[0]).toMatchObject({ reason: null, status: 'OPEN' });
  });

  test('is found by status, team, source and whether it is overdue', async () => {
    const teamId = await walk.aTeam();
    const source = (await walk.act('SaveSource', { key: 'offers-fair', name: 'Fair' })) as unknown as {
      source: { id: string };
    };
    await walk.act('UpdateTeam', { id: teamId, offerHours: 1 });
    const late = await anOffer({ teamId }, { sourceId: source.source.id });
    await walk.act('UpdateTeam', { id: teamId, offerHours: 72 });
    const early = await anOffer({ teamId });
    const taken = await anOffer({ teamId });
    await withdraw(taken.id);
    walk.app.clock.advanceMs(2 * HOUR_MS);
    const here = { teamId: { eq: teamId } };
    await waitFor(async () => (await seen(Role.ADMIN, { ...here, isOverdue: { eq: true } })).length === 1);
    expect(await seen(Role.ADMIN, { ...here, isOverdue: { eq: true } })).toEqual([late.id]);
    expect(await seen(Role.ADMIN, { ...here, status: { eq: 'OPEN' } })).toEqual([early.id, late.id]);
    expect(await seen(Role.ADMIN, { sourceId: { eq: source.source.id } })).toEqual([late.id]);
    expect(await seen(Role.ADMIN, { ...here, status: { eq: 'WITHDRAWN' } })).toEqual([taken.id]);
  });

  test('that runs out of time is noted once, and may still be accepted', async () => {
    const rep = await walk.aRep();
    const made = await anOffer({ repId: rep.id });
    const now = async () => (await history(made.lead?.id ?? ''))[0];
    walk.app.clock.advanceMs(24 * HOUR_MS);
    await waitFor(async () => (await now())?.isOverdue);
    const breached = await now();
    expect(breached).toMatchObject({ status: 'OPEN', version: 2 });
    walk.app.clock.advanceMs(24 * HOUR_MS);
    await walk.settled();
    expect(await now()).toEqual(breached);
    expect(await accept(made.id, rep.as)).toMatchObject({
      refusals: [],
      offer: { status: 'ACCEPTED', isOverdue: false, breachedAt: breached?.breachedAt },
    });
  });

  test('ends as overtaken where the lead is claimed, assigned or closed, not where it is only corrected', async () => {
    const rep = await walk.aRep();
    const ways: Record<string, (id: string) => Promise<unknown>> = {
      claimed: id => walk.act('ClaimLead', { id }, rep.as),
      assigned: id => walk.act('AssignLead', { id, repId: rep.id }),
      lost: id => walk.act('CloseLead', { id, result: 'LOST', reason: 'PRICE' }),
      won: id => walk.act('CloseLead', { id, result: 'WON', reason: 'FIT' }),
      corrected: id => walk.act('UpdateLead', { id, tier: 'A' }),
    };
    const found: Record<string, string | undefined> = {};
    for (const [way, act] of Object.entries(ways)) {
      const { lead } = await anOffer({ teamId: rep.teamId });
      await act(lead?.id ?? '');
      await walk.settled();
      found[way] = (await history(lead?.id ?? ''))[0]?.status;
    }
    expect(found).toEqual({
      claimed: 'SUPERSEDED',
      assigned: 'SUPERSEDED',
      lost: 'SUPERSEDED',
      won: 'SUPERSEDED',
      corrected: 'OPEN',
    });
  });

  test('made after the lead came back is not overtaken by what happened before', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead();
    await walk.act('ClaimLead', { id }, rep.as);
    await walk.act('ReleaseLead', { id, reason: 'no time' }, rep.as);
    await offer(id, { teamId: rep.teamId });
    await walk.settled();
    expect((await history(id)).map(({ status }) => status)).toEqual(['OPEN']);
  });
});
