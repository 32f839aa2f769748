import { readFileSync } from 'node:fs';
import { type DefinitionNode, parse, print } from 'graphql';
import { committedOperations } from '../support/operations.js';
import { Shell } from '../support/shell.js';
import { withApp } from '../support/with-app.js';

/** A block of commands, and the answers that stand under it, one for each line that comes back. */
interface Step {
  readonly commands: string;
  readonly answers: readonly unknown[];
}

const text = readFileSync('docs/partners.md', 'utf8');
const steps = [...text.matchAll(/^```sh\n([\s\S]*?)^```\n(?:```json\n([\s\S]*?)^```\n)?/gm)].map(
  ([, commands = '', answers = '']): Step => ({ commands, answers: jsonIn(answers) }),
);
/** The minutes that a busy machine may take for a dozen processes. */
const SLOW_MS = 300_000;

describe('the first hour of a partner', () => {
  const walk = withApp();
  let shell: Shell;

  beforeAll(() => {
    shell = new Shell({
      ...process.env,
      NODE_ENV: 'test',
      NODE_OPTIONS: '',
      NODE_NO_WARNINGS: '1',
      DATABASE_URL: walk.app.database.url,
      REDIS_URL: '',
      LOG_LEVEL: 'warn',
      PLIMSOLL_TOKEN_SECRET: walk.app.config.tokenSecret,
    });
  });
  afterAll(() => shell.stop());

  test(
    'goes as docs/partners.md tells it, command by command',
    async () => {
      expect(steps.length).toBeGreaterThan(8);
      // As `npx plimsoll` in a clone, without npm looking for it.
      await shell.run('npx() { shift; node bin/plimsoll.mjs "$@"; }');
      for (const { commands, answers } of steps) {
        const block = commands.replaceAll('http://127.0.0.1:4000', walk.app.url);
        if (block.includes('WhatBecameOfMine')) await houseDecides();
        const lines = block.includes('subscription') ? await followed(block) : await shell.run(block);
        expect([commands, lines.map(line => JSON.parse(line))]).toMatchObject([commands, answers]);
      }
    },
    SLOW_MS,
  );

  test('asks what became of its leads by the committed operation', () => {
    const [, query = ''] = /"query": ("query WhatBecameOfMine.*"),$/m.exec(text) ?? [];
    const committed = committedOperations().operations.get('WhatBecameOfMine');
    expect(print(parse(JSON.parse(query) as string))).toContain(print(committed as DefinitionNode));
  });

  /** What happens at the house meanwhile. */
  async function houseDecides(): Promise<void> {
    const [rosa, omar] = [await idOf('a-1'), await idOf('a-2')];
    await walk.act('LogInteraction', {
      leadId: rosa,
      channel: 'PHONE',
      direction: 'OUTBOUND',
      disposition: 'CONNECTED',
    });
    await walk.act('CloseLead', { id: rosa, result: 'WON', reason: 'FIT' });
    await walk.act('CloseLead', { id: omar, result: 'LOST', reason: 'PRICE' });
  }

  async function idOf(externalId: string): Promise<string> {
    const { leads } = await walk.ask<{ leads: { nodes: { id: string }[] } }>(
      'query ($filter: LeadFilter) { leads(filter: $filter) { nodes { id } } }',
      { filter: { externalId: { eq: externalId } } },
    );
    return leads.nodes[0]?.id ?? '';
  }

  /** Another lead comes by the partner, and one of the house moves first: it must not be told. */
  async function followed(block: string): Promise<string[]> {
    const feed = await shell.begin(block, ['PLIMSOLL', 'KEY']);
    const first = await feed.next();
    const [key] = await shell.run('echo $KEY');
    const theirs = await walk.aLead({ stage: 'CONTACTED' });
    const mine = await walk.aLead({ externalId: 'a-4' }, key ?? null);
    await walk.act('MoveLead', { id: mine.id, stageId: await walk.stageId('CONTACTED') });
    const lines = [first];
    while (!lines.at(-1)?.includes('CONTACTED')) lines.push(await feed.next());
    await feed.stop();
    expect(lines.join('\n')).not.toContain(theirs.id);
    return [first, lines.at(-1) ?? ''];
  }
});

/** The JSON values of a text, one after another; `"…"` stands for any text. */
function jsonIn(answers: string): unknown[] {
  const values: unknown[] = [];
  let part = '';
  for (const line of answers.split('\n').filter(Boolean)) {
    part += line;
    try {
      values.push(JSON.parse(part, (_key, value: unknown) => (value === '…' ? expect.any(String) : value)));
      part = '';
    } catch {
      // It goes on in the next line.
    }
  }
  if (part !== '') throw new Error(`docs/partners.md shows an answer that is no JSON: ${part}`);
  return values;
}
