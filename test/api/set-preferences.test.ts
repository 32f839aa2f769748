import { Role } from '../../src/platform/access/viewer.js';
import type { As } from '../support/app.js';
import { withApp } from '../support/with-app.js';

interface Preferences {
  readonly id: string;
  readonly version: number;
  readonly locale: string | null;
  readonly timeZone: string | null;
}

describe('preferences', () => {
  const walk = withApp();
  let people = 0;
  const aPerson = (role: Role = Role.MARKETER) => ({ subject: `person-${people++}`, role });
  const set = async (as: As, input: object) => {
    const outcome = await walk.act('SetPreferences', input, as);
    return { ...outcome, shown: (outcome as unknown as { preferences: Preferences | null }).preferences };
  };
  const read = async (as: As) =>
    (await walk.ask<{ viewer: { preferences: Preferences | null } }>('MyPreferences', {}, as)).viewer.preferences;
  /** What a person is told who wants to change a thing that is not there. */
  const refusal = async (as: As, headers: Record<string, string> = {}) => {
    const input = { key: 'spring', name: 'Spring', sourceId: 'source_01jd0000000000000000000000' };
    const { data } = await walk.app.run<{ saveCampaign: { userErrors: { message: string }[] } }>(
      'SaveCampaign',
      { input },
      { as, headers },
    );
    return data?.saveCampaign.userErrors[0]?.message;
  };
  const ENGLISH = 'There is no such object, or you may not see it.';
  const CHINESE = '对象不存在，或您无权查看。';

  test('are nothing until they are set, then what was set, of that person alone', async () => {
    const [one, other] = [aPerson(), aPerson(Role.AUDITOR)];
    expect(await read(one)).toBeNull();
    const { shown, refusals } = await set(one, { locale: 'ZH_CN', timeZone: 'Asia/Shanghai' });
    expect({ shown, refusals }).toMatchObject({
      shown: { version: 1, locale: 'ZH_CN', timeZone: 'Asia/Shanghai' },
      refusals: [],
    });
    expect(await read(one)).toEqual(shown);
    expect(await read(other)).toBeNull();
    expect(await walk.ask('query N($id: ID!) { node(id: $id) { id } }', { id: shown?.id }, other)).toEqual({
      node: null,
    });
  });

  test('that are left out stay, those that are null are taken back', async () => {
    const one = aPerson();
    await set(one, { locale: 'ZH_CN', timeZone: 'Europe/Berlin' });
    await set(one, { timeZone: null });
    expect(await read(one)).toMatchObject({ version: 2, locale: 'ZH_CN', timeZone: null });
  });

  test('say the language of messages where the request asks for none', async () => {
    const one = aPerson();
    await set(one, { locale: 'ZH_CN' });
    expect(await refusal(one)).toBe(CHINESE);
    expect(await refusal(one, { 'accept-language': '*' })).toBe(CHINESE);
    expect(await refusal(one, { 'accept-language': 'en-GB' })).toBe(ENGLISH);
    expect(await refusal(aPerson(), { 'accept-language': 'zh-CN' })).toBe(CHINESE);
    expect(await refusal(aPerson())).toBe(ENGLISH);
  });

  test('of a rep and of a manager hold with the next request', async () => {
    const rep = await walk.aRep();
    for (const as of [rep.as, walk.aManager(rep.teamId)]) {
      await set(as, { locale: 'ZH_CN' });
      const { data } = await walk.app.run<{ setPreferences: { userErrors: { message: string }[] } }>(
        'SetPreferences',
        { input: { timeZone: 'Mars/Olympus' } },
        { as },
      );
      expect(data?.setPreferences.userErrors[0]?.message).toBe('该值无效。');
    }
  });

  test('say in which zone the days of an evaluation begin, unless it is asked for in another one', async () => {
    const one = aPerson();
    await set(one, { timeZone: 'america/new_york' });
    const zoneOf = async (timeZone?: string) => {
      const query = `query Z($timeZone: String) { evaluation(from: "2026-01-01", to: "2026-02-01", timeZone: $timeZone) { timeZone } }`;
      return (await walk.ask<{ evaluation: { timeZone: string } }>(query, { timeZone }, one)).evaluation.timeZone;
    };
    expect(await zoneOf()).toBe('America/New_York');
    expect(await zoneOf('Europe/Berlin')).toBe('Europe/Berlin');
  });

  test.each(['Mars/Olympus', '+08:00', "UTC'; drop table lead; --", 'localtime', 'Factory'])(
    'refuse %s, which is no time zone',
    async timeZone => {
      const one = aPerson();
      const { refusals } = await walk.changingNothing(() => set(one, { timeZone }));
      expect(refusals).toEqual(['INVALID input.timeZone']);
    },
  );

  test('refuse a version that is over and show what is set', async () => {
    const one = aPerson();
    await set(one, { locale: 'EN' });
    const stale = await walk.changingNothing(() => set(one, { locale: 'ZH_CN', expectedVersion: 9 }));
    expect(stale).toMatchObject({ refusals: ['STALE_VERSION input.expectedVersion'], shown: { locale: 'EN' } });
  });

  test('are one row of one person, however many of its screens set them at once', async () => {
    const one = aPerson();
    const zones = ['Asia/Shanghai', 'Europe/Berlin', 'UTC', 'Asia/Tokyo'];
    const asked = await Promise.all(zones.map(timeZone => set(one, { timeZone })));
    expect(new Set(asked.map(({ shown }) => shown?.id)).size).toBe(1);
    expect(asked.map(({ shown }) => shown?.version).toSorted()).toEqual([1, 2, 3, 4]);
  });

  test('are set once under one key', async () => {
    const one = aPerson();
    const order = { locale: 'ZH_CN', idempotencyKey: 'once' };
    await set(one, order);
    await set(one, { locale: 'EN' });
    expect(await set(one, order)).toMatchObject({ isReplayed: true, shown: { version: 2, locale: 'EN' } });
  });
});
