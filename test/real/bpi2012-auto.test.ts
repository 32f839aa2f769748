import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { Role } from '../../src/platform/access/viewer.js';
import { withOwner } from '../../src/platform/db/server-version.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { settled } from '../support/digest.js';
import type { LoadStatisticsQuery, WallboardThenQuery } from '../support/generated/graphql.js';
import { percentileLines } from '../support/percentile-lines.js';
import { RealSet } from '../support/real-set.js';
import { runImport, Workbench } from '../support/run-import.js';
import { type ReplayRun, runReplay } from '../support/run-replay.js';
import { waitFor } from '../support/wait-for.js';
import { type Case, casesOf, loadOf } from '../support/work-items.js';

interface Day {
  readonly event: string;
  readonly day: string;
  readonly waiting: number;
  readonly held: number;
  readonly full: number;
  readonly over: number;
}

const set = new RealSet('bpi2012_w');
const FILE = 'bpi2012_w_workitems.csv';
const MAPPINGS = 'examples/mappings';
/** The log is in order of time. `PLIMSOLL_REPLAY_ROWS=60000` plays all of it. */
const ROWS = Number(process.env.PLIMSOLL_REPLAY_ROWS ?? 3000);
const SHARE = 0.9;
/** Where a picture of the board at its fullest is to be put, for whoever wants to look at it. */
const PICTURE = process.env.PLIMSOLL_REPLAY_PICTURE;
jest.setTimeout(2_400_000);

