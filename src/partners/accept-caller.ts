import { timingSafeEqual } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isOf, verifyIssued } from '../platform/access/issuer.js';
import { looksLikeKey, readKey } from '../platform/access/key-text.js';
import { type TokenClaims, TokenRefused, verifyToken } from '../platform/access/tokens.js';
import { Role, type Scope, type Viewer } from '../platform/access/viewer.js';
import type { Runtime } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { findViewer } from '../reps/find-viewer.js';
import { Rep } from '../reps/rep.js';

/** A key as it stands in the table, judged by the database's clock. */
interface KeptKey {
  readonly id: string;
  readonly secretHash: Buffer;
  readonly role: Role;
  readonly scopes: Scope[];
  readonly partnerId: string | null;
  readonly teamId: string | null;
  readonly repId: string | null;
  readonly endsAtMs: string | null;
  readonly isOver: boolean;
  readonly isRevoked: boolean;
  readonly isUseKnown: boolean;
}

/** Compared with where there is no such key, so that the time of the answer does not tell. */
const NO_HASH = Buffer.alloc(32);

/**
 * Whom a bearer token speaks for as of now: one that was signed (JWT) by us or an identity provider, or a key that was issued. What is revoked, over,
 * foreign or of somebody who has left is refused. Notes at most once a minute that a key was used.
 */
export async function acceptCaller(runtime: Runtime, token: string): Promise<Viewer> {
  const em = runtime.orm.em.fork();
  const viewer = looksLikeKey(token)
    ? await viewerOfKey(em, token, runtime.clock.offsetMs)
    : await findViewer(em, await claimsOf(em, token, runtime.config));
  if (viewer.role === Role.PARTNER && !(await isActivePartner(em, viewer.partnerId))) throw new TokenRefused('INVALID');
  return viewer;
}

/** What a token says that we signed, or an identity provider did; a rep whom it does not name is known by its outside key. */
async function claimsOf(em: EntityManager, token: string, config: Runtime['config']): Promise<TokenClaims> {
  const { issuer } = config;
  if (!isOf(token, issuer)) return verifyToken(token, config);
  const claims = await verifyIssued(token, issuer);
  if (claims.role !== Role.REP || claims.repId || !claims.externalId) return claims;
  const rep = await em.findOne(Rep, { externalId: claims.externalId });
  if (!rep) throw new TokenRefused('INVALID');
  return { ...claims, repId: rep.id, subject: rep.id };
}

async function viewerOfKey(em: EntityManager, text: string, offsetMs: number): Promise<Viewer> {
  const said = readKey(text);
  if (!said) throw new TokenRefused('INVALID');
  const [kept] = await runSql<KeptKey>(em, KEY, [offsetMs, said.prefix]);
  const isSame = timingSafeEqual(kept?.secretHash ?? NO_HASH, said.secretHash);
  if (!kept || !isSame || kept.isRevoked) throw new TokenRefused('INVALID');
  if (kept.isOver) throw new TokenRefused('EXPIRED');
  const id = idFromUuid('key', kept.id);
  const repId = kept.repId && idFromUuid('rep', kept.repId);
  const partnerId = kept.partnerId && idFromUuid('partner', kept.partnerId);
  const viewer = await findViewer(em, {
    // The repetition of a call is known also under the key that takes this one's place.
    subject: partnerId ?? repId ?? id,
    role: kept.role,
    repId,
    teamId: kept.teamId && idFromUuid('team', kept.teamId),
    partnerId,
    expiresAtMs: kept.endsAtMs === null ? null : Number(kept.endsAtMs),
  });
  if (!kept.isUseKnown) await runSql(em, NOTE_USE, [offsetMs, kept.id]);
  return { ...viewer, key: { id, scopes: kept.scopes } };
}

async function isActivePartner(em: EntityManager, partnerId: string | null): Promise<boolean> {
  const uuid = partnerId && uuidOf(partnerId, 'partner');
  if (!uuid) return false;
  return (await runSql(em, 'select 1 as one from partner where id = ?::uuid and is_active', [uuid])).length > 0;
}

const KEY = `/* a key */ with clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as now)
select id, secret_hash as "secretHash", role, scopes, partner_id as "partnerId", team_id as "teamId", rep_id as "repId",
  floor(extract(epoch from expires_at) * 1000)::bigint as "endsAtMs", coalesce(expires_at <= now, false) as "isOver",
  revoked_at is not null as "isRevoked", coalesce(last_used_at > now - interval '1 minute', false) as "isUseKnown"
from api_key, clock where prefix = ?`;

const NOTE_USE = `/* a key is used */ with clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as now)
update api_key set last_used_at = now from clock where id = ?::uuid and coalesce(last_used_at <= now - interval '1 minute', true)`;
