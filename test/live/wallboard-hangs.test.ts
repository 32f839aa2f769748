import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Role } from '../../src/platform/access/viewer.js';
import { startTestApp, type TestApp, type TestAppOptions } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { copyAsBuild } from '../support/page-variant.js';
import { waitFor } from '../support/wait-for.js';
import { type Walk, walkOf } from '../support/walk.js';

const PATIENCE_MS = 20_000;
const LONG_MS = 90_000;

let database: FreshDatabase;
let app: TestApp;
let walk: Walk;
let browser: Browser;
let pages: Page[];
let folder: string;

beforeAll(async () => {
  browser = await openBrowser();
}, LONG_MS);

afterAll(async () => {
  await browser?.close();
});

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'plimsoll-page-'));
  pages = [];
  database = await freshDatabase();
  await start();
}, LONG_MS);

afterEach(async () => {
  for (const page of pages) await page.context().close();
  await walk.stop();
  await app.stop();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function start(options: TestAppOptions = {}): Promise<void> {
  app = await startTestApp({ database, ...options });
  walk = walkOf(app);
}

/** The server goes and another one comes at the same address, after `meanwhile`. */
async function startAnew({
  meanwhile = async () => undefined,
  ...options
}: TestAppOptions & { meanwhile?: () => Promise<unknown> } = {}): Promise<void> {
  const { port } = new URL(app.url);
  await walk.stop();
  await app.stop();
  await meanwhile();
  await start({ env: { PORT: port }, ...options });
}

/** A board that is live, with a clock that the test moves on. */
async function openBoard({ token, lang = 'en' }: { token?: string; lang?: string } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  pages.push(page);
  await page.clock.install();
  await page.goto(`${app.url}/wallboard?lang=${lang}&theme=light#token=${token ?? (await app.token(Role.WALLBOARD))}`);
  await linkIs(page, 'live');
  await page.evaluate('window.wasHere = true');
  return page;
}

const linkIs = (page: Page, state: string) =>
  page.locator(`body[data-link="${state}"]`).waitFor({ timeout: PATIENCE_MS });

const textOf = (page: Page, selector: string) => page.locator(selector).first().textContent();
const wasReloaded = async (page: Page) => (await page.evaluate('window.wasHere')) !== true;
const ticker = (page: Page, text: string | RegExp) => page.locator('.tick-bar li', { hasText: text });

const aBuild = (own: string, served = own) => copyAsBuild(path.join(folder, `${own}-${served}`), { own, served });

const buildOf = (page: Page) =>
  page.evaluate(`fetch('wallboard/wallboard.js').then(answer => answer.text()).then(text => text.includes('second'))`);

/** What the node says that it holds of sockets and subscriptions. */
async function carried(): Promise<string[]> {
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  return ['sockets', 'subscriptions'].map(name => new RegExp(`^plimsoll_${name} (.+)$`, 'm').exec(metrics)?.[1] ?? '');
}

test(
  'a board holds one socket for all of its feeds, also after the server was away',
  async () => {
    const page = await openBoard();
    expect(await carried()).toEqual(['1', '7']);
    await startAnew({ meanwhile: () => linkIs(page, 'cut-off') });
    await linkIs(page, 'live');
    expect(await carried()).toEqual(['1', '7']);
    await page.context().close();
    await waitFor(async () => (await carried()).join() === '0,0');
  },
  LONG_MS,
);

describe('a board whose server gets a new build', () => {
  test(
    'stands as it was while the server is away, and is loaded anew once the new build answers',
    async () => {
      await startAnew({ webFolder: await aBuild('first-build') });
      const page = await openBoard();
      const asked = page.waitForRequest('**/build.json', { timeout: PATIENCE_MS });
      await page.clock.runFor(2 * 60_000);
      await (await asked).response();
      expect(await wasReloaded(page)).toBe(false);
      await startAnew({
        webFolder: await aBuild('second-build'),
        meanwhile: async () => {
          await linkIs(page, 'cut-off');
          for (let minute = 0; minute < 3; minute++) await page.clock.fastForward('01:00');
          expect(await wasReloaded(page)).toBe(false);
        },
      });
      await waitFor(async () => {
        await page.clock.runFor(1000);
        return wasReloaded(page);
      }, PATIENCE_MS);
      await linkIs(page, 'live');
      expect(await buildOf(page)).toBe(true);
    },
    LONG_MS,
  );

  test(
    'is loaded anew once for a build, also where the old page comes again, and says that it is an old one',
    async () => {
      await startAnew({ webFolder: await aBuild('first-build', 'second-build') });
      const page = await openBoard();
      let questions = 0;
      let loads = 0;
      page.on('request', request => {
        if (request.url().endsWith('/build.json')) questions++;
        if (request.isNavigationRequest()) loads++;
      });
      await waitFor(async () => {
        await page.clock.fastForward(10_000);
        await linkIs(page, 'live');
        return questions >= 4;
      }, PATIENCE_MS);
      expect(loads).toBe(1);
      await waitFor(async () => (await textOf(page, '.connbox small')) === 'a newer version of this page is there');
    },
    LONG_MS,
  );
});

describe('a board whose place in the log is gone', () => {
  const said = /Changes from \d\d:\d\d to \d\d:\d\d not shown/;

  test(
    'starts afresh when its cursor has expired, says so, and is live with all figures',
    async () => {
      const rep = await walk.aRep({ capacity: 5 });
      const page = await openBoard();
      await startAnew({
        meanwhile: async () => {
          await linkIs(page, 'cut-off');
          await start();
          for (let count = 0; count < 3; count++) await walk.aLead({ ownerId: rep.id });
          await waitFor(async () => (await app.runtime.live.health()).outboxRows === 0);
          await walk.sql('delete from event_log; update event_head set floor = pos');
          await walk.stop();
          await app.stop();
        },
      });
      await linkIs(page, 'afresh');
      expect(await textOf(page, '.conn .state')).toBe('Starting afresh');
      await linkIs(page, 'live');
      await ticker(page, said).waitFor({ timeout: PATIENCE_MS });
      expect(await textOf(page, '.row.rep .load b')).toBe('3');
      await walk.aLead({ ownerId: rep.id, segment: 'Afterwards' });
      await ticker(page, 'Afterwards').waitFor({ timeout: PATIENCE_MS });
      expect(await wasReloaded(page)).toBe(false);
    },
    LONG_MS,
  );

  test(
    'starts afresh when a new epoch begins, and goes on with what comes after',
    async () => {
      const page = await openBoard({ lang: 'zh' });
      await walk.sql('update event_head set epoch = epoch + 1');
      await linkIs(page, 'afresh');
      expect(await textOf(page, '.conn .state')).toBe('重新开始');
      await linkIs(page, 'live');
      await ticker(page, /\d\d:\d\d 至 \d\d:\d\d 的变动未显示/).waitFor({ timeout: PATIENCE_MS });
      await walk.aLead({ segment: 'Afterwards' });
      await ticker(page, 'Afterwards').waitFor({ timeout: PATIENCE_MS });
      expect(await wasReloaded(page)).toBe(false);
    },
    LONG_MS,
  );
});

describe('a board at midnight where the organisation is', () => {
  const DAY_MS = 86_400_000;
  const SHANGHAI_MS = 8 * 3_600_000;
  const STEP_MS = 15_000;

  test(
    'starts all counts of the day at 0 from a fresh snapshot, on the connection that stands',
    async () => {
      const rep = await walk.aRep({ capacity: 9 });
      await walk.sql(`update organisation set time_zone = 'Asia/Shanghai'`);
      app.clock.advanceMs(DAY_MS - ((Date.now() + SHANGHAI_MS) % DAY_MS) - 60_000);
      await walk.aLead({ ownerId: rep.id, stage: 'WON' });
      await walk.aLead({ ownerId: rep.id, stage: 'CONTACTED' });
      const page = await openBoard();
      expect(await countsOf(page)).toEqual({ won: '1', taken: '+2', entered: '+1', departed: '−2' });
      let sockets = 0;
      page.on('websocket', () => sockets++);
      for (let step = 1; step <= 5; step++) {
        await walk.aLead({ segment: `Step ${step}` });
        await ticker(page, `Step ${step}`).waitFor({ timeout: PATIENCE_MS });
        app.clock.advanceMs(STEP_MS);
        await page.clock.runFor(STEP_MS);
      }
      await ticker(page, 'A new day: counts start at 0').waitFor({ timeout: PATIENCE_MS });
      await waitFor(async () => {
        const { won, taken, entered } = await countsOf(page);
        return won === '0' && taken === '' && entered === '';
      }, PATIENCE_MS);
      await walk.aLead({ ownerId: rep.id });
      await waitFor(async () => (await countsOf(page)).taken === '+1', PATIENCE_MS);
      expect(await textOf(page, '.clock')).toBe('00:00');
      expect([sockets, await wasReloaded(page)]).toEqual([0, false]);
    },
    LONG_MS,
  );

  async function countsOf(page: Page) {
    const flow = page.locator('.pl[data-stage="CONTACTED"] .f');
    return {
      won: await textOf(page, '.kpi.won b'),
      taken: await textOf(page, '.row.rep .today'),
      entered: await flow.nth(0).textContent(),
      departed: await page.locator('.pl[data-stage="NEW"] .f').nth(1).textContent(),
    };
  }
});

describe('a board that may look no longer', () => {
  test(
    'is blank but for its sentence and its id, and asks for nothing more',
    async () => {
      const rep = await walk.aRep({ capacity: 9 });
      const page = await openBoard({ token: await app.token(rep.as) });
      expect(await page.locator('.row.rep').count()).toBe(1);
      await walk.sql('update rep set is_active = false');
      await walk.act('SetPresence', { repId: rep.id, presence: 'AWAY' });
      expect(await endedWordsOf(page)).toContain(`Screen ${rep.id}.`);
      const asked: string[] = [];
      page.on('request', request => asked.push(request.url()));
      page.on('websocket', socket => asked.push(socket.url()));
      await page.clock.runFor(10 * 60_000);
      expect(asked).toEqual([]);
      await page.reload();
      await page.getByText('Paste the token').waitFor({ timeout: PATIENCE_MS });
    },
    LONG_MS,
  );

  test(
    'names its key but nothing of the secret, once the key of this screen is revoked',
    async () => {
      const { data } = await app.run<{ createApiKey: { secret: string; apiKey: { id: string } } }>('CreateApiKey', {
        input: { name: 'The screen in the hall', role: 'WALLBOARD', scopes: ['LEADS_READ', 'FEEDS'] },
      });
      const { secret = '', apiKey } = data?.createApiKey ?? {};
      const page = await openBoard({ token: secret });
      await walk.act('RevokeApiKey', { id: apiKey?.id });
      const words = await endedWordsOf(page);
      const name = secret.split('_').slice(0, 3).join('_');
      expect(words).toContain(`Screen ${name}.`);
      expect(words).not.toContain(secret.slice(name.length + 1, name.length + 7));
    },
    LONG_MS,
  );

  /** What a board shows whose access is over: none of its figures. */
  async function endedWordsOf(page: Page): Promise<string> {
    await page.getByText('This screen is no longer allowed').waitFor({ timeout: PATIENCE_MS });
    await linkIs(page, 'ended');
    expect(await page.locator('.top, .main, .tick-bar').count()).toBe(0);
    const words = await page.locator('body').innerText();
    expect(words).not.toMatch(/Rep \d|Team \d/);
    return words;
  }
});
