import { ConfigError, loadConfig, loadSettings, SETTINGS } from '../../src/platform/config.js';

const SECRET = 'a secret of at least thirty-two bytes';
const URL_OF_DATABASE = 'postgres://owner:word@127.0.0.1:5432/plimsoll';

test('an empty environment is enough outside production', () => {
  expect(loadSettings({})).toEqual({
    databaseUrl: null,
    redisUrl: null,
    host: '127.0.0.1',
    port: 4000,
    environment: 'development',
    logLevel: 'info',
    dataDir: '.plimsoll',
    tokenSecret: null,
    tokenIssuer: 'plimsoll',
    tokenAudience: 'plimsoll-api',
    cursorSecret: null,
    issuer: null,
    allowedOrigins: [],
    eventRetentionDays: 7,
    dbPoolSize: 10,
    plans: 'on',
    explorer: 'on',
    uploadLimitBytes: 1024 ** 3,
    loadAuditSeconds: 60,
  });
});

test('an empty variable counts as absent', () => {
  expect(loadSettings({ PORT: '', DATABASE_URL: '', PLIMSOLL_ALLOWED_ORIGINS: '' })).toEqual(loadSettings({}));
});

test('variables of other programs are left alone', () => {
  expect(loadSettings({ PATH: '/bin', PORTAL: 'x' })).toEqual(loadSettings({}));
});

test.each([
  ['PORT', ['-1', '65536', '4000.5', ' 80', 'http', '0x50', '1e3']],
  ['DATABASE_URL', ['mysql://a/b', 'localhost', 'postgres']],
  ['REDIS_URL', ['http://127.0.0.1', '127.0.0.1:6379']],
  ['NODE_ENV', ['prod', 'Production']],
  ['LOG_LEVEL', ['verbose', 'INFO']],
  ['PLIMSOLL_TOKEN_SECRET', ['short', 'x'.repeat(31)]],
  ['PLIMSOLL_CURSOR_SECRET', ['short']],
  [
    'PLIMSOLL_ALLOWED_ORIGINS',
    ['*', 'null', 'example.com', 'https://example.com/path', 'https://a.example,ftp://b.example', 'https://A.example'],
  ],
  ['PLIMSOLL_EVENT_RETENTION_DAYS', ['0', '-7', 'week']],
  ['PLIMSOLL_DB_POOL', ['0', 'ten']],
  ['PLIMSOLL_PLANS', ['yes', 'ON']],
])('%s refuses what it cannot mean, by name', (name, values) => {
  for (const value of values) {
    const fault = faultOf({ [name]: value });
    expect(fault.faults.map(each => each.name)).toEqual([name]);
    expect(fault.faults[0]?.message.length).toBeGreaterThan(10);
  }
});

test('a fault never repeats the value, which may be a password', () => {
  const fault = faultOf({
    DATABASE_URL: 'mysql://ada:hunter2@db/x',
    REDIS_URL: 'hunter2',
    PLIMSOLL_TOKEN_SECRET: 'hunter2',
    PORT: 'hunter2',
  });
  expect(fault.faults).toHaveLength(4);
  expect(fault.message).not.toContain('hunter2');
});

test('every fault is named at once', () => {
  const fault = faultOf({ PORT: 'x', REDIS_URL: 'x', NODE_ENV: 'production', PLIMSOLL_DB_POOL: 'x' });
  expect(fault.faults.map(each => each.name).sort()).toEqual([
    'PLIMSOLL_DB_POOL',
    'PLIMSOLL_TOKEN_SECRET',
    'PORT',
    'REDIS_URL',
  ]);
  expect(fault.message.split('\n')).toHaveLength(5);
});

test('production wants a token secret', () => {
  expect(faultOf({ NODE_ENV: 'production' }).message).toContain('PLIMSOLL_TOKEN_SECRET: is obligatory in production');
  expect(loadSettings({ NODE_ENV: 'production', PLIMSOLL_TOKEN_SECRET: SECRET }).tokenSecret).toBe(SECRET);
});

test('origins are a list', () => {
  const { allowedOrigins } = loadSettings({ PLIMSOLL_ALLOWED_ORIGINS: 'https://a.example, http://localhost:3000 ,' });
  expect(allowedOrigins).toEqual(['https://a.example', 'http://localhost:3000']);
});

test('the cursor secret follows from the token secret, is not it, and can be given', () => {
  const derived = loadConfig({ DATABASE_URL: URL_OF_DATABASE, PLIMSOLL_TOKEN_SECRET: SECRET });
  expect(derived.cursorSecret).toBe(
    loadConfig({ DATABASE_URL: URL_OF_DATABASE, PLIMSOLL_TOKEN_SECRET: SECRET }).cursorSecret,
  );
  expect(derived.cursorSecret).not.toBe(
    loadConfig({ DATABASE_URL: URL_OF_DATABASE, PLIMSOLL_TOKEN_SECRET: `${SECRET}!` }).cursorSecret,
  );
  expect(derived.cursorSecret).not.toContain(SECRET);
  const given = loadConfig({
    DATABASE_URL: URL_OF_DATABASE,
    PLIMSOLL_TOKEN_SECRET: SECRET,
    PLIMSOLL_CURSOR_SECRET: 'c'.repeat(32),
  });
  expect(given.cursorSecret).toBe('c'.repeat(32));
});

test('every setting has a comment of its own', () => {
  const docs = Object.values(SETTINGS).map(setting => setting.doc);
  expect(new Set(docs).size).toBe(docs.length);
  expect(docs.every(doc => doc.length > 15)).toBe(true);
});

function faultOf(env: Record<string, string>): ConfigError {
  try {
    loadSettings(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('There was no fault.');
}

test('an identity provider is given whole, and by https in production', () => {
  const issuer = 'https://login.example.com/';
  const fault = (env: Record<string, string>) => {
    try {
      loadSettings({ PLIMSOLL_TOKEN_SECRET: SECRET, PLIMSOLL_OIDC_ISSUER: issuer, ...env });
      return [];
    } catch (error) {
      return (error as ConfigError).faults.map(({ name }) => name);
    }
  };
  const whole = { PLIMSOLL_OIDC_AUDIENCE: 'a', PLIMSOLL_OIDC_KEYS_URL: 'http://login.example.com/keys' };
  expect(fault({})).toEqual(['PLIMSOLL_OIDC_AUDIENCE', 'PLIMSOLL_OIDC_KEYS_URL']);
  expect(fault(whole)).toEqual([]);
  expect(fault({ ...whole, NODE_ENV: 'production' })).toEqual(['PLIMSOLL_OIDC_KEYS_URL']);
});
