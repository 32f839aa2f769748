import { readFileSync } from 'node:fs';
import { type DefinitionNode, Kind, parse, print } from 'graphql';
import { startTestApp, type TestApp } from '../support/app.js';
import { committedOperations } from '../support/operations.js';

/** An example of the tour: an operation, and the variables that stand under it, a set a line. */
interface Example {
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly variables: readonly string[];
}

type Problems = readonly { readonly code: string; readonly message: string }[];
type Payload = { readonly userErrors?: Problems } & Record<string, unknown>;

const tour = readFileSync('docs/tour.md', 'utf8');
const definitions = blocks('graphql').flatMap(text => [...parse(text).definitions]);
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

test('every example of the tour is a committed operation', () => {
  const { operations, fragments } = committedOperations();
  const committed = [...operations.values(), ...fragments.values()].map(print);
  expect(definitions.length).toBeGreaterThan(10);
  for (const definition of definitions) expect(committed).toContain(print(definition));
});

test('the curl of the tour sends the example under it', () => {
  const sent = /-d '(\{"query".*\})'/.exec(tour)?.[1] ?? '';
  const { query } = JSON.parse(sent) as { query: string };
  expect(print(parse(query))).toBe(print(definitions[0] as DefinitionNode));
});

test('the tour works from its first to its last example', async () => {
  const ids = new Map([['TOMORROW', new Date(Number(await app.runtime.now()) + 86_400_000).toISOString()]]);
  for (const [key, id] of await stageIds()) ids.set(`STAGE_${key}`, id);
  const refusals: string[] = [];
  for (const { name, kind, variables } of examples()) {
    for (const text of variables) {
      const said = JSON.parse(
        text.replaceAll(/"([A-Z_0-9]+)"/g, (whole, word: string) => JSON.stringify(ids.get(word) ?? JSON.parse(whole))),
      ) as Record<string, unknown>;
      if (kind === 'subscription') {
        const listener = await app.listen<Record<string, { cursor: string }>>(name, said);
        expect((await listener.next()).data).toHaveProperty('leadStageChanged.cursor');
        continue;
      }
      const answer = await app.run<Record<string, Payload>>(name, said);
      expect(answer.errors).toBeUndefined();
      const [payload] = Object.values(answer.data ?? {});
      expect(payload).toBeTruthy();
      for (const { code, message } of payload?.userErrors ?? []) refusals.push(`${name}: ${code} ${message}`);
      keepIds(ids, payload ?? {});
    }
  }
  expect(refusals).toEqual([expect.stringMatching(/^AssignLead: QUOTA_EXCEEDED .*Held: 1 of 1\.$/)]);
});

test('the README and ARCHITECTURE.md stay short enough to be read', () => {
  expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(251);
  expect(readFileSync('ARCHITECTURE.md', 'utf8').split('\n').length).toBeLessThanOrEqual(271);
});

function blocks(language: string): string[] {
  return [...tour.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text]) => text ?? '');
}

/** In the order of the tour; an operation without variables is run once without. */
function examples(): Example[] {
  const found: (Example & { variables: string[] })[] = [];
  for (const [, language, text = ''] of tour.matchAll(/^```(graphql|json)\n([\s\S]*?)^```/gm)) {
    if (language === 'json') found.at(-1)?.variables.push(...text.trim().split('\n'));
    else
      for (const definition of parse(text).definitions) {
        if (definition.kind === Kind.OPERATION_DEFINITION)
          found.push({ name: definition.name?.value ?? '', kind: definition.operation, variables: [] });
      }
  }
  return found.map(example => ({ ...example, variables: example.variables.length > 0 ? example.variables : ['{}'] }));
}

/** What the words in capitals stand for from here on: `TEAM`, `REP`, and `LEAD_1`, `LEAD_2`, … as they were made. */
function keepIds(ids: Map<string, string>, payload: Payload): void {
  for (const [key, object] of Object.entries(payload)) {
    const id = typeof object === 'object' && object !== null && 'id' in object ? String(object.id) : null;
    if (id === null || [...ids.values()].includes(id)) continue;
    if (key === 'team' || key === 'rep') ids.set(key.toUpperCase(), id);
    if (key === 'lead') ids.set(`LEAD_${[...ids.keys()].filter(word => word.startsWith('LEAD_')).length + 1}`, id);
  }
}

async function stageIds(): Promise<[string, string][]> {
  const { data } = await app.run<{ wallboard: { pipelines: { stages: { id: string; key: string }[] }[] } }>('Stages');
  return data?.wallboard.pipelines[0]?.stages.map(({ key, id }) => [key, id]) ?? [];
}
