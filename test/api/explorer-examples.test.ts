import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { Role } from '../../src/platform/access/viewer.js';
import { type Example, examplesIn } from '../../web/explorer/examples.js';
import { SHOWN_VARIABLES, variablesFor } from '../../web/explorer/variables.js';
import { fillWords } from '../../web/explorer/words.js';
import { type Answer, type As, startTestApp, type TestApp } from '../support/app.js';

type Payload = Record<string, unknown> & { readonly userErrors?: readonly { code: string }[] };

const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const examples = examplesIn(
  Object.fromEntries(
    globSync('schema/operations/*.graphql').map(file => [path.basename(file, '.graphql'), readFileSync(file, 'utf8')]),
  ),
);
let app: TestApp;
let anna: As;

/** One of each that is asked for most: a team, a rep with a lead, a lead in the pool, a lead that has ended. */
beforeAll(async () => {
  app = await startTestApp();
  const teamId = await made('CreateTeam', { name: 'North' });
  const repId = await made('CreateRep', { name: 'Anna Lindqvist', teamId });
  anna = { subject: repId, role: Role.REP, repId };
  await made('CreateLead', { name: 'Ada', ownerId: repId });
  await made('CreateLead', { name: 'Ben' });
  await made('SaveContentItem', { key: 'roof', name: 'A roof in one year', kind: 'CASE_STUDY' });
  const lost = await made('CreateLead', { name: 'Cid', ownerId: repId });
  await app.run('CloseLead', { input: { id: lost, result: 'LOST', reason: 'PRICE' } });
});
afterAll(() => app.stop());

async function made(operation: string, input: object): Promise<string> {
  const { data } = await app.run<Record<string, Record<string, { id: string }>>>(operation, { input });
  return Object.values(Object.values(data ?? {})[0] ?? {})[0]?.id ?? '';
}

/** The example as one opens it and runs it. */
async function run(example: Example): Promise<Answer<Record<string, Payload | null>>> {
  const ask = ({ query }: { query: string }) => app.run(query);
  const variables = await fillWords(ask, variablesFor(example, schema), schema);
  const send = (as: As) => app.run<Record<string, Payload | null>>(example.query, JSON.parse(variables), { as });
  const answer = await send(Role.ADMIN);
  // Some things only a rep does.
  return answer.errors?.[0]?.extensions?.code === 'FORBIDDEN' ? send(anna) : answer;
}

/** Those whose variables were chosen, or that demand none: what the schema demands of others may not be there. */
const named = (kind: string) =>
  examples
    .filter(
      ({ name, kind: own, operation }) =>
        own === kind && (SHOWN_VARIABLES[name] ?? operation.variableDefinitions?.length === 0),
    )
    .map(example => [example.name, example] as [string, Example]);

test.each(named('query'))('%s can be run as the explorer shows it', async (_name, example) => {
  const answer = await run(example);
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toBeTruthy();
});

test.each(named('mutation'))('%s is done or refused by a rule as the explorer shows it', async (_name, example) => {
  const answer = await run(example);
  expect(answer.errors).toBeUndefined();
  expect(Object.values(answer.data ?? {})[0]).toBeTruthy();
});

test('a word stands for something that is there, and stays where nothing is', async () => {
  const ask = ({ query }: { query: string }) => app.run(query);
  const variables = { lead: '<lead>', team: '<team>', other: '<competitor>', plain: 'lead' };
  expect(JSON.parse(await fillWords(ask, variables, schema))).toEqual({
    lead: expect.stringMatching(/^lead_/),
    team: expect.stringMatching(/^team_/),
    other: '<competitor>',
    plain: 'lead',
  });
});
