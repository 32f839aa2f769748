/** Who may do and see what. Every policy names every role. */
export enum Role {
  ADMIN = 'ADMIN',
  MANAGER = 'MANAGER',
  REP = 'REP',
  MARKETER = 'MARKETER',
  AUDITOR = 'AUDITOR',
  WALLBOARD = 'WALLBOARD',
  PARTNER = 'PARTNER',
}

/** What a key may be used for. A bearer token is not narrowed: it may whatever its role may. */
export enum Scope {
  LEADS_READ = 'LEADS_READ',
  LEADS_WRITE = 'LEADS_WRITE',
  FEEDS = 'FEEDS',
}

/** Pools that are more or less to a viewer than to others, by id in the order of ids. */
export interface ViewedPools {
  /** It sees none of their leads. */
  readonly hidden: readonly string[];
  /** It sees who the people in them are, before anybody claims. */
  readonly opened: readonly string[];
  /** It looks after them. */
  readonly managed: readonly string[];
}

/** Who is asking, from the token or key, with what the policies need to know. Ids are in API form. */
export interface Viewer {
  /** Stable name of the principal, e.g. `rep_01…` or `partner_01…`; also the owner of idempotency keys. */
  readonly subject: string;
  readonly role: Role;
  readonly repId: string | null;
  /** A MANAGER's team; for a REP the team it is in. */
  readonly teamId: string | null;
  /** `teamId` and every team below it. */
  readonly teamIds: readonly string[];
  /** Every team above `teamId`, of a MANAGER or a REP. */
  readonly teamIdsAbove?: readonly string[];
  /** Of a MANAGER or a REP: the pools that are not as they are for everyone. Absent: there are none. */
  readonly pools?: ViewedPools;
  readonly partnerId: string | null;
  /** When the credential ends, in milliseconds since 1970; null: it does not. */
  readonly expiresAtMs: number | null;
  /** What it has set for itself, where it has. */
  readonly preferences?: { readonly locale: 'en' | 'zh-CN' | null; readonly timeZone: string | null };
  /** The key that speaks for it and what that key may be used for; absent where a token does. */
  readonly key?: { readonly id: string; readonly scopes: readonly Scope[] };
}

/**
 * Viewers of one class see the same rows and fields, so one execution serves all of them (feeds).
 * ADMIN, MARKETER, AUDITOR, WALLBOARD: one class each; MANAGER by team; REP by rep; PARTNER by partner.
 */
export function policyClass(viewer: Viewer): string {
  if (viewer.role === Role.MANAGER) return `MANAGER:${viewer.teamIds.join(',')}${poolClass(viewer)}`;
  if (viewer.role === Role.REP) return `REP:${viewer.repId}:${viewer.teamIds.join(',')}${poolClass(viewer)}`;
  if (viewer.role === Role.PARTNER) return `PARTNER:${viewer.partnerId}`;
  return viewer.role;
}

function poolClass({ pools }: Viewer): string {
  return pools ? `:${pools.hidden.join(',')}:${pools.opened.join(',')}` : '';
}
