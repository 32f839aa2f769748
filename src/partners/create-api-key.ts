import { ref } from '@mikro-orm/core';
import { makeKey } from '../platform/access/key-text.js';
import { Role, type Scope } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import { ApiKey } from './api-key.js';
import { apiKeyChanged } from './partner.events.js';
import { Partner } from './partner.js';

export interface CreateApiKey {
  name: string;
  role: Role;
  scopes: readonly Scope[];
  partnerId?: string | null;
  teamId?: string | null;
  repId?: string | null;
  expiresAt?: Date | null;
  idempotencyKey?: string | null;
}

/** The key, and the whole of it as text the one time that it is known; null where the call is a repetition. */
export interface IssuedKey {
  readonly apiKey: ApiKey;
  readonly secret: string | null;
}

const DAY_MS = 86_400_000;
const DAYS_BY_DEFAULT = 365;
/** One in use, and the one that takes its place. */
const LIVE_KEYS = 2;
/** Which reference says whom a key of the role speaks for; the other roles need none. */
const PRINCIPALS = { [Role.PARTNER]: 'partnerId', [Role.MANAGER]: 'teamId', [Role.REP]: 'repId' } as const;

/**
 * Issues a key. Of a partner or a rep at most two are live at a time, so that a key can be changed without a pause.
 * Only the keys of screens may live without an end; any other ends after a year where nothing is said.
 */
export function createApiKey(ctx: Ctx, input: CreateApiKey): Promise<IssuedKey> {
  return transact(
    ctx,
    async tx => {
      refuseAll(Object.values(PRINCIPALS).map(field => unfit(input, field)));
      const principal = await findPrincipal(tx, input);
      const now = await tx.now();
      if (input.expiresAt && input.expiresAt <= now)
        throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'expiresAt'] });
      await refuseThird(tx, principal, now);
      const { text, prefix, secretHash } = makeKey(ctx.runtime.config.environment);
      const apiKey = tx.em.create(ApiKey, {
        name: input.name,
        prefix,
        secretHash,
        role: input.role,
        scopes: [...new Set(input.scopes)],
        partner: principal.partner && ref(principal.partner),
        team: principal.team && ref(principal.team),
        rep: principal.rep && ref(principal.rep),
        expiresAt: input.expiresAt ?? endByDefault(input.role, now),
        lastUsedAt: null,
        revokedAt: null,
        createdBy: ctx.viewer.subject,
        version: 1,
        createdAt: now,
        updatedAt: now,
      });
      tx.record(() => apiKeyChanged(apiKey, now));
      return { apiKey, secret: text };
    },
    {
      mutation: 'createApiKey',
      key: input.idempotencyKey,
      input,
      pack: ({ apiKey }: IssuedKey) => apiKey.id,
      unpack: async (id, tx): Promise<IssuedKey> => ({
        apiKey: await tx.em.findOneOrFail(ApiKey, { id: String(id) }),
        secret: null,
      }),
    },
  );
}

interface Principal {
  readonly partner: Partner | null;
  readonly team: Team | null;
  readonly rep: Rep | null;
}

/** A reference that the role needs and that is missing, or one that it has no use for. */
function unfit(input: CreateApiKey, field: 'partnerId' | 'teamId' | 'repId'): Problem | null {
  const isWanted = field === (PRINCIPALS as Partial<Record<Role, string>>)[input.role];
  return isWanted === (input[field] != null) ? null : { code: UserErrorCode.INVALID, field: ['input', field] };
}

async function findPrincipal(tx: Tx, { partnerId, teamId, repId }: CreateApiKey): Promise<Principal> {
  const partner = partnerId ? await tx.em.findOne(Partner, { id: partnerId, isActive: true }) : null;
  const team = teamId ? await tx.em.findOne(Team, { id: teamId }) : null;
  const rep = repId ? await tx.em.findOne(Rep, { id: repId }) : null;
  refuseAll(
    [
      partnerId && !partner && missing('partnerId'),
      teamId && !team && missing('teamId'),
      repId && !rep && missing('repId'),
      rep && !rep.isActive && { code: UserErrorCode.REP_INACTIVE, field: ['input', 'repId'] },
    ].map(problem => problem || null),
  );
  return { partner, team, rep };
}

function missing(field: string): Problem {
  return { code: UserErrorCode.NOT_FOUND, field: ['input', field] };
}

/** Keys of a team or of no one in particular each are an identity of their own, so there is no limit to them. */
async function refuseThird(tx: Tx, { partner, rep }: Principal, now: Date): Promise<void> {
  const whose = partner ?? rep;
  if (!whose) return;
  await tx.sql('select pg_advisory_xact_lock(7306, hashtext(?))', [whose.id]);
  const live = await tx.em.count(ApiKey, {
    ...(partner ? { partner } : { rep }),
    revokedAt: null,
    $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }],
  });
  if (live >= LIVE_KEYS) throw new Refusal({ code: UserErrorCode.KEY_LIMIT_REACHED });
}

function endByDefault(role: Role, now: Date): Date | null {
  return role === Role.WALLBOARD ? null : new Date(now.getTime() + DAYS_BY_DEFAULT * DAY_MS);
}
