import { prefixOf, uuidOf } from '../ids.js';
import { jsonList, plainList, textsOf } from '../lists.js';
import type { DomainEvent } from './event.js';

const INSERT = `insert into outbox (type, subject_type, subject_id, subject_version, lead_id, rep_id, team_id, pool_id, body, at)
  select type, subject_type, subject_id, subject_version, lead_id, rep_id, team_id, pool_id, body::json, at
  from rows from (unnest($1::text[], $2::text[], $3::uuid[], $4::int[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::timestamptz[]),
    ${textsOf('$10')}) with ordinality
    as e (type, subject_type, subject_id, subject_version, lead_id, rep_id, team_id, pool_id, at, body, place)
  order by place`;

/** Something that runs a statement with `$1`, `$2` and so on, inside the transaction. */
export type RunStatement = (statement: string, parameters: string[]) => Promise<unknown>;

/** Puts the events of a transaction into the outbox, in one statement and in their order. Must be the last one before COMMIT. */
export function appendOutbox(run: RunStatement, events: readonly DomainEvent[]): Promise<unknown> {
  return run(...outboxRows(events));
}

/** The statement that does so, and its parameters. */
export function outboxRows(events: readonly DomainEvent[]): [statement: string, parameters: string[]] {
  const subjects = events.map(subjectOf);
  return [
    INSERT,
    [
      plainList(events.map(({ type }) => type)),
      plainList(subjects.map(({ type }) => type)),
      plainList(subjects.map(({ id }) => id)),
      plainList(events.map(({ subjectVersion }) => subjectVersion)),
      plainList(events.map(({ leadId }) => uuidOrNull(leadId))),
      plainList(events.map(({ repId }) => uuidOrNull(repId))),
      plainList(events.map(({ teamId }) => uuidOrNull(teamId))),
      plainList(events.map(({ poolId }) => uuidOrNull(poolId))),
      plainList(events.map(({ at }) => at.toISOString())),
      jsonList(events.map(({ body }) => body)),
    ],
  ];
}

function subjectOf({ type, subjectId }: DomainEvent): { type: string; id: string } {
  const [prefix, id] = [prefixOf(subjectId), uuidOf(subjectId)];
  if (prefix === null || id === null) throw new Error(`the event ${type} has a subject without an id`);
  return { type: prefix, id };
}

function uuidOrNull(id: string | null | undefined): string | null {
  return id == null ? null : uuidOf(id);
}
