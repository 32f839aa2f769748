import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import type { As } from '../support/app.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Delivered {
  readonly delivery: {
    readonly id: string;
    readonly isRepeat: boolean;
    readonly lead: { readonly touchCount: number } | null;
  } | null;
}

interface Sent {
  readonly lead: {
    readonly deliveries: { readonly nodes: { readonly contentItem: { readonly id: string } }[] };
  } | null;
}

describe('recordDelivery', () => {
  const walk = withApp();
  const anItem = async () => {
    const outcome = await walk.act('SaveContentItem', {
      key: `item-${nextNumber()}`,
      name: 'An item',
      kind: 'SOLUTION',
    });
    return (outcome as unknown as { contentItem: { id: string } }).contentItem.id;
  };
  const deliver = async (input: object, as?: As) => {
    const outcome = await walk.act('RecordDelivery', { channel: 'EMAIL', ...input }, as);
    return outcome as typeof outcome & Delivered;
  };
  const sentTo = async (id: string, as?: As) =>
    (await walk.ask<Sent>('WhatWasSent', { id }, as)).lead?.deliveries.nodes.map(node => node.contentItem.id) ?? null;

  test('logs the touch and the delivery at once', async () => {
    const rep = await walk.aRep();
    const { id: leadId } = await walk.aLead({ ownerId: rep.id });
    const contentItemId = await anItem();
    const occurredAt = '2026-03-05T10:00:00.000Z';
    const { delivery, refusals } = await deliver({ leadId, contentItemId, occurredAt, origin: 'AUTOMATED' }, rep.as);
    expect(refusals).toEqual([]);
    expect(delivery).toMatchObject({
      isRepeat: false,
      occurredAt,
      contentItem: { id: contentItemId },
      interaction: { channel: 'EMAIL', direction: 'OUTBOUND', intent: 'VALUE', origin: 'AUTOMATED' },
      lead: { id: leadId, touchCount: 1 },
    });
    const shown = await walk.ask(
      'query ($id: ID!) { interactions(filter: { leadId: { eq: $id } }) { nodes { rep { id } contentItem { id } } } }',
      { id: leadId },
      rep.as,
    );
    expect(shown).toEqual({
      interactions: { nodes: [{ rep: { id: rep.id }, contentItem: { id: contentItemId } }] },
    });
    expect(await sentTo(leadId, rep.as)).toEqual([contentItemId]);
  });

  test('of what the lead was sent before is refused, unless it is said to be a repeat', async () => {
    const { id: leadId } = await walk.aLead();
    const contentItemId = await anItem();
    await deliver({ leadId, contentItemId });
    expect(await walk.changingNothing(() => deliver({ leadId, contentItemId }))).toMatchObject({
      refusals: ['ALREADY_DELIVERED input.contentItemId'],
      delivery: null,
    });
    expect((await deliver({ leadId, contentItemId, isRepeat: true })).delivery).toMatchObject({
      isRepeat: true,
      lead: { touchCount: 2 },
    });
  });

  test('said to be a repeat of what was never sent is the first one', async () => {
    const { id: leadId } = await walk.aLead();
    expect((await deliver({ leadId, contentItemId: await anItem(), isRepeat: true })).delivery?.isRepeat).toBe(false);
  });

  test('of five who send one item to one lead at once, one does', async () => {
    const { id: leadId } = await walk.aLead();
    const contentItemId = await anItem();
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => deliver({ leadId, contentItemId })));
    expect(outcomes.filter(({ delivery }) => delivery)).toHaveLength(1);
    expect(outcomes.flatMap(({ refusals }) => refusals)).toEqual(
      Array(4).fill('ALREADY_DELIVERED input.contentItemId'),
    );
    expect(await sentTo(leadId)).toEqual([contentItemId]);
  });

  test('a second first delivery behind the door’s back is stopped by the database', async () => {
    const { id: leadId } = await walk.aLead();
    const contentItemId = await anItem();
    await deliver({ leadId, contentItemId });
    await deliver({ leadId, contentItemId, isRepeat: true });
    await expect(walk.sql('update content_delivery set is_repeat = false')).rejects.toThrow('content_delivery_once');
  });

  test('of one outside key is recorded once; the key of another touch is taken', async () => {
    const { id: leadId } = await walk.aLead();
    const [contentItemId, another] = [await anItem(), await anItem()];
    const externalId = `mail-${nextNumber()}`;
    const outcomes = await Promise.all([1, 2, 3].map(() => deliver({ leadId, contentItemId, externalId })));
    expect(new Set(outcomes.map(({ delivery }) => delivery?.id)).size).toBe(1);
    expect(
      (await walk.changingNothing(() => deliver({ leadId, contentItemId: another, externalId }))).refusals,
    ).toEqual(['TAKEN input.externalId']);
    const call = `call-${nextNumber()}`;
    await walk.act('LogInteraction', { leadId, channel: 'PHONE', direction: 'INBOUND', externalId: call });
    expect((await deliver({ leadId, contentItemId: another, externalId: call })).refusals).toEqual([
      'TAKEN input.externalId',
    ]);
  });

  test('under one idempotency key gives the first answer again', async () => {
    const input = { leadId: (await walk.aLead()).id, contentItemId: await anItem(), idempotencyKey: 'mail' };
    const first = await deliver(input);
    const again = await walk.changingNothing(() => deliver(input));
    expect([again.delivery?.id, again.isReplayed]).toEqual([first.delivery?.id, true]);
  });

  test.each([
    ['a lead that does not exist', { leadId: newId('lead') }, ['NOT_FOUND input.leadId']],
    ['an item that does not exist', { contentItemId: newId('content') }, ['NOT_FOUND input.contentItemId']],
    ['a time to come', { occurredAt: '2999-01-01T00:00:00.000Z' }, ['INVALID input.occurredAt']],
  ])('refuses %s', async (_, odd, refusals) => {
    const [leadId, contentItemId] = [(await walk.aLead()).id, await anItem()];
    expect(await walk.changingNothing(() => deliver({ leadId, contentItemId, ...odd }))).toMatchObject({
      refusals,
      delivery: null,
    });
  });

  test('is for the holder, those in charge and marketing, and seen by those who see the touches', async () => {
    const [rep, other, partner] = [await walk.aRep(), await walk.aRep(), walk.aPartner()];
    const { id: leadId } = await walk.aLead({ ownerId: rep.id });
    const contentItemId = await anItem();
    expect((await walk.changingNothing(() => deliver({ leadId, contentItemId }, other.as))).refusals).toEqual([
      'NOT_FOUND input.leadId',
    ]);
    const { delivery } = await deliver({ leadId, contentItemId }, walk.aManager(rep.teamId));
    for (const as of [rep.as, walk.aManager(rep.teamId), Role.MARKETER, Role.AUDITOR])
      expect(await sentTo(leadId, as)).toEqual([contentItemId]);
    expect(await sentTo(leadId, Role.WALLBOARD)).toEqual([]);
    for (const as of [other.as, walk.aManager(other.teamId), Role.WALLBOARD, partner])
      expect(await walk.ask('Node', { id: delivery?.id }, as)).toEqual({ node: null });
    const ofPartner = await walk.aLead({ externalId: `p-${nextNumber()}` }, partner);
    await deliver({ leadId: ofPartner.id, contentItemId });
    expect(await sentTo(ofPartner.id, partner)).toEqual([]);
    const touches = await walk.ask('{ interactions { nodes { contentItem { id } } } }', {}, partner);
    expect(touches).toEqual({ interactions: { nodes: [{ contentItem: null }] } });
  });
});
