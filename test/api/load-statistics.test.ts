import type { LoadStatisticsQuery } from '../support/generated/graphql.js';
import { HOUR_MS } from '../support/offers.js';
import { withApp } from '../support/with-app.js';

type Row = LoadStatisticsQuery['loadStatistics'][number];

describe('loadStatistics', () => {
  const walk = withApp();
  const now = async () => (await walk.app.runtime.now()).getTime();
  const statisticsOf = async (asked: object): Promise<readonly Row[]> =>
    (await walk.ask<LoadStatisticsQuery>('LoadStatistics', { groupBy: 'REP', ...asked })).loadStatistics;
  const refusedFor = async (asked: object) => {
    const { errors } = await walk.app.run('LoadStatistics', { groupBy: 'REP', ...asked });
    return errors?.map(({ extensions }) => [extensions?.code, extensions?.field]);
  };
  const instant = (ms: number) => new Date(ms).toISOString();

  test('tells what a rep held over the hours, at most when and for how long over its line, and over limits', async () => {
    const rep = await walk.aRep();
    const from = await now();
    walk.app.clock.advanceMs(HOUR_MS);
    const first = await walk.aLead({ ownerId: rep.id });
    const second = await walk.aLead({ ownerId: rep.id });
    walk.app.clock.advanceMs(HOUR_MS);
    await walk.act('SetHoldingQuota', { repId: rep.id, mode: 'LIMITED', capacity: 1 });
    walk.app.clock.advanceMs(HOUR_MS);
    await walk.act('ReleaseLead', { id: second.id, reason: 'too many' });
    walk.app.clock.advanceMs(HOUR_MS);
    const [row, ...others] = await statisticsOf({
      from: instant(from),
      to: instant(from + 4 * HOUR_MS),
      repIds: [rep.id],
      breachLimits: [0, 1, 5],
    });
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      rep: { id: rep.id },
      team: null,
      measure: 'HELD_LEADS',
      peak: { value: 2 },
      mean: expect.closeTo((0 + 2 + 2 + 1) / 4, 2),
      timeOverQuota: {
        hours: expect.closeTo(1, 2),
        limitedHours: 4,
        share: expect.closeTo(0.25, 2),
      },
      breaches: [
        { limit: 0, hours: expect.closeTo(3, 2), share: expect.closeTo(3 / 4, 2), episodeCount: 1 },
        { limit: 1, hours: expect.closeTo(2, 2), share: expect.closeTo(2 / 4, 2), episodeCount: 1 },
        { limit: 5, hours: 0, share: 0, episodeCount: 0 },
      ],
    });
    const { lead } = await walk.ask<{ lead: { ownerSince: string } }>(
      'query ($id: ID!) { lead(id: $id) { ownerSince } }',
      first,
    );
    expect(row && row.peak.at > lead.ownerSince).toBe(true);
  });

  test('of a team adds up what its reps and those of the teams below hold at the same time', async () => {
    const above = await walk.aRep();
    const below = await walk.aRep({ teamId: await walk.aTeam({ parentId: above.teamId }) });
    const from = await now();
    await walk.aLead({ ownerId: above.id });
    await walk.aLead({ ownerId: below.id });
    await walk.aLead({ ownerId: below.id, stage: 'WON' });
    walk.app.clock.advanceMs(HOUR_MS);
    const window = { from: instant(from), to: instant(from + HOUR_MS), teamIds: [above.teamId] };
    const teams = await statisticsOf({ ...window, groupBy: 'TEAM' });
    expect(teams).toMatchObject([{ rep: null, team: { id: above.teamId }, peak: { value: 3 } }]);
    expect(teams[0]?.mean).toBeCloseTo(2, 1);
    const owned = await statisticsOf({ ...window, groupBy: 'TEAM', measure: 'OWNED_LEADS' });
    expect(owned[0]?.mean).toBeCloseTo(3, 1);
    const reps = await statisticsOf(window);
    expect(reps.map(({ rep, peak }) => [rep?.id, peak.value])).toEqual([
      [below.id, 2],
      [above.id, 1],
    ]);
  });

  test('leaves out what is still to come of the window, and tells a rep without leads and without a line as such', async () => {
    const rep = await walk.aRep();
    await walk.act('SetHoldingQuota', { repId: rep.id, mode: 'UNLIMITED' });
    const from = await now();
    walk.app.clock.advanceMs(HOUR_MS);
    const [row] = await statisticsOf({ from: instant(from), to: instant(from + 100 * HOUR_MS), repIds: [rep.id] });
    const until = Date.parse(row?.to ?? '');
    expect(until).toBeLessThanOrEqual(await now());
    expect(until).toBeGreaterThanOrEqual(from + HOUR_MS);
    expect(row).toMatchObject({
      peak: { at: instant(from), value: 0 },
      mean: 0,
      timeOverQuota: { hours: 0, limitedHours: 0, share: null },
      breaches: [],
    });
  });

  test('refuses a window that is none, reps among teams, and limits that are none', async () => {
    const [from, to] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];
    const { id } = await walk.aRep();
    expect(await refusedFor({ from: to, to: from })).toEqual([['BAD_USER_INPUT', ['to']]]);
    expect(await refusedFor({ from: '2021-01-01T00:00:00Z', to })).toEqual([['BAD_USER_INPUT', ['to']]]);
    expect(await refusedFor({ from: '2100-01-01T00:00:00Z', to: '2100-01-02T00:00:00Z' })).toEqual([
      ['BAD_USER_INPUT', ['from']],
    ]);
    expect(await refusedFor({ from, to, groupBy: 'TEAM', repIds: [id] })).toEqual([['BAD_USER_INPUT', ['repIds']]]);
    for (const breachLimits of [[-1], [1e9], Array.from({ length: 11 }, () => 1)])
      expect(await refusedFor({ from, to, breachLimits })).toMatchObject([['BAD_USER_INPUT', expect.anything()]]);
  });
});
