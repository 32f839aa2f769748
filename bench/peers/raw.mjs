/** The limit of reading: node:http, and one prepared statement in which PostgreSQL makes the whole answer as JSON. */
import { createServer } from 'node:http';
import pg from 'pg';
import { DEEP_RAW, RAW } from '../read-statement.mjs';

const STATEMENTS = { raw: RAW, deep: DEEP_RAW };

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL) });
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', async () => {
    const { query: name, variables } = JSON.parse(Buffer.concat(chunks).toString());
    const { rows } = await pool.query({ name, text: STATEMENTS[name], values: [variables.stage, variables.first] });
    const body = Buffer.from(`{"data":{"leads":{"nodes":${rows[0].text}}}}`);
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`raw at http://127.0.0.1:${server.address().port}\n`));
process.once('SIGINT', () => process.exit(0));
