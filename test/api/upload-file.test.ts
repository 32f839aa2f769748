import { request as httpRequest } from 'node:http';
import { startTestApp, type TestApp } from '../support/app.js';
import { intakeOf, PLAIN_HEADER, plainRows } from '../support/intake.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(120_000);

const MIB = 1024 * 1024;
const HOURS_MS = 3_600_000;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ env: { PLIMSOLL_UPLOAD_LIMIT_MIB: '2' } });
});
afterAll(() => app.stop());

const intake = () => intakeOf(app);
const FILE = `${PLAIN_HEADER}\n${plainRows(200)}`;
const LENGTH = Buffer.byteLength(FILE);
const bodyOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
  return [response.status, errors?.[0]?.extensions.code];
};
const part = (from: number, to: number) => ({
  body: Buffer.from(FILE).subarray(from, to),
  headers: { 'content-range': `bytes ${from}-${to - 1}/${LENGTH}` },
});
const offsetOf = async (address: string) => {
  const head = await fetch(`${app.url}${address}`, { method: 'HEAD' });
  return [head.status, head.headers.get('upload-offset')];
};

/** Sends the headers and so many bytes, and waits for the answer. */
function send(address: string, { headers, bytes }: { headers: Record<string, string>; bytes: Buffer }) {
  return new Promise<{ status: number | undefined }>((resolve, reject) => {
    const outgoing = httpRequest(`${app.url}${address}`, { method: 'PUT', headers }, response => {
      response.resume();
      resolve({ status: response.statusCode });
      outgoing.destroy();
    });
    outgoing.on('error', reject);
    if (bytes.length > 0) outgoing.write(bytes);
    else outgoing.flushHeaders();
  });
}

test('a file is taken once, at the address that was told', async () => {
  const { id, uploadUrl } = await intake().made();
  const answer = await intake().put(uploadUrl, FILE);
  expect([answer.status, await answer.json()]).toEqual([201, { uploadedBytes: LENGTH, isComplete: true }]);
  expect(await bodyOf(await intake().put(uploadUrl, FILE))).toEqual([409, 'CONFLICT']);
  expect(await intake().ended(id)).toMatchObject({ status: 'SUCCEEDED', createdCount: 200, uploadedBytes: LENGTH });
});

test('an address that was changed, is of another import or is over opens nothing', async () => {
  const [one, other] = [await intake().made(), await intake().made()];
  const { searchParams, pathname } = new URL(one.uploadUrl, app.url);
  const signature = searchParams.get('signature') ?? '';
  const addresses = [
    pathname,
    `${pathname}?expires=${Number(searchParams.get('expires')) + 1}&signature=${signature}`,
    `${pathname}?expires=${searchParams.get('expires')}&signature=${signature.slice(1)}`,
    one.uploadUrl.replace(one.id, other.id),
    one.uploadUrl.replace('lead-imports', 'lead-import-errors'),
  ];
  for (const address of addresses.slice(0, 4))
    expect([address, await bodyOf(await intake().put(address, FILE))]).toEqual([address, [403, 'FORBIDDEN']]);
  expect((await fetch(`${app.url}${addresses[4]}`)).status).toBe(403);
  app.clock.advanceMs(25 * HOURS_MS);
  expect(await bodyOf(await intake().put(one.uploadUrl, FILE))).toEqual([403, 'FORBIDDEN']);
  expect(await intake().shown(one.id)).toMatchObject({ status: 'PENDING', uploadedBytes: 0 });
});

test('another method is refused with those that would do', async () => {
  const { uploadUrl } = await intake().made();
  for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
    const answer = await fetch(`${app.url}${uploadUrl}`, { method });
    expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'PUT, HEAD']);
  }
});

test('what is no CSV, or too large by its own word, is refused before it comes', async () => {
  const { id, uploadUrl } = await intake().made();
  expect(await bodyOf(await intake().put(uploadUrl, '{}', { 'content-type': 'application/json' }))).toEqual([
    415,
    'BAD_REQUEST',
  ]);
  expect(await bodyOf(await intake().put(uploadUrl, FILE, { 'content-encoding': 'gzip' }))).toEqual([
    415,
    'BAD_REQUEST',
  ]);
  const tenGigabytes = { 'content-length': String(10_000_000_000), 'content-type': 'text/csv' };
  expect(await send(uploadUrl, { headers: tenGigabytes, bytes: Buffer.alloc(0) })).toEqual({
    status: 413,
  });
  const range = { 'content-range': 'bytes 0-99/10000000000', 'content-type': 'text/csv', 'content-length': '100' };
  expect(await send(uploadUrl, { headers: range, bytes: Buffer.alloc(0) })).toEqual({ status: 413 });
  expect(await intake().shown(id)).toMatchObject({ status: 'PENDING', uploadedBytes: 0 });
  const { userErrors } = await intake().create({ sizeBytes: 10_000_000_000 });
  expect(userErrors).toMatchObject([{ code: 'TOO_LARGE', field: ['input', 'sizeBytes'] }]);
});

