import fc from 'fast-check';
import pg from 'pg';
import { LoadGrouping, LoadMeasure } from '../../src/evaluation/evaluation.enums.js';
import { findLoadStatistics } from '../../src/evaluation/find-load-statistics.js';
import type { Ctx } from '../../src/platform/context.js';
import { findViewer } from '../../src/reps/find-viewer.js';
import { Alteration } from '../support/alteration.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { MUTANTS } from '../support/load-mutants.js';
import { type LoadFigures, loadsOf } from '../support/load-oracle.js';
import { instantOf, type ToldLoads, worlds, writeLoads } from '../support/load-world.js';
import { makeWorld, type World } from '../support/world.js';

const WORLDS = 100;
const QUESTIONS = Object.values(LoadGrouping).flatMap(groupBy =>
  Object.values(LoadMeasure).map(measure => ({ groupBy, measure })),
);
type Question = (typeof QUESTIONS)[number];

let app: TestApp;
let world: World;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await app.stop();
});

describe('load statistics', () => {
  test('are those that a reader of the same facts works out hour by hour, of reps and of teams, in every measure', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async told => {
        await writeLoads(owner, told, world);
        for (const question of QUESTIONS)
          expect([question, await asked(told, question)]).toEqual([question, wanted(told, question)]);
      }),
      { numRuns: WORLDS },
    );
  }, 480_000);

  test('would not be those if the statements said something else', async () => {
    const alive = new Map(MUTANTS.map(mutant => [mutant.name, mutant]));
    for (const told of fc.sample(worlds, { numRuns: 2 * WORLDS, seed: 20_261_129 })) {
      if (alive.size === 0) break;
      await writeLoads(owner, told, world);
      for (const { name, from, to } of [...alive.values()]) {
        const altered = new Alteration(from, to);
        const isCaught = await anyDiffers(told, altered);
        if (altered.count === 0) throw new Error(`no statement says what ${name} would change`);
        if (isCaught) alive.delete(name);
      }
    }
    expect([...alive.keys()]).toEqual([]);
  }, 480_000);
});

async function anyDiffers(told: ToldLoads, altered: Alteration): Promise<boolean> {
  for (const question of QUESTIONS) {
    const answer = await asked(told, question, altered);
    if (JSON.stringify(answer) !== JSON.stringify(wanted(told, question))) return true;
  }
  return false;
}

/** By id, in the order of the ids. */
function inOrder(figures: ReadonlyMap<string, LoadFigures>): [string, LoadFigures][] {
  return [...figures].sort(([a], [b]) => (a < b ? -1 : 1));
}

function wanted(told: ToldLoads, { groupBy, measure }: Question): [string, LoadFigures][] {
  const ids: Readonly<Record<string, string>> = { ...world.reps, ...world.teams };
  const figures = [...loadsOf(told, groupBy, measure)].map(([name, one]) => [ids[name] ?? name, rounded(one)] as const);
  return inOrder(new Map(figures));
}

async function asked(told: ToldLoads, question: Question, altered?: Alteration): Promise<[string, LoadFigures][]> {
  const claims = { repId: null, teamId: null, partnerId: null, expiresAtMs: 0, ...world.people.admin };
  const real = await app.runtime.contextFor(await findViewer(app.runtime.orm.em.fork(), claims));
  const ctx: Ctx = { ...real, em: altered?.of(real.em) ?? real.em };
  const rows = await findLoadStatistics(ctx, {
    ...question,
    from: instantOf(told.from),
    to: instantOf(told.from + told.hours),
    teamIds: told.asked?.map(name => world.teams[name]) ?? null,
    breachLimits: told.limits,
  });
  const peaks = rows.map(({ peak }) => peak.value);
  expect(peaks).toEqual(peaks.toSorted((a, b) => b - a));
  return inOrder(
    new Map(
      rows.map(({ key, peak, mean, timeOverQuota: { hours, limitedHours, share }, breaches }) => {
        expect(share).toEqual(limitedHours > 0 ? hours / limitedHours : null);
        const told = breaches.map(one => [one.limit, one.hours, one.episodeCount] as const);
        const figures = { peak: peak.value, peakAt: peak.at.toISOString(), mean, limitedHours, hours, breaches: told };
        return [key, rounded(figures)] as const;
      }),
    ),
  );
}

const rounded = (figures: LoadFigures): LoadFigures => ({ ...figures, mean: Math.round(figures.mean * 1e9) / 1e9 });
