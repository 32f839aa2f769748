import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { Role } from '../../src/platform/access/viewer.js';
import { seriousFaults } from '../support/accessibility.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser, type Visit, visit } from '../support/browser.js';
import { waitFor } from '../support/wait-for.js';

const PATIENCE_MS = 20_000;
const LONG_MS = 90_000;

let server: ChildProcess;
let origin: string;
let app: TestApp;
let browser: Browser;
let opened: Visit;
let page: Page;
/** Queries and mutations that the page sent, by name. */
const sent: string[] = [];
const stages = new Map<string, string>();

beforeAll(async () => {
  ({ server, origin } = await startExample());
  app = await startTestApp({ env: { PLIMSOLL_ALLOWED_ORIGINS: origin } });
  const { data } = await app.run<{ wallboard: { pipelines: { stages: { id: string; key: string }[] }[] } }>('Stages');
  for (const { key, id } of data?.wallboard.pipelines[0]?.stages ?? []) stages.set(key, id);
  for (const name of ['Ada', 'Ben']) await makeLead(name);
  browser = await openBrowser();
  opened = await visit(browser, 'about:blank', { width: 1000, height: 700 });
  page = opened.page;
  page.on('request', request => {
    const { operationName } = (request.method() === 'POST' ? request.postDataJSON() : {}) as { operationName?: string };
    if (operationName) sent.push(operationName);
  });
  await page.goto(`${origin}/#api=${app.url}&token=${await app.token(Role.ADMIN)}`);
}, LONG_MS);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  server?.kill();
  if (server?.exitCode === null) await once(server, 'exit');
});

async function startExample(): Promise<{ server: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, ['examples/apollo-client/serve.mjs'], {
    env: { ...process.env, PORT: '0', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (found) return { server: child, origin: found };
  }
  throw new Error('The example did not start.');
}

async function makeLead(name: string): Promise<string> {
  const input = { name, companyName: `${name} Ltd` };
  const { data } = await app.run<{ createLead: { lead: { id: string; displayLabel: string } } }>('CreateLead', {
    input,
  });
  return data?.createLead.lead.id ?? '';
}

const rows = () => page.locator('tbody tr');
const stageOf = (name: string) => page.getByRole('combobox', { name: new RegExp(name) });
const stageIs = (name: string, key: string) =>
  waitFor(async () => (await stageOf(name).inputValue()) === stages.get(key), PATIENCE_MS);

describe('the example with Apollo Client', () => {
  test(
    'lists the leads',
    async () => {
      await stageOf('Ada').waitFor({ timeout: PATIENCE_MS });
      expect(await rows().count()).toBe(2);
      await stageIs('Ada', 'NEW');
    },
    LONG_MS,
  );

  test(
    'moves a lead, and says so',
    async () => {
      await stageOf('Ada').selectOption(stages.get('CONTACTED') ?? '');
      await page.getByRole('status').filter({ hasText: 'Contacted' }).waitFor({ timeout: PATIENCE_MS });
      await stageIs('Ada', 'CONTACTED');
    },
    LONG_MS,
  );

  test(
    'shows what others did, by the feed alone: a move, and a lead that came in',
    async () => {
      const before = [...sent];
      const cato = await makeLead('Cato');
      await stageOf('Cato').waitFor({ timeout: PATIENCE_MS });
      await app.run('MoveLead', { input: { id: cato, stageId: stages.get('CONTACTED') } });
      await stageIs('Cato', 'CONTACTED');
      expect(await rows().count()).toBe(3);
      expect(sent).toEqual(before);
      expect(sent.filter(name => name === 'LeadRows')).toHaveLength(1);
    },
    LONG_MS,
  );

  test(
    'puts a lead back that may not be moved, and says why',
    async () => {
      await app.run('UpdateLead', { input: { id: await idOf('Ben'), segment: 'Solar' } });
      await stageOf('Ben').selectOption(stages.get('CONTACTED') ?? '');
      await waitFor(async () => /changed/i.test((await page.getByRole('status').textContent()) ?? ''), PATIENCE_MS);
      await stageIs('Ben', 'NEW');
    },
    LONG_MS,
  );

  test('asks its own server and ours, and nobody else, and axe-core finds nothing serious', async () => {
    expect(await seriousFaults(page)).toEqual([]);
    expect([...opened.hosts].filter(Boolean).toSorted()).toEqual(
      [new URL(origin).host, new URL(app.url).host].toSorted(),
    );
    expect(opened.faults).toEqual([]);
  });
});

async function idOf(name: string): Promise<string> {
  const { data } = await app.run<{ leads: { edges: { node: { id: string; displayLabel: string } }[] } }>('Leads', {});
  return data?.leads.edges.find(({ node }) => node.displayLabel.includes(name))?.node.id ?? '';
}
