import { openCaller } from '../../src/cli/prove/caller.js';
import { checkCommits, readCommitted } from '../../src/cli/prove/commits.js';
import { readHistory } from '../../src/cli/prove/history.js';
import { compareListened } from '../../src/cli/prove/listened.js';
import { OPERATIONS } from '../../src/cli/prove/operations.js';
import { tamper } from '../../src/cli/prove/tampering.js';
import { startWriters } from '../../src/cli/prove/writers.js';
import { Role } from '../../src/platform/access/viewer.js';
import { withOwner } from '../../src/platform/db/server-version.js';
import { type ProverWorld, startProverWorld } from '../support/prover-world.js';
import { waitFor } from '../support/wait-for.js';

/** What a machine that is busy with other things may take. */
const SLOW_MS = 120_000;

let started: ProverWorld;

beforeAll(async () => {
  started = await startProverWorld({ leads: 20, seed: 3 });
  const writing = await startWriters(started.place, started.world, { dice: started.dice });
  await waitFor(() => writing.acknowledged.length > 150, SLOW_MS / 2).finally(() => writing.stop());
  await started.numbered();
}, SLOW_MS);

afterAll(async () => {
  await started?.app.stop();
});

const check = async () =>
  checkCommits(await readHistory(started.place.databaseUrl), await readCommitted(started.place.databaseUrl));
const CLEAN = { withoutEvent: [], withoutCommit: [], holes: [] };

test(
  'after six writers each committed change has its event, and no event is without its change',
  async () => {
    expect(await check()).toEqual(CLEAN);
  },
  SLOW_MS,
);

test(
  'a change that is refused leaves neither a version nor an event',
  async () => {
    const { place, world } = started;
    const before = (await readHistory(place.databaseUrl)).length;
    const admin = await openCaller(place.url, { subject: 'admin', role: Role.ADMIN }, place.access);
    const [id] = world.leadIds;
    const refused = [
      await admin.call(OPERATIONS.moveLead, { input: { id, stageId: world.stageIds.get('WON') } }),
      await admin.call(OPERATIONS.updateLead, { input: { id, tier: 'A', expectedVersion: 99_999 } }),
      await admin.call(OPERATIONS.closeLead, { input: { id, result: 'LOST', reason: 'COMPETITOR' } }),
      await admin.call(OPERATIONS.setHoldingQuota, {
        input: { repId: world.reps[0]?.id, mode: 'LIMITED', capacity: -1 },
      }),
    ];
    expect(refused.every(({ refused: codes, errors }) => codes.length + errors.length > 0)).toBe(true);
    await started.numbered();
    expect(await readHistory(place.databaseUrl)).toHaveLength(before);
    expect(await check()).toEqual(CLEAN);
  },
  SLOW_MS,
);

test(
  'an entry taken out of the log, put in twice, or swapped with its neighbour is reported',
  async () => {
    const { databaseUrl } = started.place;
    const report = tamper(await readHistory(databaseUrl), await readCommitted(databaseUrl), started.dice);
    expect(report.removed).toBeGreaterThan(0);
    expect(report.repeated).toBeGreaterThan(0);
    expect(report.swapped).toBeGreaterThan(0);
  },
  SLOW_MS,
);

test(
  "a change behind the door's back, without an event, is reported",
  async () => {
    const { databaseUrl } = started.place;
    const step = (sign: string) =>
      `update lead set version = version ${sign} 1 where id = (select min(id::text)::uuid from lead)`;
    await withOwner(databaseUrl, client => client.query(step('+')));
    expect((await check()).withoutEvent).toHaveLength(1);
    await withOwner(databaseUrl, client => client.query(step('-')));
  },
  SLOW_MS,
);

test('a listener that missed, repeated, swapped or made up an entry is found out', () => {
  const entry = (version: number) => ({ leadId: 'lead_1', version, isGone: false, target: 'stage_1' });
  const all = [entry(1), entry(2), entry(3)];
  const clean = { missed: 0, repeated: 0, outOfOrder: 0, invented: 0 };
  expect(compareListened(all, all)).toEqual(clean);
  expect(compareListened([entry(1), entry(3)], all)).toEqual({ ...clean, missed: 1 });
  expect(compareListened([entry(1), entry(2), entry(2), entry(3)], all)).toEqual({ ...clean, repeated: 1 });
  expect(compareListened([entry(1), entry(3), entry(2)], all)).toEqual({ ...clean, outOfOrder: 1 });
  expect(compareListened([...all, { ...entry(3), target: 'stage_9' }], all)).toEqual({ ...clean, invented: 1 });
});
