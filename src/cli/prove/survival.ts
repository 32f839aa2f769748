import { setTimeout as pause } from 'node:timers/promises';
import { Role } from '../../platform/access/viewer.js';
import { elapsedMs } from '../../platform/clock.js';
import { withOwner } from '../../platform/db/server-version.js';
import type { LoggedEvent } from '../../platform/events/event.js';
import { idFromUuid } from '../../platform/ids.js';
import { callPatiently, openCaller } from './caller.js';
import type { Dice } from './dice.js';
import { expectedOf, type Follower, follow, fourListenings } from './follower.js';
import { readHistory, readUnnumbered } from './history.js';
import { addReports, compareListened, type ListenedReport } from './listened.js';
import { OPERATIONS } from './operations.js';
import type { Place } from './place.js';
import type { World } from './world.js';
import { type Acknowledged, startWriters, type Writing } from './writers.js';

/** Six writers and four listeners, and whatever is done to the server meanwhile. */
export interface SurvivalReport {
  readonly acknowledged: number;
  readonly unsure: number;
  readonly delivered: number;
  readonly listened: ListenedReport;
  /** Acknowledged writes that are not in the database as they were answered. */
  readonly lost: number;
  /** How many the checker reports of one acknowledged write that never was. */
  readonly caughtLies: number;
  /** Leads made more often than they were acknowledged under one key. */
  readonly doubled: number;
  readonly errors: readonly string[];
  /** Listeners that stopped by themselves, with why. */
  readonly faults: readonly string[];
  readonly history: readonly LoggedEvent[];
}

const SETTLE_MS = 15_000;
const SETTLE_POLL_MS = 100;

export interface SurvivalOptions {
  readonly dice: Dice;
  /** How long to wait for what has not come; a mutant's loss never comes. */
  readonly settleMs?: number;
}

/** Lets them work while `meanwhile` runs; then compares what each listener saw with the log, and what was acknowledged with the tables. */
export async function survive(
  place: Place,
  world: World,
  options: SurvivalOptions & { meanwhile(writing: Writing): Promise<void> },
): Promise<SurvivalReport> {
  const begin = (await readHistory(place.databaseUrl)).length;
  const followers = await startFollowers(place, world);
  const writing = await startWriters(place, world, { dice: options.dice });
  try {
    await options.meanwhile(writing);
  } finally {
    await writing.stop();
  }
  await settled(() => readUnnumbered(place.databaseUrl).then(rows => rows.length === 0), options.settleMs);
  // What the relay lost was committed all the same: a listener must have seen it.
  const committed = [...(await readHistory(place.databaseUrl)), ...(await readUnnumbered(place.databaseUrl))];
  const after = committed.slice(begin);
  const reports = () =>
    followers.map(follower => compareListened(follower.seen, expectedOf(after, follower.listening)));
  await settled(async () => reports().every(report => report.missed === 0), options.settleMs);
  for (const follower of followers) follower.stop();
  return {
    ...summary(writing, followers),
    ...(await checkAcknowledged(place, writing.acknowledged)),
    listened: addReports(reports()),
    history: committed,
  };
}

async function startFollowers(place: Place, world: World): Promise<Follower[]> {
  const admin = await openCaller(place.url, { subject: 'prover', role: Role.ADMIN }, place.access);
  const { data } = await callPatiently(admin, OPERATIONS.cursor);
  const { cursor } = data.leads as { cursor: string };
  const stageIds = ['CONTACTED', 'QUALIFIED'].flatMap(key => world.stageIds.get(key) ?? []);
  const listenings = fourListenings({ repId: world.reps[0]?.id ?? '', stageIds });
  return Promise.all(listenings.map(listening => follow(place, listening, cursor)));
}

function summary(writing: Writing, followers: readonly Follower[]) {
  return {
    acknowledged: writing.acknowledged.length,
    unsure: writing.unsure,
    errors: writing.errors,
    delivered: followers.reduce((sum, { seen }) => sum + seen.length, 0),
    faults: followers.flatMap(({ fault, listening }) => (fault ? [`${listening.name}: ${fault}`] : [])),
  };
}

async function settled(isSettled: () => Promise<boolean>, withinMs = SETTLE_MS): Promise<void> {
  const endsAtMs = elapsedMs() + withinMs;
  while (!(await isSettled()) && elapsedMs() < endsAtMs) await pause(SETTLE_POLL_MS);
}

async function checkAcknowledged(
  { databaseUrl }: Place,
  acknowledged: readonly Acknowledged[],
): Promise<Pick<SurvivalReport, 'lost' | 'caughtLies' | 'doubled'>> {
  const { rows } = await withOwner(databaseUrl, client =>
    client.query<{ id: string; version: number; external_id: string | null }>(
      'select id, version, external_id from lead',
    ),
  );
  const there = new Map(rows.map(row => [idFromUuid('lead', row.id), row]));
  const isThere = ({ leadId, version, externalId }: Acknowledged) => {
    const row = there.get(leadId);
    return row !== undefined && row.version >= version && (externalId === null || row.external_id === externalId);
  };
  const lost = (writes: readonly Acknowledged[]) => writes.filter(write => !isThere(write)).length;
  const lies = acknowledged.slice(0, 1).map(write => ({ ...write, version: Number.MAX_SAFE_INTEGER }));
  const made = rows.flatMap(row => row.external_id ?? []);
  return { lost: lost(acknowledged), caughtLies: lost(lies), doubled: made.length - new Set(made).size };
}
