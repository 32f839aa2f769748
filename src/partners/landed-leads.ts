import { lockDedupeKeys } from '../leads/party.js';
import type { ImportedLead } from './draft.rules.js';
import { findOrMakeCatalogues } from './imported-catalogue.js';
import { applyChanges, type LeadChange } from './imported-change.js';
import { birthKeys, judgeBirth, type LeadBirth, leadsBorn } from './imported-leads.js';
import { findOrMakeReps } from './imported-people.js';
import type { LeadRow } from './imported-row.js';
import { findStrangers, keysOfLead, lockKnownLeads } from './known-leads.js';
import { type Landed, type Landing, nothingLanded, type Read, takeTurn } from './landing.js';
import { correctedRow, isSame, mergedFields } from './lead-corrections.js';

/** One lead, and the rows of a batch that are about it, in their order. */
interface Slot {
  /** Null: the first of its rows makes it. */
  readonly known: LeadRow | null;
  readonly rows: [Read<ImportedLead>, ...Read<ImportedLead>[]];
}

/** A slot with what becomes of its lead, and how many of its rows told something new beside making it. */
interface Outcome {
  readonly slot: Slot;
  readonly change: LeadChange | null;
  readonly changedRows: number;
}

/**
 * Makes the leads of a batch that are not known yet. A known lead is left as it is, or corrected where the landing says so.
 * What a batch ends with does not depend on where the batches of a file begin and end.
 */
export async function landLeads(
  landing: Landing,
  rows: readonly Read<ImportedLead>[],
  unheld: 'POOLED' | 'ENDED',
): Promise<Landed> {
  const { tx, house, sourceSystem } = landing;
  await takeTurn(landing);
  await lockDedupeKeys(
    tx,
    rows.flatMap(({ draft }) => birthKeys(sourceSystem, draft)),
  );
  const { slots, landed } = await slotsOf(landing, rows);
  const outcomes = [...(await births(landing, slots, { unheld, landed })), ...(await corrections(landing, slots))];
  const changes = outcomes.flatMap(({ change }) => change ?? []);
  const refused = await applyChanges(tx, house, changes);
  for (const { slot, change, changedRows } of outcomes) {
    const problem = change && refused.get(change);
    if (problem) {
      landed.refused.push(...slot.rows.map(({ line }) => ({ line, ...problem })));
      continue;
    }
    landed.counts.leadsMade += slot.known ? 0 : 1;
    landed.counts.leadsChanged += changedRows;
    landed.counts.unchanged += slot.rows.length - changedRows - (slot.known ? 0 : 1);
  }
  return landed;
}

/** Which row is about which lead. A row that could make no lead is refused, and the next of its keys may. */
async function slotsOf(
  landing: Landing,
  rows: readonly Read<ImportedLead>[],
): Promise<{ slots: readonly Slot[]; landed: Landed }> {
  const { tx, house, matchBy } = landing;
  const known = await lockKnownLeads(
    tx,
    landing,
    rows.map(({ draft }) => draft),
  );
  const now = (await tx.now()).getTime();
  const landed = nothingLanded();
  const byKey = new Map<string, Slot>();
  const slots: Slot[] = [];
  for (const row of rows) {
    const keys = keysOfLead(row.draft, matchBy);
    const lead = first(keys, known);
    const slot = first(lead ? [`id:${lead.id}`, ...keys] : keys, byKey);
    if (slot) slot.rows.push(row);
    const problem = slot || lead ? null : judgeBirth(house, row.draft, now);
    if (problem) landed.refused.push({ line: row.line, ...problem });
    else if (!slot) slots.push({ known: lead, rows: [row] });
    const at = slot ?? (problem ? null : slots.at(-1));
    for (const key of at ? [...keys, ...(lead ? [`id:${lead.id}`] : [])] : [])
      if (at && !byKey.has(key)) byKey.set(key, at);
  }
  return { slots, landed };
}

function first<T>(keys: readonly string[], found: ReadonlyMap<string, T>): T | null {
  const key = keys.find(one => found.has(one));
  return key === undefined ? null : (found.get(key) ?? null);
}

async function births(
  landing: Landing,
  all: readonly Slot[],
  { unheld, landed }: { unheld: 'POOLED' | 'ENDED'; landed: Landed },
): Promise<Outcome[]> {
  const { tx, isCorrecting, partnerId } = landing;
  const slots = all.filter(({ known }) => !known);
  const firsts = slots.map(({ rows: [{ draft }] }) => draft);
  const people = await findOrMakeReps(
    tx,
    firsts.flatMap(({ rep }) => rep ?? []),
    landing,
  );
  landed.counts.repsMade = people.repsMade;
  landed.counts.teamsMade = people.teamsMade;
  const validityOf = partnerId ? await findStrangers(tx, firsts) : (row: ImportedLead) => row.fields.validity;
  const now = (await tx.now()).getTime();
  const told = slots.map(({ rows: [row, ...later] }) => toldTogether(row.draft, isCorrecting ? later : []));
  const changes = await leadsBorn(
    landing,
    firsts.map((draft, place): LeadBirth => {
      const createdAt = draft.createdAt?.getTime() ?? now;
      return {
        externalId: draft.externalId,
        fields: { ...(told[place]?.fields ?? draft.fields), validity: validityOf(draft) },
        createdAt,
        heldFrom: draft.heldFrom?.getTime() ?? createdAt,
        rep: draft.rep ? (people.reps.get(draft.rep.externalId) ?? null) : null,
        unheld,
      };
    }),
  );
  return slots.map((slot, place) => ({
    slot,
    change: changes[place] ?? null,
    changedRows: told[place]?.changedRows ?? 0,
  }));
}

/** What the rows of a lead to be made say together. */
function toldTogether({ fields }: ImportedLead, later: readonly Read<ImportedLead>[]) {
  let merged = fields;
  let changedRows = 0;
  for (const { draft } of later) {
    const next = mergedFields(merged, draft.fields);
    if (!isSame(next, merged)) changedRows += 1;
    merged = next;
  }
  return { fields: merged, changedRows };
}

async function corrections({ tx, isCorrecting }: Landing, all: readonly Slot[]): Promise<Outcome[]> {
  const slots = all.filter(({ known }) => known);
  if (!isCorrecting) return slots.map(slot => ({ slot, change: null, changedRows: 0 }));
  const catalogues = await findOrMakeCatalogues(
    tx,
    slots.flatMap(({ rows }) => rows.map(({ draft }) => draft.fields)),
  );
  return slots.map(slot => {
    const before = slot.known as LeadRow;
    // Of a lead that goes on as another one nothing is told any more.
    if (before.mergedIntoId) return { slot, change: null, changedRows: 0 };
    let after = before;
    let changedRows = 0;
    for (const { draft } of slot.rows) {
      const next = correctedRow(after, draft.fields, catalogues);
      if (!isSame(next, after)) changedRows += 1;
      after = next;
    }
    const isNew = !isSame(after, before);
    return { slot, change: isNew ? { before, after, facts: {} } : null, changedRows: isNew ? changedRows : 0 };
  });
}
