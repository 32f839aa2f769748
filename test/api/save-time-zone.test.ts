import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import type { As } from '../support/app.js';
import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

const HOUR_MS = 3_600_000;

interface Zoned {
  readonly id: string;
  readonly version: number;
  readonly timeZone: string;
  readonly ownTimeZone?: string | null;
}

/** A zone in which the clock shows this hour at an instant. */
function zoneWhereItIs(hour: number, at: Date): string {
  const ahead = ((((hour - at.getUTCHours()) % 24) + 36) % 24) - 12;
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

describe('a time zone', () => {
  const walk = withApp();
  const save = async (input: object, as: As = Role.ADMIN) => {
    const outcome = await walk.act('SaveTimeZone', input, as);
    const { team, organisation } = outcome as object as { team: Zoned | null; organisation: Zoned | null };
    return { ...outcome, team, organisation };
  };
  const zoneOf = async (teamId: string) =>
    (await walk.ask<{ team: Zoned }>('query T($id: ID!) { team(id: $id) { timeZone ownTimeZone } }', { id: teamId }))
      .team;
  const enteredToday = async () => {
    const board = await walk.ask<{ wallboard: { pipelines: { stages: { enteredTodayCount: number }[] }[] } }>(
      '{ wallboard { pipelines { stages { enteredTodayCount } } } }',
    );
    return board.wallboard.pipelines
      .flatMap(({ stages }) => stages)
      .reduce((sum, one) => sum + one.enteredTodayCount, 0);
  };

  test('of a team holds for the teams below it, until one has its own', async () => {
    const house = await walk.aTeam();
    const branch = await walk.aTeam({ parentId: house });
    const desk = await walk.aTeam({ parentId: branch });
    const before = (await zoneOf(desk)).timeZone;
    expect((await save({ teamId: house, timeZone: 'asia/shanghai' })).team).toMatchObject({
      timeZone: 'Asia/Shanghai',
      ownTimeZone: 'Asia/Shanghai',
    });
    expect(await zoneOf(desk)).toEqual({ timeZone: 'Asia/Shanghai', ownTimeZone: null });
    await save({ teamId: branch, timeZone: 'Europe/Berlin' });
    expect(await zoneOf(desk)).toMatchObject({ timeZone: 'Europe/Berlin' });
    await save({ teamId: branch, timeZone: null });
    await save({ teamId: house, timeZone: null });
    expect(await zoneOf(desk)).toEqual({ timeZone: before, ownTimeZone: null });
  });

  test('of the organisation says when the day of the wallboard begins; what was counted before midnight is of yesterday', async () => {
    const rep = await walk.aRep();
    await walk.aLead({ ownerId: rep.id });
    await waitFor(async () => (await enteredToday()) > 0);
    walk.app.clock.advanceMs(14 * HOUR_MS);
    const now = await walk.app.runtime.now();
    await save({ timeZone: zoneWhereItIs(2, now) });
    expect(await enteredToday()).toBe(0);
    const { organisation } = await save({ timeZone: zoneWhereItIs(22, now) });
    expect(organisation?.timeZone).toBe(zoneWhereItIs(22, now));
    expect(await enteredToday()).toBeGreaterThan(0);
  });

  test('that changed is told by the feeds that show days', async () => {
    const team = await walk.aTeam();
    const stages = await walk.app.listen<{ pipelineChanged: { isSnapshot: boolean; stages: object[] } }>(
      'subscription { pipelineChanged { isSnapshot stages { id enteredTodayCount } } }',
    );
    const teams = await walk.app.listen<{ teamLoadChanged: { isSnapshot: boolean; teams: Zoned[] } }>(
      'subscription { teamLoadChanged { isSnapshot teams { id timeZone } } }',
    );
    const first = (await stages.next()).data?.pipelineChanged;
    expect(first?.isSnapshot).toBe(true);
    await teams.next();
    await save({ timeZone: 'Asia/Tokyo' });
    expect((await stages.next()).data?.pipelineChanged.stages.length).toBe(first?.stages.length);
    const told = (await teams.next()).data?.teamLoadChanged.teams;
    expect(told).toContainEqual({ id: team, timeZone: 'Asia/Tokyo' });
  });

  test('of the team is that of an evaluation where nothing else is said', async () => {
    const team = await walk.aTeam();
    await save({ teamId: team, timeZone: 'America/Lima' });
    const query = '{ evaluation(from: "2026-01-01", to: "2026-02-01") { timeZone } }';
    expect(await walk.ask(query, {}, walk.aManager(team))).toEqual({ evaluation: { timeZone: 'America/Lima' } });
  });

  test('is set by an administrator, and by a manager for its own teams', async () => {
    const [mine, theirs] = [await walk.aTeam(), await walk.aTeam()];
    const manager = walk.aManager(mine);
    expect((await save({ teamId: mine, timeZone: 'UTC' }, manager)).refusals).toEqual([]);
    for (const teamId of [theirs, newId('team'), undefined]) {
      const { refusals } = await walk.changingNothing(() => save({ teamId, timeZone: 'UTC' }, manager));
      expect(refusals).toEqual(['NOT_ALLOWED input.teamId']);
    }
  });

  test('is a known one, and the organisation always has one', async () => {
    for (const timeZone of ['Mars/Olympus', '+02:00', null]) {
      const { refusals } = await walk.changingNothing(() => save({ timeZone }));
      expect([timeZone, refusals]).toEqual([timeZone, ['INVALID input.timeZone']]);
    }
  });

  test('is not set over a change that was not read', async () => {
    const team = await walk.aTeam();
    const stale = await walk.changingNothing(() => save({ teamId: team, timeZone: 'Asia/Tokyo', expectedVersion: 9 }));
    expect(stale).toMatchObject({ refusals: ['STALE_VERSION input.expectedVersion'], team: { id: team } });
    const ofAll = await walk.changingNothing(() => save({ timeZone: 'Asia/Seoul', expectedVersion: 999 }));
    expect(ofAll).toMatchObject({
      refusals: ['STALE_VERSION input.expectedVersion'],
      organisation: { version: expect.any(Number) },
    });
  });

  test('of a rep’s team says when its leave is over', async () => {
    const rep = await walk.aRep();
    const now = await walk.app.runtime.now();
    const tomorrow = new Date(now.getTime() + 24 * HOUR_MS).toISOString().slice(0, 10);
    await walk.act('UpdateRep', { id: rep.id, leaves: [{ fromOn: '2020-01-01', untilOn: tomorrow }] });
    const leaves = async () =>
      (
        await walk.ask<{ rep: { leaves: object[] } }>('query R($id: ID!) { rep(id: $id) { leaves { id } } }', {
          id: rep.id,
        })
      ).rep.leaves.length;
    await save({ teamId: rep.teamId, timeZone: 'Etc/GMT+12' });
    expect(await leaves()).toBe(1);
    walk.app.clock.advanceMs(24 * HOUR_MS - (now.getTime() % (24 * HOUR_MS)) + HOUR_MS);
    expect(await leaves()).toBe(1);
    await save({ teamId: rep.teamId, timeZone: 'UTC' });
    expect(await leaves()).toBe(0);
  });
});
