import { prefixOf, uuidOf } from '../ids.js';
import { jsonList, textsOf } from '../json-list.js';
import type { DomainEvent } from './event.js';

const INSERT = `insert into outbox (type, subject_type, subject_id, subject_version, lead_id, rep_id, team_id, pool_id, body, at)
  select type, subject_type, subject_id, subject_version, lead_id, rep_id, team_id, pool_id, body::json, at
  from rows from (json_to_recordset($1::json) as (type text, subject_type text, subject_id uuid, subject_version int, lead_id uuid, rep_id uuid,
    team_id uuid, pool_id uuid, at timestamptz), ${textsOf('$2')}) with ordinality
    as e (type, subject_type, subject_id, subject_version, lead_id, rep_id, team_id, pool_id, at, body, place)
  order by place`;

/** Something that runs a statement with `$1` and `$2`, inside the transaction. */
export type RunStatement = (statement: string, parameters: string[]) => Promise<unknown>;

/** Puts the events of a transaction into the outbox, in one statement and in their order. Must be the last one before COMMIT. */
export function appendOutbox(run: RunStatement, events: readonly DomainEvent[]): Promise<unknown> {
  return run(...outboxRows(events));
}

/** The statement that does so, and its parameters. */
export function outboxRows(events: readonly DomainEvent[]): [statement: string, parameters: string[]] {
  return [INSERT, [JSON.stringify(events.map(rowOf)), jsonList(events.map(({ body }) => body))]];
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
    at: event.at.toISOString(),
  };
}

function uuidOrNull(id: string | null | undefined): string | null {
  return id == null ? null : uuidOf(id);
}
