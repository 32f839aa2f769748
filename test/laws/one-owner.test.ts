import { type Caller, callPatiently, openCaller } from '../../src/cli/prove/caller.js';
import { readHistory } from '../../src/cli/prove/history.js';
import { readHouse } from '../../src/cli/prove/house.js';
import { hurryClaims } from '../../src/cli/prove/hurried-claims.js';
import { auditLedger } from '../../src/cli/prove/ledger.js';
import { OPERATIONS } from '../../src/cli/prove/operations.js';
import { Role } from '../../src/platform/access/viewer.js';
import { type ProverWorld, startProverWorld } from '../support/prover-world.js';

const CLAIMS = 60;

/** What a machine that is busy with other things may take. */
const SLOW_MS = 120_000;

let started: ProverWorld;

beforeEach(async () => {
  started = await startProverWorld({ leads: 40, seed: 11 });
}, SLOW_MS);

afterEach(async () => {
  await started?.app.stop();
});

const audit = async () => {
  await started.numbered();
  return auditLedger(await readHistory(started.place.databaseUrl), await readHouse(started.place.databaseUrl));
};

test(
  'of sixty claims of one lead at once exactly one succeeds, and all others hear that it is taken',
  async () => {
    const { place, world } = started;
    const callers = await Promise.all(
      world.reps.map(({ id }) => openCaller(place.url, { subject: id, role: Role.REP, repId: id }, place.access)),
    );
    const claims = Array.from({ length: CLAIMS }, (_, nth) =>
      callPatiently(callers[nth % callers.length] as Caller, OPERATIONS.claimLead, { input: { id: world.leadIds[0] } }),
    );
    const replies = await Promise.all(claims);
    const taken = replies.filter(reply => reply.refused.length === 0 && reply.errors.length === 0);
    expect(taken).toHaveLength(1);
    expect(replies.flatMap(reply => reply.errors)).toEqual([]);
    expect(new Set(replies.flatMap(reply => reply.refused))).toEqual(new Set(['ALREADY_OWNED']));
    expect(await audit()).toMatchObject({ admissions: 1, overLimit: [], doubled: [], untrue: [] });
  },
  SLOW_MS,
);

test(
  'leads handed to and fro between two reps at once never have two owners, and no deadlock reaches anybody',
  async () => {
    const { place, world } = started;
    const admin = await openCaller(place.url, { subject: 'admin', role: Role.ADMIN }, place.access);
    const [ann, bo] = world.reps.map(({ id }) => id);
    const ids = world.leadIds.slice(0, 8);
    for (const [nth, id] of ids.entries())
      await callPatiently(admin, OPERATIONS.assignLead, { input: { id, repId: nth % 2 ? ann : bo } });
    const replies = await Promise.all(
      ids.flatMap(id =>
        [ann, bo, ann, bo].map(repId => callPatiently(admin, OPERATIONS.transferLead, { input: { id, repId } })),
      ),
    );
    expect(replies.flatMap(reply => reply.errors)).toEqual([]);
    expect(replies.some(reply => reply.refused.length === 0)).toBe(true);
    const report = await audit();
    expect(report).toMatchObject({ overLimit: [], doubled: [], untrue: [] });
    expect(report.admissions).toBeGreaterThan(ids.length);
  },
  SLOW_MS,
);

test(
  'claims that read, then update, without the trigger behind them, go over limits and double owners, and the audit says so',
  async () => {
    const { place, world, dice } = started;
    await hurryClaims(place.databaseUrl, world, { clients: 16, dice });
    const report = await audit();
    expect(report.overLimit.length).toBeGreaterThan(0);
    expect(report.doubled.length).toBeGreaterThan(0);
  },
  SLOW_MS,
);
