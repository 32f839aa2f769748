import type pg from 'pg';
import { withOwner } from '../../platform/db/server-version.js';
import { idFromUuid } from '../../platform/ids.js';
import { CHECKS } from './checks.js';
import type { Check } from './law.js';

/** A place where a law does not hold. */
export interface Break {
  readonly subject: string;
  readonly found: string;
}

/** What one check found: how many breaks, and the first of them. */
export interface Verdict {
  readonly name: string;
  readonly law: string;
  readonly breakCount: number;
  readonly breaks: readonly Break[];
  readonly ms: number;
}

const SHOWN = 20;
const STATEMENT_MS = 600_000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Holds every law against the rows as they were at one instant: one read-only transaction that waits for nobody and that
 * nobody waits for. `only`: the checks of these names; `kept`: how many breaks of each are given.
 */
export function runChecks(
  databaseUrl: string,
  only: readonly string[] | null = null,
  kept = SHOWN,
): Promise<Verdict[]> {
  return withOwner(databaseUrl, async client => {
    await client.query('begin transaction isolation level repeatable read, read only');
    await client.query(`set local statement_timeout = ${STATEMENT_MS}`);
    await client.query('set local lock_timeout = 1000');
    const verdicts = await judgeAll(client, only);
    await client.query('rollback');
    return verdicts.map(({ breaks, ...verdict }) => ({ ...verdict, breaks: breaks.slice(0, kept) }));
  });
}

/** The same in the transaction of a client, with every break. */
export async function judgeAll(client: pg.Client, only: readonly string[] | null = null): Promise<Verdict[]> {
  const names = await namesOf(client);
  const verdicts: Verdict[] = [];
  for (const check of CHECKS) if (only?.includes(check.name) ?? true) verdicts.push(await judge(client, check, names));
  return verdicts;
}

async function judge(client: pg.Client, check: Check, names: readonly [string[], string[]]): Promise<Verdict> {
  const began = performance.now();
  const { rows } = await client.query<Break>(check.sql, check.needsNames ? [...names] : []);
  const { name, law, of } = check;
  const breaks = rows
    .map(({ subject, found }) => ({ subject: of && UUID.test(subject) ? idFromUuid(of, subject) : subject, found }))
    .sort((a, b) => (a.subject < b.subject ? -1 : 1));
  return { name, law, breakCount: breaks.length, breaks, ms: Math.round(performance.now() - began) };
}

/** Reps and stages by the ids that facts name them by. */
async function namesOf(client: pg.Client): Promise<readonly [string[], string[]]> {
  const { rows } = await client.query<{ kind: 'rep' | 'stage'; id: string }>(
    `select 'rep' as kind, id from rep union all select 'stage', id from stage`,
  );
  return [rows.map(({ id }) => id), rows.map(({ kind, id }) => idFromUuid(kind, id))];
}
