import { LockMode } from '@mikro-orm/core';
import { maySeeRow } from '../platform/access/row-rule.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { TryAgain } from '../platform/db/try-again.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid } from '../platform/ids.js';
import { type Problem, Refusal } from '../platform/refusal.js';
import { lockLoads } from '../quotas/load.js';
import { emailKey } from './duplicate.rules.js';
import { Lead } from './lead.js';
import { admitLead } from './lead-admission.js';
import { correctLead } from './lead-correction.js';
import { type LeadDraft, OnDuplicate } from './lead-draft.js';
import { isInCharge, LeadAction } from './lead-permission.js';
import { LEAD_ROWS } from './lead-rows.js';
import { findMergedContacts, inPlayOf } from './lead-twin.js';
import { partnerOf } from './make-lead.js';
import { dedupeKeys, findKnownKeys, lockDedupeKeys } from './party.js';

/** A flush looks at everything at hand, so that rows are let go of once they are written. */
const ROWS_AT_HAND = 25;

/** What to do when some rows of a bulk call are bad. */
export enum BulkErrorPolicy {
  REJECT_FAILED_ROWS = 'REJECT_FAILED_ROWS',
  REJECT_EVERYTHING = 'REJECT_EVERYTHING',
}

/** What became of a row. */
export enum BulkRowStatus {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  REJECTED = 'REJECTED',
}

export interface UpsertLeads {
  rows: readonly LeadDraft[];
  errorPolicy?: BulkErrorPolicy;
  dryRun?: boolean;
  idempotencyKey: string;
}

export interface RowResult {
  readonly index: number;
  readonly status: BulkRowStatus;
  readonly leadId: string | null;
  readonly problems: readonly Problem[];
}

/**
 * Creates or corrects up to 500 leads in one transaction, each row by itself: a refused row leaves nothing behind.
 * Rows are matched by `externalId`, then by e-mail. A dry run answers the same and keeps nothing.
 */
export async function upsertLeads(ctx: Ctx, input: UpsertLeads): Promise<readonly RowResult[]> {
  const call = {
    mutation: 'upsertLeads',
    key: input.dryRun ? null : input.idempotencyKey,
    input,
    pack: (results: readonly RowResult[]) => results,
    unpack: async (kept: unknown) => kept as readonly RowResult[],
  };
  try {
    return await transact(
      ctx,
      async tx => {
        const keys = input.rows.flatMap(dedupeKeys);
        await lockDedupeKeys(tx, keys);
        const known = await findKnownKeys(tx, keys);
        await lockInOrder(tx, input.rows, known);
        const results: RowResult[] = [];
        for (const [index, row] of input.rows.entries()) {
          results.push(await upsertRow(tx, { row, index, known }));
          if (results.length % ROWS_AT_HAND === 0) tx.em.clear();
        }
        const hasFailed = results.some(({ status }) => status === BulkRowStatus.REJECTED);
        if (input.dryRun || (hasFailed && input.errorPolicy === BulkErrorPolicy.REJECT_EVERYTHING))
          throw new NothingKept(results);
        return results;
      },
      call,
    );
  } catch (error) {
    if (error instanceof NothingKept) return input.dryRun ? error.results : error.results.map(withdrawn);
    throw error;
  }
}

/** Locks at once, in the order of everybody, what the rows will touch one after another: leads, limited teams, reps, each by id. */
async function lockInOrder(tx: Tx, rows: readonly LeadDraft[], known: ReadonlySet<string>): Promise<void> {
  const of = (kind: string) => [...known].filter(key => key.startsWith(`${kind}:`));
  const keys = rows.flatMap(row => row.externalId ?? []);
  const emails = of('email').map(key => key.slice('email:'.length));
  const isOfSomebodyKnown = emails.length > 0 || of('external').length > 0;
  const leads = isOfSomebodyKnown ? await tx.sql<{ owner: string | null }>(LOCK_LEADS, [keys, emails]) : [];
  await lockLoads(tx, [
    ...leads.flatMap(({ owner }) => (owner ? idFromUuid('rep', owner) : [])),
    ...rows.flatMap(row => row.ownerId ?? []),
  ]);
}

