import { differences, trySeams } from '../../src/cli/prove/seams.js';
import { startWriters } from '../../src/cli/prove/writers.js';
import { type ProverWorld, startProverWorld } from '../support/prover-world.js';

/** What a machine that is busy with other things may take. */
const SLOW_MS = 120_000;

let started: ProverWorld;

beforeAll(async () => {
  started = await startProverWorld({ leads: 40, seed: 23 });
}, SLOW_MS);

afterAll(async () => {
  await started?.app.stop();
});

test(
  'under six writers a snapshot and the events after its cursor give the next snapshot, every time',
  async () => {
    const { place, world, dice } = started;
    const writing = await startWriters(place, world, { dice, makesNoLeads: true });
    const law = await trySeams(place, { clients: 3, ms: 2500, atLeast: 6, dice, cursorRead: 'before' }).finally(() =>
      writing.stop(),
    );
    expect(law.torn).toEqual([]);
    expect(law.seams).toBeGreaterThan(2);
    expect(law.folded).toBeGreaterThan(0);
    expect(writing.errors).toEqual([]);
  },
  SLOW_MS,
);

test(
  'a snapshot whose data is read before its cursor tears, and the fold says where',
  async () => {
    const { place, world, dice } = started;
    const writing = await startWriters(place, world, { dice: dice.for(1), makesNoLeads: true });
    const mutant = await trySeams(place, { clients: 3, ms: 1500, atLeast: 6, dice, cursorRead: 'after' }).finally(() =>
      writing.stop(),
    );
    expect(mutant.torn.length).toBeGreaterThan(0);
  },
  SLOW_MS,
);

describe('the fold', () => {
  const at = (version: number, stageId: string, ownerId: string | null) => ({ version, stageId, ownerId });
  const snapshot = (lead: ReturnType<typeof at>) => ({ cursor: '', leads: new Map([['lead_1', lead]]) });
  const moved = { leadId: 'lead_1', version: 3, stageId: 'stage_2' };

  test('drops what the snapshot already holds and what the later one does not hold yet', () => {
    const old = { leadId: 'lead_1', version: 2, stageId: 'stage_0' };
    const early = { leadId: 'lead_1', version: 4, ownerId: 'rep_1' };
    expect(
      differences(snapshot(at(2, 'stage_1', null)), [old, moved, early], snapshot(at(3, 'stage_2', null))),
    ).toEqual([]);
  });

  test('misses an event that did not come', () => {
    expect(differences(snapshot(at(2, 'stage_1', null)), [], snapshot(at(3, 'stage_2', null)))).toEqual([
      'lead_1 at version 3',
    ]);
  });

  test('takes the newest of two events that come in the wrong order', () => {
    const older = { leadId: 'lead_1', version: 2, stageId: 'stage_9' };
    expect(differences(snapshot(at(1, 'stage_1', null)), [moved, older], snapshot(at(3, 'stage_2', null)))).toEqual([]);
  });
});
