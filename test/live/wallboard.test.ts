import type { Browser, Page } from 'playwright-core';
import { Role } from '../../src/platform/access/viewer.js';
import { type As, startTestApp, type TestApp } from '../support/app.js';
import { openBrowser, type Visit, visit } from '../support/browser.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { waitFor } from '../support/wait-for.js';

const PATIENCE_MS = 20_000;
const LONG_MS = 90_000;

let database: FreshDatabase;
let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  database = await freshDatabase();
  app = await startTestApp({ database });
  browser = await openBrowser();
}, LONG_MS);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await database?.drop();
});

/** Runs a mutation and gives the id of what it made; fails where it was refused. */
async function made(operation: string, input: object, as: As = Role.ADMIN): Promise<string> {
  const answer = await app.run(operation, { input }, { as });
  const payload = Object.values(answer.data ?? {})[0] as Record<string, unknown> | undefined;
  const object = Object.values(payload ?? {}).find(value => value !== null && !Array.isArray(value)) as { id: string };
  if (!object || answer.errors)
    throw new Error(`${operation} was refused: ${JSON.stringify(answer.errors ?? payload)}`);
  return object.id;
}

async function limitedRep(name: string, teamId: string, capacity: number): Promise<string> {
  const repId = await made('CreateRep', { name, teamId });
  await made('SetHoldingQuota', { repId, mode: 'LIMITED', capacity });
  return repId;
}

const lead = (name: string, input: object = {}) => made('CreateLead', { name, companyName: `${name} Ltd`, ...input });

async function openBoard(query = 'lang=en&theme=light', viewport?: { width: number; height: number }): Promise<Visit> {
  const token = await app.token(Role.WALLBOARD);
  const opened = await visit(browser, `${app.url}/wallboard?${query}#token=${token}`, viewport);
  await linkIs(opened.page, 'live');
  return opened;
}

async function linkIs(page: Page, state: string): Promise<void> {
  await page.locator(`body[data-link="${state}"]`).waitFor({ timeout: PATIENCE_MS });
}

const row = (page: Page, name: string) => page.locator('.row.rep', { has: page.locator('.name', { hasText: name }) });
const loadOf = async (page: Page, name: string) =>
  ((await row(page, name).locator('.load').textContent()) ?? '').replaceAll('\u2009', '');
const roomOf = (page: Page, name: string) => row(page, name).locator('.room').textContent();
const loadBecomes = (page: Page, name: string, load: string) =>
  waitFor(async () => (await loadOf(page, name)) === load, PATIENCE_MS);

