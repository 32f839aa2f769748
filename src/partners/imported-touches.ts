import { isTwoWay } from '../interactions/touch.rules.js';
import { lockDedupeKeys } from '../leads/party.js';
import type { Tx } from '../platform/db/tx.js';
import type { ImportedTouch } from './draft.rules.js';
import { applyChanges, type LeadChange } from './imported-change.js';
import { birthKeys, judgeBirth, type LeadBirth, leadsBorn } from './imported-leads.js';
import { findOrMakeReps, type People } from './imported-people.js';
import { type LeadRow, lockImportedLeads } from './imported-row.js';
import { type Landed, type Landing, nothingLanded, type Read, takeTurn } from './landing.js';
import { RowCode } from './row.rules.js';

/** Logs the touches of a batch that are not known yet, and makes the leads that they belong to where the mapping says so. */
export async function landTouches(landing: Landing, rows: readonly Read<ImportedTouch>[]): Promise<Landed> {
  const { tx, house, sourceSystem } = landing;
  await takeTurn(landing);
  const fresh = await withoutKnown(tx, sourceSystem, rows);
  await lockDedupeKeys(
    tx,
    fresh.flatMap(({ draft }) =>
      draft.lead ? birthKeys(sourceSystem, { externalId: draft.leadKey, fields: draft.lead }) : [],
    ),
  );
  const leads = await lockImportedLeads(
    tx,
    sourceSystem,
    fresh.map(({ draft }) => draft.leadKey),
  );
  const people = await findOrMakeReps(
    tx,
    fresh.flatMap(({ draft }) => draft.rep ?? []),
    landing,
  );
  const landed = nothingLanded(people);
  landed.counts.unchanged = rows.length - fresh.length;
  const now = (await tx.now()).getTime();
  const sound = fresh.filter(row => judgeTouch(landing, row, { leads, landed, now }));
  const births = await leadsBorn(landing, birthsOf(sound, leads));
  const changes = touched([...births, ...[...leads.values()].map(unchanged)], sound);
  await applyChanges(tx, house, changes);
  landed.counts.leadsMade = births.length;
  landed.counts.touchesMade = sound.length;
  await insertTouches(landing, sound, {
    people,
    leads: new Map(changes.map(({ after }) => [after.externalId ?? '', after])),
  });
  return landed;
}

async function withoutKnown(
  tx: Tx,
  sourceSystem: string,
  rows: readonly Read<ImportedTouch>[],
): Promise<Read<ImportedTouch>[]> {
  const byKey = new Map([...rows].reverse().map(row => [row.draft.externalId, row]));
  const known = await tx.sql<{ key: string }>(KNOWN, [sourceSystem, [...byKey.keys()]]);
  for (const { key } of known) byKey.delete(key);
  return [...byKey.values()].sort((a, b) => a.line - b.line);
}

interface Standing {
  readonly leads: ReadonlyMap<string, LeadRow>;
  readonly landed: Landed;
  readonly now: number;
}

function judgeTouch(
  { house }: Landing,
  { line, draft }: Read<ImportedTouch>,
  { leads, landed, now }: Standing,
): boolean {
  const refuse = (code: RowCode, message: string) => landed.refused.push({ line, column: null, code, message });
  const { startedAt, completedAt, lead } = draft;
  const birth =
    lead && !leads.has(draft.leadKey)
      ? judgeBirth(house, { fields: lead, createdAt: startedAt, heldFrom: startedAt }, now)
      : null;
  if (birth) landed.refused.push({ line, ...birth });
  else if (!lead && !leads.has(draft.leadKey)) refuse(RowCode.NOT_FOUND, 'The lead that it belongs to is not known.');
  else if (leads.get(draft.leadKey)?.mergedIntoId) refuse(RowCode.MERGED, 'The lead was merged into another one.');
  else if ((completedAt ?? startedAt).getTime() > now) refuse(RowCode.IN_THE_FUTURE, 'It lies in the future.');
  else return true;
  return false;
}

