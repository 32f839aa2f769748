import fc from 'fast-check';
import pg from 'pg';
import { EvaluationDimension } from '../../src/evaluation/evaluation.enums.js';
import { cyclesOf, type SpreadFigure } from '../../src/evaluation/find-cycles.js';
import { findEvaluation } from '../../src/evaluation/find-evaluation.js';
import type { Viewer } from '../../src/platform/access/viewer.js';
import type { Ctx } from '../../src/platform/context.js';
import { findViewer } from '../../src/reps/find-viewer.js';
import { Alteration } from '../support/alteration.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { MUTANTS } from '../support/evaluation-mutants.js';
import { evaluated, type Figures } from '../support/evaluation-oracle.js';
import { dayOf, instantOf, SOURCES, type ToldWorld, worlds, writeWorld } from '../support/evaluation-world.js';
import { makeWorld, type World } from '../support/world.js';

const DIMENSIONS = [null, ...Object.values(EvaluationDimension)];
const WORLDS = 100;

let app: TestApp;
let world: World;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  for (const [n, id] of SOURCES.entries())
    await owner.query('insert into lead_source (id, key, name) values ($1, $2, $2)', [id, `source ${n}`]);
});

afterAll(async () => {
  await owner.end();
  await app.stop();
});

describe('the figures of an evaluation', () => {
  test('are those that a reader of the same facts works out lead by lead, in every dimension', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async told => {
        await writeWorld(owner, told, world);
        for (const by of DIMENSIONS)
          expect([by, differences(await asked(told, by), evaluated(told, by, world))]).toEqual([by, []]);
      }),
      { numRuns: WORLDS },
    );
  }, 480_000);

  test('would not be those if the statements said something else', async () => {
    const alive = new Map(MUTANTS.map(mutant => [mutant.name, mutant]));
    for (const told of fc.sample(worlds, { numRuns: 2 * WORLDS, seed: 20_261_128 })) {
      if (alive.size === 0) break;
      await writeWorld(owner, told, world);
      const wanted = new Map(DIMENSIONS.map(by => [by, evaluated(told, by, world)]));
      for (const { name, by = null, from, to } of [...alive.values()]) {
        const altered = new Alteration(from, to);
        const answer = await asked(told, by, altered);
        if (altered.count === 0) throw new Error(`no statement says what ${name} would change`);
        if (differences(answer, wanted.get(by) ?? new Map()).length > 0) alive.delete(name);
      }
    }
    expect([...alive.keys()]).toEqual([]);
  }, 480_000);
});

/** What the product answers, as of the instant of the world. */
async function asked(
  told: ToldWorld,
  by: EvaluationDimension | null,
  altered?: Alteration,
): Promise<Map<string, Figures>> {
  const viewer = await viewerOf(told);
  const real = await app.runtime.contextFor(viewer);
  const runtime = { ...real.runtime, now: async () => instantOf(told, told.asOf) };
  const ctx: Ctx = { ...real, runtime, em: altered?.of(real.em) ?? real.em };
  const { total, rows } = await findEvaluation(ctx, {
    from: dayOf(told.fromDay),
    to: dayOf(told.fromDay + told.days),
    by,
    horizonDays: told.horizonDays,
    timeZone: told.zone,
  });
  const counts = rows.map(({ leadCount }) => leadCount);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  const answers = new Map([['all', await figuresOf(total)]]);
  for (const row of rows) answers.set(row.key ?? 'blank', await figuresOf(row));
  return answers;
}

async function viewerOf({ viewer }: ToldWorld): Promise<Viewer> {
  const claims = { repId: null, teamId: null, partnerId: null, expiresAtMs: 0, ...world.people[viewer] };
  return findViewer(app.runtime.orm.em.fork(), claims);
}

type Told = Awaited<ReturnType<typeof findEvaluation>>;
type Row = Told['total'] | Told['rows'][number];

async function figuresOf({ group, figures, ...row }: Row): Promise<Figures> {
  const responses = (await figures.responses()).get(group);
  const stages = (await figures.stages()).get(group) ?? [];
  const cycles = (await figures.cycles()).get(group) ?? cyclesOf([]);
  return {
    leadCount: row.leadCount,
    immatureCount: row.immatureCount,
    decidedEarlyCount: row.decidedEarlyCount,
    leftOutCount: row.leftOutCount,
    conversion: share(row.conversion),
    timeToWinDays: row.timeToWinDays,
    winRate: share(cycles.winRate),
    cycleDays: { won: spread(cycles.won), lost: spread(cycles.lost), closed: spread(cycles.closed) },
    revenue: ((await figures.revenues()).get(group) ?? []).map(({ amount, n, mean }) => ({
      currency: amount.currency,
      n,
      sum: amount.minorUnits,
      mean: mean.value,
    })),
    coldToHot: share((await figures.warmings()).get(group)),
    responseRate: share(responses?.responseRate),
    touchResponseRate: share(responses?.touchResponseRate),
    satisfaction: { n: responses?.satisfaction.n ?? 0, value: responses?.satisfaction.value ?? null },
    touchesPerWeek: frequency((await figures.frequencies()).get(group)),
    stages: Object.fromEntries(
      stages.map(({ fromId, toId, rate, immatureCount, reentryCount }) => [
        `${stageKey(fromId)} ${stageKey(toId)}`,
        { rate: share(rate), immature: immatureCount, again: reentryCount },
      ]),
    ),
  };
}

const spread = ({ mean, ...rest }: SpreadFigure) => ({ ...rest, mean: mean.value });

const stageKey = (id: string) => Object.entries(world.stages).find(([, one]) => one === id)?.[0];

interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly n: number;
}

function share(rate: (Fraction & { ciLow: number | null; ciHigh: number | null }) | undefined): object | null {
  if (!rate || rate.denominator === 0) return null;
  const { n: _, ...rest } = rate;
  return rest;
}

function frequency(told: Fraction | undefined): object | null {
  return told && told.denominator > 0
    ? { numerator: told.numerator, denominator: told.denominator, n: told.n, value: told.value }
    : null;
}

/** Where two answers differ by more than the last digits of a number. */
function differences(answer: unknown, wanted: unknown, path = ''): string[] {
  if (typeof answer === 'number' && typeof wanted === 'number')
    return Math.abs(answer - wanted) <= 1e-9 * (1 + Math.abs(wanted)) ? [] : [`${path}: ${answer}, not ${wanted}`];
  if (typeof answer !== 'object' || typeof wanted !== 'object' || answer === null || wanted === null)
    return answer === wanted ? [] : [`${path}: ${JSON.stringify(answer)}, not ${JSON.stringify(wanted)}`];
  const [a, b] = [fieldsOf(answer), fieldsOf(wanted)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap(key =>
    differences(a[key], b[key], `${path}/${key}`),
  );
}

function fieldsOf(value: object): Record<string, unknown> {
  return value instanceof Map ? Object.fromEntries(value) : (value as Record<string, unknown>);
}
