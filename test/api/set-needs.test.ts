import type { As } from '../support/app.js';
import { nurseryOf } from '../support/nurturing.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('setNeeds', () => {
  const walk = withApp();
  const { anItem } = nurseryOf(walk);
  const set = async (input: object, as?: As) => walk.act('SetNeeds', input, as);
  const needsOf = async (id: string, as?: As) =>
    (await walk.ask<{ lead: { needTags: string[] | null } | null }>('LeadProgram', { id }, as)).lead?.needTags;

  test('replaces what was said before, each need once, and is a change of the lead', async () => {
    const { id: leadId, version } = await walk.aLead();
    expect(await needsOf(leadId)).toEqual([]);
    expect(await set({ leadId, tags: ['speed', 'cost', 'speed'], expectedVersion: version })).toMatchObject({
      refusals: [],
      lead: { needTags: ['speed', 'cost'], version: version + 1 },
    });
    await set({ leadId, tags: ['safety'] });
    expect(await needsOf(leadId)).toEqual(['safety']);
    expect((await walk.changingNothing(() => set({ leadId, tags: [], expectedVersion: version }))).refusals).toEqual([
      'STALE_VERSION input.expectedVersion',
    ]);
  });

  test('brings what answers a need before what fits otherwise, and leaves out what answers another', async () => {
    const tag = `need-${nextNumber()}`;
    const segment = `segment-${nextNumber()}`;
    const answers = await anItem({ needTags: [tag, 'other'] });
    const fits = await anItem({ segments: [segment] });
    const another = await anItem({ needTags: ['other'] });
    const { id: leadId } = await walk.aLead({ segment });
    await set({ leadId, tags: [tag, 'more'] });
    const { contentSuggestions } = await walk.ask<{
      contentSuggestions: { item: { id: string }; reasons: { code: string; text: string }[] }[];
    }>('WhatNext', { leadId, first: 20 });
    const ids = contentSuggestions.map(({ item }) => item.id);
    expect(ids.slice(0, 2)).toEqual([answers, fits]);
    expect(ids).not.toContain(another);
    expect(contentSuggestions[0]?.reasons[0]).toMatchObject({ code: 'NEED_FITS', text: `Answers a need: ${tag}.` });
  });

  test('refuses an empty word and more than fifty', async () => {
    const { id: leadId } = await walk.aLead();
    for (const tags of [[''], Array.from({ length: 51 }, (_, n) => `need ${n}`)])
      expect((await walk.changingNothing(() => set({ leadId, tags }))).refusals).toEqual(['INVALID input.tags']);
  });

  test('is for those who may correct the lead; partners do not learn it', async () => {
    const [rep, other, partner] = [await walk.aRep(), await walk.aRep(), walk.aPartner()];
    const { id: leadId } = await walk.aLead({ ownerId: rep.id });
    expect((await set({ leadId, tags: ['speed'] }, rep.as)).refusals).toEqual([]);
    expect((await walk.changingNothing(() => set({ leadId, tags: [] }, other.as))).refusals).toEqual([
      'NOT_FOUND input.leadId',
    ]);
    const sent = await walk.aLead({ externalId: `p-${nextNumber()}` }, partner);
    await set({ leadId: sent.id, tags: ['speed'] });
    expect(await needsOf(sent.id, partner)).toBeNull();
  });
});
