import { makeKey } from '../../src/platform/access/key-text.js';
import { Role } from '../../src/platform/access/viewer.js';
import type { As } from '../support/app.js';
import { sendRaw } from '../support/oracle.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Issued {
  readonly id: string;
  readonly prefix: string;
  readonly secret: string;
}
interface Created {
  readonly createApiKey: {
    readonly secret: string | null;
    readonly apiKey: { readonly id: string; readonly prefix: string; readonly expiresAt: string | null } | null;
    readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
  };
}
interface Listed {
  readonly apiKeys: { readonly nodes: readonly Record<string, unknown>[] };
}

const ALL = ['LEADS_READ', 'LEADS_WRITE', 'FEEDS'];
const WHO = '{ viewer { role partnerId repId teamId } }';
const DAY_MS = 86_400_000;
const walk = withApp();

async function create(input: object, as: As = Role.ADMIN): Promise<Created['createApiKey']> {
  const { data, errors } = await walk.app.run<Created>(
    'CreateApiKey',
    { input: { name: `Key ${nextNumber()}`, scopes: ALL, ...input } },
    { as },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.createApiKey;
}

async function issued(input: object): Promise<Issued> {
  const { apiKey, secret, userErrors } = await create(input);
  if (!apiKey || !secret) throw new Error(`It was refused: ${JSON.stringify(userErrors)}`);
  return { id: apiKey.id, prefix: apiKey.prefix, secret };
}

const refusals = ({ userErrors }: Created['createApiKey']) =>
  userErrors.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());
const codes = async (query: string, as: string, variables: Record<string, unknown> = {}) =>
  (await walk.app.run(query, variables, { as })).errors?.map(({ extensions }) => extensions?.code) ?? [];
const statusOf = async (secret: string) => (await walk.app.run(WHO, {}, { as: secret })).status;
const listed = async (filter: object) => (await walk.ask<Listed>('ApiKeys', { filter })).apiKeys.nodes;

describe('a key', () => {
  test('of a partner lets it in as itself, and is kept as a hash alone', async () => {
    const partner = await walk.aPartner();
    const { id, prefix, secret } = await issued({ role: 'PARTNER', partnerId: partner.partnerId });
    expect(secret.startsWith(`${prefix}_`)).toBe(true);
    expect((await walk.app.run(WHO, {}, { as: secret })).data).toEqual({
      viewer: { role: 'PARTNER', partnerId: partner.partnerId, repId: null, teamId: null },
    });
    const text = JSON.stringify(await listed({ prefix: { eq: prefix } }));
    expect(text).toContain(id);
    expect(text).not.toContain(secret.slice(prefix.length + 1));
    await expect(
      walk.sql(
        `do $$ begin if exists (select 1 from api_key k where k::text like '%${secret.slice(-20)}%') then raise 'kept'; end if; end $$`,
      ),
    ).resolves.toBeUndefined();
  });

  test('of a rep, a manager, a screen and an auditor speaks for what was said of it', async () => {
    const rep = await walk.aRep();
    const of = async (input: object) =>
      (await walk.app.run(WHO, {}, { as: (await issued(input)).secret })).data?.viewer;
    expect(await of({ role: 'REP', repId: rep.id })).toMatchObject({ role: 'REP', repId: rep.id, teamId: rep.teamId });
    expect(await of({ role: 'MANAGER', teamId: rep.teamId })).toMatchObject({ role: 'MANAGER', teamId: rep.teamId });
    expect(await of({ role: 'WALLBOARD' })).toMatchObject({ role: 'WALLBOARD', repId: null });
    expect(await of({ role: 'AUDITOR' })).toMatchObject({ role: 'AUDITOR', repId: null });
  });

  test.each([
    ['a partner without a partner', { role: 'PARTNER' }, ['INVALID input.partnerId']],
    ['a manager without a team', { role: 'MANAGER' }, ['INVALID input.teamId']],
    ['a rep without a rep', { role: 'REP' }, ['INVALID input.repId']],
    ['no scope', { role: 'AUDITOR', scopes: [] }, ['INVALID input.scopes']],
    ['the past', { role: 'AUDITOR', expiresAt: '2020-01-01T00:00:00Z' }, ['INVALID input.expiresAt']],
    [
      'a partner that does not exist',
      { role: 'PARTNER', partnerId: `partner_${'0'.repeat(26)}` },
      ['NOT_FOUND input.partnerId'],
    ],
    [
      'a screen that is a partner',
      { role: 'WALLBOARD', partnerId: `partner_${'0'.repeat(26)}` },
      ['INVALID input.partnerId'],
    ],
  ])('for %s is refused, and nothing is made', async (_what, input, expected) => {
    const answer = await walk.changingNothing(() => create(input));
    expect([refusals(answer), answer.secret, answer.apiKey]).toEqual([expected, null, null]);
  });

  test('is told once: the same call again gives the same object and no secret', async () => {
    const input = { name: 'A screen', role: 'WALLBOARD', idempotencyKey: `once-${nextNumber()}` };
    const first = await create(input);
    const again = await create(input);
    expect(first.secret).toMatch(/^plk_test_/);
    expect([again.apiKey?.id, again.secret, again.userErrors]).toEqual([first.apiKey?.id, null, []]);
  });

  test('of a screen does not end; any other ends after a year, or when it is said', async () => {
    const now = Number(await walk.app.runtime.now());
    expect((await create({ role: 'WALLBOARD' })).apiKey?.expiresAt).toBeNull();
    const year = Date.parse((await create({ role: 'AUDITOR' })).apiKey?.expiresAt ?? '') - now;
    expect(Math.round(year / DAY_MS)).toBe(365);
    const said = '2099-01-01T00:00:00.000Z';
    expect((await create({ role: 'AUDITOR', expiresAt: said })).apiKey?.expiresAt).toBe(said);
  });

  test('that is over lets nobody in, and says that it has expired', async () => {
    const soon = new Date(Number(await walk.app.runtime.now()) + DAY_MS).toISOString();
    const { secret, prefix } = await issued({ role: 'AUDITOR', expiresAt: soon });
    expect(await statusOf(secret)).toBe(200);
    walk.app.clock.advanceMs(2 * DAY_MS);
    const { status, errors } = await walk.app.run(WHO, {}, { as: secret });
    expect([status, errors?.[0]?.message]).toEqual([401, 'The token has expired.']);
    expect(await listed({ prefix: { eq: prefix } })).toMatchObject([{ isActive: false, revokedAt: null }]);
    walk.app.clock.advanceMs(-2 * DAY_MS);
  });

  test('says when it was last used, to the minute', async () => {
    const { id, prefix, secret } = await issued({ role: 'AUDITOR' });
    const lastUsed = async () => (await listed({ prefix: { eq: prefix } }))[0]?.lastUsedAt;
    expect(await lastUsed()).toBeNull();
    await statusOf(secret);
    const first = await lastUsed();
    await statusOf(secret);
    expect(await lastUsed()).toBe(first);
    walk.app.clock.advanceMs(61_000);
    await statusOf(secret);
    expect(Date.parse(String(await lastUsed())) - Date.parse(String(first))).toBeGreaterThanOrEqual(61_000);
    expect(id).toMatch(/^key_/);
  });
});

