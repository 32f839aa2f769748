import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { type FedPage, startFedPage } from '../support/fed-page.js';
import { FedWorld } from '../support/fed-world.js';
import { growthOf, type Held, openScale } from '../support/heap.js';
import { buildVariant } from '../support/page-variant.js';
import { waitFor } from '../support/wait-for.js';

const LONG_MS = 300_000;
const PATIENCE_MS = 60_000;
const WEEK_DAYS = 7;
const STEP_MINUTES = 60;
const STEPS_A_DAY = (24 * 60) / STEP_MINUTES;
const LOG_FEEDS = ['leadAssigned', 'leadStageChanged', 'findingRaised'];

let browser: Browser;
let folder: string;
let fed: FedPage | null = null;

beforeAll(async () => {
  browser = await openBrowser();
}, LONG_MS);

afterAll(async () => {
  await browser?.close();
});

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'plimsoll-week-'));
});

afterEach(async () => {
  await fed?.stop();
  fed = null;
  await rm(folder, { recursive: true });
});

interface Lived {
  /** What the page held at the end of its first day. */
  readonly early: Held;
  /** And of its last. */
  readonly late: Held;
  readonly told: number;
  /** How often the ticker said that a day began, and that some changes were not shown. */
  readonly newDays: number;
  readonly gaps: number;
}

/** Days in front of a board: changes at all hours, a midnight, a server started anew and a place that is lost. */
async function live(
  pageFolder: string,
  { days, changesAStep }: { days: number; changesAStep: number },
): Promise<Lived> {
  const world = new FedWorld();
  const board = await startFedPage(pageFolder, world);
  fed = board;
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.clock.install({ time: world.nowMs });
  await page.addInitScript(WATCH);
  await page.goto(`${board.url}/wallboard?lang=en&theme=light#token=a.b.c`);
  await linkIs(page, 'live');
  const scale = await openScale(page);
  const held: Held[] = [];
  let told = 0;
  for (let day = 0; day < days; day++) {
    for (let step = 0; step < STEPS_A_DAY; step++) {
      told += tellSome(board, world, changesAStep);
      if (step === 6) board.cut();
      if (step === 15) board.refuse(LOG_FEEDS, 'CURSOR_EXPIRED');
      await board.handled();
      world.nowMs += STEP_MINUTES * 60_000;
      await page.clock.fastForward(STEP_MINUTES * 60_000);
      if (step === 6 || step === 15) await settled(page, board);
    }
    await settled(page, board);
    if (day === 0 || day === days - 1) held.push(await scale());
  }
  const seen = (await page.evaluate('window.seen')) as { newDays: number; gaps: number };
  await page.close();
  const [early, late] = held as [Held, Held];
  return { early, late, told, ...seen };
}

/** Counts the sentences that pass the ticker. */
const WATCH = `
  window.seen = { newDays: 0, gaps: 0 };
  new MutationObserver(changes => {
    for (const { addedNodes } of changes) for (const { textContent } of addedNodes) {
      if (textContent.startsWith('A new day')) window.seen.newDays++;
      if (textContent.startsWith('Changes from')) window.seen.gaps++;
    }
  }).observe(document, { childList: true, subtree: true });
`;

async function linkIs(page: Page, state: string): Promise<void> {
  await page.locator(`body[data-link="${state}"]`).waitFor({ timeout: PATIENCE_MS });
}

/** All seven feeds are followed and everything that was told is drawn. */
async function settled(page: Page, board: FedPage): Promise<void> {
  await waitFor(async () => {
    await page.clock.runFor(1000);
    return board.subscribed.length >= 7;
  }, PATIENCE_MS);
  await board.handled();
  await page.clock.runFor(5000);
  await linkIs(page, 'live');
}

