import { Asking } from '../../src/platform/read/plan/asking.js';
import { PlanLaw } from '../support/plan-law.js';
import { BlindCounts } from '../support/plan-mutants.js';

const DOCUMENTS = Number(process.env.PLIMSOLL_PLAN_DOCUMENTS ?? 100);
const SEED = Number(process.env.PLIMSOLL_PLAN_SEED ?? 1);
const SLOW_MS = 3_600_000;
/** One of each role that does not see all. */
const PEOPLE = ['north', 'anna', 'auditor', 'wallboard', 'firstPartner'] as const;

let law: PlanLaw;

beforeAll(async () => {
  law = await PlanLaw.open(SEED);
}, SLOW_MS);
afterAll(() => law?.stop());

/** The differences between what somebody is answered here and where nothing is that it may not see. */
async function differences(person: (typeof PEOPLE)[number], asking: Asking, count: number): Promise<string[]> {
  const viewer = law.viewers.find(({ subject }) => subject === law.world.people[person].subject);
  if (!viewer) throw new Error(`${person} is nobody`);
  const besides = await law.without(viewer);
  const plans = besides.plans();
  const judge: Parameters<PlanLaw['run']>[1]['judge'] = (who, asked) => besides.answer(plans, who, asked);
  const options = { seed: SEED, count, judge, avoided: law.oracle.unknown(), viewers: [viewer], stopAt: 3 };
  const tally = await law.run(law.plans({ asking }), options).finally(() => besides.stop());
  return tally.faults;
}

describe('what somebody may not see changes no row, count, order, cursor, filter or error', () => {
  test.each(PEOPLE)(
    'for %s',
    async person => {
      expect(await differences(person, new Asking(law.schema), DOCUMENTS)).toEqual([]);
    },
    SLOW_MS,
  );

  test(
    'and the law catches counts that count it',
    async () => {
      expect(await differences('anna', new BlindCounts(law.schema), DOCUMENTS)).not.toEqual([]);
    },
    SLOW_MS,
  );
});
