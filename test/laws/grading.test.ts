import pg from 'pg';
import { Dice } from '../../src/cli/prove/dice.js';
import { idFromUuid } from '../../src/platform/ids.js';
import { gradingOf } from '../support/grading.js';
import { gradeOf, type LeadRow, type Mutant, rowsOf, type Said } from '../support/grading-oracle.js';
import { withApp } from '../support/with-app.js';

const ROUNDS = 12;
const STEPS = 8;
const SLOW_MS = 240_000;
jest.setTimeout(SLOW_MS);

const TIERS = ['A', 'B', 'C', 'D'];
const SEGMENTS = ['retail', 'bank', 'farm'];
const FILTERS: readonly object[] = [
  {},
  { segment: { eq: 'retail' } },
  { segment: { in: ['bank', 'farm'] } },
  { not: { segment: { eq: 'bank' } } },
  { segment: { isNull: true } },
  { value: { gte: 10_000 } },
  { not: { value: { gte: 50_000 } } },
  { touchCount: { gte: 1 } },
  { temperature: { neq: 'COLD' } },
  { stageKey: { eq: 'CONTACTED' } },
  { sourceKey: { eq: 'fair' } },
  { or: [{ temperature: { eq: 'HOT' } }, { value: { gte: 90_000 } }] },
];

describe('what leads are graded as', () => {
  let owner: pg.Client;
  // Before the app drops the database.
  afterAll(() => owner?.end());
  const walk = withApp();
  const dice = new Dice(24);
  const said = new Map<string, Said>();
  let sourceId: string;
  beforeAll(async () => {
    owner = new pg.Client({ connectionString: walk.app.database.url });
    await owner.connect();
    const outcome = await walk.act('SaveSource', { key: 'fair', name: 'Fair' });
    sourceId = (outcome as object as { source: { id: string } }).source.id;
  });

  const one = <T>(of: readonly T[]): T => dice.pick(of);
  const chance = (of: number) => dice.between(1, of) === 1;
  const wishes = () => ({
    segment: chance(4) ? null : one(SEGMENTS),
    value: chance(3) ? null : { minorUnits: dice.between(0, 100_000), currency: 'EUR' },
    sourceId: chance(2) ? sourceId : null,
  });
  const criteria = () =>
    Array.from({ length: dice.between(0, 5) }, (_, n) => ({
      name: `criterion ${n}`,
      filter: one(FILTERS),
      points: dice.between(-10, 20),
    }));
  const anyLead = () => one([...said.keys()]);
  const note = (id: string, of: Partial<Said>) => said.set(id, { ...(said.get(id) as Said), ...of });

  const STEPS_OF: readonly (() => Promise<unknown>)[] = [
    async () => {
      const [tier, validity] = [chance(4) ? one(TIERS) : null, chance(6) ? one(['VALID', 'INVALID']) : null];
      const { id } = await walk.aLead({ ...wishes(), ...(tier && { tier }), ...(validity && { validity }) });
      said.set(id, { tier, validity });
    },
    () => walk.act('UpdateLead', { id: anyLead(), ...wishes() }),
    () => walk.act('LogInteraction', { leadId: anyLead(), channel: 'PHONE', direction: 'INBOUND' }),
    () => walk.act('SetTemperature', { id: anyLead(), temperature: one(['COLD', 'WARM', 'HOT']) }),
    async () => walk.act('MoveLead', { id: anyLead(), stageId: await walk.stageId('CONTACTED') }),
    async () => {
      const [id, tier] = [anyLead(), chance(2) ? one(TIERS) : null];
      if ((await walk.act('SetTier', { id, tier })).refusals.length === 0) note(id, { tier });
    },
    async () => {
      const [id, validity] = [anyLead(), one(['VALID', 'INVALID', 'UNSCREENED'])];
      if ((await walk.act('SetValidity', { id, validity })).refusals.length === 0)
        note(id, { validity: validity === 'UNSCREENED' ? null : validity });
    },
    async () => {
      const axis = one(['FIT', 'INTENT']);
      const model = await gradingOf(walk).inForce({ axis, criteria: criteria(), mediumFrom: 5, highFrom: 15 });
      if (chance(4)) await gradingOf(walk).activate(model.id, false);
    },
    () => {
      const [verdict, reason] = one([
        ['INVALID', 'TEST_OR_SPAM'],
        ['INVALID', 'OUT_OF_MARKET'],
        ['VALID', 'CONFIRMED'],
      ] as const);
      const key = `rule-${dice.between(0, 4)}`;
      const more = { priority: dice.between(0, 3), isActive: !chance(4) };
      return gradingOf(walk).rule({ key, verdict, reason, filter: one(FILTERS.slice(1)), ...more });
    },
    () => {
      const bands = ['HIGH', 'MEDIUM', 'LOW'];
      const cells = bands.flatMap(fit => bands.map(intent => ({ fit, intent, tier: one(TIERS) })));
      return walk.act('SaveTierMatrix', { cells });
    },
  ];

  /** Leads in play that are not graded as the reader reads, or as a mutant of it does. */
  const differing = async (mutant?: Mutant) => {
    const { leads, inForce } = await rowsOf(owner);
    const seen = ({ tier, validity, reason }: LeadRow) => JSON.stringify({ tier, validity, reason });
    return leads
      .filter(({ placement }) => placement !== 'ENDED')
      .flatMap(lead => {
        const of = said.get(idFromUuid('lead', lead.id)) ?? { tier: null, validity: null };
        const wanted = JSON.stringify(gradeOf(lead, inForce, { said: of, ...(mutant && { mutant }) }));
        return seen(lead) === wanted ? [] : [`${lead.id}: ${seen(lead)}, not ${wanted}`];
      });
  };
  const caught = new Set<Mutant>();
  const MUTANTS: readonly Mutant[] = [
    'last rule wins',
    'what was said goes',
    'points below 0 do not count',
    'an axis without a model is LOW',
  ];

  test('is what their rows, what is in force and what was said of them come to, whatever happened in which order', async () => {
    for (let n = 0; n < 10; n++) await STEPS_OF[0]?.();
    for (let round = 0; round < ROUNDS; round++) {
      const steps = Array.from({ length: STEPS }, () => one(STEPS_OF));
      for (const step of steps) await step();
      await gradingOf(walk).graded();
      expect([round, await differing()]).toEqual([round, []]);
      for (const mutant of MUTANTS) if ((await differing(mutant)).length > 0) caught.add(mutant);
    }
  });

  test.each(MUTANTS)('tells a reading apart in which %s', mutant => {
    expect(caught).toContain(mutant);
  });
});
