import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { DAY_MS } from '../support/findings.js';
import type { MyDayQuery } from '../support/generated/graphql.js';
import { dayOf } from '../support/inbox.js';
import { HOUR_MS, offersOf } from '../support/offers.js';
import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

describe('myDay', () => {
  const walk = withApp();
  const { anOffer } = offersOf(walk);
  const log = (leadId: string, input: object) => walk.act('LogInteraction', { leadId, channel: 'EMAIL', ...input });
  const kinds = async (as: Parameters<typeof dayOf>[1]) =>
    (await dayOf(walk, as)).map(({ leadId, reasons }) => [leadId, reasons.map(({ kind }) => kind).join(' ')]);

  test('names a new lead that was never touched, by when it is to be, and not once it was', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id, tier: 'A' });
    const [item, ...others] = await dayOf(walk, rep.as);
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      leadId: id,
      lead: { id, tier: 'A' },
      kind: 'SERVICE_LEVEL',
      isOverdue: false,
      nextAllowedAt: null,
      offer: null,
      points: 50 + 10 + 3,
      reasons: [{ kind: 'SERVICE_LEVEL' }, { kind: 'FIRST_TOUCH' }],
      sentence: 'It has been here for 0 hours and nobody has got in touch; 23 hours left.',
    });
    await log(id, { direction: 'OUTBOUND' });
    expect(await dayOf(walk, rep.as)).toEqual([]);
  });

  test('names a customer who wrote until somebody answers; a call that was answered wants no answer', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id, stage: 'CONTACTED', temperature: 'HOT' });
    await log(id, { direction: 'INBOUND', channel: 'PHONE', disposition: 'CONNECTED' });
    expect(await kinds(rep.as)).toEqual([]);
    await log(id, { direction: 'INBOUND' });
    expect(await kinds(rep.as)).toEqual([[id, 'HOT_REPLY']]);
    const [item] = await dayOf(walk, rep.as);
    expect(Date.parse(item?.dueAt ?? '') - Date.parse(item?.reasons[0]?.since ?? '')).toBe(HOUR_MS);
    await log(id, { direction: 'OUTBOUND', disposition: 'BOUNCED' });
    expect(await kinds(rep.as)).toEqual([[id, 'HOT_REPLY']]);
    await log(id, { direction: 'OUTBOUND' });
    expect(await kinds(rep.as)).toEqual([]);
  });

  test('names offers to the rep and to its team, whoever is to decide them', async () => {
    const [rep, colleague] = [await walk.aRep(), await walk.aRep()];
    const mine = await anOffer({ repId: rep.id });
    const ours = await anOffer({ teamId: rep.teamId });
    await anOffer({ repId: colleague.id });
    const day = await dayOf(walk, rep.as);
    expect(day.map(({ kind, offer }) => [kind, offer?.id])).toEqual([
      ['HAND_OVER_TO_ACCEPT', mine.id],
      ['HAND_OVER_TO_ACCEPT', ours.id],
    ]);
    await walk.act('RejectOffer', { id: mine.id, reason: 'NO_NEED' }, rep.as);
    expect((await dayOf(walk, rep.as)).map(({ offer }) => offer?.id)).toEqual([ours.id]);
  });

  test('names a lead that is neglected, and the step of a program that is due', async () => {
    const rep = await walk.aRep();
    const neglected = await walk.aLead({ ownerId: rep.id, stage: 'CONTACTED' });
    await log(neglected.id, { direction: 'OUTBOUND' });
    walk.app.clock.advanceMs(7 * DAY_MS);
    await waitFor(async () => (await dayOf(walk, rep.as)).length === 1, 30_000);
    expect(await kinds(rep.as)).toEqual([[neglected.id, 'NEGLECTED']]);
    await walk.act('CloseLead', { id: neglected.id, result: 'LOST', reason: 'PRICE' });
    expect(await kinds(rep.as)).toEqual([]);
    const item = (await walk.act('SaveContentItem', {
      key: 'day-news',
      name: 'News',
      kind: 'NEWSLETTER',
    })) as unknown as { contentItem: { id: string } };
    const program = (await walk.act('SaveNurtureProgram', {
      key: 'day-program',
      name: 'A program',
      steps: [{ contentItemId: item.contentItem.id }],
    })) as unknown as { program: { id: string } };
    const nurtured = await walk.aLead({ ownerId: rep.id, stage: 'CONTACTED' });
    await log(nurtured.id, { direction: 'OUTBOUND' });
    await walk.act('EnrollLead', { leadId: nurtured.id, programId: program.program.id });
    expect(await kinds(rep.as)).toEqual([[nurtured.id, 'STEP_DUE']]);
  });

  test('says when a contact that had enough may be touched again, and puts it off but for a reply', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id, stage: 'NEW' });
    const first = (await walk.app.runtime.now()).getTime();
    for (let time = 0; time < 5; time++) await log(id, { direction: 'OUTBOUND' });
    await log(id, { direction: 'INBOUND' });
    const [item] = await dayOf(walk, rep.as);
    const freeAt = Date.parse(item?.nextAllowedAt ?? '');
    expect(item).toMatchObject({ kind: 'HOT_REPLY', points: 60 });
    expect(freeAt - first).toBeGreaterThanOrEqual(7 * DAY_MS);
    expect(freeAt - first).toBeLessThan(7 * DAY_MS + 120_000);
    walk.app.clock.advanceMs(freeAt - (await walk.app.runtime.now()).getTime());
    expect((await dayOf(walk, rep.as))[0]?.nextAllowedAt).toBeNull();
  });

  test('goes page by page, each lead once, as of the instant of the first page', async () => {
    const rep = await walk.aRep();
    const made = await Promise.all(Array.from({ length: 5 }, () => walk.aLead({ ownerId: rep.id })));
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { myDay }: MyDayQuery = await walk.ask('MyDay', { first: 2, after }, rep.as);
      seen.push(...(myDay?.nodes ?? []).map(({ leadId }) => leadId));
      expect(myDay?.totalCount).toBe(5);
      if (!myDay?.pageInfo.hasNextPage) break;
      after = myDay.pageInfo.endCursor;
      walk.app.clock.advanceMs(HOUR_MS);
    }
    expect(seen.toSorted()).toEqual(made.map(({ id }) => id).toSorted());
    for (const bad of ['', 'x', Buffer.from('[1,2]').toString('base64url'), 'A'.repeat(5000)]) {
      const { errors } = await walk.app.run('MyDay', { after: bad }, { as: rep.as });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['after'] });
    }
    const { errors } = await walk.app.run('MyDay', { first: 101 }, { as: rep.as });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['first'] });
  });

  test('is for the rep and its managers; of others it is told nothing', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    await walk.aLead({ ownerId: rep.id });
    const of = async (as: Parameters<typeof dayOf>[1], repId: string) =>
      (await walk.ask<MyDayQuery>('MyDay', { repId }, as)).myDay?.totalCount ?? null;
    expect(await of(walk.aManager(rep.teamId), rep.id)).toBe(1);
    expect(await of(Role.ADMIN, rep.id)).toBe(1);
    expect(await of(walk.aManager(other.teamId), rep.id)).toBeNull();
    expect(await of(other.as, rep.id)).toBeNull();
    expect(await of(rep.as, newId('rep'))).toBeNull();
  });

  test('tells its reasons in Chinese to who reads Chinese', async () => {
    const rep = await walk.aRep();
    await walk.aLead({ ownerId: rep.id });
    const { data } = await walk.app.run<MyDayQuery>(
      'MyDay',
      {},
      { as: rep.as, headers: { 'accept-language': 'zh-CN' } },
    );
    expect(data?.myDay?.nodes[0]?.sentence).toBe('已在此阶段 0 小时，尚未联系；还剩 23 小时。');
  });
});