describe('the wallboard', () => {
  let north: string;
  let anna: string;
  let stages: Record<string, string>;
  let board: Visit;
  let page: Page;

  beforeAll(async () => {
    north = await made('CreateTeam', { name: 'North' });
    const south = await made('CreateTeam', { name: 'South' });
    anna = await limitedRep('Anna Lindqvist', north, 10);
    const dario = await limitedRep('Dario Conti', south, 2);
    await made('SetHoldingQuota', {
      repId: await made('CreateRep', { name: 'Sofia Keller', teamId: south }),
      mode: 'UNLIMITED',
    });
    for (const name of ['Ada', 'Ben']) await lead(name, { ownerId: anna, tier: 'B', segment: 'Machinery' });
    for (const name of ['Cid', 'Dan']) await lead(name, { ownerId: dario });
    await made('SetHoldingQuota', { repId: dario, mode: 'LIMITED', capacity: 1 });
    const answer = await app.run<{ wallboard: { pipelines: { stages: { id: string; key: string }[] }[] } }>('Stages');
    stages = Object.fromEntries(answer.data?.wallboard.pipelines[0]?.stages.map(({ key, id }) => [key, id]) ?? []);
    board = await openBoard();
    page = board.page;
  }, LONG_MS);

  test(
    'shows each team with its reps against their lines, in words too',
    async () => {
      expect(await page.locator('.row.team .name').allTextContents()).toEqual(['North', 'South']);
      expect(await page.locator('.row.rep .name').allTextContents()).toEqual([
        'Anna Lindqvist',
        'Dario Conti',
        'Sofia Keller',
      ]);
      expect([await loadOf(page, 'Anna'), await roomOf(page, 'Anna')]).toEqual(['2/10', '8']);
      expect([await loadOf(page, 'Dario'), await roomOf(page, 'Dario')]).toEqual(['2/1', '+1']);
      expect([await loadOf(page, 'Sofia'), await roomOf(page, 'Sofia')]).toEqual(['0', '∞']);
      expect(await row(page, 'Dario').getAttribute('aria-label')).toBe('Dario Conti: 2 of 1, over by 1');
      expect(await page.locator('.kpi.over b').textContent()).toBe('1');
      expect(await page.locator('.pl[data-stage="NEW"] .c').textContent()).toBe('4');
      expect(await row(page, 'Anna').locator('.held').getAttribute('style')).toContain('width: 16%');
      expect(board.faults).toEqual([]);
      expect([...board.hosts]).toEqual([new URL(app.url).host]);
      expect(page.url()).not.toContain('token');
    },
    LONG_MS,
  );

  test(
    'moves when a lead is claimed, without being loaded again',
    async () => {
      const pooled = await lead('Eve', { tier: 'A', segment: 'Retail' });
      await page.evaluate('window.wasHere = true');
      const before = await loadOf(page, 'Anna');
      await made('ClaimLead', { id: pooled }, { subject: anna, role: Role.REP, repId: anna });
      await loadBecomes(page, 'Anna', '3/10');
      expect(before).toBe('2/10');
      const entry = page.locator('.tick-bar li', { hasText: 'claimed' });
      await entry.waitFor({ timeout: PATIENCE_MS });
      expect(await entry.locator('.a').textContent()).toBe('Pool→Anna Lindqvist');
      expect(await entry.locator('.b').textContent()).toContain('A · Retail');
      expect(await page.evaluate('window.wasHere')).toBe(true);
      expect(board.faults).toEqual([]);
    },
    LONG_MS,
  );

  test(
    'tells a change of stage at its foot and counts it in the pipeline',
    async () => {
      const moved = await lead('Fay', { tier: 'C', segment: 'Food' });
      await made('MoveLead', { id: moved, stageId: stages.CONTACTED });
      const entry = page.locator('.tick-bar li', { hasText: 'Contacted' });
      await entry.waitFor({ timeout: PATIENCE_MS });
      expect(await entry.locator('.a').textContent()).toBe('New→Contacted');
      expect(await entry.locator('.b').textContent()).toContain('C · Food');
      expect(await page.locator('.tick-bar').textContent()).not.toContain('Fay');
      await waitFor(
        async () => (await page.locator('.pl[data-stage="CONTACTED"] .c').textContent()) === '1',
        PATIENCE_MS,
      );
    },
    LONG_MS,
  );

  test(
    'outlines the load of a rep who is away, at once',
    async () => {
      const rep = await limitedRep('Yara Costa', north, 5);
      await loadBecomes(page, 'Yara', '0/5');
      await made('SetPresence', { repId: rep, presence: 'AWAY' });
      await waitFor(async () => (await roomOf(page, 'Yara')) === 'paused', PATIENCE_MS);
      expect(await row(page, 'Yara').locator('.hull').getAttribute('class')).toContain('idle');
    },
    LONG_MS,
  );

  test(
    'speaks Chinese and goes dark where it is asked to',
    async () => {
      const { page: other } = await openBoard('lang=zh&theme=dark', { width: 390, height: 844 });
      expect(await other.locator('.pl[data-stage="NEW"] .s').textContent()).toBe('新线索');
      expect(await other.locator('.conn .state').textContent()).toBe('实时');
      expect(await other.locator('html').getAttribute('lang')).toBe('zh-CN');
      expect(await other.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
        'rgb(10, 16, 20)',
      );
      expect(await other.evaluate('document.documentElement.scrollWidth')).toBe(390);
      await other.close();
    },
    LONG_MS,
  );

  test(
    'asks for a token where it has none, and shows nothing to one that is not allowed',
    async () => {
      const { page: other } = await visit(browser, `${app.url}/wallboard?lang=en`);
      await other.locator('input').fill('not.a.token');
      await other.locator('button').click();
      await other.getByText('This screen is no longer allowed').waitFor({ timeout: PATIENCE_MS });
      expect(await other.locator('.row').count()).toBe(0);
      await other.locator('input').fill(await app.token(Role.WALLBOARD));
      await other.locator('button').click();
      await linkIs(other, 'live');
      expect(await other.locator('.row.rep').count()).toBeGreaterThan(0);
      await other.close();
    },
    LONG_MS,
  );

  test(
    'says since when it is cut off when the server goes, and is live again with what it missed when it is back',
    async () => {
      const before = Number((await loadOf(page, 'Anna')).split('/')[0]);
      const port = new URL(app.url).port;
      expect(board.faults).toEqual([]);
      await app.stop();
      await linkIs(page, 'cut-off');
      expect(await page.locator('.cutband').textContent()).toMatch(
        /^Cut off since \d\d:\d\d:\d\d.*These figures are .+ old\. Trying again/,
      );
      expect(await loadOf(page, 'Anna')).toBe(`${before}/10`);
      app = await startTestApp({ database, env: { PORT: port } });
      await lead('Gus', { ownerId: anna, segment: 'Night' });
      await linkIs(page, 'live');
      await loadBecomes(page, 'Anna', `${before + 1}/10`);
      await page.locator('.tick-bar li', { hasText: 'Night' }).waitFor({ timeout: PATIENCE_MS });
      expect(board.faults.filter(fault => !/ERR_CONNECTION_REFUSED|WebSocket connection to/.test(fault))).toEqual([]);
    },
    LONG_MS,
  );
});
