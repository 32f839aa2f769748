import { PlanLaw } from '../support/plan-law.js';
import { drawnSeed, toldOf, unforeseenIn } from '../support/plan-tally.js';

const DOCUMENTS = Number(process.env.PLIMSOLL_PLAN_DOCUMENTS ?? 2000);
const SEED = drawnSeed();
const SLOW_MS = 3_600_000;

let law: PlanLaw;

beforeAll(async () => {
  law = await PlanLaw.open(SEED);
}, SLOW_MS);
afterAll(() => law?.stop());

test(
  'whoever asks is given, byte for byte, what a reader of the same rows finds that shares no statement with it; errors too',
  async () => {
    const judge = law.read;
    const tally = await law.run(law.plans(), {
      seed: SEED,
      count: DOCUMENTS,
      judge,
      avoided: law.oracle.unknown(),
    });
    const { planned, refused, costly } = tally;
    process.stdout.write(
      `seed ${SEED}: ${planned} planned and read again, ${refused} refused alike, ${costly} too costly; ${toldOf(tally)}\n`,
    );
    expect(tally.faults).toEqual([]);
    expect(unforeseenIn(tally)).toEqual([]);
    expect(planned).toBeGreaterThan(2 * DOCUMENTS);
  },
  SLOW_MS,
);
