import { startTestApp, type TestApp } from '../support/app.js';
import { runCommand } from '../support/run-command.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const keys = (...args: readonly string[]) => runCommand(app, ['keys', ...args]);

const role = async (secret: string) =>
  (await app.run<{ viewer: { role: string } }>('{ viewer { role } }', {}, { as: secret })).data?.viewer.role ?? null;

test('an operator issues a key, sees it without its secret, and revokes it', async () => {
  const made = await keys('create', '--name', 'The screen in the hall', '--role', 'WALLBOARD');
  expect([made.exitCode, made.stderr]).toEqual([0, expect.stringContaining('It is shown this once.')]);
  const secret = made.stdout.trim();
  expect(secret).toMatch(/^plk_test_[0-9a-z]{12}_[0-9A-Za-z]{38}$/);
  expect(await role(secret)).toBe('WALLBOARD');

  const prefix = secret.slice(0, secret.lastIndexOf('_'));
  const [shown] = (await keys('list', '--json')).stdout.split('\n').flatMap(line => (line ? [JSON.parse(line)] : []));
  expect(shown).toMatchObject({
    prefix,
    role: 'WALLBOARD',
    scopes: ['LEADS_READ', 'FEEDS'],
    name: 'The screen in the hall',
    expiresAt: null,
    isActive: true,
  });
  const table = (await keys('list')).stdout;
  expect(table).toContain(prefix);
  expect(table).not.toContain(secret);

  expect(await keys('revoke', prefix)).toMatchObject({ exitCode: 0, stdout: `${prefix} is revoked.\n` });
  expect(await role(secret)).toBeNull();
}, 120_000);

test('a key for a partner makes the partner where there is none', async () => {
  const { stdout } = await keys(
    'create',
    '--name',
    'CRM',
    '--role',
    'PARTNER',
    '--partner',
    'acme',
    '--expires',
    '2099-01-01',
  );
  expect(await role(stdout.trim())).toBe('PARTNER');
  const { data } = await app.run<{ partners: { nodes: object[] } }>('Partners', { filter: { key: { eq: 'acme' } } });
  expect(data?.partners.nodes).toMatchObject([{ key: 'acme', isActive: true }]);
}, 120_000);

test('what is wrong is said in one line, with nothing on standard output', async () => {
  for (const [args, said] of [
    [['create', '--name', 'x', '--role', 'PARTNER'], '--partner: The value is not valid.\n'],
    [['create', '--name', 'x', '--role', 'AUDITOR', '--expires', 'soon'], 'soon is no date. Write it as 2027-01-31.\n'],
    [
      ['create', '--name', 'x', '--role', 'AUDITOR', '--scopes', 'ALL'],
      'There is no scope ALL. There are LEADS_READ, LEADS_WRITE, FEEDS.\n',
    ],
    [['revoke', 'plk_test_000000000000'], 'There is no such key.\n'],
  ] as const) {
    expect(await keys(...args)).toEqual({ exitCode: 1, stdout: '', stderr: said });
  }
}, 120_000);
