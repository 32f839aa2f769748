import type { Browser } from 'playwright-core';
import { Role } from '../../src/platform/access/viewer.js';
import { openBrowser, visit } from '../support/browser.js';
import type { WallboardQuery } from '../support/generated/graphql.js';
import { misfits } from '../support/layout.js';
import { routingOf } from '../support/routing.js';
import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

const PATIENCE_MS = 60_000;
const LONG_MS = 120_000;
const LEAST_PX = 14;

describe('what no rule could give to anybody', () => {
  const walk = withApp();
  const { rule, decision } = routingOf(walk);
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, LONG_MS);
  afterAll(() => browser?.close());

  const waiting = async () =>
    (await walk.ask<WallboardQuery>('Wallboard', { withFleet: false }, Role.WALLBOARD)).wallboard.waiting.map(
      ({ reason, tiers }) => [reason, ...tiers.map(({ tier, leadCount }) => `${leadCount} ${tier}`)],
    );

  test(
    'waits in its pool for a reason that the wall tells by tier, and no more once somebody has it',
    async () => {
      const [crowded, absent] = [await walk.aTeam(), await walk.aTeam()];
      const full = await walk.aRep({ teamId: crowded, capacity: 0 });
      await walk.act('SetPresence', { repId: (await walk.aRep({ teamId: absent })).id, presence: 'OFFLINE' });
      await rule({ teamId: crowded, filter: { segment: { eq: 'crowded' } } });
      await rule({ teamId: absent, filter: { segment: { eq: 'absent' } } });
      const since = await walk.app.runtime.now();
      const [held] = [
        await walk.aLead({ segment: 'crowded', tier: 'D' }),
        await walk.aLead({ segment: 'crowded', tier: 'A' }),
      ];
      for (const tier of ['D', 'D'])
        await decision((await walk.aLead({ segment: 'crowded', tier })).id, 'HELD_IN_POOL');
      await decision(held.id, 'HELD_IN_POOL');
      await decision((await walk.aLead({ segment: 'absent', tier: 'C' })).id, 'HELD_IN_POOL');
      await decision((await walk.aLead({ segment: 'of nobody', tier: 'B' })).id, 'REFUSED');
      expect(await waiting()).toEqual([
        ['QUOTA_EXCEEDED', '1 A', '3 D'],
        ['OFFLINE', '1 C'],
      ]);
      const { wallboard } = await walk.ask<WallboardQuery>('Wallboard', { withFleet: false }, Role.WALLBOARD);
      expect(Date.parse(wallboard.waiting[0]?.oldestSince ?? '')).toBeGreaterThanOrEqual(since.getTime());

      const token = await walk.app.token(Role.WALLBOARD);
      const { page, faults } = await visit(browser, `${walk.app.url}/wallboard?lang=en&theme=light#token=${token}`);
      await page.locator('body[data-link="live"]').waitFor({ timeout: PATIENCE_MS });
      const rows = page.locator('.waiting .tt-row:not(.tt-head)');
      const shown = () =>
        rows.evaluateAll(some => some.map(row => [...row.children].slice(0, 5).map(({ textContent }) => textContent)));
      expect(await shown()).toEqual([
        ['Quota full', '1', '', '', '3'],
        ['Offline', '', '', '1', ''],
      ]);
      if (process.env.PLIMSOLL_WAITING_PICTURE) await page.screenshot({ path: process.env.PLIMSOLL_WAITING_PICTURE });
      expect(await misfits(page, LEAST_PX)).toEqual([]);

      await walk.act('SetHoldingQuota', { repId: full.id, mode: 'LIMITED', capacity: 4 });
      await waitFor(async () => (await waiting()).length === 1, PATIENCE_MS);
      await waitFor(async () => (await shown()).length === 1, PATIENCE_MS);
      expect(await shown()).toEqual([['Offline', '', '', '1', '']]);
      expect(await walk.loadOf(full.id)).toMatchObject({ heldCount: 4, isOverloaded: false });
      expect(faults).toEqual([]);
      await page.close();
    },
    LONG_MS,
  );
});
