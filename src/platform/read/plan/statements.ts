import type { PostgreSqlConnection } from '@mikro-orm/postgresql';
import type { Client, Pool, PoolClient } from 'pg';

/** What statements are sent through. */
export interface Connected {
  readonly em: { getConnection(): unknown };
}

const KEPT = 500;
/** Names are of the process: a connection may be used by more than one of these. */
let made = 0;

interface Kept {
  /** Its name on every connection; null until it is asked for the second time. */
  name: string | null;
}

/** What was prepared on a connection, and how many statements had been put out when that was last looked at. */
interface Prepared {
  readonly names: Set<string>;
  dead: number;
}

/** The part of a connection where the driver remembers what was prepared on it. */
type Preparing = Client & { connection?: { parsedStatements?: Record<string, string> } };

/**
 * Statements that come again are prepared under a name. At most so many; what is put out is closed on each connection when that is
 * used next, or prepared statements would pile up on all of them.
 */
export class Statements {
  private readonly kept = new Map<string, Kept>();
  private readonly live = new Set<string>();
  private readonly prepared = new WeakMap<PoolClient, Prepared>();
  private dead = 0;
  private pool: Promise<Pool> | null = null;

  constructor(
    private readonly orm: Connected,
    private readonly most = KEPT,
  ) {}

  /** The columns of the one row that the statement gives, as PostgreSQL writes them. */
  async row(text: string, values: readonly unknown[]): Promise<string[]> {
    const name = this.nameOf(text);
    this.pool ??= (this.orm.em.getConnection() as PostgreSqlConnection).getNativeClient();
    const client = await (await this.pool).connect();
    let failed = true;
    try {
      await this.closeDead(client);
      const query = { text, values: [...values], rowMode: 'array' as const, ...(name && { name }) };
      const { rows } = await client.query<string[]>(query);
      if (name) this.preparedOn(client).names.add(name);
      failed = false;
      return rows[0] ?? [];
    } finally {
      // A connection on which something failed may be half prepared, or gone.
      client.release(failed);
    }
  }

  private nameOf(text: string): string | null {
    const known = this.kept.get(text);
    const kept = known ?? { name: null };
    this.kept.delete(text);
    this.kept.set(text, kept);
    if (known && !kept.name) {
      kept.name = `plan_${++made}`;
      this.live.add(kept.name);
    }
    if (this.kept.size > this.most) this.putOut();
    return kept.name;
  }

  private putOut(): void {
    const [oldest] = this.kept;
    if (!oldest) return;
    const [text, { name }] = oldest;
    this.kept.delete(text);
    if (name && this.live.delete(name)) this.dead++;
  }

  private async closeDead(client: PoolClient): Promise<void> {
    const on = this.preparedOn(client);
    if (on.dead === this.dead) return;
    on.dead = this.dead;
    for (const name of on.names) {
      if (this.live.has(name)) continue;
      await client.query({ text: deallocate(name) });
      on.names.delete(name);
      const { connection } = client as PoolClient & Preparing;
      delete connection?.parsedStatements?.[name];
    }
  }

  private preparedOn(client: PoolClient): Prepared {
    const on = this.prepared.get(client) ?? { names: new Set<string>(), dead: this.dead };
    this.prepared.set(client, on);
    return on;
  }
}

/** Names are ours alone: `plan_` and a number. */
function deallocate(name: string): string {
  return `deallocate ${name}`;
}
