import { startEmbeddedPostgres } from '../../dist/src/platform/db/embedded.js';
import { makeLog } from '../../dist/src/platform/log.js';

// A process that owns an embedded server: says where it is, then works on until it is ended.
const server = await startEmbeddedPostgres({ dataDir: process.argv[2], fast: true, log: makeLog('error') });
process.stdout.write(`${JSON.stringify({ pid: server.pid, url: server.url })}\n`);
setInterval(() => undefined, 60_000);
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
