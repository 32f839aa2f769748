import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { codesOf, faultsOf, sendRaw } from '../support/oracle.js';
import { makeWorld, type World } from '../support/world.js';

let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
});
afterAll(() => app.stop());

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = () => Math.floor(Date.now() / 1000);

interface Twist {
  readonly header?: object;
  readonly claims?: object;
  readonly key?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly expiresIn?: number;
}

/** A token like ours, but for one thing. */
function twisted({ header = {}, claims = {}, key, issuer, audience, expiresIn = 600 }: Twist): Promise<string> {
  return new SignJWT({ role: 'ADMIN', ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...header })
    .setSubject('x')
    .setIssuer(issuer ?? app.config.tokenIssuer)
    .setAudience(audience ?? app.config.tokenAudience)
    .setExpirationTime(seconds() + expiresIn)
    .sign(new TextEncoder().encode(key ?? app.config.tokenSecret));
}

const unsigned = (alg: string) =>
  `${part({ alg, typ: 'at+jwt' })}.${part({ role: 'ADMIN', sub: 'x', iss: app.config.tokenIssuer, aud: app.config.tokenAudience, exp: seconds() + 600 })}.`;

const TOKENS: readonly (readonly [what: string, token: () => Promise<string> | string])[] = [
  ['expired', () => twisted({ expiresIn: -60 })],
  ['of another issuer', () => twisted({ issuer: 'https://evil.example' })],
  ['for another audience', () => twisted({ audience: 'another' })],
  ['of another key', () => twisted({ key: 'another secret of thirty-two bytes or more' })],
  ['of the algorithm none', () => unsigned('none')],
  ['of the algorithm None', () => unsigned('None')],
  ['of another type', () => twisted({ header: { typ: 'JWT' } })],
  ['not valid yet', () => twisted({ claims: { nbf: seconds() + 3600 } })],
  ['of a role that does not exist', () => twisted({ claims: { role: 'ROOT' } })],
  ['of no role', () => twisted({ claims: { role: null } })],
  ['of a rep without a rep', () => twisted({ claims: { role: 'REP' } })],
  ['of a rep that does not exist', () => twisted({ claims: { role: 'REP', rep: newId('rep') } })],
  ['of a rep by an id that is none', () => twisted({ claims: { role: 'REP', rep: "' or 1=1" } })],
  ['of a manager by an id that is none', () => twisted({ claims: { role: 'MANAGER', team: 'x' } })],
  ['of a manager without a team', () => twisted({ claims: { role: 'MANAGER' } })],
  ['of a partner without a partner', () => twisted({ claims: { role: 'PARTNER' } })],
  ['tampered', async () => `${(await twisted({})).slice(0, -4)}AAAA`],
  [
    'with another body',
    async () =>
      (await twisted({}))
        .split('.')
        .map((text, index) => (index === 1 ? part({ role: 'ADMIN', sub: 'y', exp: seconds() + 600 }) : text))
        .join('.'),
  ],
  [
    'signed by a public key',
    () =>
      new SignJWT({ role: 'ADMIN' })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' })
        .sign(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
  ],
  ['of 9,000 characters', () => `a.${'b'.repeat(9000)}.c`],
  ['of three dots', () => '...'],
];

test.each(TOKENS)('a token %s signs nobody in', async (_what, token) => {
  const answer = await ask({ authorization: `Bearer ${await token()}` });
  expect([answer.status, codesOf(answer), faultsOf(answer)]).toEqual([401, ['UNAUTHENTICATED'], []]);
});

test.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', 'bearer', 'Token x'])(
  'the header %p signs nobody in',
  async authorization => {
    const answer = await ask({ authorization });
    expect([answer.status, codesOf(answer)]).toEqual([401, ['UNAUTHENTICATED']]);
  },
);

test('without a token, and with one in the address, nobody is signed in', async () => {
  expect((await ask({})).status).toBe(401);
  const path = `/graphql?access_token=${await app.token(Role.ADMIN)}`;
  expect(
    (
      await sendRaw(app.url, {
        path,
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ viewer { role } }"}',
      })
    ).status,
  ).toBe(401);
});

test('a token like those that are refused, but right, signs in', async () => {
  expect((await ask({ authorization: `Bearer ${await twisted({})}` })).status).toBe(200);
});

test('the token of a rep who has left is refused from then on', async () => {
  const authorization = `Bearer ${await app.token(world.people.bo)}`;
  expect((await ask({ authorization })).status).toBe(200);
  const { errors } = await app.run(
    'mutation ($input: DeactivateRepInput!) { deactivateRep(input: $input) { userErrors { code } } }',
    { input: { id: world.reps.bo, handover: 'POOL' } },
  );
  expect(errors).toBeUndefined();
  const answer = await ask({ authorization });
  expect([answer.status, codesOf(answer)]).toEqual([401, ['UNAUTHENTICATED']]);
});

function ask(headers: Record<string, string>) {
  return sendRaw(app.url, {
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ viewer { role } }"}',
  });
}
