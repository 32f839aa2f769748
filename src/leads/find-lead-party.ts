import type { Ctx } from '../platform/context.js';
import type { BuyingRole } from './lead.enums.js';
import { LeadCredit } from './lead-credit.js';
import { LeadCollaborator, LeadContact } from './lead-party.js';

/** A further contact as it is shown. */
export interface ShownContact {
  readonly buyingRole: BuyingRole;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** The further contacts of leads, by name, by one statement, in the order of the ids. */
export async function findLeadContacts(ctx: Ctx, leadIds: readonly string[]): Promise<ShownContact[][]> {
  const rows = await ctx.em.find(
    LeadContact,
    { lead: { $in: [...leadIds] } },
    { populate: ['contact'], orderBy: { contact: { name: 'asc' } } },
  );
  return leadIds.map(id => rows.filter(row => row.lead.id === id).map(shown));
}

/** The collaborators of leads, by one statement, in the order of the ids. */
export async function findCollaborators(ctx: Ctx, leadIds: readonly string[]): Promise<LeadCollaborator[][]> {
  const rows = await ctx.em.find(
    LeadCollaborator,
    { lead: { $in: [...leadIds] } },
    { orderBy: { since: 'asc', rep: 'asc' }, refresh: true },
  );
  return leadIds.map(id => rows.filter(row => row.lead.id === id));
}

/** Who is credited for leads, by one statement, in the order of the ids. */
export async function findCredits(ctx: Ctx, leadIds: readonly string[]): Promise<LeadCredit[][]> {
  const rows = await ctx.em.find(
    LeadCredit,
    { lead: { $in: [...leadIds] } },
    { orderBy: { creditedAt: 'asc', role: 'desc', rep: 'asc' } },
  );
  return leadIds.map(id => rows.filter(row => row.lead.id === id));
}

function shown({ buyingRole, contact }: LeadContact): ShownContact {
  const { name, email, phone } = contact.getEntity();
  return { buyingRole, name, email, phone };
}
