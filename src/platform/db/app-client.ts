import pg from 'pg';
import { APP_CONNECTION_OPTIONS } from '../connection.js';
import { LIMITS } from '../limits.js';
import { OwnClient } from './own-client.js';

// A frozen or vanished leader lets go of its lock within this time.
const LEADER_SILENCE_MS = 1500;
const QUERY_TIMEOUT_MS = 8000;

/** A pool of the application's connections outside the ORM, for the live spine. */
export function openAppPool(databaseUrl: string, connections: number): pg.Pool {
  const pool = new pg.Pool({
    ...connectionOf(databaseUrl),
    options: APP_CONNECTION_OPTIONS,
    max: connections,
    idleTimeoutMillis: LIMITS.idleConnectionMs,
    application_name: 'plimsoll-live',
    Client: OwnClient,
    pipeline: true,
  });
  // An idle connection that breaks is replaced at the next use, one that is in use fails its statement or the next one.
  pool.on('error', () => undefined);
  pool.on('connect', client => client.on('error', () => undefined));
  return pool;
}

/** A connection of its own for whoever leads: its session ends when it falls silent, and the advisory lock with it. */
export async function connectLeader(databaseUrl: string): Promise<pg.Client> {
  const silence = `-c idle_session_timeout=${LEADER_SILENCE_MS} -c idle_in_transaction_session_timeout=${LEADER_SILENCE_MS}`;
  const client = new OwnClient({
    ...connectionOf(databaseUrl),
    options: `${APP_CONNECTION_OPTIONS} ${silence}`,
    application_name: 'plimsoll-relay',
    pipeline: true,
  });
  // A lost connection also fails the statement that is running or the next one; that is where it is handled.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function connectionOf(databaseUrl: string): pg.ClientConfig {
  return {
    connectionString: databaseUrl,
    connectionTimeoutMillis: LIMITS.connectTimeoutMs,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
  };
}
