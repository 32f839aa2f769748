import { type InHand, readInHand } from '../leads/lead-in-hand.js';
import type { Tx } from '../platform/db/tx.js';
import { IdRefused, uuidOf } from '../platform/ids.js';
import type { ClaimTerms } from './claim.rules.js';

/** The terms with what is left of the day. */
export interface KnownTerms extends ClaimTerms {
  /** Whether the pool lets the rep take one more today; that stays so while the rep's counter is locked. */
  readonly hasClaimsLeft: boolean;
}

/** A lead, and the rep who claims it. */
interface Claim {
  readonly leadId: string;
  readonly repId: string;
}

type TermsRow = Omit<KnownTerms, 'cooldownUntil' | 'newUntil'> & Record<'cooldownUntil' | 'newUntil', string | null>;

/** On what terms a rep may take a lead from the pool that it lies in, by the rules of that pool as they are now; null where it lies in none. */
export async function findClaimTerms(tx: Tx, claim: Claim): Promise<KnownTerms | null> {
  const { lead, rep, told, shift } = paramsOf(tx, claim);
  const [row] = await tx.sql<{ terms: TermsRow | null }>(TERMS, [lead, rep, told, shift]);
  return termsIn(row?.terms);
}

/** Takes a lead in hand for a rep who claims it, and finds these terms behind the locks, by one statement. */
export async function takeToClaim(
  tx: Tx,
  claim: Claim,
): Promise<ReturnType<typeof readInHand> & { terms: KnownTerms | null }> {
  const { lead, rep, told, shift } = paramsOf(tx, claim);
  const [row] = await tx.sql<{ found: InHand & { terms: TermsRow | null } }>(TAKE, [lead, rep, shift, told]);
  if (!row) throw new Error('a function gave no row');
  return { ...readInHand(tx, row.found), terms: termsIn(row.found.terms) };
}

function paramsOf(tx: Tx, { leadId, repId }: Claim): Record<string, string | number | null> {
  const { offsetMs } = tx.ctx.runtime.clock;
  const lead = uuidOf(leadId, 'lead');
  if (!lead) throw new IdRefused(leadId, 'lead');
  return { lead, rep: uuidOf(repId, 'rep'), told: repId, shift: offsetMs };
}

function termsIn(row: TermsRow | null | undefined): KnownTerms | null {
  return row ? { ...row, cooldownUntil: dateOf(row.cooldownUntil), newUntil: dateOf(row.newUntil) } : null;
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

const TERMS = '/* claim terms */ select claim_terms(?::uuid, ?::uuid, ?::text, ?::float8) as terms';
const TAKE = '/* take in hand to claim */ select take_in_hand(?::uuid, ?::uuid, ?::float8, ?::text) as found';
