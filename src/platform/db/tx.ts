import type { EntityManager } from '@mikro-orm/postgresql';
import type { Ctx } from '../context.js';
import type { DomainEvent } from '../events/event.js';

/** One transaction of one use case. Changes go through `em`, or through `sql` for rows that the unit of work never writes. */
export interface Tx {
  readonly ctx: Ctx;
  readonly em: EntityManager;
  /** Rows of a statement; `?` stands for a parameter. */
  sql<Row extends object>(query: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Sends a statement whose answer nobody needs: nothing waits for it but COMMIT, and where it fails everything does. */
  send(query: string, params?: readonly Sendable[]): void;
  /** Sends a call of a function like that; calls that follow each other go out as one statement. */
  call(call: string, params: readonly Sendable[]): void;
  /** PostgreSQL's clock, read once: call it after the locks. Never below `floor`. */
  now(floor?: Date | null): Promise<Date>;
  /** What that clock showed, in milliseconds, where a statement behind the locks told it along: then it is not read once more. */
  clockWas(ms: number): void;
  /** Rows and events commit together, or neither. A function is called after the flush, when versions are known. */
  record(event: DomainEvent | (() => DomainEvent)): void;
  /** A part that may be refused by itself: on a Refusal what it did by `sql` and `record` is undone and the rest goes on. */
  attempt<T>(part: () => Promise<T>): Promise<T>;
  /** What to take back in memory where the part that it is called in is refused: the database takes back its own. */
  ifUndone(takeBack: () => void): void;
  /** What must follow the flush, e.g. rows that refer to rows made by the unit of work; in the order given, by SQL alone. */
  afterFlush(work: () => Promise<void>): void;
}

/** What cannot fail on its way: a statement that never left would not be missed by COMMIT. */
export type Sendable = string | number | null | readonly (string | null)[];
