import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { wallClock } from '../clock.js';
import type { Issuer } from '../config.js';
import { serviceUnavailable } from '../errors.js';
import { LIMITS } from '../limits.js';
import { type TokenClaims, TokenRefused } from './tokens.js';
import { Role } from './viewer.js';

// Asymmetric ones alone: a public key can never be taken for a shared secret.
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];

const name = z.string().min(1).max(255);
const Said = z.object({
  role: z.enum(Role),
  rep: name.optional(),
  team: name.optional(),
  partner: name.optional(),
});

/** Whether a token says that this issuer made it; nothing is believed yet. */
export function isOf(token: string, issuer: Issuer | null): issuer is Issuer {
  if (issuer === null) return false;
  try {
    return decodeJwt(token).iss === issuer.url;
  } catch {
    return false;
  }
}

/**
 * Whom a token of the issuer speaks for. Throws `TokenRefused`, or SERVICE_UNAVAILABLE where its keys cannot be read and none
 * are kept: with kept ones, sign-in goes on for a day while the issuer is away.
 */
export async function verifyIssued(token: string, issuer: Issuer): Promise<TokenClaims> {
  const { payload } = await jwtVerify(token, keysOf(issuer), {
    algorithms: ALGORITHMS,
    typ: issuer.type,
    issuer: issuer.url,
    audience: issuer.audience,
    requiredClaims: ['exp', 'sub'],
    clockTolerance: LIMITS.tokenClockToleranceSeconds,
    currentDate: wallClock(),
  }).catch((error: unknown) => {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw new TokenRefused(error instanceof errors.JWTExpired ? 'EXPIRED' : 'INVALID');
  });
  const said = Said.safeParse(payload[issuer.claim]);
  if (!said.success || !payload.sub || payload.exp === undefined) throw new TokenRefused('INVALID');
  const { role, rep = null, team = null, partner = null } = said.data;
  const subject = rep ?? partner ?? `oidc:${payload.sub}`;
  const told = { role, repId: rep, teamId: team, partnerId: partner, expiresAtMs: payload.exp * 1000 };
  return { ...told, subject, externalId: payload.sub };
}

const KEYS = new Map<string, JWTVerifyGetKey>();

function keysOf({ keysUrl, refreshSeconds }: Issuer): JWTVerifyGetKey {
  const known = KEYS.get(keysUrl) ?? openKeys(keysUrl, refreshSeconds);
  KEYS.set(keysUrl, known);
  return known;
}

/** Keys as they stand at the issuer now; while it is away, as they were last read, for at most a day. */
function openKeys(keysUrl: string, refreshSeconds: number): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(new URL(keysUrl), {
    cooldownDuration: refreshSeconds * 1000,
    timeoutDuration: LIMITS.issuerTimeoutMs,
    cacheMaxAge: LIMITS.issuerKeysMs,
  });
  let readAtMs = 0;
  return async (header, token) => {
    try {
      const key = await remote(header, token);
      if (remote.fresh) readAtMs = wallClock().getTime();
      return key;
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JOSENotSupported) throw error;
      const kept = remote.jwks();
      if (!kept || wallClock().getTime() - readAtMs > LIMITS.issuerOutageMs)
        throw serviceUnavailable('The identity provider is away. Try again.');
      return createLocalJWKSet(kept)(header, token);
    }
  };
}