describe('keys of one partner', () => {
  test('are two at most, so that one can take the place of the other without a pause', async () => {
    const { partnerId } = await walk.aPartner();
    const input = { role: 'PARTNER', partnerId };
    const old = await issued(input);
    const next = await issued(input);
    expect(refusals(await create(input))).toEqual(['KEY_LIMIT_REACHED']);
    expect([await statusOf(old.secret), await statusOf(next.secret)]).toEqual([200, 200]);
    await walk.act('RevokeApiKey', { id: old.id });
    expect([await statusOf(old.secret), await statusOf(next.secret)]).toEqual([401, 200]);
    expect(refusals(await create(input))).toEqual([]);
  });

  test('stay two where ten are asked for at once', async () => {
    const { partnerId } = await walk.aPartner();
    const answers = await Promise.all(Array.from({ length: 10 }, () => create({ role: 'PARTNER', partnerId })));
    expect(answers.filter(({ secret }) => secret !== null)).toHaveLength(2);
  });

  test('share what was sent: a repetition under the new key is known', async () => {
    const { partnerId } = await walk.aPartner();
    const [old, next] = [await issued({ role: 'PARTNER', partnerId }), await issued({ role: 'PARTNER', partnerId })];
    const input = { rows: [{ name: 'Sent once', externalId: 'x-1' }], idempotencyKey: 'batch-1' };
    const first = await walk.act('UpsertLeads', input, old.secret);
    const again = await walk.act('UpsertLeads', input, next.secret);
    expect([first.createdCount, again.isReplayed, again.results?.[0]?.lead?.id]).toEqual([
      1,
      true,
      first.results?.[0]?.lead?.id,
    ]);
  });

  test('let nobody in while the partner is switched off, nor does a token of it', async () => {
    const key = `house-${nextNumber()}`;
    const { partner } = await walk.act('SavePartner', { key, name: 'A house' });
    const partnerId = partner?.id ?? '';
    const { secret } = await issued({ role: 'PARTNER', partnerId });
    const token = await walk.app.token({ subject: partnerId, role: Role.PARTNER, partnerId });
    await walk.act('SavePartner', { key, name: 'A house', isActive: false });
    expect([await statusOf(secret), await statusOf(token)]).toEqual([401, 401]);
    expect(refusals(await create({ role: 'PARTNER', partnerId }))).toEqual(['NOT_FOUND input.partnerId']);
    await walk.act('SavePartner', { key, name: 'A house' });
    expect([await statusOf(secret), await statusOf(token)]).toEqual([200, 200]);
  });
});

