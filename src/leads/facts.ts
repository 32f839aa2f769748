import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import type { FactAxis, OwnershipChange } from './lead.enums.js';

/** That an axis of a lead took a value. Values are enum values, API ids or decimal text; null where an owner left. */
export interface NewFact {
  readonly leadId: string;
  readonly axis: FactAxis;
  readonly value: string | null;
  readonly occurredAt: Date;
  readonly how?: OwnershipChange | null;
  readonly reason?: string | null;
}

/**
 * Facts of this transaction, appended in the order given once its rows are flushed; the intervals of their axes follow,
 * also where a fact comes late.
 */
export function recordFacts(tx: Tx, facts: readonly NewFact[]): void {
  const waiting = FACTS.get(tx) ?? openBuffer(tx);
  const { length } = waiting;
  waiting.push(...facts);
  tx.ifUndone(() => {
    waiting.length = length;
  });
}

function openBuffer(tx: Tx): NewFact[] {
  const buffer: NewFact[] = [];
  FACTS.set(tx, buffer);
  tx.ifUndone(() => void FACTS.delete(tx));
  tx.afterFlush(() => append(tx, buffer));
  return buffer;
}

const FACTS = new WeakMap<Tx, NewFact[]>();

async function append(tx: Tx, facts: readonly NewFact[]): Promise<void> {
  if (facts.length === 0) return;
  const recordedAt = await tx.now();
  tx.send(
    `/* append facts */ select append_facts(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::timestamptz, ?::text)`,
    [
      facts.map(fact => uuidOf(fact.leadId, 'lead')),
      facts.map(fact => fact.axis),
      facts.map(fact => fact.value),
      facts.map(fact => fact.occurredAt.toISOString()),
      facts.map(fact => fact.how ?? null),
      facts.map(fact => fact.reason ?? null),
      recordedAt.toISOString(),
      tx.ctx.viewer.subject,
    ],
  );
}