test('a body that grows beyond the limit is cut off', async () => {
  const { id, uploadUrl } = await intake().made();
  const bytes = Buffer.alloc(3 * MIB, 'a');
  const headers = { 'transfer-encoding': 'chunked', 'content-type': 'text/csv' };
  expect(await send(uploadUrl, { headers, bytes })).toEqual({ status: 413 });
  const { status, uploadedBytes } = await intake().shown(id);
  expect([status, uploadedBytes <= 2 * MIB]).toEqual(['PENDING', true]);
});

test('an upload that is cut goes on where it broke off', async () => {
  const { id, uploadUrl } = await intake().made();
  const file = Buffer.from(`${PLAIN_HEADER}\n${plainRows(10_000, 20_000)}`);
  const rest = (from: number, to: number) =>
    intake().put(uploadUrl, file.subarray(from, to), { 'content-range': `bytes ${from}-${to - 1}/${file.length}` });
  const headers = { 'content-length': String(file.length), 'content-type': 'text/csv' };
  const outgoing = httpRequest(`${app.url}${uploadUrl}`, { method: 'PUT', headers });
  outgoing.on('error', () => undefined);
  outgoing.write(file.subarray(0, 300_000));
  await waitFor(async () => (await intake().shown(id)).uploadedBytes > 0, 30_000);
  outgoing.destroy();
  await waitFor(async () => (await offsetOf(uploadUrl))[1] === '300000', 30_000);
  const refused = await rest(310_000, file.length);
  expect([refused.status, refused.headers.get('upload-offset')]).toEqual([409, '300000']);
  expect((await rest(300_000, 320_000)).status).toBe(202);
  expect((await rest(320_000, file.length)).status).toBe(201);
  expect(await intake().ended(id)).toMatchObject({ status: 'SUCCEEDED', totalRows: 10_000, failedCount: 0 });
});

test('an upload may begin again, and what came before is dropped', async () => {
  const { id, uploadUrl } = await intake().made();
  const first = part(0, 3000);
  expect((await intake().put(uploadUrl, first.body, first.headers)).status).toBe(202);
  const other = `${PLAIN_HEADER}\nZ1,Zoe,,,\n`;
  expect((await intake().put(uploadUrl, other)).status).toBe(201);
  expect(await intake().ended(id)).toMatchObject({ status: 'SUCCEEDED', totalRows: 1, createdCount: 1 });
});

test('of two uploads at once one file comes out, whole', async () => {
  const { id, uploadUrl } = await intake().made();
  const files = ['X', 'Y'].map(letter => `${PLAIN_HEADER}\n${plainRows(8000).replaceAll('Person', letter)}`);
  const answers = await Promise.all(files.map(file => intake().put(uploadUrl, file)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await intake().ended(id)).toMatchObject({ totalRows: 8000, failedCount: 0 });
});

test('a range that cannot be meant is refused', async () => {
  const { uploadUrl } = await intake().made();
  for (const range of ['bytes 5-4/10', 'bytes 0-10/10', 'bytes */10', 'items 0-1/2', 'bytes 0-3/10'])
    expect([range, (await intake().put(uploadUrl, 'abc', { 'content-range': range })).status]).toEqual([range, 400]);
});

test('a file that does not come in time is waited for no more', async () => {
  const { id } = await intake().made();
  const { errors } = await app.run('CancelLeadImport', { input: { id } });
  expect(errors).toBeUndefined();
  expect(await intake().shown(id)).toMatchObject({ status: 'CANCELLED' });
  const again = await app.run<{ cancelLeadImport: { userErrors: object[] } }>('CancelLeadImport', { input: { id } });
  expect(again.data?.cancelLeadImport.userErrors).toEqual([]);
});