function tellSome(board: FedPage, world: FedWorld, changes: number): number {
  const many = <Change>(make: () => Change) => Array.from({ length: Math.floor(changes / 3) }, make);
  board.tell('leadStageChanged', world.story(many(() => world.stageChange())));
  board.tell('leadAssigned', world.story(many(() => world.ownershipChange())));
  board.tell('leadStageChanged', world.story(many(() => world.stageChange())));
  board.tell('leadAssigned', world.story([world.ownershipChange()]));
  board.tell('findingRaised', world.story([world.findingChange()]));
  for (const field of ['repLoadChanged', 'teamLoadChanged', 'pipelineChanged'])
    board.tell(field, { ...world.firstFrame(field), isSnapshot: false });
  return 3 * Math.floor(changes / 3) + 1;
}

test(
  'a board holds no more after a week of 200,000 changes and seven midnights than after its first day',
  async () => {
    const lived = await live(path.resolve('dist/web'), { days: WEEK_DAYS, changesAStep: 1200 });
    expect(lived.told).toBeGreaterThanOrEqual(200_000);
    expect([lived.newDays, lived.gaps]).toEqual([WEEK_DAYS, WEEK_DAYS]);
    expect(growthOf(lived)).toEqual([]);
  },
  LONG_MS,
);

test(
  'and one that keeps every change that passed its ticker is found out',
  async () => {
    await buildVariant(folder, {
      file: 'ticker.ts',
      from: 'this.queue.push(entry);',
      to: 'this.queue.push(entry); (window.kept ??= []).push(entry);',
    });
    const lived = await live(folder, { days: 3, changesAStep: 240 });
    expect(growthOf(lived)).toEqual([
      expect.stringContaining('heapBytes grew'),
      expect.stringContaining('objectBytes grew'),
    ]);
  },
  LONG_MS,
);

describe('a feed that is followed by itself', () => {
  const FRAMES = 2000;
  const ENTRIES = 100;

  test(
    'holds no more after 200,000 entries than after the first tenth of them',
    async () => {
      const held = await follow(path.resolve('dist/web'), FRAMES);
      expect(growthOf(held)).toEqual([]);
    },
    LONG_MS,
  );

  test(
    'and one that remembers every entry is found out',
    async () => {
      await buildVariant(folder, {
        file: 'feed.ts',
        from: 'const REMEMBERED_ENTRIES = 1000;',
        to: 'const REMEMBERED_ENTRIES = Infinity;',
      });
      const held = await follow(folder, FRAMES / 4);
      expect(growthOf(held)).toEqual([
        expect.stringContaining('heapBytes grew'),
        expect.stringContaining('objectBytes grew'),
      ]);
    },
    LONG_MS,
  );

  /** What a page holds after the first tenth of the frames, and after all of them. */
  async function follow(pageFolder: string, frames: number): Promise<{ early: Held; late: Held }> {
    const world = new FedWorld();
    const board = await startFedPage(pageFolder, world);
    fed = board;
    const page = await browser.newPage();
    await page.goto(`${board.url}/wallboard`);
    await page.evaluate(FOLLOW);
    await waitFor(() => board.subscribed.length === 1, PATIENCE_MS);
    const scale = await openScale(page);
    const tell = async (count: number) => {
      for (let frame = 0; frame < count; frame++) {
        board.tell('leadStageChanged', world.story(Array.from({ length: ENTRIES }, () => world.stageChange())));
        if (frame % 50 === 0) await board.handled();
      }
      await board.handled();
      return scale();
    };
    const early = await tell(frames / 10);
    const late = await tell(frames - frames / 10);
    expect(await page.evaluate('window.entries')).toBe(frames * ENTRIES);
    await page.close();
    return { early, late };
  }

  const FOLLOW = `import('/wallboard/feed.js').then(({ createFeed }) => {
    window.entries = 0;
    createFeed({
      url: location.origin.replace('http', 'ws') + '/graphql',
      token: () => 'a.b.c',
      query: 'subscription Story($after: Cursor) { leadStageChanged(after: $after) { cursor events { cursor } } }',
      onFrame: ({ events }) => { window.entries += events.length; },
    });
  })`;
});
