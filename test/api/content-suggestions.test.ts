import { newId } from '../../src/platform/ids.js';
import type { As } from '../support/app.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Next {
  readonly contentSuggestions: readonly {
    readonly item: { readonly id: string; readonly key: string };
    readonly score: number;
    readonly reasons: readonly { readonly code: string; readonly points: number; readonly text: string }[];
  }[];
}

describe('contentSuggestions', () => {
  const walk = withApp();
  const save = async (key: string, more: object = {}) => {
    const outcome = await walk.act('SaveContentItem', { key, name: key, kind: 'CASE_STUDY', ...more });
    return (outcome as unknown as { contentItem: { id: string } }).contentItem.id;
  };
  const next = async (leadId: string, first?: number, as?: As) =>
    (await walk.ask<Next>('WhatNext', { leadId, first }, as)).contentSuggestions;
  const keysFor = async (leadId: string) => (await next(leadId, 20)).map(({ item }) => item.key);

  test('go from the case of its own segment to the newsletter, say why, and never come twice', async () => {
    const segment = `retail-${nextNumber()}`;
    const ids = {
      own: await save(`own-${segment}`, { segments: [segment], stageKeys: ['CONTACTED'] }),
      stage: await save(`stage-${segment}`, { stageKeys: ['CONTACTED'] }),
      news: await save(`news-${segment}`, { kind: 'NEWSLETTER' }),
    };
    await save(`bank-${segment}`, { segments: ['bank'] });
    await save(`late-${segment}`, { stageKeys: ['DISQUALIFIED'] });
    await save(`off-${segment}`, { isActive: false });
    const { id: leadId } = await walk.aLead({ segment, stage: 'CONTACTED' });
    expect(await keysFor(leadId)).toEqual([`own-${segment}`, `stage-${segment}`, `news-${segment}`]);
    expect((await next(leadId, 1))[0]).toMatchObject({
      item: { id: ids.own },
      score: 46,
      reasons: [
        { code: 'SEGMENT_FITS', points: 25, text: `Made for the segment ${segment}.` },
        { code: 'STAGE_FITS', points: 20, text: 'Made for the stage CONTACTED.' },
        { code: 'NOT_SENT_YET', points: 1, text: 'Not sent to this lead yet.' },
      ],
    });
    await walk.act('RecordDelivery', { leadId, contentItemId: ids.own, channel: 'EMAIL' });
    expect(await keysFor(leadId)).toEqual([`stage-${segment}`, `news-${segment}`]);
    for (const id of [ids.stage, ids.news])
      await save(id === ids.stage ? `stage-${segment}` : `news-${segment}`, { isActive: false });
  });

  test('learn from what other leads answered, and the item counts it', async () => {
    const segment = `works-${nextNumber()}`;
    const item = await save(`works-${segment}`, { segments: [segment] });
    const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00.000Z`;
    const answers = [
      { day: 3, direction: 'INBOUND' },
      { day: 14, direction: 'OUTBOUND', disposition: 'REPLIED', satisfaction: 4 },
      { day: 15, direction: 'INBOUND' },
      { day: 3, direction: 'INBOUND', disposition: 'UNSUBSCRIBED' },
      { day: 3, direction: 'OUTBOUND', disposition: 'CONNECTED', satisfaction: 2 },
      { day: 3, direction: 'OUTBOUND', disposition: 'CLICKED' },
    ];
    for (const { day, ...touch } of answers) {
      const { id: leadId } = await walk.aLead({ segment });
      await walk.act('RecordDelivery', { leadId, contentItemId: item, channel: 'EMAIL', occurredAt: at(1) });
      await walk.act('LogInteraction', { leadId, channel: 'EMAIL', occurredAt: at(day), ...touch });
    }
    const [best] = await next((await walk.aLead({ segment })).id, 1);
    expect(best?.reasons.find(({ code }) => code === 'WORKED_ELSEWHERE')).toEqual({
      code: 'WORKED_ELSEWHERE',
      points: 2,
      text: 'Answered well by 2/6 of those who got it.',
    });
    const { contentItems } = await walk.ask<{ contentItems: { nodes: object[] } }>('Content', {
      filter: { key: { eq: `works-${segment}` } },
    });
    expect(contentItems.nodes).toMatchObject([{ deliveredCount: 6, positiveCount: 2 }]);
  });

  test('are told in Chinese to those who ask for it', async () => {
    const segment = `零售-${nextNumber()}`;
    await save(`zh-${segment}`, { segments: [segment] });
    const { id: leadId } = await walk.aLead({ segment });
    const { data } = await walk.app.run<Next>(
      'WhatNext',
      { leadId, first: 1 },
      { headers: { 'accept-language': 'zh' } },
    );
    expect(data?.contentSuggestions[0]?.reasons[0]?.text).toBe(`适用于细分市场 ${segment}。`);
  });

  test('are none for a lead that one may not see, and at most 20', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const { id: leadId } = await walk.aLead({ ownerId: rep.id });
    await save(`seen-${nextNumber()}`);
    expect((await next(leadId, 20, rep.as)).length).toBeGreaterThan(0);
    expect(await next(leadId, 20, other.as)).toEqual([]);
    expect(await next(newId('lead'))).toEqual([]);
    for (const first of [0, 21]) {
      const { errors } = await walk.app.run('WhatNext', { leadId, first });
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });
});
