import { newId, uuidOf } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

describe('closeLead', () => {
  const walk = withApp();
  const close = (input: object, as?: Parameters<typeof walk.act>[2]) =>
    walk.act('CloseLead', { result: 'WON', reason: 'FIT', ...input }, as);
  const competitorId = newId('competitor');
  beforeAll(() => walk.sql(`insert into competitor values ('${uuidOf(competitorId)}', 'rival', 'Rival AG')`));

  test('as won keeps the owner, at no weight, with what it was sold for', async () => {
    const rep = await walk.aRep({ capacity: 1 });
    const { id } = await walk.aLead({ ownerId: rep.id });
    const money = {
      amount: { minorUnits: 120_000, currency: 'EUR' },
      grossProfit: { minorUnits: 50_000, currency: 'EUR' },
    };
    const outcome = await close({ id, ...money }, rep.as);
    expect(outcome).toMatchObject({
      refusals: [],
      lead: {
        placement: 'OWNED',
        owner: { id: rep.id },
        loadUnits: 0,
        stage: { key: 'WON' },
        outcome: { result: 'WON', reason: 'FIT', amount: money.amount },
      },
    });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 0, heldUnits: 0 });
    expect((await walk.aLead({ ownerId: rep.id })).placement).toBe('OWNED');
  });

  test.each(['LOST', 'DISQUALIFIED'])(
    'as %s takes the lead out of play and off its holder, who stays on record',
    async result => {
      const rep = await walk.aRep();
      const { id } = await walk.aLead({ ownerId: rep.id });
      const outcome = await close({ id, result, reason: 'PRICE' }, rep.as);
      expect(outcome).toMatchObject({
        refusals: [],
        lead: {
          placement: 'ENDED',
          owner: null,
          pool: null,
          loadUnits: 0,
          stage: { key: result },
          outcome: { result, reason: 'PRICE' },
        },
      });
      expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 0, heldUnits: 0 });
      expect(await walk.ask('query ($id: ID!) { lead(id: $id) { lastOwner { id } } }', { id }, rep.as)).toEqual({
        lead: { lastOwner: { id: rep.id } },
      });
    },
  );

  test('of a customer as lost reverts the win', async () => {
    const rep = await walk.aRep();
    for (const stage of ['WON', 'RETAINED']) {
      const { id } = await walk.aLead({ ownerId: rep.id, stage });
      const outcome = await close({ id, result: 'LOST', reason: 'COMPETITOR', competitorId });
      expect(outcome).toMatchObject({
        refusals: [],
        lead: { placement: 'ENDED', outcome: { result: 'LOST', reason: 'COMPETITOR', competitor: 'Rival AG' } },
      });
    }
    expect(await walk.ask('query { wallboard { wonTodayCount } }')).toEqual({ wallboard: { wonTodayCount: 1 } });
  });

  test('needs a reason and a result', async () => {
    const { id } = await walk.aLead();
    for (const input of [
      { id, result: 'WON' },
      { id, reason: 'FIT' },
      { id, result: 'MAYBE', reason: 'FIT' },
    ]) {
      expect((await walk.changingNothing(() => walk.act('CloseLead', input))).denied).toBe('BAD_USER_INPUT');
    }
  });

  test('needs the competitor that it went to, and one that exists', async () => {
    const { id } = await walk.aLead();
    const lost = { id, result: 'LOST', reason: 'COMPETITOR' };
    expect((await walk.changingNothing(() => close(lost))).refusals).toEqual(['INVALID input.competitorId']);
    expect((await walk.changingNothing(() => close({ ...lost, competitorId: newId('competitor') }))).refusals).toEqual([
      'NOT_FOUND input.competitorId',
    ]);
  });

  test('names one currency, of three capital letters', async () => {
    const { id } = await walk.aLead();
    const amount = { minorUnits: 1, currency: 'EUR' };
    expect(
      (await walk.changingNothing(() => close({ id, amount, grossProfit: { minorUnits: 1, currency: 'USD' } })))
        .refusals,
    ).toEqual(['INVALID input.grossProfit.currency']);
    expect(
      (await walk.changingNothing(() => close({ id, amount: { minorUnits: 1, currency: '€' } }))).refusals,
    ).toEqual(['INVALID input.amount.currency']);
  });

  test('was decided after the lead came in and not in the future', async () => {
    const { id } = await walk.aLead();
    const { lead } = await walk.ask<{ lead: { createdAt: string } }>(
      'query ($id: ID!) { lead(id: $id) { createdAt } }',
      { id },
    );
    const at = (ms: number) => new Date(Date.parse(lead.createdAt) + ms).toISOString();
    for (const decidedAt of [at(-1), at(3_600_000)]) {
      expect((await walk.changingNothing(() => close({ id, decidedAt }))).refusals).toEqual([
        'INVALID input.decidedAt',
      ]);
    }
    expect((await close({ id, decidedAt: at(0) })).lead?.outcome).toMatchObject({ decidedAt: at(0) });
  });

  test('of what has ended or is won already is refused', async () => {
    const lost = await walk.aLead({ stage: 'LOST' });
    const won = await walk.aLead({ stage: 'WON' });
    expect((await walk.changingNothing(() => close({ id: lost.id }))).refusals).toEqual(['LEAD_TERMINAL input.id']);
    for (const result of ['WON', 'DISQUALIFIED'])
      expect((await walk.changingNothing(() => close({ id: won.id, result }))).refusals).toEqual([
        'ILLEGAL_TRANSITION input.result',
      ]);
  });

  test('tells everything that is wrong at once', async () => {
    const { id } = await walk.aLead({ stage: 'LOST' });
    const outcome = await close({ id, reason: 'COMPETITOR', decidedAt: '1999-12-31T00:00:00.000Z' });
    expect(outcome.refusals).toEqual([
      'LEAD_TERMINAL input.id',
      'INVALID input.competitorId',
      'INVALID input.decidedAt',
    ]);
  });

  test('is for the holder and those in charge', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: rep.id });
    const pooled = await walk.aLead();
    expect((await walk.changingNothing(() => close({ id }, other.as))).refusals).toEqual(['NOT_FOUND input.id']);
    expect((await walk.changingNothing(() => close({ id: pooled.id }, rep.as))).refusals).toEqual([
      'NOT_ALLOWED input.id',
    ]);
  });
});
