import { prefixOf, uuidOf } from '../ids.js';
import type { DomainEvent } from './event.js';

const INSERT = `insert into outbox (type, subject_type, subject_id, subject_version, lead_id, rep_id, team_id, pool_id, body, at)
  select type, subject_type, subject_id, subject_version, lead_id, rep_id, team_id, pool_id, body, at
  from rows from (json_to_recordset($1::json) as (type text, subject_type text, subject_id uuid, subject_version int, lead_id uuid, rep_id uuid,
    team_id uuid, pool_id uuid, body json, at timestamptz)) with ordinality
  order by ordinality`;

/** Something that runs a statement with `$1` as its only parameter, inside the transaction. */
export type RunStatement = (statement: string, parameter: string) => Promise<unknown>;

/** Puts the events of a transaction into the outbox, in one statement and in their order. Must be the last one before COMMIT. */
export function appendOutbox(run: RunStatement, events: readonly DomainEvent[]): Promise<unknown> {
  const [statement, [rows]] = outboxRows(events);
  return run(statement, rows);
}

/** The statement that does so, and its only parameter. */
export function outboxRows(events: readonly DomainEvent[]): [statement: string, parameters: [rows: string]] {
  return [INSERT, [JSON.stringify(events.map(rowOf))]];
}

function rowOf(event: DomainEvent): Record<string, unknown> {
  const subjectType = prefixOf(event.subjectId);
  const subjectId = uuidOf(event.subjectId);
  if (subjectType === null || subjectId === null)
    throw new Error(`the event ${event.type} has a subject without an id`);
  return {
    type: event.type,
    subject_type: subjectType,
    subject_id: subjectId,
    subject_version: event.subjectVersion,
    lead_id: uuidOrNull(event.leadId),
    rep_id: uuidOrNull(event.repId),
    team_id: uuidOrNull(event.teamId),
    pool_id: uuidOrNull(event.poolId),
    body: event.body,
    at: event.at.toISOString(),
  };
}

function uuidOrNull(id: string | null | undefined): string | null {
  return id == null ? null : uuidOf(id);
}