set.describe(
  'BPI 2012 replayed by automatic assignment, each rep limited to the 90th percentile of what it held',
  () => {
    let past: TestApp;
    let app: TestApp;
    let browser: Browser;
    let run: ReplayRun;
    let lines: Record<string, number>;
    let days: readonly Day[];
    const bench = new Workbench();
    const began = { at: '' };
    let cases: Case[];
    let window: [number, number];
    const asked = () => ({ from: new Date(window[0]).toISOString(), to: new Date(window[1]).toISOString() });

    beforeAll(async () => {
      const [header = '', ...items] = readFileSync(path.join(set.folder, FILE), 'utf8').trim().split('\n');
      const file = bench.write('log.csv', [header, ...items.slice(0, ROWS), ''].join('\n'));
      past = await startTestApp();
      for (const kind of ['interactions', 'outcomes']) {
        const { exitCode } = await runImport(past.database.url, kind, {
          file,
          mapping: path.join(MAPPINGS, `bpi2012-${kind}.json`),
        });
        expect(exitCode).toBe(0);
      }
      cases = casesOf(file);
      window = [Math.min(...cases.map(({ start }) => start)), Math.max(...cases.map(({ end }) => end))];
      lines = await percentileLines(past, { ...asked(), measure: 'HELD_LEADS' }, SHARE);
      app = await startTestApp();
      began.at = new Date().toISOString();
      run = await runReplay([app], {
        file,
        mapping: path.join(MAPPINGS, 'bpi2012-interactions.json'),
        outcomes: path.join(MAPPINGS, 'bpi2012-outcomes.json'),
        speed: 'max',
        window: '64',
        assign: 'auto',
        lines: bench.write('lines.json', lines),
        token: await app.token(Role.ADMIN),
      });
      days = run.lines.filter(({ event }) => event === 'day') as unknown as Day[];
      await withOwner(app.database.url, settled);
    });
    afterAll(async () => {
      await browser?.close();
      await app?.stop();
      await past?.stop();
      bench.remove();
    });

    const statistics = async () => {
      const { data } = await app.run<LoadStatisticsQuery>('LoadStatistics', {
        from: began.at,
        to: new Date().toISOString(),
        groupBy: 'REP',
        measure: 'HELD_LEADS',
      });
      return data?.loadStatistics ?? [];
    };

    test('the percentiles that the API leads to are those of the file, by a reader of its own', async () => {
      const owned = await percentileLines(past, { ...asked(), measure: 'OWNED_LEADS' }, SHARE);
      expect(owned).toEqual(linesOf(cases.flatMap(({ stretches }) => stretches)));
      expect(lines).toEqual(linesOf(cases.flatMap(({ held }) => held)));
      expect(lines).not.toEqual(owned);
    });

    /** By rep the least load that it was above for no more than a tenth of the time; 1 for whoever held nothing that was not won. */
    function linesOf(stretches: Case['stretches']): Record<string, number> {
      const byRep = Map.groupBy(stretches, ({ rep }) => rep);
      const limits = Array.from({ length: 500 }, (_, n) => n + 1);
      const reps = new Set(cases.flatMap(one => one.stretches.map(({ rep }) => rep)));
      return Object.fromEntries(
        [...reps].map(rep => {
          const { over } = loadOf(byRep.get(rep) ?? [], window, limits);
          return [rep, limits[over.findIndex(({ ms }) => ms / (window[1] - window[0]) <= 1 - SHARE)] ?? 0];
        }),
      );
    }

    test('everything is played, and what was refused is told', () => {
      process.stdout.write(`replay by rule: ${JSON.stringify(run.end)}\n`);
      expect(run).toMatchObject({ exitCode: 0, end: { event: 'done', refused: {} } });
    });

    test('nobody ever held more than its line, and as much as that where there was enough', async () => {
      const told = await statistics();
      const peaks = told.map(({ rep, peak, timeOverQuota }) => ({
        rep: rep?.externalId ?? '',
        peak: peak.value,
        line: lines[rep?.externalId ?? ''] ?? null,
        over: timeOverQuota?.hours,
      }));
      process.stdout.write(`peaks: ${peaks.map(({ rep, peak, line }) => `${rep} ${peak}/${line}`).join(', ')}\n`);
      expect(peaks.filter(({ peak, line }) => line === null || peak > line)).toEqual([]);
      expect(peaks.filter(({ over }) => over !== 0)).toEqual([]);
      expect(peaks.filter(({ peak, line }) => peak === line).length).toBeGreaterThan(peaks.length / 2);
      expect(days.filter(({ over }) => over > 0)).toEqual([]);
    });

    test('each day is told: what was held, and what had to wait', () => {
      for (const { day, held, waiting, full } of days)
        process.stdout.write(`${day}: held ${held}, waiting ${waiting}, full ${full}\n`);
      const dates = days.map(({ day }) => day);
      expect(dates).toEqual([...new Set(dates)].sort());
      expect(dates.length).toBeGreaterThan(1);
      expect(Math.max(...days.map(({ held }) => held))).toBeLessThanOrEqual(
        Object.values(lines).reduce((sum, line) => sum + line, 0),
      );
      // Whoever waits while somebody has room was forgotten.
      expect(days.filter(({ waiting, full }) => waiting > 0 && full < Object.keys(lines).length)).toEqual([]);
    });

    test('the wallboard shows at any instant what was held then', async () => {
      const told = await statistics();
      const fullest = told.toSorted((a, b) => b.peak.value - a.peak.value)[0];
      const { data } = await app.run<WallboardThenQuery>('WallboardThen', { at: fullest?.peak.at });
      const shown = data?.wallboardAt?.reps.find(({ repId }) => repId === fullest?.rep?.id);
      expect(shown).toMatchObject({
        heldCount: fullest?.peak.value,
        capacityUnits: lines[fullest?.rep?.externalId ?? ''],
        isOverloaded: false,
      });
      expect(data?.wallboardAt?.reps.every(({ isOverloaded }) => !isOverloaded)).toBe(true);
    });

    test('and the page shows it at the instant at which the fullest held most', async () => {
      const told = await statistics();
      const fullest = told.toSorted((a, b) => b.peak.value - a.peak.value)[0];
      const token = await app.token(Role.WALLBOARD);
      browser = await openBrowser();
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      await page.goto(`${app.url}/wallboard?lang=en&theme=light&at=${fullest?.peak.at}#token=${token}`);
      const row = page.locator('.row.rep').filter({ hasText: fullest?.rep?.name ?? '' });
      await waitFor(
        async () => (await row.locator('.load').textContent())?.startsWith(`${fullest?.peak.value}`),
        40_000,
      );
      expect(await page.locator('.past-banner').isVisible()).toBe(true);
      expect(await page.locator('.row.rep.over').count()).toBe(0);
      if (PICTURE) await page.screenshot({ path: PICTURE });
    });
  },
);
