import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { wallClock } from '../clock.js';
import type { Config } from '../config.js';
import { LIMITS } from '../limits.js';
import { Role } from './viewer.js';

/** Whom a bearer token or a key speaks for. Ids are in API form. */
export interface TokenClaims {
  readonly subject: string;
  readonly role: Role;
  readonly repId: string | null;
  readonly teamId: string | null;
  readonly partnerId: string | null;
  /** What an identity provider calls whoever it is: the outside key of a rep. */
  readonly externalId?: string;
  /** When it ends, in milliseconds since 1970; null: it does not. */
  readonly expiresAtMs: number | null;
}

/** What a new token shall say; it ends after `ttlSeconds` (an hour). */
export interface TokenOrder {
  readonly subject: string;
  readonly role: Role;
  readonly repId?: string | null;
  readonly teamId?: string | null;
  readonly partnerId?: string | null;
  readonly ttlSeconds?: number;
}

/** The token is not one of ours, or it has ended. The caller learns only which of the two. */
export class TokenRefused extends Error {
  constructor(readonly reason: 'EXPIRED' | 'INVALID') {
    super(reason === 'EXPIRED' ? 'The token has expired.' : 'The token is not valid.');
    this.name = 'TokenRefused';
  }
}

type Access = Pick<Config, 'tokenSecret' | 'tokenIssuer' | 'tokenAudience'>;

// One algorithm and one type, whatever a token's header asks for (RFC 8725).
const ALGORITHM = 'HS256';
const TYPE = 'at+jwt';
const DEFAULT_TTL_SECONDS = 3600;

const name = z.string().min(1).max(255);
const Payload = z.object({
  sub: name,
  exp: z.number(),
  role: z.enum(Role),
  rep: name.optional(),
  team: name.optional(),
  partner: name.optional(),
});

/** A signed bearer token (JWT access token, HS256) of our own issuer. */
export function mintToken(order: TokenOrder, access: Access): Promise<string> {
  const issuedAt = Math.floor(wallClock().getTime() / 1000);
  const claims = {
    role: order.role,
    rep: order.repId ?? undefined,
    team: order.teamId ?? undefined,
    partner: order.partnerId ?? undefined,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setSubject(order.subject)
    .setIssuer(access.tokenIssuer)
    .setAudience(access.tokenAudience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + (order.ttlSeconds ?? DEFAULT_TTL_SECONDS))
    .sign(keyOf(access));
}

/** Whom the token speaks for; throws `TokenRefused` for one that is foreign, changed, incomplete, not yet valid or over. */
export async function verifyToken(token: string, access: Access): Promise<TokenClaims> {
  if (token.length > LIMITS.tokenCharacters) throw new TokenRefused('INVALID');
  const payload = Payload.safeParse(await signedPayload(token, access));
  if (!payload.success) throw new TokenRefused('INVALID');
  const { sub, exp, role, rep = null, team = null, partner = null } = payload.data;
  return { subject: sub, role, repId: rep, teamId: team, partnerId: partner, expiresAtMs: exp * 1000 };
}

/** The token of an `Authorization` header, or null where there is none; anything but one bearer token is refused. */
export function bearerOf(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  const token = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i.exec(authorization)?.[1];
  if (!token) throw new TokenRefused('INVALID');
  return token;
}

async function signedPayload(token: string, access: Access): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, keyOf(access), {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: access.tokenIssuer,
      audience: access.tokenAudience,
      requiredClaims: ['exp', 'sub', 'iss', 'aud'],
      clockTolerance: LIMITS.tokenClockToleranceSeconds,
      currentDate: wallClock(),
    });
    return payload;
  } catch (error) {
    throw new TokenRefused(error instanceof errors.JWTExpired ? 'EXPIRED' : 'INVALID');
  }
}

function keyOf(access: Access): Uint8Array {
  return new TextEncoder().encode(access.tokenSecret);
}
