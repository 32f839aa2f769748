import type { Browser, Page } from 'playwright-core';
import { Role } from '../../src/platform/access/viewer.js';
import { seriousFaults } from '../support/accessibility.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { crowdOf } from '../support/crowd.js';
import { misfits } from '../support/layout.js';
import { waitFor } from '../support/wait-for.js';

const PATIENCE_MS = 20_000;
const LONG_MS = 120_000;
const LEAST_PX = 14;
/** Longer than a new lead may be left alone. */
const FOUR_DAYS_MS = 4 * 86_400_000;
/** Shorter than the silence after which a board calls itself cut off. */
const STEP_MS = 20_000;

let app: TestApp;
let browser: Browser;
let crowd: ReturnType<typeof crowdOf>;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  crowd = crowdOf(app);
}, LONG_MS);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** With a clock that the test can put forward. */
async function open(query: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.clock.install();
  await page.goto(`${app.url}/wallboard?${query}#token=${await app.token(Role.WALLBOARD)}`);
  await page.locator('body[data-link="live"]').waitFor({ timeout: PATIENCE_MS });
  return page;
}

const text = async (page: Page, selector: string) => (await page.locator(selector).allTextContents()).join(' ');

const loadedFonts = (page: Page) =>
  page.evaluate<string[]>(
    `[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family.replaceAll('"', ''))`,
  );

describe('a board with little on it', () => {
  test.each([
    ['en', 'No reps yet', 'No lead waits.', 'Each change of stage and each claim will pass here.'],
    ['zh', '还没有销售人员', '没有待分配的线索。', '阶段变化与领取会在此显示。'],
  ])(
    'says in %s what to do next where nothing is there yet',
    async (language, ...said) => {
      const page = await open(`lang=${language}&theme=light`);
      const places = ['.fleet h2', '.waiting .reasons', '.tick-bar .hint'];
      expect(await Promise.all(places.map(place => text(page, place)))).toEqual(said);
      expect(await misfits(page, LEAST_PX)).toEqual([]);
      expect(await seriousFaults(page)).toEqual([]);
      await page.close();
    },
    LONG_MS,
  );

  test(
    'says that no line is set where nobody has one',
    async () => {
      const teamId = await crowd.made('CreateTeam', { name: 'West' });
      const repId = await crowd.made('CreateRep', { name: 'Zoë Quist', teamId });
      await crowd.made('SetHoldingQuota', { repId, mode: 'UNLIMITED' });
      const page = await open('lang=en&theme=light');
      expect(await page.getByText('no line set').isVisible()).toBe(true);
      expect(await text(page, '.row.rep .room')).toBe('∞');
      expect(await page.locator('.kpi.held .of').textContent()).toBe('');
      expect(await misfits(page, LEAST_PX)).toEqual([]);
      await page.close();
    },
    LONG_MS,
  );
});

describe('a board before its first figures', () => {
  test(
    'claims nothing: outlines, dashes and a word on what it does',
    async () => {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      await page.route('**/graphql', () => undefined);
      await page.goto(`${app.url}/wallboard?lang=en&theme=light#token=${await app.token(Role.WALLBOARD)}`);
      await page.locator('body[data-link="starting"]').waitFor({ timeout: PATIENCE_MS });
      expect(await page.locator('.row.outline').count()).toBe(8);
      expect(await page.locator('.kpi b').allTextContents()).toEqual(['–', '–', '–', '–']);
      expect(await text(page, '.conn .state')).toBe('Connecting');
      expect(await text(page, '.side')).not.toMatch(/\d|No lead waits|Nothing is found/);
      expect(await seriousFaults(page)).toEqual([]);
      await page.close();
    },
    LONG_MS,
  );
});

