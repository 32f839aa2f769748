import { type AuditResult, serverAudits } from 'graphql-http';
import { Role } from '../../src/platform/access/viewer.js';
import { startTestApp, type TestApp } from '../support/app.js';

/** What the specification recommends of old clients (a status of 200 where an operation fails) and we do not do. */
const OLD_WAYS = ['572B', '7B9B', 'FDE2'];

let app: TestApp;
let results: AuditResult[];

beforeAll(async () => {
  app = await startTestApp();
  const authorization = `Bearer ${await app.token(Role.ADMIN)}`;
  const fetchFn = (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), authorization } });
  results = [];
  for (const audit of serverAudits({ url: `${app.url}/graphql`, fetchFn })) results.push(await audit.fn());
});
afterAll(() => app?.stop());

const idsOf = (status: AuditResult['status']) =>
  results
    .filter(one => one.status === status)
    .map(({ id }) => id)
    .sort();

test('the audits of GraphQL over HTTP find no error', () => {
  const errors = results.filter(({ status }) => status === 'error');
  expect(errors.map(one => `${one.id} ${one.name}: ${'reason' in one ? one.reason : ''}`)).toEqual([]);
  expect(results.length).toBeGreaterThan(50);
});

test('what they warn of is what we chose', () => {
  const told = results.flatMap(one => (one.status === 'ok' ? [] : [`${one.status} ${one.id} ${one.name}`]));
  process.stdout.write(`${idsOf('ok').length} of ${results.length} audits well; ${told.join('; ')}\n`);
  expect(idsOf('warn')).toEqual(OLD_WAYS);
});
