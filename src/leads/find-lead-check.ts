import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { badUserInput } from '../platform/errors.js';
import { Organisation } from '../reps/organisation.js';
import { Company } from './company.js';
import { companyKey, emailKey } from './duplicate.rules.js';
import { Placement } from './lead.enums.js';
import { Lead } from './lead.js';
import { findMergedContacts } from './lead-twin.js';
import { phoneKey } from './phone-key.js';

const DAY_MS = 86_400_000;

/** Whether somebody is known and taken. `heldBy` is masked: initials, but for those who may see the lead itself. */
export interface LeadCheck {
  readonly exists: boolean;
  readonly isProtected: boolean;
  readonly protectedUntil: Date | null;
  readonly heldBy: string | null;
}

/**
 * Looks a person or a company up before it is claimed. A held lead protects its contact and company until the
 * organisation's `protectionDays` after its last touch, or after its owner took it. A partner asks among its own leads only.
 */
export async function findLeadCheck(
  ctx: Ctx,
  asked: { email?: string | null; phone?: string | null; company?: string | null },
): Promise<LeadCheck> {
  const { partnerId, role } = ctx.viewer;
  const whose = role === Role.PARTNER ? { partnerId } : {};
  const find = (where: object) =>
    ctx.em.find(
      Lead,
      { ...where, ...whose },
      { orderBy: { createdAt: 'desc' }, limit: 50, populate: ['owner', 'mergedInto', 'mergedInto.owner'] },
    );
  const direct = await find(matching(asked));
  const found = direct.length > 0 ? direct : await find(await mergedMatching(ctx, asked));
  const isOwn = (lead: Lead) => role !== Role.PARTNER || lead.partnerId === partnerId;
  const leads = found.map(lead => {
    const survivor = lead.mergedInto?.getEntity();
    return survivor && isOwn(survivor) ? survivor : lead;
  });
  const { protectionDays } = await ctx.em.findOneOrFail(Organisation, { onlyRow: true });
  const until = (lead: Lead) =>
    Math.max(Number(lead.lastTouchAt ?? 0), Number(lead.ownerSince ?? 0)) + protectionDays * DAY_MS;
  const held = leads.filter(lead => lead.placement === Placement.OWNED).sort((a, b) => until(b) - until(a));
  const [first] = held;
  const protectedUntil = first ? new Date(until(first)) : null;
  return {
    exists: leads.length > 0,
    isProtected: protectedUntil !== null && protectedUntil > (await ctx.runtime.now()),
    protectedUntil,
    heldBy: first?.owner ? initialsOf(first.owner.getEntity().name) : null,
  };
}

function matching(asked: { email?: string | null; phone?: string | null; company?: string | null }): object {
  const given = Object.entries(asked).filter(([, value]) => value != null && value !== '');
  const [only] = given;
  if (!only || given.length > 1) throw badUserInput('Ask by exactly one of email, phone and company.');
  const [kind, value] = only as [string, string];
  if (kind === 'email') return { contact: { emailKey: emailKey(value) } };
  if (kind === 'company') return { company: { nameKey: companyKey(value) } };
  const key = phoneKey(value);
  if (!key) throw badUserInput('Not a telephone number with its country code.', ['phone']);
  return { contact: { phoneKey: key } };
}

/** The same by whoever the contacts and companies of that key were merged into. */
async function mergedMatching(ctx: Ctx, asked: Parameters<typeof matching>[0]): Promise<object> {
  const { contact, company } = matching(asked) as { contact?: object; company?: { nameKey: string } };
  if (contact) return { contact: { $in: await findMergedContacts(ctx.em, contact) } };
  const rows = await ctx.em.find(Company, { ...company, mergedInto: { $ne: null } });
  return { company: { $in: rows.flatMap(({ mergedInto }) => mergedInto?.id ?? []) } };
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/u)
    .map(word => `${[...word][0] ?? ''}.`)
    .join(' ');
}
