import { SignJWT } from 'jose';
import { startTestApp, type TestApp } from '../support/app.js';
import { FeedClient } from '../support/feed-client.js';
import { AUDIENCE, type IdentityProvider, startIdentityProvider } from '../support/identity-provider.js';
import { type Walk, walkOf } from '../support/walk.js';

const VIEWER = 'query { viewer { role repId teamId } }';

describe('a token of the identity provider', () => {
  let provider: IdentityProvider;
  let app: TestApp;
  let walk: Walk;

  beforeEach(async () => {
    provider = await startIdentityProvider();
    app = await startTestApp({
      env: {
        PLIMSOLL_OIDC_ISSUER: provider.url,
        PLIMSOLL_OIDC_AUDIENCE: AUDIENCE,
        PLIMSOLL_OIDC_KEYS_URL: provider.keysUrl,
        PLIMSOLL_OIDC_REFRESH_SECONDS: '0',
      },
    });
    walk = walkOf(app);
  });
  afterEach(async () => {
    await walk.stop();
    await app.stop();
    await provider.stop();
  });

  const asked = async (token: string) => {
    const { data, errors } = await app.run<{ viewer: object }>(VIEWER, {}, { as: token });
    return errors ? errors[0]?.extensions?.code : data?.viewer;
  };

  test('says who somebody is here: over HTTP and over a socket, beside the tokens of our own', async () => {
    const rep = await walk.aRep();
    const token = await provider.token({ role: 'REP', rep: rep.id });
    expect(await asked(token)).toEqual({ role: 'REP', repId: rep.id, teamId: rep.teamId });
    expect(await walk.ask(VIEWER, {}, rep.as)).toEqual({ viewer: { role: 'REP', repId: rep.id, teamId: rep.teamId } });
    const client = await FeedClient.open(`${app.url}/graphql`, token);
    expect(client.received.map(({ type }) => type)).toEqual(['connection_ack']);
    await client.close();
  });

  test('of a rep whom it does not name is of the one whose outside key is its subject', async () => {
    const rep = await walk.aRep();
    await walk.act('UpdateRep', { id: rep.id, externalId: 'user|42' });
    expect(await asked(await provider.token({ role: 'REP' }))).toMatchObject({ repId: rep.id });
    expect(await asked(await provider.token({ role: 'REP' }, { subject: 'user|43' }))).toBe('UNAUTHENTICATED');
  });

  test.each([
    ['of another issuer', { issuer: 'https://elsewhere.example/' }],
    ['for another audience', { audience: 'https://crm.example' }],
    ['of another type', { type: 'JWT' }],
    ['that is over', { expiresAt: 1_000_000 }],
    ['of a key that nobody published', { keyId: 'key-99' }],
  ])('%s is refused', async (_, odd) => {
    expect(await asked(await provider.token({ role: 'ADMIN' }, odd))).toBe('UNAUTHENTICATED');
  });

  test.each([
    [{}],
    [{ role: 'KING' }],
    [{ role: 'MANAGER' }],
    [{ role: 'MANAGER', team: 'team_1' }],
    [{ role: 'PARTNER' }],
  ])('that says %j of somebody is refused', async claims => {
    expect(await asked(await provider.token(claims))).toBe('UNAUTHENTICATED');
  });

  test('signed with the public key as a secret, or with nothing, is refused', async () => {
    const header = { alg: 'HS256', typ: 'at+jwt', kid: provider.publicKey().kid };
    const forged = await new SignJWT({ plimsoll: { role: 'ADMIN' } })
      .setProtectedHeader(header)
      .setSubject('user|42')
      .setIssuer(provider.url)
      .setAudience(AUDIENCE)
      .setExpirationTime('10m')
      .sign(new TextEncoder().encode(JSON.stringify(provider.publicKey())));
    const [, payload] = forged.split('.');
    const none = Buffer.from(JSON.stringify({ ...header, alg: 'none' })).toString('base64url');
    expect([await asked(forged), await asked(`${none}.${payload}.`)]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  });

  test('is accepted under a new key at once, and under the old one no more', async () => {
    const old = await provider.token({ role: 'AUDITOR' });
    expect(await asked(old)).toMatchObject({ role: 'AUDITOR' });
    await provider.rotate('ES256');
    expect(await asked(await provider.token({ role: 'MARKETER' }))).toMatchObject({ role: 'MARKETER' });
    expect(await asked(old)).toBe('UNAUTHENTICATED');
  });

  test('is judged by the keys that were read while the provider is away; without any, one may try again', async () => {
    provider.isAway = true;
    const token = await provider.token({ role: 'ADMIN' });
    expect(await asked(token)).toBe('SERVICE_UNAVAILABLE');
    provider.isAway = false;
    expect(await asked(token)).toMatchObject({ role: 'ADMIN' });
    provider.isAway = true;
    expect(await asked(token)).toMatchObject({ role: 'ADMIN' });
    expect(await asked(await provider.token({ role: 'ADMIN' }, { keyId: 'key-7' }))).toBe('UNAUTHENTICATED');
    expect(await walk.ask(VIEWER)).toMatchObject({ viewer: { role: 'ADMIN' } });
  });

  test('does not have the keys read for each request', async () => {
    const token = await provider.token({ role: 'ADMIN' });
    for (let n = 0; n < 5; n += 1) await asked(token);
    expect(provider.reads).toBe(1);
  });
});