const LOCK_LEADS = `/* lock the leads of an upsert */ select l.owner_id as owner from lead l where l.id in (
  select coalesce(merged_into_id, id) from lead where external_id = any (?::text[])
  union select coalesce(o.merged_into_id, o.id) from lead o join contact c on o.contact_id = coalesce(c.merged_into_id, c.id) where c.email_key = any (?::text[]) and (o.placement <> 'ENDED' or o.merged_into_id is not null)
) order by l.id for update of l`;

/** Ends the transaction without keeping anything, and carries what it would have done. */
class NothingKept extends Error {
  constructor(readonly results: readonly RowResult[]) {
    super('nothing was kept');
  }
}

function withdrawn(result: RowResult): RowResult {
  return { ...result, status: BulkRowStatus.REJECTED, leadId: null };
}

async function upsertRow(
  tx: Tx,
  { row, index, known: keys }: { row: LeadDraft; index: number; known: Set<string> },
): Promise<RowResult> {
  const isOfNobodyKnown = !dedupeKeys(row).some(key => keys.has(key));
  for (const key of dedupeKeys(row)) keys.add(key);
  const path = ['input', 'rows', String(index)];
  try {
    return await tx.attempt(async () => {
      const known = isOfNobodyKnown ? null : await findKnown(tx, row);
      if (known) {
        await known.stage.loadOrFail();
        await correctLead(tx, known, { input: row, path });
        await tx.em.flush();
        return { index, status: BulkRowStatus.UPDATED, leadId: known.id, problems: [] };
      }
      const lead = await admitLead(tx, row, { path, onDuplicate: OnDuplicate.REFUSE, isOfNobodyKnown });
      await tx.em.flush();
      return { index, status: BulkRowStatus.CREATED, leadId: lead.id, problems: [] };
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tx.em.clear();
    return { index, status: BulkRowStatus.REJECTED, leadId: null, problems: error.problems };
  }
}

async function findKnown(tx: Tx, row: LeadDraft): Promise<Lead | null> {
  const { viewer } = tx.ctx;
  const partnerId = partnerOf(tx);
  const byKey = row.externalId
    ? await tx.em.findOne(
        Lead,
        { sourceSystem: row.sourceSystem ?? 'api', externalId: row.externalId, partnerId },
        KNOWN_BY,
      )
    : null;
  const known = byKey ?? (row.email ? await findByEmail(tx, row.email, partnerId) : null);
  const lead = known && (await lockKnown(tx, known, partnerId));
  if (!lead || !maySeeRow(LEAD_ROWS, viewer, lead)) return null;
  return partnerId || isInCharge(LeadAction.UPDATE, viewer, lead.sight()) ? lead : null;
}

const KNOWN_BY = { fields: ['id', 'mergedInto', 'partnerId'] as const, disableIdentityMap: true };

/** The lead that a row is about, its row locked: what it goes on as, where that may be told. One that was merged meanwhile is looked up again. */
async function lockKnown(
  tx: Tx,
  known: { id: string; mergedInto: { id: string } | null },
  partnerId: string | null,
): Promise<Lead | null> {
  const wanted = (id: string) => tx.em.findOne(Lead, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  const survivor = known.mergedInto ? await wanted(known.mergedInto.id) : null;
  const lead = survivor && (!partnerId || survivor.partnerId === partnerId) ? survivor : await wanted(known.id);
  if (lead?.mergedInto && lead.mergedInto.id !== survivor?.id) throw new TryAgain('the lead was merged meanwhile');
  return lead;
}

async function findByEmail(tx: Tx, email: string, partnerId: string | null) {
  const newest = { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 1, ...KNOWN_BY } as const;
  const key = emailKey(email);
  const [lead] = await tx.em.find(Lead, inPlayOf({ emailKey: key }, partnerId), newest);
  if (lead) return lead;
  const merged = await findMergedContacts(tx.em, { emailKey: key });
  const [survivor] =
    merged.length > 0 ? await tx.em.find(Lead, inPlayOf({ id: { $in: merged } }, partnerId), newest) : [];
  return survivor ?? null;
}
