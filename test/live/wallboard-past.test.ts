import type { Browser, Page } from 'playwright-core';
import { Role } from '../../src/platform/access/viewer.js';
import { seriousFaults } from '../support/accessibility.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { crowdOf } from '../support/crowd.js';
import { misfits } from '../support/layout.js';
import { waitFor } from '../support/wait-for.js';

const PATIENCE_MS = 40_000;
const LONG_MS = 240_000;
const LEAST_PX = 14;

let app: TestApp;
let browser: Browser;
let lostId: string;
let repId: string;
/** While Anna held two of the three. */
let between: Date;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  const crowd = crowdOf(app);
  const teamId = await crowd.made('CreateTeam', { name: 'North' });
  repId = await crowd.made('CreateRep', { name: 'Anna Berg', teamId });
  await crowd.made('SetPresence', { repId, presence: 'AVAILABLE' });
  const ids: string[] = [];
  for (const name of ['Ada', 'Ben', 'Cid'])
    ids.push(await crowd.made('CreateLead', { name, companyName: `${name} Ltd`, ownerId: repId }));
  await crowd.made('SetHoldingQuota', { repId, mode: 'LIMITED', capacity: 2 });
  app.clock.advanceMs(3 * 3_600_000);
  lostId = ids[0] ?? '';
  await crowd.made('CloseLead', { id: lostId, result: 'LOST', reason: 'PRICE' });
  app.clock.advanceMs(3 * 3_600_000);
  between = new Date(Date.now() + app.runtime.clock.offsetMs - 3_600_000);
  for (const id of ids.slice(1)) await crowd.made('CloseLead', { id, result: 'LOST', reason: 'PRICE' });
  app.clock.advanceMs(3 * 3_600_000);
}, LONG_MS);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function open(query: string, viewport = { width: 1920, height: 1080 }): Promise<Page> {
  const page = await browser.newPage({ viewport });
  await page.goto(`${app.url}/wallboard?theme=light&${query}#token=${await app.token(Role.WALLBOARD)}`);
  await page.locator('body[data-link="live"]').waitFor({ timeout: PATIENCE_MS });
  return page;
}
const load = (page: Page) => page.locator('.row.rep .load').first().textContent();
const says = (page: Page, wanted: RegExp) => waitFor(async () => wanted.test((await load(page)) ?? ''), PATIENCE_MS);

test(
  'looks back by the key t: the banner says when, the hulls what was held, and one click leads back to live',
  async () => {
    const page = await open('lang=en');
    await says(page, /^0/);
    expect(await page.locator('.past').isVisible()).toBe(false);
    expect(await page.locator('.past-open').isVisible()).toBe(false);
    await page.keyboard.press('t');
    for (let hours = 0; hours < 5; hours += 1) await page.getByRole('button', { name: '− 1 h' }).click();
    await says(page, /^2/);
    expect(await page.locator('.past-banner').textContent()).toMatch(
      /^You are looking at \w{3}, \d+ \w+ \d{4}, \d\d:\d\d$/,
    );
    expect(await page.locator('.kpi.won').textContent()).toContain('won that day');
    expect(await page.locator('.conn').isVisible()).toBe(false);
    expect(await misfits(page, LEAST_PX)).toEqual([]);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to live' }).click();
    await says(page, /^0/);
    expect(await page.locator('.kpi.won').textContent()).toContain('won today');
    expect(await page.locator('.conn').isVisible()).toBe(true);
    expect(await page.locator('.past-banner').isVisible()).toBe(false);
    expect(await page.locator('body').getAttribute('data-link')).toBe('live');
    await page.close();
  },
  LONG_MS,
);

test(
  'goes to the instant at which a lead was lost, and marks who held it and was over the line',
  async () => {
    const page = await open(`lang=zh&lead=${lostId}`);
    await says(page, /^3/);
    expect(await page.locator('.row[data-marked] .name').textContent()).toContain('Anna');
    expect(await page.locator('.row.rep.over').count()).toBe(1);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.locator('.past-banner').textContent()).toMatch(/^您正在查看/);
    expect(await misfits(page, LEAST_PX)).toEqual([]);
    await page.keyboard.press('Escape');
    await says(page, /^0/);
    expect(await page.locator('.row[data-marked]').count()).toBe(0);
    await page.close();
  },
  LONG_MS,
);

test.each([
  ['that the address names is gone to', () => between.toISOString(), '2'],
  ['that is still to come is not', () => '2999-01-01T00:00:00Z', '0'],
  ['that is none is not', () => 'yesterday', '0'],
])(
  'an instant %s',
  async (_what, at, held) => {
    const page = await open(`lang=en&at=${at()}`);
    await says(page, new RegExp(`^${held}`));
    expect(await page.locator('.past-banner').isVisible()).toBe(held === '2');
    await page.close();
  },
  LONG_MS,
);

test(
  'a lead that is lost while one looks leads to that instant by a click on the line that tells it',
  async () => {
    const page = await open('lang=en');
    const crowd = crowdOf(app);
    const id = await crowd.made('CreateLead', { name: 'Dan', companyName: 'Dan Ltd', ownerId: repId });
    await says(page, /^1/);
    await crowd.made('CloseLead', { id, result: 'LOST', reason: 'PRICE' });
    await says(page, /^0/);
    const told = page.getByRole('button', { name: /→ ?Lost/ });
    await told.waitFor({ timeout: PATIENCE_MS });
    expect(await seriousFaults(page)).toEqual([]);
    expect(await misfits(page, LEAST_PX)).toEqual([]);
    await told.click();
    await says(page, /^1/);
    expect(await page.locator('.row[data-marked] .name').textContent()).toContain('Anna');
    expect(await page.locator('.past-banner').isVisible()).toBe(true);
    await page.close();
  },
  LONG_MS,
);

test(
  'plays from then to now, and is live again when it has arrived',
  async () => {
    const page = await open('lang=en');
    await page.keyboard.press('t');
    for (let hours = 0; hours < 5; hours += 1) await page.getByRole('button', { name: '− 1 h' }).click();
    await says(page, /^2/);
    await page.getByRole('button', { name: 'Play' }).click();
    await waitFor(async () => !(await page.locator('.past-banner').isVisible()), PATIENCE_MS);
    await says(page, /^0/);
    await page.close();
  },
  LONG_MS,
);

test(
  'fits a phone',
  async () => {
    const page = await open(`lang=en&lead=${lostId}`, { width: 390, height: 844 });
    await says(page, /^3/);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.close();
  },
  LONG_MS,
);
