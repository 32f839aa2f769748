import type { Browser, Page } from 'playwright-core';
import { Role } from '../../src/platform/access/viewer.js';
import { seriousFaults } from '../support/accessibility.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser, type Visit, visit } from '../support/browser.js';
import { committedOperations } from '../support/operations.js';
import { waitFor } from '../support/wait-for.js';

const PATIENCE_MS = 20_000;
const LONG_MS = 90_000;

let app: TestApp;
let browser: Browser;
let leadId: string;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  const input = { name: 'Rosa Vidal', companyName: 'Tern Solar' };
  const answer = await app.run<{ createLead: { lead: { id: string } } }>('CreateLead', { input });
  leadId = answer.data?.createLead.lead.id ?? '';
}, LONG_MS);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** The page as somebody of this role sees it first, in a browser that remembers nothing. */
async function openExplorer(role = Role.ADMIN, query = 'theme=light'): Promise<Visit> {
  const opened = await visit(browser, `${app.url}/explorer?${query}#token=${await app.token(role)}`, {
    width: 1600,
    height: 1000,
  });
  await opened.page.locator('.examples button:enabled').first().waitFor({ timeout: PATIENCE_MS });
  return opened;
}

/** The whole text of an editor, of which the page draws only what is in sight. */
interface Editor {
  readonly CodeMirror?: { getValue(): string };
}
const textOf = (page: Page, editor: string) =>
  page.locator(`${editor} .CodeMirror`).evaluate((node: Editor) => node.CodeMirror?.getValue() ?? '');
const answerOf = (page: Page) => textOf(page, '.result-window');
const variablesOf = (page: Page) => textOf(page, '.graphiql-editor-tool .graphiql-editor:not(.hidden)');
const answerHolds = (page: Page, text: string) =>
  waitFor(async () => (await answerOf(page)).includes(text), PATIENCE_MS);
const run = (page: Page) => page.locator('button.graphiql-execute-button').click();
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
/** Until its tab has its name, which the editor gives it a moment later. */
const openExample = async (page: Page, name: string) => {
  await page.locator('.examples button', { has: page.getByText(name, { exact: true }) }).click();
  await page
    .locator('.graphiql-tab-button')
    .and(page.getByTitle(name, { exact: true }))
    .waitFor();
};
describe('the explorer', () => {
  let explorer: Visit;
  let page: Page;

  beforeAll(async () => {
    explorer = await openExplorer();
    page = explorer.page;
  }, LONG_MS);

  test(
    'shows every committed operation at the first look, by story, and has the first of them open',
    async () => {
      const names = await page.locator('.examples .name').allTextContents();
      expect(names.toSorted()).toEqual([...committedOperations().operations.keys()].toSorted());
      expect(await page.locator('.examples h2').allTextContents()).toContain('Follow a lead');
      expect(await page.getByRole('tab').allInnerTexts()).toEqual([
        'Leads',
        'People',
        'CreateLead',
        'LeadStageChanged',
      ]);
      expect(page.url()).not.toContain('token');
    },
    LONG_MS,
  );

  test(
    'runs a query',
    async () => {
      await run(page);
      await answerHolds(page, leadId);
      expect(await answerOf(page)).not.toContain('"errors"');
    },
    LONG_MS,
  );

  test(
    'opens an example with the id of something that is there, once',
    async () => {
      await openExample(page, 'LeadTimeline');
      await waitFor(async () => (await variablesOf(page)).includes('"first": 20'), PATIENCE_MS);
      await openExample(page, 'Node');
      await openExample(page, 'LeadTimeline');
      expect(await page.getByRole('tab').count()).toBe(6);
      await openExample(page, 'ClaimLead');
      await waitFor(async () => (await variablesOf(page)).includes(leadId), PATIENCE_MS);
    },
    LONG_MS,
  );

  test(
    'follows a subscription, and keeps the frames that came before',
    async () => {
      await tab(page, 'LeadStageChanged');
      await run(page);
      await answerHolds(page, '"cursor"');
      const { data } = await app.run<{ wallboard: { pipelines: { stages: { id: string; key: string }[] }[] } }>(
        'Stages',
      );
      const contacted = data?.wallboard.pipelines[0]?.stages.find(({ key }) => key === 'CONTACTED');
      await app.run('MoveLead', { input: { id: leadId, stageId: contacted?.id } });
      await answerHolds(page, '"CONTACTED"');
      expect((await answerOf(page)).split('"isUpToDate"').length - 1).toBeGreaterThan(1);
      await run(page);
      const measured = async () => (await fetch(`${app.url}/metrics`)).text();
      await waitFor(async () => /^plimsoll_subscriptions 0$/m.test(await measured()), PATIENCE_MS);
    },
    LONG_MS,
  );

  test(
    'shows the descriptions of the schema',
    async () => {
      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
      const docs = page.locator('.graphiql-plugin');
      await docs.getByText('Query', { exact: true }).first().click();
      await docs.getByText('Leads that you may see.').waitFor({ timeout: PATIENCE_MS });
    },
    LONG_MS,
  );

  test('asks no other host for anything, and nothing went wrong on the way', () => {
    expect([...explorer.hosts]).toEqual([new URL(app.url).host]);
    expect(explorer.faults).toEqual([]);
  });
});

test(
  'the explorer asks for a token where it has none, and again for one that opens nothing',
  async () => {
    const { page } = await visit(browser, `${app.url}/explorer`);
    expect(await seriousFaults(page)).toEqual([]);
    await page.locator('input').fill('not.a.token');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('alert').waitFor({ timeout: PATIENCE_MS });
    await page.locator('input').fill(await app.token(Role.AUDITOR));
    await page.getByRole('button', { name: 'Open' }).click();
    await page.locator('.who', { hasText: 'AUDITOR' }).waitFor({ timeout: PATIENCE_MS });
    await page.getByRole('button', { name: 'Other token' }).click();
    await page.locator('input').waitFor({ timeout: PATIENCE_MS });
    await page.close();
  },
  LONG_MS,
);

test(
  'the explorer is dark where it is asked to',
  async () => {
    const { page, faults } = await openExplorer(Role.AUDITOR, 'theme=dark');
    expect(await page.locator('body').getAttribute('class')).toContain('graphiql-dark');
    expect(faults).toEqual([]);
    await page.close();
  },
  LONG_MS,
);

test.each([
  ['in production', { NODE_ENV: 'production' }],
  ['where it is switched off', { PLIMSOLL_EXPLORER: 'off' }],
])('there is no explorer %s', async (_where, env) => {
  const other = await startTestApp({ env });
  try {
    expect((await fetch(`${other.url}/explorer`)).status).toBe(404);
    expect((await fetch(`${other.url}/explorer/explorer.js`)).status).toBe(404);
  } finally {
    await other.stop();
  }
});