/** A new lead begins with its first touch. Out of play until its history is settled, so that nobody claims it meanwhile. */
function birthsOf(rows: readonly Read<ImportedTouch>[], known: ReadonlyMap<string, LeadRow>): LeadBirth[] {
  const births = new Map<string, LeadBirth>();
  for (const { draft } of rows) {
    if (!draft.lead || known.has(draft.leadKey)) continue;
    const at = Math.min(draft.startedAt.getTime(), births.get(draft.leadKey)?.createdAt ?? Number.POSITIVE_INFINITY);
    const fields = births.get(draft.leadKey)?.fields ?? draft.lead;
    births.set(draft.leadKey, {
      externalId: draft.leadKey,
      fields,
      createdAt: at,
      rep: null,
      heldFrom: at,
      unheld: 'ENDED',
    });
  }
  return [...births.values()];
}

const unchanged = (row: LeadRow): LeadChange => ({ before: row, after: row, facts: {} });

/** What leads remember of their touches; leads without a new one are left out. */
function touched(changes: readonly LeadChange[], rows: readonly Read<ImportedTouch>[]): LeadChange[] {
  const byLead = new Map<string, ImportedTouch[]>();
  for (const { draft } of rows) byLead.set(draft.leadKey, [...(byLead.get(draft.leadKey) ?? []), draft]);
  return changes.flatMap(change => {
    const touches = byLead.get(change.after.externalId ?? '');
    return touches ? [{ ...change, after: noteTouches(change.after, touches) }] : [];
  });
}

function noteTouches(row: LeadRow, touches: readonly ImportedTouch[]): LeadRow {
  const times = touches.map(({ startedAt }) => startedAt.getTime());
  const twoWay = touches.filter(isTwoWay).map(({ startedAt }) => startedAt.getTime());
  const latest = (known: number | null, more: readonly number[]) =>
    known === null && more.length === 0 ? null : Math.max(known ?? Number.NEGATIVE_INFINITY, ...more);
  return {
    ...row,
    touchCount: row.touchCount + touches.length,
    firstTouchAt: Math.min(row.firstTouchAt ?? Number.POSITIVE_INFINITY, ...times),
    lastTouchAt: latest(row.lastTouchAt, times),
    lastTwoWayAt: latest(row.lastTwoWayAt, twoWay),
  };
}

async function insertTouches(
  { tx, sourceSystem }: Landing,
  rows: readonly Read<ImportedTouch>[],
  { people, leads }: { people: People; leads: ReadonlyMap<string, LeadRow> },
): Promise<void> {
  if (rows.length === 0) return;
  const now = (await tx.now()).toISOString();
  const records = rows.map(({ draft: { lead: _, leadKey, rep, ...touch } }) => ({
    ...touch,
    leadId: leads.get(leadKey)?.id,
    contactId: leads.get(leadKey)?.contactId,
    repId: rep && people.reps.get(rep.externalId)?.id,
    durationSeconds: touch.completedAt
      ? Math.floor((touch.completedAt.getTime() - touch.startedAt.getTime()) / 1000)
      : null,
  }));
  await tx.sql(INSERT, [now, tx.ctx.viewer.subject, sourceSystem, JSON.stringify(records)]);
}

const KNOWN = 'select external_id as key from interaction where source_system = ? and external_id = any (?::text[])';

const INSERT = `/* insert imported touches */ insert into interaction (id, recorded_at, recorded_by, source_system, lead_id, contact_id, rep_id, channel, direction, origin, intent, disposition,
  satisfaction, duration_seconds, ended_at, activity, content, occurred_at, external_id)
select uuidv7(), ?::timestamptz, ?::text, ?::text, "leadId", "contactId", "repId", channel, direction, origin, intent, disposition, satisfaction, "durationSeconds",
  "completedAt", activity, content, "startedAt", "externalId"
from jsonb_to_recordset(?::jsonb) as r ("leadId" uuid, "contactId" uuid, "repId" uuid, channel text, direction text, origin text, intent text, disposition text,
  satisfaction int, "durationSeconds" int, "completedAt" timestamptz, activity text, content text, "startedAt" timestamptz, "externalId" text)`;
