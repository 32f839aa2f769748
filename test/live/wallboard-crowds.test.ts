import type { Browser, Page } from 'playwright-core';
import { Role } from '../../src/platform/access/viewer.js';
import { seriousFaults } from '../support/accessibility.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser, type Visit, visit } from '../support/browser.js';
import { crowdOf } from '../support/crowd.js';
import { misfits } from '../support/layout.js';
import { waitFor } from '../support/wait-for.js';

const PATIENCE_MS = 20_000;
const LONG_MS = 120_000;
const PHONE = { width: 390, height: 844 };
/** Of a wall of 1080 lines; and of what is held in the hand. */
const LEAST_PX = { wall: 14, phone: 13 };
const PAGE_MS = 20_000;

let app: TestApp;
let browser: Browser;
let crowd: ReturnType<typeof crowdOf>;
let wall: Visit;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  crowd = crowdOf(app);
  await crowd.growTo(4);
  wall = await open('lang=en&theme=light');
}, LONG_MS);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function open(query: string, viewport?: { width: number; height: number }): Promise<Visit> {
  const token = await app.token(Role.WALLBOARD);
  const opened = await visit(browser, `${app.url}/wallboard?${query}#token=${token}`, viewport);
  await opened.page.locator('body[data-link="live"]').waitFor({ timeout: PATIENCE_MS });
  await opened.page.evaluate('document.fonts.ready.then(() => true)');
  return opened;
}

const repCount = (page: Page) => page.locator('.row.rep').count();
const shows = (page: Page, reps: number) => waitFor(async () => (await repCount(page)) === reps, PATIENCE_MS);
const columnCount = (page: Page) => page.locator('.fleet .col').count();

describe('a floor that grows', () => {
  test.each([
    [4, 1],
    [12, 2],
    [28, 2],
    [60, 3],
  ])(
    'fits with %i reps into %i columns, nothing cut off and nothing over another',
    async (reps, columns) => {
      await crowd.growTo(reps);
      await shows(wall.page, reps);
      expect(await columnCount(wall.page)).toBe(columns);
      await waitFor(async () => (await misfits(wall.page, LEAST_PX.wall)).length === 0, 3000).catch(() => null);
      expect(await misfits(wall.page, LEAST_PX.wall)).toEqual([]);
    },
    LONG_MS,
  );
  test(
    'writes every name in full, or all with an initial',
    async () => {
      const names = await wall.page.locator('.row.rep .name').allTextContents();
      expect(names.filter(name => /^\S\. /.test(name)).length % names.length).toBe(0);
      expect(names.some(name => name.endsWith('Hernández-Castellanos'))).toBe(true);
    },
    LONG_MS,
  );

  test(
    'is read aloud row by row, without a serious fault, in light and in dark and on a phone',
    async () => {
      expect(await seriousFaults(wall.page)).toEqual([]);
      for (const query of ['lang=zh&theme=dark', 'lang=en&theme=dark']) {
        const { page } = await open(query, query.startsWith('lang=zh') ? PHONE : undefined);
        expect(await seriousFaults(page)).toEqual([]);
        await page.close();
      }
      const labels = await wall.page
        .locator('.row.rep')
        .evaluateAll(rows => rows.map(row => row.getAttribute('aria-label')));
      expect(labels.filter(label => !/^.+: .+/.test(label ?? ''))).toEqual([]);
    },
    LONG_MS,
  );

  test(
    'lies on a phone in one column without a sideways scroll',
    async () => {
      const { page } = await open('lang=en&theme=light', PHONE);
      await shows(page, 60);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
      expect(await misfits(page, LEAST_PX.phone)).toEqual([]);
      await page.close();
    },
    LONG_MS,
  );

  test(
    'turns pages of whole teams above 60 reps, and whoever is over the line is on each of them',
    async () => {
      const turned = await open('lang=en&theme=dark');
      const { page } = turned;
      await crowd.growTo(71);
      await page.getByText('1 of 2', { exact: true }).waitFor({ timeout: PATIENCE_MS });
      const first = await page.locator('.row.team').evaluateAll(rows => rows.map(row => row.getAttribute('data-team')));
      expect(await misfits(page, LEAST_PX.wall)).toEqual([]);
      await page.getByText('2 of 2', { exact: true }).waitFor({ timeout: PAGE_MS + PATIENCE_MS });
      const second = await page
        .locator('.row.team')
        .evaluateAll(rows => rows.map(row => row.getAttribute('data-team')));
      expect(await misfits(page, LEAST_PX.wall)).toEqual([]);
      const onBoth = first.filter(team => second.includes(team));
      expect(onBoth.length).toBe(1);
      expect(new Set([...first, ...second]).size).toBe(8);
      expect(await page.locator('.row.rep.over').count()).toBe(1);
      expect(turned.faults).toEqual([]);
    },
    LONG_MS,
  );

  test(
    'is measured by a check that sees a name that is too large, and one that is too pale',
    async () => {
      const { page } = await open('lang=en&theme=light');
      await page.evaluate(`document.adoptedStyleSheets.push(new CSSStyleSheet());
        document.adoptedStyleSheets[0].replaceSync('.row .name { font-size: 3rem !important; color: #ccc }')`);
      expect((await misfits(page, LEAST_PX.wall)).length).toBeGreaterThan(0);
      expect(await seriousFaults(page)).toEqual([expect.stringContaining('color-contrast')]);
      await page.close();
    },
    LONG_MS,
  );
});
