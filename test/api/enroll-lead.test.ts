import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import type { As } from '../support/app.js';
import { nurseryOf } from '../support/nurturing.js';
import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

const DAY_MS = 86_400_000;

interface Due {
  readonly deliveriesDue: { readonly nodes: readonly { readonly lead: { readonly id: string } }[] };
}

describe('a lead in a program', () => {
  const walk = withApp();
  const { anItem, aProgram, deliver, enroll, leave, enrollmentOf } = nurseryOf(walk);
  const threeItems = async () => [await anItem(), await anItem(), await anItem()] as const;
  const dueFor = async (as: As, dueUntil?: string) =>
    (await walk.ask<Due>('WhatIsDue', { dueUntil, first: 100 }, as)).deliveriesDue.nodes.map(({ lead }) => lead.id);

  test('goes from step to step as the items are delivered, and has completed it after the last', async () => {
    const items = await threeItems();
    const programId = await aProgram(items);
    const { id: leadId } = await walk.aLead();
    const { enrollment, refusals } = await enroll({ leadId, programId });
    expect(refusals).toEqual([]);
    expect(enrollment).toMatchObject({ state: 'ACTIVE', step: { position: 1 }, nextItem: { id: items[0] } });
    await deliver({ leadId, contentItemId: items[0] });
    const second = await enrollmentOf(leadId);
    expect(second).toMatchObject({ state: 'ACTIVE', step: { position: 2 }, nextItem: { id: items[1] }, version: 2 });
    const waitMs = Date.parse(second?.dueAt ?? '') - Date.parse(enrollment?.dueAt ?? '');
    expect(waitMs).toBeGreaterThanOrEqual(DAY_MS);
    expect(waitMs).toBeLessThan(DAY_MS + 60_000);
    await deliver({ leadId, contentItemId: items[1] });
    expect((await deliver({ leadId, contentItemId: items[2] })).delivery).toMatchObject({
      stepPosition: 3,
      enrollment: { id: enrollment?.id, state: 'COMPLETED', dueAt: null },
    });
    expect(await enrollmentOf(leadId)).toMatchObject({ state: 'COMPLETED', dueAt: null, step: null, nextItem: null });
  });

  test('stays where it is when something else is delivered, and passes later what was delivered out of turn', async () => {
    const items = await threeItems();
    const programId = await aProgram(items);
    const { id: leadId } = await walk.aLead();
    await enroll({ leadId, programId });
    await deliver({ leadId, contentItemId: await anItem() });
    await deliver({ leadId, contentItemId: items[1] });
    expect(await enrollmentOf(leadId)).toMatchObject({ step: { position: 1 }, version: 1 });
    await deliver({ leadId, contentItemId: items[0] });
    expect(await enrollmentOf(leadId)).toMatchObject({ step: { position: 3 } });
  });

  test('goes on once however many deliver its step at once, said to be repeats or not', async () => {
    for (const isRepeat of [false, true]) {
      const items = await threeItems();
      const { id: leadId } = await walk.aLead();
      await enroll({ leadId, programId: await aProgram(items) });
      await Promise.all([1, 2, 3, 4].map(() => deliver({ leadId, contentItemId: items[0], isRepeat })));
      expect(await enrollmentOf(leadId)).toMatchObject({ step: { position: 2 }, version: 2 });
    }
  });

  test('is told by the database where a step would be done twice', async () => {
    const items = await threeItems();
    const { id: leadId } = await walk.aLead();
    await enroll({ leadId, programId: await aProgram(items) });
    await deliver({ leadId, contentItemId: items[0] });
    await deliver({ leadId, contentItemId: items[0], isRepeat: true });
    const twice = `update content_delivery r set enrollment_id = d.enrollment_id, step_position = d.step_position
      from content_delivery d where r.is_repeat and d.lead_id = r.lead_id and d.enrollment_id is not null`;
    await expect(walk.sql(twice)).rejects.toThrow('content_delivery_enrollment_id_step_position_key');
  });

  test('begins behind what it was sent before, and not at all where that was everything', async () => {
    const items = await threeItems();
    const programId = await aProgram(items);
    const { id: leadId } = await walk.aLead();
    await deliver({ leadId, contentItemId: items[0] });
    expect((await enroll({ leadId, programId })).enrollment).toMatchObject({ step: { position: 2 } });
    await leave({ leadId });
    for (const contentItemId of items.slice(1)) await deliver({ leadId, contentItemId });
    expect((await walk.changingNothing(() => enroll({ leadId, programId }))).refusals).toEqual([
      'ALREADY_DELIVERED input.programId',
    ]);
  });

  test('is in one program, however many enrol it at once', async () => {
    const programs = await Promise.all([1, 2, 3].map(async () => aProgram([await anItem()])));
    const { id: leadId } = await walk.aLead();
    const outcomes = await Promise.all(programs.map(programId => enroll({ leadId, programId })));
    expect(outcomes.filter(({ enrollment }) => enrollment)).toHaveLength(1);
    expect(outcomes.flatMap(({ refusals }) => refusals)).toEqual(Array(2).fill('ALREADY_ENROLLED input.leadId'));
  });

  test('leaves it by hand, once, and may begin again', async () => {
    const programId = await aProgram([await anItem()]);
    const { id: leadId } = await walk.aLead();
    const { enrollment } = await enroll({ leadId, programId });
    expect((await walk.changingNothing(() => leave({ leadId, expectedVersion: 9 }))).refusals).toEqual([
      'STALE_VERSION input.expectedVersion',
    ]);
    expect((await leave({ leadId, expectedVersion: 1 })).enrollment).toMatchObject({
      id: enrollment?.id,
      state: 'LEFT',
      version: 2,
      nextItem: null,
    });
    expect((await walk.changingNothing(() => leave({ leadId }))).refusals).toEqual(['NOT_ENROLLED input.leadId']);
    expect((await enroll({ leadId, programId })).enrollment?.state).toBe('ACTIVE');
  });

  test.each(['WON', 'LOST', 'DISQUALIFIED'])('leaves it by itself when it is decided: %s', async stage => {
    const programId = await aProgram([await anItem()]);
    const { id: leadId } = await walk.aLead();
    await enroll({ leadId, programId });
    await walk.act('CloseLead', { id: leadId, result: stage, reason: 'FIT' });
    await waitFor(async () => (await enrollmentOf(leadId))?.state === 'LEFT');
    expect(await enrollmentOf(leadId)).toMatchObject({ version: 2, dueAt: null });
    const again = await enroll({ leadId, programId });
    expect(again.refusals).toEqual(stage === 'WON' ? [] : ['LEAD_TERMINAL input.leadId']);
  });

  test('stays in it while it goes through its stages', async () => {
    const programId = await aProgram([await anItem()]);
    const [moved, lost] = [await walk.aLead(), await walk.aLead()];
    for (const { id } of [moved, lost]) await enroll({ leadId: id, programId });
    await walk.act('MoveLead', { id: moved.id, stageId: await walk.stageId('CONTACTED') });
    await walk.act('CloseLead', { id: lost.id, result: 'LOST', reason: 'PRICE' });
    await waitFor(async () => (await enrollmentOf(lost.id))?.state === 'LEFT');
    expect(await enrollmentOf(moved.id)).toMatchObject({ state: 'ACTIVE', version: 1 });
  });

  test('is refused by a program that takes nobody, and what does not exist is not found', async () => {
    const programId = await aProgram([await anItem()], { isActive: false });
    const { id: leadId } = await walk.aLead();
    const refused = async (input: object) => (await walk.changingNothing(() => enroll(input))).refusals;
    expect(await refused({ leadId, programId })).toEqual(['PROGRAM_INACTIVE input.programId']);
    expect(await refused({ leadId, programId: newId('program') })).toEqual(['NOT_FOUND input.programId']);
    expect(await refused({ leadId: newId('lead'), programId })).toEqual(['NOT_FOUND input.leadId']);
  });

  test('is due for those who see its touches, the longest waiting first, and counted for everybody', async () => {
    const [rep, other, partner] = [await walk.aRep(), await walk.aRep(), walk.aPartner()];
    const items = await threeItems();
    const programId = await aProgram(items);
    const [mine, later] = [await walk.aLead({ ownerId: rep.id }), await walk.aLead({ ownerId: rep.id })];
    for (const { id } of [mine, later]) await enroll({ leadId: id, programId }, rep.as);
    await deliver({ leadId: later.id, contentItemId: items[0] }, rep.as);
    expect((await walk.changingNothing(() => leave({ leadId: mine.id }, other.as))).refusals).toEqual([
      'NOT_FOUND input.leadId',
    ]);
    expect(await dueFor(rep.as)).toEqual([mine.id]);
    const inTwoDays = new Date(Date.now() + 2 * DAY_MS).toISOString();
    expect(await dueFor(rep.as, inTwoDays)).toEqual([mine.id, later.id]);
    expect(await dueFor(walk.aManager(rep.teamId))).toContain(mine.id);
    for (const as of [other.as, walk.aManager(other.teamId)]) expect(await dueFor(as)).not.toContain(mine.id);
    for (const as of [other.as, Role.WALLBOARD, partner]) expect(await enrollmentOf(mine.id, as)).toBeNull();
    const { nurturePrograms } = await walk.ask<{
      nurturePrograms: { nodes: { id: string; enrolledCount: number }[] };
    }>('Programs', { first: 100 }, Role.WALLBOARD);
    expect(nurturePrograms.nodes.find(({ id }) => id === programId)?.enrolledCount).toBe(2);
  });

  test('is suggested its next item first, whomever that was made for', async () => {
    const next = await anItem({ stageKeys: ['PROPOSAL'], isActive: false });
    const programId = await aProgram([next], { name: 'Welcome' });
    const { id: leadId } = await walk.aLead();
    await enroll({ leadId, programId });
    const { contentSuggestions } = await walk.ask<{ contentSuggestions: object[] }>('WhatNext', { leadId, first: 1 });
    expect(contentSuggestions).toMatchObject([
      {
        item: { id: next },
        score: 101,
        reasons: [{ code: 'NEXT_IN_PROGRAM', text: 'Next in the program Welcome.' }, {}],
      },
    ]);
  });
});
