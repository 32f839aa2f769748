import { SignJWT, UnsecuredJWT } from 'jose';
import { bearerOf, mintToken, TokenRefused, verifyToken } from '../../src/platform/access/tokens.js';
import { Role } from '../../src/platform/access/viewer.js';

const ACCESS = {
  tokenSecret: 'a secret of at least thirty-two bytes',
  tokenIssuer: 'plimsoll',
  tokenAudience: 'plimsoll-api',
};
const KEY = new TextEncoder().encode(ACCESS.tokenSecret);

test('a minted token says who it is for and when it ends', async () => {
  const order = { subject: 'rep_1', role: Role.REP, repId: 'rep_1', teamId: 'team_1', ttlSeconds: 60 };
  const claims = await verifyToken(await mintToken(order, ACCESS), ACCESS);
  expect(claims).toMatchObject({ subject: 'rep_1', role: Role.REP, repId: 'rep_1', teamId: 'team_1', partnerId: null });
  expect((claims.expiresAtMs ?? 0) - Date.now()).toBeGreaterThan(55_000);
  expect((claims.expiresAtMs ?? 0) - Date.now()).toBeLessThan(61_000);
});

test.each(Object.values(Role))('the role %s can be carried', async role => {
  expect((await verifyToken(await mintToken({ subject: 'someone', role }, ACCESS), ACCESS)).role).toBe(role);
});

test('a token that ended within the tolerance of clocks still counts, one beyond it has expired', async () => {
  await expect(
    verifyToken(await mintToken({ subject: 's', role: Role.ADMIN, ttlSeconds: -20 }, ACCESS), ACCESS),
  ).resolves.toBeDefined();
  await expect(reasonOf(await mintToken({ subject: 's', role: Role.ADMIN, ttlSeconds: -40 }, ACCESS))).resolves.toBe(
    'EXPIRED',
  );
});

test.each([
  ['another issuer', { tokenIssuer: 'someone' }],
  ['another audience', { tokenAudience: 'another-api' }],
  ['another secret', { tokenSecret: 'another secret of thirty-two bytes!' }],
])('a token of %s is refused', async (_what, change) => {
  expect(await reasonOf(await mintToken({ subject: 's', role: Role.ADMIN }, { ...ACCESS, ...change }))).toBe('INVALID');
});

test('a token without signature is refused', async () => {
  const token = new UnsecuredJWT({ role: Role.ADMIN })
    .setSubject('s')
    .setIssuer(ACCESS.tokenIssuer)
    .setAudience(ACCESS.tokenAudience)
    .setExpirationTime('1h')
    .encode();
  expect(await reasonOf(token)).toBe('INVALID');
});

test.each([
  ['another algorithm', { alg: 'HS512' }, {}],
  ['the type of an id token', { typ: 'JWT' }, {}],
  ['no type', { typ: undefined }, {}],
  ['an unknown critical header', { crit: ['x'], x: 1 }, {}],
  ['no subject', {}, { sub: undefined }],
  ['an empty subject', {}, { sub: '' }],
  ['no end', {}, { exp: undefined }],
  ['an end in words', {}, { exp: 'tomorrow' }],
  ['a start in the future', {}, { nbf: Math.floor(Date.now() / 1000) + 600 }],
  ['no role', {}, { role: undefined }],
  ['an unknown role', {}, { role: 'OWNER' }],
  ['a role in small letters', {}, { role: 'admin' }],
  ['a rep that is no text', {}, { rep: { $ne: null } }],
])('a rightly signed token with %s is refused', async (_what, header, claims) => {
  expect(await reasonOf(await signed(header, claims))).toBe('INVALID');
});

test('the signer of these tests makes good tokens when nothing is changed', async () => {
  await expect(verifyToken(await signed({}, {}), ACCESS)).resolves.toMatchObject({ role: Role.ADMIN });
});

test('a changed token is refused at every place', async () => {
  const token = await mintToken({ subject: 's', role: Role.WALLBOARD }, ACCESS);
  for (let at = 0; at < token.length - 1; at += 7) {
    const other = token[at] === 'A' ? 'B' : 'A';
    expect(await reasonOf(token.slice(0, at) + other + token.slice(at + 1))).toBe('INVALID');
  }
});

test.each(['', '.', '..', 'a.b.c', 'null', 'x'.repeat(1_000_000)])('junk is refused', async junk => {
  expect(await reasonOf(junk)).toBe('INVALID');
});

test('a header is one bearer token or nothing', () => {
  expect(bearerOf(undefined)).toBeNull();
  expect(bearerOf('Bearer a.b-c_d.e')).toBe('a.b-c_d.e');
  expect(bearerOf('bearer   abc')).toBe('abc');
  for (const bad of ['', 'Bearer', 'Bearer ', 'Basic abc', 'abc', 'Bearer a b', 'Bearer a,Bearer b', 'Bearer ключ']) {
    expect(() => bearerOf(bad)).toThrow(TokenRefused);
  }
});

function signed(header: Record<string, unknown>, claims: Record<string, unknown>): Promise<string> {
  const payload = {
    sub: 's',
    role: Role.ADMIN,
    iss: ACCESS.tokenIssuer,
    aud: ACCESS.tokenAudience,
    exp: Math.floor(Date.now() / 1000) + 600,
    ...claims,
  };
  const signer = new SignJWT(payload as Record<string, unknown>);
  return signer.setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...header }).sign(KEY, { crit: { x: true } });
}

async function reasonOf(token: string): Promise<string> {
  try {
    await verifyToken(token, ACCESS);
  } catch (error) {
    if (error instanceof TokenRefused) return error.reason;
    throw error;
  }
  return 'ACCEPTED';
}