describe('a key that is not right', () => {
  let right: Issued;
  let other: Issued;
  beforeAll(async () => {
    right = await issued({ role: 'AUDITOR' });
    other = await issued({ role: 'AUDITOR' });
  });
  const WRONG: readonly (readonly [string, () => string])[] = [
    ['of a prefix that was never issued', () => makeKey('test').text],
    ['with the secret of another', () => right.prefix + other.secret.slice(other.prefix.length)],
    ['cut short', () => right.secret.slice(0, -1)],
    [
      'with one letter changed',
      () => `${right.secret.slice(0, -8)}${right.secret.at(-8) === 'a' ? 'b' : 'a'}${right.secret.slice(-7)}`,
    ],
    ['in capitals', () => right.secret.toUpperCase()],
    ['of its prefix alone', () => right.prefix],
    ['of another environment', () => right.secret.replace('plk_test', 'plk_live')],
    ['with a quote in it', () => right.secret.replace('_', "_'or'1'='1_")],
  ];

  test.each(WRONG)('%s lets nobody in', async (_what, text) => {
    const answer = await walk.changingNothing(() =>
      sendRaw(walk.app.url, {
        headers: { 'content-type': 'application/json', authorization: `Bearer ${text()}` },
        body: JSON.stringify({ query: WHO }),
      }),
    );
    expect([answer.status, answer.text.includes('UNAUTHENTICATED')]).toEqual([401, true]);
    expect(answer.text).not.toContain(text());
  });

  test('in an address is refused as such, whatever else is sent with it', async () => {
    for (const path of [
      `/graphql?key=${right.secret}`,
      `/graphql?authorization=${right.secret.replaceAll('_', '%5F')}`,
      `/wallboard?key=${right.secret}`,
    ]) {
      const answer = await sendRaw(walk.app.url, {
        path,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${right.secret}` },
        body: JSON.stringify({ query: WHO }),
      });
      expect([answer.status, answer.text.includes('does not belong into an address')]).toEqual([400, true]);
      expect(answer.text).not.toContain(right.secret);
    }
  });
});

describe('the scopes of a key', () => {
  const write = 'mutation { updateLead(input: { id: "lead_00000000000000000000000000" }) { userErrors { code } } }';
  const read = '{ leads(first: 1) { nodes { id } } }';

  test.each([
    ['LEADS_READ', { read: [], write: ['FORBIDDEN'] }],
    ['LEADS_WRITE', { read: ['FORBIDDEN'], write: [] }],
    ['FEEDS', { read: ['FORBIDDEN'], write: ['FORBIDDEN'] }],
  ])('%s alone opens its own kind of operation, and the question who one is', async (scope, expected) => {
    const { secret } = await issued({ role: 'MARKETER', scopes: [scope] });
    expect({ read: await codes(read, secret), write: await codes(write, secret) }).toEqual(expected);
    expect(await codes(WHO, secret)).toEqual([]);
  });

  test('add nothing to what the role may', async () => {
    const { secret } = await issued({ role: 'AUDITOR', scopes: ALL });
    expect(await codes(write, secret)).toEqual(['FORBIDDEN']);
  });
});

describe('revoking', () => {
  test('ends a key for good, with its version, and a second time changes nothing', async () => {
    const { id, secret } = await issued({ role: 'AUDITOR' });
    expect((await walk.act('RevokeApiKey', { id, expectedVersion: 9 })).refusals).toEqual([
      'STALE_VERSION input.expectedVersion',
    ]);
    expect(await statusOf(secret)).toBe(200);
    expect((await walk.act('RevokeApiKey', { id, expectedVersion: 1 })).refusals).toEqual([]);
    expect(await statusOf(secret)).toBe(401);
    await walk.changingNothing(() => walk.act('RevokeApiKey', { id }));
    expect((await walk.act('RevokeApiKey', { id: `key_${'0'.repeat(26)}` })).refusals).toEqual(['NOT_FOUND input.id']);
  });

  test('only an administrator can, and sees keys at all', async () => {
    const { id } = await issued({ role: 'AUDITOR' });
    for (const role of Object.values(Role).filter(one => one !== Role.ADMIN)) {
      const rep = role === Role.REP ? await walk.aRep() : null;
      const as =
        rep?.as ??
        (role === Role.PARTNER
          ? await walk.aPartner()
          : role === Role.MANAGER
            ? walk.aManager(await walk.aTeam())
            : role);
      expect((await walk.act('RevokeApiKey', { id }, as)).denied).toBe('FORBIDDEN');
      expect((await walk.ask<{ node: null }>('Node', { id }, as)).node).toBeNull();
    }
  });
});
