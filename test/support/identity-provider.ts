import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** A provider of identities on loopback: publishes its keys, signs tokens, changes keys, and may be away. */
export interface IdentityProvider {
  readonly url: string;
  readonly keysUrl: string;
  /** How often its keys were read. */
  readonly reads: number;
  isAway: boolean;
  /** A new key takes the place of all before it. */
  rotate(algorithm?: string): Promise<void>;
  token(claims: object, odd?: OddToken): Promise<string>;
  /** The public key as it is published, e.g. to misuse it as a secret. */
  publicKey(): JWK;
  stop(): Promise<void>;
}

/** What a token says other than it should. */
export interface OddToken {
  readonly issuer?: string;
  readonly audience?: string;
  readonly type?: string;
  readonly subject?: string;
  readonly expiresAt?: number;
  readonly keyId?: string;
}

export const AUDIENCE = 'https://plimsoll.test';

export async function startIdentityProvider(): Promise<IdentityProvider> {
  let keys = await makeKeys('RS256', 1);
  let reads = 0;
  let isAway = false;
  let made = 1;
  const server: Server = createServer((_request, response) => {
    reads += 1;
    if (isAway) return void response.writeHead(503).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [keys.published] }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    keysUrl: `${url}jwks.json`,
    get reads() {
      return reads;
    },
    get isAway() {
      return isAway;
    },
    set isAway(value) {
      isAway = value;
    },
    async rotate(algorithm = 'RS256') {
      made += 1;
      keys = await makeKeys(algorithm, made);
    },
    token: (claims, odd = {}) =>
      new SignJWT({ plimsoll: claims })
        .setProtectedHeader({ alg: keys.algorithm, typ: odd.type ?? 'at+jwt', kid: odd.keyId ?? keys.published.kid })
        .setSubject(odd.subject ?? 'user|42')
        .setIssuer(odd.issuer ?? url)
        .setAudience(odd.audience ?? AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(odd.expiresAt ?? '10m')
        .sign(keys.secret),
    publicKey: () => keys.published,
    stop: () => new Promise(resolve => void server.close(() => resolve())),
  };
}

async function makeKeys(
  algorithm: string,
  nth: number,
): Promise<{ algorithm: string; secret: CryptoKey; published: JWK & { kid: string } }> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const published = { ...(await exportJWK(publicKey)), kid: `key-${nth}`, alg: algorithm, use: 'sig' };
  return { algorithm, secret: privateKey, published };
}
