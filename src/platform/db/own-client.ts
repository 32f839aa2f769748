import { CompiledQuery, type Kysely } from 'kysely';
import pg from 'pg';

/** Asked of a connection and never of the server: answered with the client itself, so that a transaction can send on it directly. */
const THE_CLIENT = '/* the client */';

const BEGUN = { command: 'BEGIN', rowCount: null, rows: [] };

/** A text that comes this often is prepared under a name, once a connection, and parsed and planned no more. */
const OFTEN_TIMES = 5;
const LIMIT = { names: 500, counted: 2000, characters: 16_384 };

/**
 * A connection of the application's pool. What is sent while something else is under way goes out at once (`pipeline`), so statements that do not need
 * each other's answers share one way there and back. BEGIN is never waited for: it can only fail together with the connection, and then so
 * does whatever follows.
 */
export class OwnClient extends pg.Client {
  private isGathering = false;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.query = ((...call: unknown[]) => this.answer(call)) as typeof this.query;
  }

  /** What is sent in one turn goes out in one piece. */
  private gather(): void {
    if (this.isGathering) return;
    const { stream } = this.connection;
    this.isGathering = true;
    stream.cork();
    process.nextTick(() => this.sendGathered());
  }

  /** Sends what was gathered: for what the server can begin with while more is worked out here. */
  sendGathered(): void {
    if (!this.isGathering) return;
    this.isGathering = false;
    this.connection.stream.uncork();
  }

  private answer(call: unknown[]): unknown {
    const [text, values] = call;
    if (text === THE_CLIENT) return Promise.resolve({ command: 'SELECT', rowCount: 1, rows: [{ client: this }] });
    this.gather();
    const isBound = typeof text === 'string' && Array.isArray(values) && values.length > 0 && call.length === 2;
    const name = isBound ? nameOf(text) : null;
    if (name) return this.sendNamed({ name, text, values });
    const answer: unknown = Reflect.apply(pg.Client.prototype.query, this, call);
    if (text !== 'begin') return answer;
    (answer as Promise<unknown>).catch(() => undefined);
    return Promise.resolve(BEGUN);
  }

  /** A plan that a migration made wrong is made anew under another name; in a transaction by the next try of it. */
  private async sendNamed(statement: { name: string; text: unknown; values: unknown }): Promise<unknown> {
    try {
      return await Reflect.apply(pg.Client.prototype.query, this, [statement]);
    } catch (error) {
      if (!isPlanOver(error)) throw error;
      forgetNames();
      if (this.getTransactionStatus() !== 'I') throw error;
      return Reflect.apply(pg.Client.prototype.query, this, [statement.text, statement.values]);
    }
  }
}

/** Whether a prepared statement is of a table that is another one by now. */
export function isPlanOver(error: unknown): boolean {
  return error instanceof Error && 'routine' in error && error.routine === 'RevalidateCachedQuery';
}

/** The connection that a transaction of the query builder is on. */
export async function clientOn(transaction: Kysely<unknown>): Promise<OwnClient> {
  const known = clients.get(transaction);
  if (known) return known;
  const { rows } = await transaction.executeQuery<{ client: OwnClient }>(CompiledQuery.raw(THE_CLIENT));
  const [found] = rows;
  if (!found) throw new Error('the connection is none of ours');
  clients.set(transaction, found.client);
  return found.client;
}

const clients = new WeakMap<Kysely<unknown>, OwnClient>();

const names = new Map<string, string>();
const counts = new Map<string, number>();
let nextName = 0;

function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known) return known;
  if (text.length > LIMIT.characters || names.size >= LIMIT.names) return null;
  const count = (counts.get(text) ?? 0) + 1;
  if (counts.size >= LIMIT.counted) counts.clear();
  counts.set(text, count);
  if (count < OFTEN_TIMES) return null;
  counts.delete(text);
  const name = `own${nextName++}`;
  names.set(text, name);
  return name;
}

/** Whatever was prepared, on any connection, is not used again. */
function forgetNames(): void {
  names.clear();
}
