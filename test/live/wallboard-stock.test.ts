import type { Browser, Page } from 'playwright-core';
import { Role } from '../../src/platform/access/viewer.js';
import { UserErrorCode } from '../../src/platform/refusal.js';
import { seriousFaults } from '../support/accessibility.js';
import { openBrowser, type Visit, visit } from '../support/browser.js';
import type { WallboardQuery } from '../support/generated/graphql.js';
import { misfits } from '../support/layout.js';
import { waitFor } from '../support/wait-for.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const PATIENCE_MS = 20_000;
const LONG_MS = 120_000;
const LEAST_PX = 14;
const HOUR_MS = 3_600_000;
const PHONE = { width: 390, height: 844 };
const CODES = Object.values(UserErrorCode);
const REASONS = CODES.slice(CODES.indexOf(UserErrorCode.REP_INACTIVE));

describe('what is free and what waits', () => {
  const walk = withApp();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, LONG_MS);
  afterAll(() => browser?.close());

  const aPool = async (name: string, input: object = {}) =>
    (await walk.act('SavePool', { key: `pool-${nextNumber()}`, name, ...input })).pool?.id ?? '';
  const fill = async (poolId: string, tiers: string) => {
    for (const tier of tiers) await walk.aLead({ poolId, tier: tier === '-' ? null : tier });
  };
  /** A lead that lies in no pool and waits for a reason: no use case leaves one so where there is a default pool. */
  const wait = async (reason: string, tier: string | null = null) => {
    const { id } = await walk.aLead({ tier, segment: `waits for ${reason}` });
    await walk.sql(
      `update lead set placement = 'WAITING', waiting_reason = '${reason}', pool_id = null where segment = 'waits for ${reason}' and placement = 'POOLED'`,
    );
    return id;
  };
  const board = async () =>
    (await walk.ask<WallboardQuery>('Wallboard', { withFleet: false }, Role.WALLBOARD)).wallboard;
  async function open(query: string, viewport?: { width: number; height: number }): Promise<Visit> {
    const token = await walk.app.token(Role.WALLBOARD);
    const opened = await visit(browser, `${walk.app.url}/wallboard?${query}#token=${token}`, viewport);
    await opened.page.locator('body[data-link="live"]').waitFor({ timeout: PATIENCE_MS });
    await opened.page.evaluate('document.fonts.ready.then(() => true)');
    return opened;
  }
  const rowsOf = async (page: Page, panel: string) =>
    page
      .locator(`.${panel} .tt-row:not(.tt-head)`)
      .evaluateAll(rows => rows.map(row => [...row.children].map(({ textContent }) => textContent)));

  test('are told by tier, with since when the oldest is there, whatever becomes of it meanwhile', async () => {
    const poolId = await aPool('Fairs');
    await fill(poolId, 'A');
    const since = await walk.app.runtime.now();
    walk.app.clock.advanceMs(2 * HOUR_MS);
    await fill(poolId, 'BB-');
    const id = await wait('QUOTA_EXCEEDED', 'D');
    const { waiting: first } = await board();
    walk.app.clock.advanceMs(HOUR_MS);
    await walk.act('SetTier', { id, tier: 'C' });
    await wait('QUOTA_EXCEEDED', 'A');
    const { pools, waiting } = await board();
    const pool = pools.find(one => one.id === poolId);
    expect(pool?.tiers).toEqual([
      { tier: 'A', leadCount: 1 },
      { tier: 'B', leadCount: 2 },
      { tier: null, leadCount: 1 },
    ]);
    expect(Math.abs(Date.parse(pool?.oldestSince ?? '') - since.getTime())).toBeLessThan(HOUR_MS);
    expect(waiting).toEqual([
      {
        reason: 'QUOTA_EXCEEDED',
        leadCount: 2,
        tiers: [
          { tier: 'A', leadCount: 1 },
          { tier: 'C', leadCount: 1 },
        ],
        oldestSince: first[0]?.oldestSince,
      },
    ]);
    await walk.act('AssignLead', { id, repId: (await walk.aRep()).id });
  });

  test(
    'stand beside the fleet pool by pool and reason by reason, and what is nurtured is not free to claim',
    async () => {
      await fill(await aPool('In care', { purpose: 'NURTURING' }), 'DDD');
      await wait('NO_RULE_MATCHED', 'B');
      const { page, faults } = await open('lang=en&theme=light');
      expect(await rowsOf(page, 'pool')).toEqual([
        ['Fairs', '1', '2', '', '', '1', expect.stringMatching(/^\d+:\d\d$/)],
        ['In care', '', '', '', '3', '', expect.stringMatching(/^0:\d\d$/)],
      ]);
      expect(await page.locator('.pool h2 small').first().textContent()).toBe('4 free to claim');
      expect(await rowsOf(page, 'waiting')).toEqual([
        ['No rule matched', '', '1', '', '', '', expect.stringMatching(/^0:\d\d$/)],
        ['Quota full', '1', '', '', '', '', expect.stringMatching(/^0:\d\d$/)],
      ]);
      expect(await page.locator('.pool .tt-row').nth(1).getAttribute('aria-label')).toMatch(
        /^Fairs: 4 leads, the oldest for \d+:\d\d, A 1, B 2, none 1$/,
      );
      await fill(await aPool('Trials'), 'AC');
      await waitFor(async () => (await rowsOf(page, 'pool')).length === 3, PATIENCE_MS * 4);
      expect(faults).toEqual([]);
      expect(await misfits(page, LEAST_PX)).toEqual([]);
      expect(await seriousFaults(page)).toEqual([]);
      await page.close();
    },
    LONG_MS,
  );

  test(
    'have room for every reason and for many pools of long names, on a wall and on a phone, in both languages',
    async () => {
      for (const [place, reason] of REASONS.entries())
        for (let n = 0; n <= place % 3; n++) await wait(reason, 'ABCD'[(place + n) % 4]);
      for (const name of [
        'International partners and resellers',
        '华东大区公海',
        'Web',
        'Key accounts of the north',
        'Fairs 2025',
      ])
        await fill(await aPool(name), 'ABCDD-');
      for (const [query, viewport] of [
        ['lang=en&theme=light', undefined],
        ['lang=zh&theme=dark', undefined],
        ['lang=en&theme=dark', PHONE],
        ['lang=zh&theme=light', PHONE],
      ] as const) {
        const { page, faults } = await open(query, viewport);
        const rows = await rowsOf(page, 'waiting');
        const { waiting, pools } = await board();
        const total = (some: readonly (readonly (string | null)[])[]) =>
          some.flatMap(row => row.slice(1, 6)).reduce((sum, count) => sum + Number(count), 0);
        expect(total(rows)).toBe(waiting.reduce((sum, { leadCount }) => sum + leadCount, 0));
        expect(total(await rowsOf(page, 'pool'))).toBe(
          pools.flatMap(({ tiers }) => tiers).reduce((sum, { leadCount }) => sum + leadCount, 0),
        );
        if (viewport) expect(rows).toHaveLength(waiting.length);
        expect(await misfits(page, viewport ? 13 : LEAST_PX)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport?.width ?? 1920);
        expect(await seriousFaults(page)).toEqual([]);
        expect(faults).toEqual([]);
        await page.close();
      }
    },
    LONG_MS,
  );
});
