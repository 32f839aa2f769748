import pg from 'pg';
import type { DomainEvent } from '../../src/platform/events/event.js';
import { appendOutbox } from '../../src/platform/events/outbox.js';
import { newId } from '../../src/platform/ids.js';

export interface Subject {
  readonly id: string;
  version: number;
}

export function aSubject(): Subject {
  return { id: newId('lead'), version: 0 };
}

export function anEvent(subject: Subject, body: Record<string, unknown> = {}): DomainEvent {
  return {
    type: 'leadUpdated',
    subjectId: subject.id,
    subjectVersion: subject.version,
    leadId: subject.id,
    body,
    at: new Date(),
  };
}

/** Commits one event for each subject, as `transact` does: the last statement before COMMIT. */
export async function commitEvents(
  client: pg.ClientBase,
  subjects: readonly Subject[],
  body: Record<string, unknown> = {},
): Promise<void> {
  await client.query('begin');
  for (const subject of subjects) subject.version++;
  await appendOutbox(
    (text, parameters) => client.query(text, parameters),
    subjects.map(subject => anEvent(subject, body)),
  );
  await client.query('commit');
}

export async function connectWriter(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
