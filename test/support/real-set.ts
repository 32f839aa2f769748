import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withOwner } from '../../src/platform/db/server-version.js';
import type { TestApp } from './app.js';
import { type ImportRun, runImport } from './run-import.js';

const ROOT = process.env.PLIMSOLL_DATA || path.resolve('../shared/data');
const MOST_MS = 60_000;

/** One of the real data sets: its files, its independently computed figures, and the imports of it. */
export class RealSet<Truth> {
  readonly folder: string;

  constructor(name: string) {
    this.folder = path.join(ROOT, name);
  }

  /** `describe`, or a skipped one that says why. */
  get describe(): typeof describe | typeof describe.skip {
    if (existsSync(path.join(this.folder, 'truth.json'))) return describe;
    process.stderr.write(
      `Skipped: there is no data set at ${this.folder}. Set PLIMSOLL_DATA to the folder that holds them.\n`,
    );
    return describe.skip;
  }

  truth(): Truth {
    return JSON.parse(readFileSync(path.join(this.folder, 'truth.json'), 'utf8')) as Truth;
  }

  /** Runs one import and says how long it took and what it needed. */
  async bring(app: TestApp, kind: string, { file, mapping }: { file: string; mapping: string }): Promise<ImportRun> {
    const run = await runImport(app.database.url, kind, {
      file: path.join(this.folder, file),
      mapping: path.join('examples/mappings', mapping),
    });
    if (run.end.event === 'failed') throw new Error(`${mapping}: ${run.end.code} ${run.end.message}`);
    const { ms, peakMb, rows } = run.end;
    process.stdout.write(
      `${mapping}: ${rows} rows in ${(Number(ms) / 1000).toFixed(1)} s, peak ${peakMb} MB${Number(ms) > MOST_MS ? ' (SLOW: more than 60 s)' : ''}\n`,
    );
    return run;
  }
}

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Every node of a list, page by page. The document takes `$after` and names the list `list`. */
export async function everyNode<Node>(
  app: TestApp,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<Node[]> {
  const all: Node[] = [];
  for (let after: string | null = null; ; ) {
    const answer: { data?: { list: Page<Node> } | null; errors?: unknown } = await app.run<{ list: Page<Node> }>(
      document,
      { ...variables, after },
    );
    if (!answer.data) throw new Error(JSON.stringify(answer.errors));
    all.push(...answer.data.list.nodes);
    if (!answer.data.list.pageInfo.hasNextPage) return all;
    after = answer.data.list.pageInfo.endCursor;
  }
}

/** `totalCount` of each list of a document. */
export async function totals(
  app: TestApp,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<Record<string, number>> {
  const { data, errors } = await app.run<Record<string, { totalCount: number }>>(document, variables);
  if (!data) throw new Error(JSON.stringify(errors));
  return Object.fromEntries(Object.entries(data).map(([name, { totalCount }]) => [name, totalCount]));
}

interface EvaluatedRow {
  readonly key: string | null;
  readonly label: string | null;
  readonly leadCount: number;
  readonly conversion: { readonly numerator: number; readonly denominator: number };
  readonly timeToWinDays: { readonly ciLow: number | null; readonly ciHigh: number | null };
  readonly [figure: string]: unknown;
}

/** An evaluation, with how long all its figures took together. */
export async function evaluate(
  app: TestApp,
  asked: Record<string, unknown>,
): Promise<{ total: EvaluatedRow; rows: readonly EvaluatedRow[] }> {
  const startedMs = performance.now();
  const { data, errors } = await app.run<{ evaluation: { total: EvaluatedRow; rows: readonly EvaluatedRow[] } }>(
    'Evaluation',
    asked,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  process.stdout.write(`evaluation ${asked.by ?? 'of all'}: ${Math.round(performance.now() - startedMs)} ms\n`);
  return data.evaluation;
}

/** Two-sided Wilson bounds at 95 %. */
export function wilson95(hits: number, of: number): [number, number] {
  const z = 1.959963984540054;
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [(middle - spread) / (1 + (z * z) / of), (middle + spread) / (1 + (z * z) / of)];
}

/** Everything that an import could change, as counts and sums of versions. */
export function fingerprint(app: TestApp): Promise<unknown> {
  return withOwner(app.database.url, async client => (await client.query(EVERYTHING)).rows[0]);
}

const EVERYTHING = `select (select sum(version) from lead) as lead_versions, (select count(*) from lead) as leads, (select count(*) from interaction) as touches,
  (select count(*) from lead_fact) as facts, (select count(*) from lead_outcome) as outcomes, (select sum(version) from rep) as rep_versions,
  (select sum(version) from rep_load) as load_versions, (select count(*) from team) as teams, (select count(*) from lead_source) as sources,
  (select count(*) from campaign) as campaigns, (select sum(entered + departed) from stage_flow where since < date '2020-01-01') as flow,
  (select count(*) from outbox where type not like 'finding%') + (select count(*) from event_log where type not like 'finding%') as events`;

/** Leads whose own columns say something else than their facts and touches do. */
export async function disagreements(app: TestApp): Promise<unknown> {
  return withOwner(app.database.url, async client => (await client.query(DISAGREEMENTS)).rows[0]);
}

const DISAGREEMENTS = `select
  (select count(*)::int from lead l where touch_count <> (select count(*) from interaction i where i.lead_id = l.id)) as touch_counts,
  (select count(*)::int from lead_interval where ended_at < started_at) as negative_intervals,
  (select count(*)::int from lead l where stage_since <> (select started_at from lead_interval i where i.lead_id = l.id and axis = 'STAGE' and ended_at is null)) as stages,
  (select count(*)::int from lead l where (owner_id is not null) <> exists (select 1 from lead_interval i where i.lead_id = l.id and axis = 'OWNER' and ended_at is null)) as owners,
  (select count(*)::int from lead l where load_units <> (select value::numeric from lead_interval i where i.lead_id = l.id and axis = 'WEIGHT' and ended_at is null)) as weights,
  (select count(*)::int from rep_load r where held_units <> (select coalesce(sum(load_units), 0) from lead l where l.owner_id = r.rep_id)) as counters`;

/** Touches that end at the instant at which they start; no query tells the end of a touch. */
export function zeroDurations(app: TestApp): Promise<number> {
  return withOwner(app.database.url, async client =>
    Number((await client.query('select count(*)::int as n from interaction where ended_at <= occurred_at')).rows[0].n),
  );
}

/** Stretches of ownership, gaps between two of one lead, and stretches that go on. */
export function ownerIntervals(app: TestApp): Promise<unknown> {
  return withOwner(app.database.url, async client => (await client.query(STRETCHES)).rows[0]);
}

const STRETCHES = `select count(*)::int as intervals, count(*) filter (where next is not null and next <> ended_at)::int as gaps,
  count(*) filter (where ended_at is null)::int as open
from (select started_at, ended_at, lead(started_at) over (partition by lead_id order by started_at, seq) as next from lead_interval where axis = 'OWNER') i`;
