import { MIGRATIONS } from '../../../migrations/list.js';
import { examineDatabase } from './database.js';
import { type Finding, ok } from './finding.js';
import { examineSettings } from './settings.js';
import { examineDisk, examineIssuer, examinePort, examineRedis } from './surroundings.js';

/** Looks at a whole set-up, as the environment describes it; changes nothing and starts nothing. */
export async function examine(env: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  const { settings, findings } = examineSettings(env);
  if (!settings) return findings;
  const { databaseUrl, redisUrl, issuer, dbPoolSize: poolSize } = settings;
  const looks = await Promise.all([
    databaseUrl
      ? examineDatabase(databaseUrl, { poolSize, migrations: MIGRATIONS.map(({ name }) => name) })
      : [ok('database', 'An embedded PostgreSQL is started with the server.'), await examineDisk(settings.dataDir)],
    redisUrl ? examineRedis(redisUrl) : [ok('redis', 'Without Redis: one process serves alone.')],
    examinePort(settings.host, settings.port),
    issuer ? examineIssuer(issuer) : [],
  ]);
  return [...findings, ...looks.flat()];
}
