import { enlist } from '../leads/collaboration.js';
import { type CollaboratorRole, OwnershipChange, Placement } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { credit } from '../leads/lead-credit.js';
import { changeHolder } from '../leads/ownership.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import type { Rep } from '../reps/rep.js';
import { judgePlacement } from './placement.rules.js';
import { findReceiver } from './receiver.js';

/** To whom a held lead goes, why, and as what both are credited for it, if they are. */
export interface Transfer {
  readonly repId: string;
  readonly reason?: string | null | undefined;
  readonly credit?: { readonly fromRole: CollaboratorRole; readonly toRole: CollaboratorRole } | null | undefined;
}

/** Hands a locked lead that is held to another rep, who must have room. */
export async function handTo(tx: Tx, lead: Lead, transfer: Transfer): Promise<void> {
  const problem = judgePlacement(lead.placement, [Placement.OWNED], ['input', 'id']);
  if (problem) throw new Refusal(problem, lead.id);
  const rep = await findReceiver(tx, transfer.repId);
  const from = await lead.owner?.loadOrFail();
  if (from?.id === rep.id) throw new Refusal({ code: UserErrorCode.ALREADY_OWNED, field: ['input', 'repId'] }, lead.id);
  await changeHolder(tx, {
    lead,
    to: { placement: Placement.OWNED, rep },
    how: OwnershipChange.TRANSFERRED,
    reason: transfer.reason ?? null,
  });
  if (from && transfer.credit) await shareCredit(tx, lead, { from, to: rep, roles: transfer.credit });
}

async function shareCredit(
  tx: Tx,
  lead: Lead,
  { from, to, roles }: { from: Rep; to: Rep; roles: NonNullable<Transfer['credit']> },
): Promise<void> {
  await enlist(tx, lead, { rep: from, role: roles.fromRole });
  await credit(tx, lead, [
    { repId: from.id, role: roles.fromRole },
    { repId: to.id, role: roles.toRole },
  ]);
}
