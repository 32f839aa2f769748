import type { Runtime } from '../context.js';
import { pendingMigrations } from '../db/migrate.js';
import { runSql } from '../db/sql.js';
import type { ReadinessCheck } from './health.js';

const LAG_LIMIT_EVENTS = 10_000;

/** What must be well before work is sent here: the database answers, its schema is the newest, events are numbered in time. */
export function readinessChecks(
  runtime: Runtime,
  migrations: Parameters<typeof pendingMigrations>[1],
): ReadinessCheck[] {
  const query = async <Row extends object>(text: string): Promise<Row[]> => runSql(runtime.orm.em, text);
  return [
    {
      name: 'database',
      run: async () => {
        await query('select 1');
        return undefined;
      },
    },
    {
      name: 'migrations',
      run: async () => {
        const pending = await pendingMigrations(query, migrations);
        if (pending.length > 0) throw new Error(`not migrated: ${pending.join(', ')}`);
        return undefined;
      },
    },
    {
      name: 'live',
      run: async () => {
        const { outboxRows, tailLag, consumerLags } = await runtime.live.health();
        const lags = Object.fromEntries(Object.entries(consumerLags).map(([name, lag]) => [`consumer:${name}`, lag]));
        if (outboxRows >= LAG_LIMIT_EVENTS || tailLag >= LAG_LIMIT_EVENTS)
          throw new Error('events are not delivered in time');
        return { outboxRows, tailLag, ...lags };
      },
    },
  ];
}
