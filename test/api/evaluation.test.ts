import { Role } from '../../src/platform/access/viewer.js';
import type { MadeRep } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const DAY_MS = 86_400_000;

interface Share {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
}
interface Row {
  readonly key: string | null;
  readonly label: string | null;
  readonly leadCount: number;
  readonly conversion: Share;
  readonly [figure: string]: unknown;
}
interface Told {
  readonly evaluation: { readonly total: Row & { readonly stages: readonly object[] }; readonly rows: readonly Row[] };
}

/**
 * Twenty days of a small house, told by hand. Anna has three leads of a fair, Bo three of the website, nobody the one of
 * unknown source, and one is invalid; on the tenth day two more come from the fair. The horizon is twelve days.
 */
describe('an evaluation', () => {
  const walk = withApp();
  let anna: MadeRep;
  let bo: MadeRep;
  let fair: string;
  let first: string;
  let days: { from: string; to: string; horizonDays: number; timeZone: string };

  beforeAll(async () => {
    [anna, bo] = [await walk.aRep(), await walk.aRep()];
    fair = 'source_01h00000000000000000000000';
    const web = 'source_01h00000000000000000000001';
    await walk.sql(`insert into lead_source (id, key, name, channel) values
      ('01880000-0000-0000-0000-000000000000', 'fair', 'The fair', null), ('01880000-0000-0000-0000-000000000001', 'web', 'The website', null)`);
    await toNoon();
    first = (await walk.app.runtime.now()).toISOString().slice(0, 10);
    days = { from: first, to: dayAfter(first, 21), horizonDays: 12, timeZone: 'UTC' };
    const ofFair = { sourceId: fair, segment: 'trade', ownerId: anna.id };
    const ofWeb = { sourceId: web, ownerId: bo.id };
    const [won, lateWin, cold] = [await make(ofFair), await make(ofFair), await make(ofFair)];
    const [unwon, bounced, rewon] = [await make(ofWeb), await make(ofWeb), await make(ofWeb)];
    await make({});
    await make({ ...ofFair, validity: 'INVALID' });

    await pass(1);
    await touch(won, anna, { channel: 'PHONE', disposition: 'CONNECTED', satisfaction: 5 });
    await touch(lateWin, anna, { channel: 'EMAIL', satisfaction: 4 });
    await touch(cold, anna, { channel: 'EMAIL' });
    await touch(bounced, bo, { channel: 'EMAIL', disposition: 'BOUNCED' });
    await touch(unwon, bo, { channel: 'PHONE', disposition: 'NO_ANSWER' });
    await pass(1);
    await touch(cold, anna, { channel: 'EMAIL' });
    await touch(lateWin, anna, { channel: 'EMAIL', direction: 'INBOUND', satisfaction: 3 });
    await move(won, 'CONTACTED');
    await pass(1);
    await touch(cold, anna, { channel: 'EMAIL', direction: 'INBOUND', disposition: 'CLICKED' });
    await touch(unwon, bo, { channel: 'WECHAT', direction: 'INBOUND' });
    await move(won, 'QUALIFIED');
    await act('UpdateLead', { id: won, temperature: 'HOT' });
    await close(unwon, 'WON', 70_000);
    await close(rewon, 'WON', 30_000);
    await pass(1);
    await close(won, 'WON', 50_000);
    await close(unwon, 'LOST');
    await close(rewon, 'LOST');
    await pass(2);
    await act('ReopenLead', { id: rewon });
    await close(rewon, 'WON', 20_000);
    await pass(4);
    await make(ofFair);
    const early = await make(ofFair);
    await pass(1);
    await close(early, 'WON', 1);
    await pass(3);
    await close(lateWin, 'WON', 90_000);
    await pass(6);
  });

  const toNoon = async () => {
    const now = (await walk.app.runtime.now()).getTime();
    walk.app.clock.advanceMs(DAY_MS - (now % DAY_MS) + DAY_MS / 2);
  };
  const pass = async (count: number) => walk.app.clock.advanceMs(count * DAY_MS);
  const act = async (operation: string, input: object) => {
    const outcome = await walk.act(operation, input);
    if (outcome.refusals.length > 0 || outcome.denied) throw new Error(JSON.stringify(outcome));
    return outcome;
  };
  const make = async (draft: object) => (await walk.aLead(draft as Record<string, unknown>)).id;
  const touch = (leadId: string, rep: MadeRep, more: object) =>
    act('LogInteraction', { leadId, repId: rep.id, direction: 'OUTBOUND', ...more });
  const move = async (id: string, stage: string) => act('MoveLead', { id, stageId: await walk.stageId(stage) });
  const close = (id: string, result: 'WON' | 'LOST', minorUnits?: number) =>
    act('CloseLead', {
      id,
      result,
      reason: 'OTHER',
      ...(minorUnits !== undefined && { amount: { minorUnits, currency: 'EUR' } }),
    });
  const evaluate = async (more: object = {}, as?: Parameters<typeof walk.ask>[2]) =>
    (await walk.ask<Told>('Evaluation', { ...days, ...more }, as)).evaluation;

  test('counts as converted who was won within the horizon and stayed so, of those old enough; the others stand apart', async () => {
    const { total, rows } = await evaluate();
    expect(rows).toEqual([]);
    expect(total).toMatchObject({
      key: null,
      leadCount: 9,
      immatureCount: 1,
      decidedEarlyCount: 1,
      leftOutCount: 1,
      // Won on days 4 and 6; the win of day 14 is too late, that of day 3 was taken back for good.
      conversion: { numerator: 2, denominator: 7, n: 7 },
      timeToWinDays: { n: 2, ciLow: null, ciHigh: null },
      revenue: [{ amount: { minorUnits: 70_000, currency: 'EUR' }, n: 2 }],
    });
    expect(total.conversion).toMatchObject({
      value: expect.closeTo(0.285_714, 6),
      ciLow: expect.closeTo(0.082_219, 6),
      ciHigh: expect.closeTo(0.641_066, 6),
    });
    expect(total.timeToWinDays).toMatchObject({ value: expect.closeTo(5, 3) });
  });

  test('tells by source which converts, a blank being a group of its own', async () => {
    const { rows } = await evaluate({ by: 'SOURCE' });
    expect(rows.map(row => [row.label, row.leadCount, row.conversion.numerator, row.conversion.denominator])).toEqual([
      ['The fair', 5, 1, 3],
      ['The website', 3, 1, 3],
      [null, 1, 0, 1],
    ]);
    expect(rows.map(row => row.key)).toEqual([fair, 'source_01h00000000000000000000001', null]);
    expect(rows.reduce((sum, row) => sum + row.leadCount, 0)).toBe(9);
  });

  test.each([
    ['SEGMENT', ['trade', null]],
    ['CHANNEL', ['EMAIL', 'PHONE', null]],
  ])('tells apart by %s', async (by, keys) => {
    const { rows } = await evaluate({ by });
    expect(new Set(rows.map(row => row.key))).toEqual(new Set(keys));
    expect(rows.reduce((sum, row) => sum + row.leadCount, 0)).toBe(9);
  });

  test('tells whether customers answer: by lead, and touch by touch', async () => {
    const { rows, total } = await evaluate({ by: 'REP' });
    const of = (rep: MadeRep | null) => rows.find(row => row.key === (rep?.id ?? null));
    // Anna's call was taken and one mail answered; her two mails to the third lead were only clicked at.
    expect(of(anna)).toMatchObject({
      responseRate: { numerator: 2, denominator: 3 },
      touchResponseRate: { numerator: 2, denominator: 4 },
      satisfaction: { value: 4, n: 3, ciLow: null },
    });
    // Bo's call was not taken, but that customer wrote two days later; his mail bounced.
    expect(of(bo)).toMatchObject({
      responseRate: { numerator: 1, denominator: 1 },
      touchResponseRate: { numerator: 0, denominator: 1 },
      satisfaction: { value: null, n: 0 },
    });
    expect(of(null)).toMatchObject({ responseRate: { numerator: 0, denominator: 0, value: null, ciLow: null } });
    expect(total).toMatchObject({ responseRate: { numerator: 3, denominator: 4 } });
  });

  test('tells touches per week in which a lead was held and in play, and who grew hot', async () => {
    const { rows } = await evaluate({ by: 'TEAM' });
    const [ofAnna, ofBo] = [anna, bo].map(rep => rows.find(row => row.key === rep.teamId));
    // In play: 4 + 14 + 20 days, and of those that came on day 10, 10 days and 1.
    expect(ofAnna).toMatchObject({ touchesPerWeek: { numerator: 6, n: 5, denominator: expect.closeTo(49 / 7, 3) } });
    // Held and in play: 3 days, 20 days, and 3 more; the second win came in the instant of the reopening.
    expect(ofBo).toMatchObject({ touchesPerWeek: { numerator: 3, n: 3, denominator: expect.closeTo(26 / 7, 3) } });
    expect(ofAnna).toMatchObject({ coldToHot: { numerator: 1, denominator: 3 } });
  });

  test('tells from stage to stage how many went on, once each, reentries apart', async () => {
    const { total } = await evaluate();
    const pairs = (
      total.stages as {
        from: { key: string };
        to: { key: string };
        rate: Share;
        reentryCount: number;
        immatureCount: number;
      }[]
    ).map(
      ({ from, to, rate, reentryCount, immatureCount }) =>
        `${from.key} ${to.key} ${rate.numerator}/${rate.denominator} +${reentryCount} ~${immatureCount}`,
    );
    expect(pairs).toEqual([
      'NEW CONTACTED 1/7 +1 ~2',
      'NEW QUALIFIED 1/7 +1 ~2',
      'NEW WON 3/7 +1 ~2',
      'NEW LOST 2/7 +1 ~2',
      'CONTACTED ENGAGED 0/1 +0 ~0',
      'CONTACTED QUALIFIED 1/1 +0 ~0',
      'CONTACTED WON 1/1 +0 ~0',
      'QUALIFIED PROPOSAL 0/1 +0 ~0',
      'QUALIFIED WON 1/1 +0 ~0',
      'WON NEW 1/3 +1 ~2',
      'WON RETAINED 0/3 +1 ~2',
      'WON LOST 2/3 +1 ~2',
      'LOST NEW 1/2 +0 ~0',
      'LOST WON 1/2 +0 ~0',
    ]);
  });

  test('is of the leads of one’s own: a manager’s of her teams, a rep’s of his own; nobody else’s', async () => {
    expect((await evaluate({}, anna.as)).total).toMatchObject({
      leadCount: 5,
      conversion: { numerator: 1, denominator: 3 },
    });
    expect((await evaluate({ by: 'REP' }, walk.aManager(bo.teamId))).rows).toMatchObject([
      { key: bo.id, leadCount: 3 },
    ]);
    expect((await evaluate({}, Role.MARKETER)).total.leadCount).toBe(9);
    for (const as of [await walk.aPartner(), Role.WALLBOARD]) {
      const { errors } = await walk.app.run('Evaluation', days, { as });
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });

  test('is of half-open days of the zone that is asked for', async () => {
    expect((await evaluate({ from: dayAfter(first, -1), to: first })).total.leadCount).toBe(0);
    expect((await evaluate({ to: dayAfter(first, 1) })).total.leadCount).toBe(7);
    // They came at noon of Greenwich: on the Line Islands that is the day after.
    const [today, tomorrow] = [first, dayAfter(first, 1)];
    const there = (from: string) => evaluate({ from, to: dayAfter(from, 1), timeZone: 'Pacific/Kiritimati' });
    expect([(await there(today)).total.leadCount, (await there(tomorrow)).total.leadCount]).toEqual([0, 7]);
    expect(await evaluate({ timeZone: null })).toMatchObject({ timeZone: 'UTC' });
  });

  test.each([
    ['a window that ends before it begins', { from: '2026-02-01', to: '2026-02-01' }],
    ['a window of more than three years', { from: '2020-02-01', to: '2023-02-02' }],
    ['a zone that does not exist', { timeZone: 'Mars/Olympus' }],
    ['a zone that is an offset', { timeZone: '+01:00' }],
    ['a horizon of nothing', { horizonDays: 0 }],
    ['a horizon of more than three years', { horizonDays: 1096 }],
  ])('of %s is refused', async (_, more) => {
    const { errors } = await walk.app.run('Evaluation', { ...days, ...more });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  test('every time zone that may be named is one of the database', async () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const list = zones.map(zone => `(timestamptz '2026-01-01' at time zone '${zone}')`);
    await walk.sql(`select ${list.join(', ')}`);
    expect(zones.length).toBeGreaterThan(400);
  });
});

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}
