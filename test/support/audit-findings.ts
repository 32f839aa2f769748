import type pg from 'pg';

/** What is wrong with the open findings of a database at rest; every list is empty where the law holds. */
export interface FindingAudit {
  /** Code and subject (lead or contact) of which more than one is open. */
  readonly doubled: readonly string[];
  /** Code and lead that ought to have an open finding and have none. */
  readonly missing: readonly string[];
  /** Code and lead with an open finding without a cause. */
  readonly baseless: readonly string[];
  readonly openCount: number;
}

interface LeadRow {
  readonly id: string;
  readonly placement: string;
  readonly validity: string;
  readonly silenceDays: number | null;
  readonly isOver: boolean;
  readonly ownerSince: Date | null;
  readonly lastTwoWayAt: Date | null;
}

interface TouchRow {
  readonly leadId: string;
  readonly contactId: string | null;
  readonly direction: string;
  readonly disposition: string | null;
  readonly at: Date;
}

interface FindingRow {
  readonly code: string;
  readonly leadId: string;
  readonly contactId: string | null;
}

const DAY_MS = 86_400_000;
const UNREACHED = ['BOUNCED', 'WRONG_NUMBER', 'BUSY'];

/** Judges every lead again, from plain rows and in plain words, and compares. */
export async function auditFindings(client: pg.Client, now: Date): Promise<FindingAudit> {
  const leads = (await client.query<LeadRow>(LEADS)).rows;
  const touches = (await client.query<TouchRow>(TOUCHES)).rows;
  const open = (await client.query<FindingRow>(OPEN)).rows;
  const keys = open.map(keyOf);
  const silent = leads.filter(lead => isSilent(lead, now)).map(({ id }) => `NEGLECTED ${id}`);
  const wanted = new Set([...silent, ...overContacted(touches, now).map(id => `OVER_CONTACT ${id}`)]);
  return {
    doubled: [...new Set(keys.filter((key, place) => keys.indexOf(key) !== place))],
    missing: [...wanted].filter(key => !keys.includes(key)),
    baseless: keys.filter(key => !wanted.has(key)),
    openCount: open.length,
  };
}

function keyOf({ code, leadId, contactId }: FindingRow): string {
  return `${code} ${code === 'OVER_CONTACT' ? (contactId ?? leadId) : leadId}`;
}

function isSilent(lead: LeadRow, now: Date): boolean {
  if (lead.placement !== 'OWNED' || lead.isOver || lead.silenceDays === null) return false;
  if (lead.validity === 'INVALID' || lead.validity === 'DUPLICATE') return false;
  const since = Math.max(lead.ownerSince?.getTime() ?? 0, lead.lastTwoWayAt?.getTime() ?? 0);
  return now.getTime() - since >= lead.silenceDays * DAY_MS;
}

/** Contacts, and leads without one, that got more than five outbound touches within seven days. */
function overContacted(touches: readonly TouchRow[], now: Date): string[] {
  const counts = new Map<string, number>();
  for (const { leadId, contactId, direction, disposition, at } of touches) {
    if (direction !== 'OUTBOUND' || UNREACHED.includes(disposition ?? '')) continue;
    if (now.getTime() - at.getTime() >= 7 * DAY_MS) continue;
    counts.set(contactId ?? leadId, (counts.get(contactId ?? leadId) ?? 0) + 1);
  }
  return [...counts].flatMap(([id, count]) => (count > 5 ? [id] : []));
}

const LEADS = `select l.id, placement, validity, max_silence_days as "silenceDays", is_terminal or is_won as "isOver",
  owner_since as "ownerSince", last_two_way_at as "lastTwoWayAt" from lead l join stage s on s.id = l.stage_id`;
const TOUCHES = `select lead_id as "leadId", contact_id as "contactId", direction, disposition, occurred_at as at from interaction`;
const OPEN = `select code, lead_id as "leadId", contact_id as "contactId" from finding where closed_at is null order by id`;
