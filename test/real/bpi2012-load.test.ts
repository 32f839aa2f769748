import path from 'node:path';
import { startTestApp, type TestApp } from '../support/app.js';
import type {
  LiveLeadsQuery,
  LoadStatisticsQuery,
  OwnerChangesQuery,
  RepLoadThenQuery,
} from '../support/generated/graphql.js';
import { RealSet } from '../support/real-set.js';
import { type Case, casesOf, loadOf, quantileOf } from '../support/work-items.js';

interface Truth {
  readonly integrity: {
    readonly cases: number;
    readonly resources: number;
    readonly first_started_at: string;
    readonly last_completed_at: string;
  };
}

const set = new RealSet<Truth>('bpi2012_w');
const FILE = 'bpi2012_w_workitems.csv';
const LIMITS = [30, 50, 80];
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const INSTANTS = 24;
/** Who is nobody by name; its cases count, its breaches are left out. */
const NOBODY = 'SYS';
jest.setTimeout(900_000);

set.describe('the load in BPI 2012', () => {
  let app: TestApp;
  let cases: Case[];
  let window: [number, number];

  beforeAll(async () => {
    app = await startTestApp();
    await set.bring(app, 'interactions', { file: FILE, mapping: 'bpi2012-interactions.json' });
    await set.bring(app, 'outcomes', { file: FILE, mapping: 'bpi2012-outcomes.json' });
    cases = casesOf(path.join(set.folder, FILE));
    window = [Math.min(...cases.map(({ start }) => start)), Math.max(...cases.map(({ end }) => end))];
  });
  afterAll(() => app?.stop());

  const ask = async <Data>(operation: string, variables: Record<string, unknown>): Promise<Data> => {
    const startedMs = performance.now();
    const { data, errors } = await app.run<Data>(operation, variables);
    if (!data) throw new Error(JSON.stringify(errors));
    process.stdout.write(`${operation}: ${((performance.now() - startedMs) / 1000).toFixed(2)} s\n`);
    return data;
  };
  const text = (ms: number) => new Date(ms).toISOString();
  const asked = () => ({ from: text(window[0]), to: text(window[1]) });
  /** Instants all over the window, the first and one at which something changed among them. */
  const instants = () => {
    const [from, to] = window;
    const spread = Array.from({ length: INSTANTS }, (_, n) => from + Math.floor(((to - from) * n) / INSTANTS));
    return [...spread, cases[1000]?.start ?? from, cases[2000]?.end ?? from];
  };

  test('the independent reader finds as many cases and reps, from the same instant to the same', () => {
    const { integrity } = set.truth();
    expect(cases).toHaveLength(integrity.cases);
    expect(new Set(cases.flatMap(({ stretches }) => stretches.map(({ rep }) => rep)))).toHaveProperty(
      'size',
      integrity.resources,
    );
    expect(asked()).toEqual({ from: integrity.first_started_at, to: integrity.last_completed_at });
  });

  test('each rep’s greatest load, when it was, its mean, and its breaches at 30, 50 and 80 are those of the file', async () => {
    const { loadStatistics } = await ask<LoadStatisticsQuery>('LoadStatistics', {
      ...asked(),
      groupBy: 'REP',
      measure: 'OWNED_LEADS',
      breachLimits: LIMITS,
    });
    const byRep = Map.groupBy(
      cases.flatMap(({ stretches }) => stretches),
      ({ rep }) => rep,
    );
    expect(loadStatistics).toHaveLength(byRep.size);
    const told = loadStatistics.map(({ rep, peak, mean, breaches }) => ({
      rep: rep?.externalId,
      peak: peak.value,
      peakAt: peak.at,
      mean: expect.closeTo(mean, 6),
      breaches: breaches.map(({ limit, hours, episodeCount }) => [limit, expect.closeTo(hours, 5), episodeCount]),
    }));
    const wanted = [...byRep].map(([rep, stretches]) => {
      const { peak, peakAt, mean, over } = loadOf(stretches, window, LIMITS);
      const breaches = over.map(({ ms, episodes }, place) => [LIMITS[place], ms / HOUR_MS, episodes]);
      return { rep, peak, peakAt: text(peakAt), mean, breaches };
    });
    expect(wanted).toEqual(expect.arrayContaining(told));
    const breached = loadStatistics.filter(({ rep }) => rep?.externalId !== NOBODY);
    for (const [place, limit] of LIMITS.entries()) {
      const over = breached.map(({ breaches }) => breaches[place]).filter(one => (one?.episodeCount ?? 0) > 0);
      const hours = over.reduce((sum, one) => sum + (one?.hours ?? 0), 0);
      const episodes = over.reduce((sum, one) => sum + (one?.episodeCount ?? 0), 0);
      process.stdout.write(`over ${limit}: ${over.length} reps, ${episodes} times, ${hours.toFixed(1)} hours\n`);
    }
  });

  test('the team of all of them holds at once what they hold together', async () => {
    const { loadStatistics } = await ask<LoadStatisticsQuery>('LoadStatistics', {
      ...asked(),
      groupBy: 'TEAM',
      measure: 'OWNED_LEADS',
    });
    const { peak, peakAt, mean } = loadOf(
      cases.map(({ start, end }) => ({ rep: '', start, end })),
      window,
      [],
    );
    expect(loadStatistics[0]).toMatchObject({
      team: { name: 'Work items' },
      peak: { value: peak, at: text(peakAt) },
      mean: expect.closeTo(mean, 6),
    });
  });

  test('the load of any rep at any instant is that of the file', async () => {
    const { data } = await app.run<{ reps: { nodes: { id: string; externalId: string }[] } }>(
      '{ reps(first: 100) { nodes { id externalId } } }',
    );
    const stretches = cases.flatMap(one => one.stretches);
    for (const [n, at] of instants().entries()) {
      const rep = data?.reps.nodes[(n * 7) % (data?.reps.nodes.length ?? 1)];
      const { repLoad } = await ask<RepLoadThenQuery>('RepLoadThen', { repId: rep?.id, at: text(at) });
      const held = stretches.filter(one => one.rep === rep?.externalId && one.start <= at && at < one.end);
      expect([rep?.externalId, at, repLoad?.ownedCount]).toEqual([rep?.externalId, at, held.length]);
    }
  });

  test('live and stale cases at any instant are those of the file', async () => {
    for (const at of instants()) {
      const { liveLeads } = await ask<LiveLeadsQuery>('LiveLeads', { at: text(at) });
      const live = cases.filter(({ start, end }) => start <= at && at < end);
      const stale = live.filter(
        ({ start, completed }) => at - (completed.findLast(end => end <= at) ?? start) > 7 * DAY_MS,
      );
      expect(liveLeads).toMatchObject({ at: text(at), liveCount: live.length, staleCount: stale.length });
    }
  });

  test('cases change hands as often as in the file', async () => {
    const { ownerChanges } = await ask<OwnerChangesQuery>('OwnerChanges', asked());
    const moves = cases.map(one => one.moves).sort((a, b) => a - b);
    const sum = moves.reduce((all, one) => all + one, 0);
    expect(ownerChanges).toMatchObject({
      leadCount: cases.length,
      changeCount: sum,
      perLead: {
        n: cases.length,
        least: moves[0],
        median: { value: quantileOf(moves, 0.5) },
        mean: { value: expect.closeTo(sum / cases.length, 9) },
        p90: quantileOf(moves, 0.9),
        greatest: moves.at(-1),
      },
    });
    process.stdout.write(
      `owner changes: ${sum}, mean ${(sum / cases.length).toFixed(3)}, p50 ${quantileOf(moves, 0.5)}, p90 ${quantileOf(moves, 0.9)}, most ${moves.at(-1)}\n`,
    );
  });
});
