import { newId } from '../../src/platform/ids.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Touched {
  readonly lead: {
    readonly touchCount: number;
    readonly firstTouchAt: string | null;
    readonly lastTouchAt: string | null;
    readonly lastTwoWayAt: string | null;
  };
}

describe('logInteraction', () => {
  const walk = withApp();
  const log = (input: object, as?: Parameters<typeof walk.act>[2]) =>
    walk.act('LogInteraction', { channel: 'PHONE', direction: 'OUTBOUND', ...input }, as);
  const touched = async (id: string) =>
    (
      await walk.ask<Touched>(
        'query ($id: ID!) { lead(id: $id) { touchCount firstTouchAt lastTouchAt lastTwoWayAt } }',
        { id },
      )
    ).lead;

  test('keeps the first, the last and the last two-way touch of a lead, in whatever order they are told', async () => {
    const { id: leadId } = await walk.aLead();
    expect(await touched(leadId)).toEqual({ touchCount: 0, firstTouchAt: null, lastTouchAt: null, lastTwoWayAt: null });
    const day = (number: number) => `2026-03-0${number}T10:00:00.000Z`;
    await log({ leadId, occurredAt: day(5), disposition: 'NO_ANSWER' });
    await log({ leadId, occurredAt: day(3), disposition: 'CONNECTED' });
    await log({ leadId, occurredAt: day(2), direction: 'INBOUND' });
    expect(await touched(leadId)).toEqual({
      touchCount: 3,
      firstTouchAt: day(2),
      lastTouchAt: day(5),
      lastTwoWayAt: day(3),
    });
  });

  test('says everything about a touch, and who took part', async () => {
    const rep = await walk.aRep();
    const { id: leadId } = await walk.aLead({ ownerId: rep.id });
    const told = {
      channel: 'MEETING',
      direction: 'INBOUND',
      origin: 'AI_ASSISTED',
      intent: 'DISCOVERY',
      disposition: 'ATTENDED',
      satisfaction: 5,
      durationSeconds: 3600,
      activity: 'demo',
      content: 'liked it',
    };
    const { interaction } = await log({ leadId, ...told }, rep.as);
    const fields = Object.keys(told).join(' ');
    const shown = await walk.ask<{ interactions: { nodes: object[] } }>(
      `query ($id: ID!) { interactions(filter: { leadId: { eq: $id } }) { nodes { id ${fields} rep { id } lead { id } } } }`,
      { id: leadId },
      rep.as,
    );
    expect(shown.interactions.nodes).toEqual([
      { id: interaction?.id, ...told, rep: { id: rep.id }, lead: { id: leadId } },
    ]);
  });

  test('of one outside key is logged once, however often and however many send it', async () => {
    const { id: leadId } = await walk.aLead();
    const externalId = `call-${nextNumber()}`;
    const outcomes = await Promise.all([1, 2, 3].map(() => log({ leadId, externalId })));
    expect(new Set(outcomes.map(({ interaction }) => interaction?.id)).size).toBe(1);
    expect((await touched(leadId)).touchCount).toBe(1);
    await walk.changingNothing(() => log({ leadId, externalId }));
    await log({ leadId, externalId, sourceSystem: 'another' });
    expect((await touched(leadId)).touchCount).toBe(2);
  });

  test('of an outside key of another lead is refused and shows nothing of it', async () => {
    const externalId = `call-${nextNumber()}`;
    await log({ leadId: (await walk.aLead()).id, externalId });
    const { id: leadId } = await walk.aLead();
    expect(await walk.changingNothing(() => log({ leadId, externalId }))).toMatchObject({
      refusals: ['TAKEN input.externalId'],
      interaction: null,
    });
  });

  test.each([
    ['a satisfaction below 1', { satisfaction: 0 }, ['INVALID input.satisfaction']],
    ['a satisfaction above 5', { satisfaction: 6 }, ['INVALID input.satisfaction']],
    [
      'a duration below 0 and a text that is too long',
      { durationSeconds: -1, content: 'x'.repeat(10_001) },
      ['INVALID input.durationSeconds', 'INVALID input.content'],
    ],
    ['a time to come', { occurredAt: '2999-01-01T00:00:00.000Z' }, ['INVALID input.occurredAt']],
    ['a rep who does not exist', { repId: newId('rep') }, ['NOT_FOUND input.repId']],
    ['a lead that does not exist', { leadId: newId('lead') }, ['NOT_FOUND input.leadId']],
  ])('refuses %s', async (_, odd, refusals) => {
    const { id: leadId } = await walk.aLead();
    expect(await walk.changingNothing(() => log({ leadId, ...odd }))).toMatchObject({ refusals, interaction: null });
  });

  test.each([[1], [5]])('takes a satisfaction of %d', async satisfaction => {
    expect((await log({ leadId: (await walk.aLead()).id, satisfaction })).refusals).toEqual([]);
  });

  test('takes a day that does not exist and a number that is not whole for mistakes of the caller', async () => {
    const { id: leadId } = await walk.aLead();
    for (const odd of [{ occurredAt: '2026-02-30T10:00:00.000Z' }, { satisfaction: 4.5 }, { channel: 'PIGEON' }]) {
      expect((await walk.changingNothing(() => log({ leadId, ...odd }))).denied).toBe('BAD_USER_INPUT');
    }
  });

  test('is for the holder, those in charge and marketing', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const { id: leadId } = await walk.aLead({ ownerId: rep.id });
    const pooled = await walk.aLead();
    for (const as of [rep.as, walk.aManager(rep.teamId), undefined])
      expect((await log({ leadId }, as)).refusals).toEqual([]);
    expect((await walk.changingNothing(() => log({ leadId }, other.as))).refusals).toEqual(['NOT_FOUND input.leadId']);
    expect((await walk.changingNothing(() => log({ leadId: pooled.id }, rep.as))).refusals).toEqual([
      'NOT_ALLOWED input.leadId',
    ]);
  });
});
