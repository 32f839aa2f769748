import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { createClient } from 'redis';
import { MIGRATIONS } from '../../migrations/list.js';
import { dumpSchema } from '../../src/platform/db/dump.js';
import { migrate, pendingMigrations } from '../../src/platform/db/migrate.js';
import { openOrm } from '../../src/platform/db/orm.js';
import { withOwner } from '../../src/platform/db/server-version.js';
import { type FreshDatabase, freshDatabase, freshRedis } from '../support/database.js';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('the committed schema is what the migrations make', async () => {
  expect(await withOwner(database.url, dumpSchema)).toBe(readFileSync('migrations/schema.sql', 'utf8'));
});

test('a schema that differs by one grant, column, index or function is told apart', async () => {
  const committed = await withOwner(database.url, dumpSchema);
  for (const change of [
    'grant delete on lead to plimsoll_app',
    'alter table team add column colour text',
    'create index team_twice on team (name)',
    'create function one() returns int language sql as $$ select 1 $$',
  ]) {
    const changed = await freshDatabase();
    const text = await withOwner(changed.url, async client => {
      await client.query(change);
      return dumpSchema(client);
    });
    await changed.drop();
    expect(text).not.toBe(committed);
  }
});

test('two nodes that start at once migrate an empty database once', async () => {
  const empty = await emptyDatabase();
  const taken = await Promise.all([migrate(empty.url, MIGRATIONS), migrate(empty.url, MIGRATIONS)]);
  expect(taken.flat()).toEqual(MIGRATIONS.map(migration => migration.name));
  expect(await migrate(empty.url, MIGRATIONS)).toEqual([]);
  await empty.drop();
});

test('the application works as a role that owns nothing, within its time limits', async () => {
  const orm = await openOrm({ databaseUrl: database.url, dbPoolSize: 2 }, []);
  const em = orm.em.fork();
  try {
    const [row] = await em.execute(`select current_user as role, current_setting('statement_timeout') as statement,
      current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle, current_setting('TimeZone') as zone`);
    expect(row).toEqual({ role: 'plimsoll_app', statement: '5s', lock: '1s', idle: '10s', zone: 'UTC' });
    for (const forbidden of [
      'create table x ()',
      'drop table lead',
      'alter table lead add x int',
      'truncate lead',
      'delete from lead_fact',
    ]) {
      await expect(em.execute(forbidden)).rejects.toMatchObject({ code: expect.stringMatching(/^42501$/) });
    }
    const query = (sql: string) => em.execute<{ name: string }[]>(sql);
    expect(await pendingMigrations(query, MIGRATIONS)).toEqual([]);
    expect(
      await pendingMigrations(query, [
        ...MIGRATIONS,
        ...MIGRATIONS.slice(0, 1).map(each => ({ ...each, name: '9999-later' })),
      ]),
    ).toEqual(['9999-later']);
  } finally {
    await orm.close();
  }
});

test('each test file has a database and a Redis of its own, both empty', async () => {
  const other = await freshDatabase();
  expect(other.url).not.toBe(database.url);
  await other.drop();
  const redis = await createClient({ url: await freshRedis() }).connect();
  expect(await redis.dbSize()).toBe(0);
  await redis.close();
});

async function emptyDatabase(): Promise<FreshDatabase> {
  const like = await freshDatabase();
  const url = new URL(like.url);
  const name = `${url.pathname.slice(1)}_empty`;
  await withOwner(like.url, (client: pg.Client) => client.query(`create database ${name}`));
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await withOwner(like.url, client => client.query(`drop database ${name} with (force)`));
      await like.drop();
    },
  };
}
