import type { DomainEvent, LoggedEvent } from './event.js';

/** The transaction in which a reaction's effects and its position are kept together. */
export interface ReactionTx {
  /** Rows of a statement; `$1`, `$2` … stand for parameters. */
  query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** An event of the reaction's own, put into the outbox as the last thing before COMMIT. */
  record(event: DomainEvent): void;
}

/**
 * What a capability does when something below it happened. Each event reaches it once in effect, in order, after any
 * crash: its position advances in the transaction of its effects. It begins at the end of the log as of its first start.
 */
export interface Reaction {
  /** The name of its consumer row; never changed. */
  readonly name: string;
  readonly types: readonly string[];
  run(tx: ReactionTx, events: readonly LoggedEvent[]): Promise<void>;
}
