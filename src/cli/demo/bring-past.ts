import { importFile } from '../../partners/import-file.js';
import type { Runtime } from '../../platform/context.js';
import { REPS } from './cast.js';
import { pastUntil, type Row } from './past.js';
import { STEPS } from './talks.js';

const SYSTEM = { sourceSystem: 'demo' };
const REP = { externalId: 'rep', team: { constant: 'Sales' } };
const LEAD = {
  externalId: 'key',
  createdAt: { column: 'createdAt', format: 'ISO' },
  name: 'name',
  email: 'email',
  phone: 'phone',
  companyName: 'companyName',
  companyDomain: 'companyDomain',
  source: { key: 'source', name: 'sourceName' },
  segment: 'segment',
  tier: 'tier',
  temperature: 'temperature',
  validity: 'validity',
  value: { amount: 'value', currency: { constant: 'EUR' } },
};

const DECIDED = { ...SYSTEM, kind: 'leads' as const, name: 'demo-decided', lead: LEAD, placement: 'ENDED' };
const IN_PLAY = {
  ...SYSTEM,
  kind: 'leads' as const,
  name: 'demo-in-play',
  lead: LEAD,
  ownership: { read: 'column', rep: REP },
};
const TOUCHES = {
  ...SYSTEM,
  kind: 'interactions' as const,
  name: 'demo-touches',
  lead: { externalId: 'lead' },
  touch: {
    externalId: 'key',
    rep: REP,
    channel: 'channel',
    direction: 'direction',
    intent: 'intent',
    disposition: 'disposition',
    satisfaction: 'satisfaction',
    activity: 'activity',
    startedAt: { column: 'startedAt', format: 'ISO' },
  },
  stages: { byActivity: STEPS },
};
const OUTCOMES = {
  ...SYSTEM,
  kind: 'outcomes' as const,
  name: 'demo-outcomes',
  lead: { externalId: 'lead' },
  outcome: {
    result: 'result',
    reason: 'reason',
    competitor: 'competitor',
    decidedAt: { column: 'decidedAt', format: 'ISO' },
    amount: { amount: 'amount', currency: { constant: 'EUR' } },
  },
  repeated: 'FIRST',
  ownership: { read: 'column', owners: [{ rep: REP, from: 'CREATED' }] },
};

/** Brings the past of the demo in as any company brings in its own: by the import, which takes the same file again unharmed. */
export async function bringPast(runtime: Runtime): Promise<void> {
  const past = pastUntil((await runtime.now()).getTime(), REPS);
  await bring(runtime, DECIDED, past.decided);
  await bring(runtime, IN_PLAY, past.inPlay);
  await bring(runtime, TOUCHES, past.touches);
  await bring(runtime, OUTCOMES, past.outcomes);
}

async function bring(
  runtime: Runtime,
  mapping: { readonly kind: 'leads' | 'interactions' | 'outcomes' },
  rows: readonly Row[],
): Promise<void> {
  const header = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const cells = rows.map((row, place) => ({ line: place + 2, cells: header.map(column => row[column] ?? '') }));
  const records = async function* () {
    yield* cells;
  };
  await importFile(
    runtime,
    { kind: mapping.kind, mapping, open: async () => ({ header, rows: rows.length, records }) },
    {
      progress: () => undefined,
      warned: async () => undefined,
      refused: async ({ line, code, message }) => {
        throw new Error(`The past of the demo could not be brought in: row ${line}: ${message} (${code})`);
      },
    },
  );
}
