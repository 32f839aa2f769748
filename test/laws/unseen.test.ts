import { Asking } from '../../src/platform/read/plan/asking.js';
import { type Judge, PlanLaw } from '../support/plan-law.js';
import { BlindCounts } from '../support/plan-mutants.js';
import { drawnSeed, SEED_OF_MUTANTS, type Tally, unforeseenIn } from '../support/plan-tally.js';

const DOCUMENTS = Number(process.env.PLIMSOLL_PLAN_DOCUMENTS ?? 100);
const SEED = drawnSeed();
const SLOW_MS = 3_600_000;
/** One of each role that does not see all, and of partners, who are kept from each other, both. */
const PEOPLE = ['north', 'anna', 'marketer', 'auditor', 'wallboard', 'firstPartner', 'secondPartner'] as const;

let law: PlanLaw;

beforeAll(async () => {
  law = await PlanLaw.open(SEED);
}, SLOW_MS);
afterAll(() => law?.stop());

/** What came of documents about one world, by what somebody is answered there and where nothing is that it may not see. */
async function besides(
  person: (typeof PEOPLE)[number],
  { law, asking, seed }: { law: PlanLaw; asking: Asking; seed: number },
): Promise<Tally> {
  const viewer = law.viewers.find(({ subject }) => subject === law.world.people[person].subject);
  if (!viewer) throw new Error(`${person} is nobody`);
  const without = await law.without(viewer);
  const plans = without.plans();
  const judge: Judge = (who, asked) => without.answer(plans, who, asked);
  const options = { seed, count: DOCUMENTS, judge, avoided: law.oracle.unknown(), viewers: [viewer], stopAt: 3 };
  return law.run(law.plans({ asking }), options).finally(() => without.stop());
}

describe('what somebody may not see changes no row, count, order, cursor, filter or error', () => {
  test.each(PEOPLE)(
    'for %s',
    async person => {
      const tally = await besides(person, { law, asking: new Asking(law.schema), seed: SEED });
      expect(tally.faults).toEqual([]);
      expect(unforeseenIn(tally)).toEqual([]);
    },
    SLOW_MS,
  );

  test(
    'and the law catches counts that count it',
    async () => {
      const seed = SEED_OF_MUTANTS;
      const fixed = await PlanLaw.open(seed);
      const blind = { law: fixed, asking: new BlindCounts(fixed.schema), seed };
      const { faults } = await besides('anna', blind).finally(() => fixed.stop());
      expect(faults).not.toEqual([]);
    },
    SLOW_MS,
  );
});