describe('a board of many states', () => {
  beforeAll(() => crowd.growTo(18), LONG_MS);

  test(
    'draws each state of a hull in a shape of its own, and says it in a word or a figure',
    async () => {
      const page = await open('lang=en&theme=dark');
      const said = async (state: string) =>
        [...new Set(await page.locator(`.row.rep.${state} .room`).allTextContents())].sort();
      expect(await said('over')).toEqual(['+5']);
      expect(await said('full')).toEqual(['full']);
      expect(await said('near')).toEqual(['1']);
      expect(await said('free')).toEqual(['3', '8']);
      expect(await said('paused')).toEqual(['paused']);
      expect(await said('busy')).toEqual(['busy']);
      expect(await said('leave')).toEqual(['leave']);
      expect(await said('unlimited')).toEqual(['∞']);
      expect(await text(page, '.row.rep.out .note')).toContain('takes no leads');
      expect(await page.getByText('no line set').first().isVisible()).toBe(false);
      expect(await page.locator('.over.far').count()).toBe(1);
      for (const [state, shape] of [
        ['paused', 'idle'],
        ['busy', 'idle'],
        ['leave', 'idle'],
        ['unlimited', 'open'],
        ['out', 'none'],
        ['over', 'beyond'],
      ])
        expect(await page.locator(`.row.rep.${state} .hull.${shape}`).count()).toBeGreaterThan(0);
      await page.close();
    },
    LONG_MS,
  );

  test(
    'speaks Chinese in every word, also in those that are only heard',
    async () => {
      const page = await open('lang=zh&theme=light');
      const words = await page.evaluate<string[]>(`[...document.querySelectorAll('body *:not(script):not(noscript)')]
        .filter(element => !element.closest('.name, h1'))
        .flatMap(element => [element.getAttribute('aria-label')?.split('：').at(-1), ...[...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data)])
        .filter(text => /[a-z]{2}/i.test(text ?? ''))`);
      expect(words).toEqual([]);
      await waitFor(async () => (await loadedFonts(page)).includes('Noto Sans SC Variable'), PATIENCE_MS);
      expect(await misfits(page, LEAST_PX)).toEqual([]);
      await page.close();
    },
    LONG_MS,
  );

  test(
    'hatches what is neglected, counts it beside the hull and says what is found',
    async () => {
      const page = await open('lang=en&theme=light');
      expect(await text(page, '.found')).toBe('Nothing is found wrong.');
      app.clock.advanceMs(FOUR_DAYS_MS);
      await waitFor(async () => (await page.locator('.row.rep .hull .neglected:visible').count()) >= 5, PATIENCE_MS);
      await waitFor(async () => (await page.locator('.fd').count()) >= 2, PATIENCE_MS);
      await page.locator('.tick-bar li', { hasText: 'Neglected' }).first().waitFor({ timeout: PATIENCE_MS });
      const one = page.locator('.row.rep', { has: page.locator('.hull .neglected:visible') }).first();
      const count = await one.locator('.neglect b').textContent();
      expect(Number(count)).toBeGreaterThan(0);
      expect(await one.getAttribute('aria-label')).toMatch(new RegExp(`, ${count} neglected$`));
      expect(await page.locator('.fd').first().textContent()).toMatch(/^Neglected\S\. .+\d\u2009\/\u2009\d d$/u);
      expect(await text(page, '.findings h2')).toMatch(/^Findings\d+ neglected$/);
      expect(await misfits(page, LEAST_PX)).toEqual([]);
      expect(await seriousFaults(page)).toEqual([]);
      await page.close();
    },
    LONG_MS,
  );

  test(
    'says of a rep with room that may take in no more for now that it is capped, and live that it may again',
    async () => {
      const page = await open('lang=en&theme=light');
      const repId = await crowd.made('CreateRep', {
        name: 'Cara Capp',
        teamId: await crowd.made('CreateTeam', { name: 'Capp' }),
      });
      await crowd.made('SetPresence', { repId, presence: 'AVAILABLE' });
      await crowd.made('SetHoldingQuota', { repId, mode: 'LIMITED', capacity: 10 });
      await crowd.made('SetIntakeCap', { repId, mode: 'LIMITED', max: 1, period: 'DAY' });
      const row = page.locator(`.row.rep[data-rep="${repId}"]`);
      const says = (room: string) =>
        waitFor(async () => (await row.locator('.room').textContent()) === room, PATIENCE_MS);
      await says('10');
      const id = await crowd.made('CreateLead', { name: 'One', companyName: 'One Ltd' });
      await crowd.made('AssignLead', { id, repId });
      await says('capped');
      expect(await row.getAttribute('aria-label')).toMatch(/1 of 10.*, has taken in all that it may for now$/);
      expect(await misfits(page, LEAST_PX)).toEqual([]);
      expect(await seriousFaults(page)).toEqual([]);
      await crowd.made('SetIntakeCap', { repId, mode: 'UNLIMITED' });
      await says('9');
      await page.close();
    },
    LONG_MS,
  );

  test(
    'says in its place that a panel could not be read again, while the rest goes on',
    async () => {
      const page = await open('lang=en&theme=light');
      await page.route('**/graphql', route => route.abort());
      const newLeads = async () => Number(await page.locator('.pl[data-stage="NEW"] .c').textContent());
      for (let step = 1; step <= 4; step++) {
        const before = await newLeads();
        await page.clock.fastForward(STEP_MS);
        await crowd.made('CreateLead', { name: `Late ${step}`, companyName: `Late ${step} Ltd` });
        await waitFor(async () => (await newLeads()) === before + 1, PATIENCE_MS);
      }
      await page.locator('section.waiting.late').waitFor({ timeout: PATIENCE_MS });
      expect(await text(page, '.waiting .late-word')).toMatch(/^not read since \d\d:\d\d:\d\d$/);
      expect(await text(page, '.pool .late-word')).toMatch(/^not read since /);
      expect(await page.locator('body').getAttribute('data-link')).toBe('live');
      expect(await page.locator('.cutband').isVisible()).toBe(false);
      expect(await misfits(page, LEAST_PX)).toEqual([]);
      await page.unroute('**/graphql');
      await page.locator('section.late').first().waitFor({ state: 'detached', timeout: PATIENCE_MS });
      expect(await text(page, '.waiting .late-word')).toBe('');
      await page.close();
    },
    LONG_MS,
  );
});
