import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { withOwner } from '../../platform/db/server-version.js';
import { numberOutbox } from '../../platform/events/number-outbox.js';
import { appendOutbox } from '../../platform/events/outbox.js';
import { idFromUuid, uuidOf } from '../../platform/ids.js';
import type { Dice } from './dice.js';
import type { World } from './world.js';

const THINK_MS = 3;
const TRIES = 12;

/**
 * The mutant of the guarded counter: read what is held, look whether there is room, then write; without the trigger
 * behind it. As many clients as in the race claim for the same reps. Its events go through the real outbox and numbering.
 * At first all of them read one lead before any of them writes, so that it does not hang on chance whether they meet.
 */
export async function hurryClaims(
  databaseUrl: string,
  world: World,
  { clients, dice }: { clients: number; dice: Dice },
): Promise<void> {
  await withOwner(databaseUrl, client =>
    client.query('drop trigger admission_within_limit on rep_load; drop trigger admission_within_limit on team_load'),
  );
  const meet = meeting(clients);
  const run = async (nth: number) => {
    const repId = (world.reps[nth % world.reps.length] as World['reps'][number]).id;
    const claimant = { repId, leadIds: world.leadIds, dice: dice.for(nth), meet };
    await withOwner(databaseUrl, client => claimOften(client, claimant));
  };
  await Promise.all(Array.from({ length: clients }, (_, nth) => run(nth)));
  await withOwner(databaseUrl, async client => {
    while ((await numberOutbox(client, 'numbered', { outboxId: 0 })).length > 0);
  });
}

interface Claimant {
  readonly repId: string;
  readonly leadIds: readonly string[];
  readonly dice: Dice;
  /** Ends when every claimant has come so far. */
  meet(): Promise<void>;
}

async function claimOften(client: pg.Client, { repId, leadIds, dice, meet }: Claimant): Promise<void> {
  const [wanted] = leadIds;
  const claimOne = async (leadId: string, think: () => Promise<void>) => {
    await client.query('begin');
    await claim(client, { repId, leadId, think });
    await client.query('commit');
  };
  if (wanted) await claimOne(wanted, meet);
  for (let turn = 1; turn < TRIES; turn++) await claimOne(dice.pick(leadIds), () => pause(dice.roll() * THINK_MS));
}

/** A place where a number of comers wait for the last of them. */
function meeting(comers: number): () => Promise<void> {
  let missing = comers;
  let begin: () => void = () => undefined;
  const all = new Promise<void>(resolve => {
    begin = resolve;
  });
  return () => {
    if (--missing === 0) begin();
    return all;
  };
}

interface LeadRow {
  readonly version: number;
  readonly owner: string | null;
  readonly pipeline: string;
  readonly stage: string;
  readonly tier: string | null;
  readonly units: number;
  readonly team: string;
}

const READ_LOAD = `select case basis when 'COUNT' then held_count else held_units end::float8 as held, capacity::float8 as capacity from rep_load where rep_id = $1`;
const READ_LEAD = `select l.version, l.owner_id as owner, l.pipeline_id as pipeline, l.stage_id as stage, l.tier, l.load_units::float8 as units, r.team_id as team
  from lead l, rep r where l.id = $1 and r.id = $2`;
const TAKE = `update lead set owner_id = $2, team_id = $3, pool_id = null, placement = 'OWNED', version = version + 1 where id = $1 returning version`;
const COUNT = `update rep_load set held_count = held_count + 1, held_units = held_units + $2, admissions = admissions + 1, version = version + 1
  where rep_id = $1 returning held::float8 as held, capacity::float8 as capacity, mode, basis`;

async function claim(
  client: pg.Client,
  { repId, leadId, think }: { repId: string; leadId: string; think: () => Promise<void> },
): Promise<void> {
  const [lead, rep] = [uuidOf(leadId, 'lead'), uuidOf(repId, 'rep')];
  const load = (await client.query<{ held: number; capacity: number }>(READ_LOAD, [rep])).rows[0];
  const row = (await client.query<LeadRow>(READ_LEAD, [lead, rep])).rows[0];
  if (!load || !row || row.owner !== null || load.held + row.units > load.capacity) return;
  await think();
  const taken = (await client.query<{ version: number }>(TAKE, [lead, rep, row.team])).rows[0];
  const after = (
    await client.query<{ held: number; capacity: number; mode: string; basis: string }>(COUNT, [rep, row.units])
  ).rows[0];
  const sight = {
    lastOwnerId: null,
    pipelineId: idFromUuid('pipe', row.pipeline),
    stageId: idFromUuid('stage', row.stage),
    tier: row.tier,
    validity: 'UNSCREENED',
  };
  const teamId = idFromUuid('team', row.team);
  const event = {
    type: 'leadAssigned',
    subjectId: leadId,
    subjectVersion: taken?.version ?? 0,
    leadId,
    repId,
    teamId,
    at: EPOCH,
    body: {
      how: 'CLAIMED',
      fromRepId: null,
      toRepId: repId,
      units: row.units,
      heldAfter: after?.held,
      capacity: after?.capacity,
      mode: after?.mode,
      basis: after?.basis,
      before: { ...sight, placement: 'POOLED', ownerId: null, teamId: null },
      after: { ...sight, placement: 'OWNED', ownerId: repId, teamId },
    },
  };
  await appendOutbox((statement, parameters) => client.query(statement, parameters), [event]);
}

const EPOCH = new Date(0);
