import { type GraphQLSchema, getNamedType, isObjectType, isRequiredArgument } from 'graphql';
import type { Variables } from './variables.js';

const WORD = /^<(\w+)>$/;
const DAY_MS = 86_400_000;
const INSTANTS: Readonly<Record<string, number>> = { yesterday: -DAY_MS, now: 0, tomorrow: DAY_MS };
/** Days of the calendar: the ends of a window that holds the last year and today, wherever one is. */
const DAYS: Readonly<Record<string, number>> = { aYearAgo: -364 * DAY_MS, theDayAfterTomorrow: 2 * DAY_MS };

/** What is asked for a word that means more than "one of its kind", and which of the ids in the answer it is. */
const QUESTIONS: Readonly<Record<string, { readonly query: string; readonly place: number }>> = {
  lead: { query: '{ leads(first: 1, filter: { placement: { eq: OWNED } }) { nodes { id } } }', place: 0 },
  pooledLead: { query: '{ leads(first: 1, filter: { placement: { eq: POOLED } }) { nodes { id } } }', place: 0 },
  program: { query: '{ nurturePrograms(first: 1) { nodes { id } } }', place: 0 },
  endedLead: { query: '{ leads(first: 1, filter: { placement: { eq: ENDED } }) { nodes { id } } }', place: 0 },
  // Where new leads go next.
  stage: { query: '{ wallboard { pipelines { stages { id } } } }', place: 1 },
};

type Ask = (sent: { readonly query: string }) => Promise<{ readonly data?: unknown }>;

/** The variables as text, each word replaced by the id of something that whoever is here can see; else it stays. */
export async function fillWords(ask: Ask, variables: Variables, schema: GraphQLSchema): Promise<string> {
  const words = new Set<string>();
  JSON.stringify(variables, (_key, value: unknown) => {
    const [, word] = typeof value === 'string' ? (WORD.exec(value) ?? []) : [];
    if (word) words.add(word);
    return value;
  });
  const known = new Map(
    await Promise.all([...words].map(async word => [word, await meaningOf(ask, word, schema)] as const)),
  );
  const filled = (_key: string, value: unknown) =>
    (typeof value === 'string' && known.get(WORD.exec(value)?.[1] ?? '')) || value;
  return JSON.stringify(variables, filled, 2);
}

async function meaningOf(ask: Ask, word: string, schema: GraphQLSchema): Promise<string | null> {
  const offsetMs = INSTANTS[word];
  if (offsetMs !== undefined) return new Date(Date.now() + offsetMs).toISOString();
  const daysMs = DAYS[word];
  if (daysMs !== undefined) return new Date(Date.now() + daysMs).toISOString().slice(0, 10);
  const question = QUESTIONS[word] ?? oneOfItsKind(schema, word);
  if (!question) return null;
  const { data } = await ask({ query: question.query }).catch(() => ({ data: null }));
  return idsIn(data)[question.place] ?? null;
}

/** A question for the list whose nodes are of this type: `rep` → `{ reps(first: 1) { nodes { id } } }`. */
function oneOfItsKind(schema: GraphQLSchema, word: string): { query: string; place: number } | null {
  const list = Object.values(schema.getQueryType()?.getFields() ?? {}).find(({ type, args }) => {
    const connection = getNamedType(type);
    if (!isObjectType(connection) || args.some(isRequiredArgument)) return false;
    const nodes = connection.getFields().nodes?.type;
    return nodes !== undefined && getNamedType(nodes).name.toLowerCase() === word.toLowerCase();
  });
  return list ? { query: `{ ${list.name}(first: 1) { nodes { id } } }`, place: 0 } : null;
}

function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('id' in value && typeof value.id === 'string') return [value.id];
  return Object.values(value).flatMap(idsIn);
}
