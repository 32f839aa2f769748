import type { Viewer } from '../../access/viewer.js';
import type { Ctx } from '../../context.js';
import { Out } from './out.js';
import type { AskedField, Operation } from './parts.js';
import type { Ask, SqlText } from './sql-text.js';

/** Stands for what is not known yet. Whoever meets it writes anything: the answer is written again. */
export const LATER = Symbol('later');

/** A place of a document that reads from the database what values name. */
export interface Source<K> {
  columns(wanted: readonly K[]): readonly Column<K>[];
}

/** One column of a statement: what it found, by what was wanted. */
export interface Column<K> {
  sql(text: SqlText, run: Run): string;
  take(token: string): Iterable<readonly [K, unknown]>;
}

/** What an answer lacks after it was written as far as it goes: values, and when none is missing any more, columns. */
export type Missing =
  | { readonly values: readonly Promise<void>[] }
  | { readonly columns: readonly { sql(text: SqlText): string; take(token: string): void }[] };

/**
 * One answer while it is written. What a writer lacks it asks for, and writes on; all that was lacking is found together and the answer
 * is written again, until nothing is missing: so a hundred rows that ask the same thing ask at once.
 */
export class Run {
  readonly out: Out;
  /** Writers of cursors, by site. */
  readonly cursors: ((values: readonly unknown[]) => string)[] = [];
  readonly asks: Ask[] = [];
  /** The place of the log before the data was read, where a list tells it. */
  place: string | null = null;
  rows = 0;
  readonly statements: string[] = [];
  /** What it took to make the text of the first of them. */
  textMs = 0;
  private readonly known = new Map<unknown, Map<unknown, unknown>>();
  private readonly wanted = new Map<Source<never>, unknown[]>();
  private values: Promise<void>[] = [];

  constructor(
    readonly ctx: Ctx,
    readonly operation: Operation,
    private readonly from: {
      /** What fields of the root are asked of. */
      readonly root: unknown;
      /** What the resolver of a field says of a value. */
      value(run: Run, field: AskedField, of: unknown): unknown;
      /** About how long the answer will be. */
      readonly expectedBytes: number;
    },
  ) {
    this.out = new Out(from.expectedBytes);
  }

  get root(): unknown {
    return this.from.root;
  }

  get viewer(): Viewer {
    return this.ctx.viewer;
  }

  /** What the resolver of a field says of a value, asked once. */
  resolved(field: AskedField, of: unknown): unknown {
    const known = this.at(field);
    if (known.has(of)) return known.get(of);
    const value = this.from.value(this, field, of);
    known.set(of, value instanceof Promise ? LATER : value);
    if (!(value instanceof Promise)) return value;
    const settled = value.then(found => void known.set(of, found));
    // It is looked at in its turn, and may fail before.
    settled.catch(() => undefined);
    this.values.push(settled);
    return LATER;
  }

  /** What is made of the same thing in a place, made once: what is asked of it is known by it. */
  made<T>(place: unknown, of: unknown, make: () => T): T {
    const known = this.at(place);
    if (!known.has(of)) known.set(of, make());
    return known.get(of) as T;
  }

  /** What a source reads for a key. */
  read<K>(source: Source<K>, key: K): unknown {
    const known = this.at(source);
    if (known.has(key)) return known.get(key);
    known.set(key, LATER);
    const wanted = this.wanted.get(source as Source<never>) ?? [];
    this.wanted.set(source as Source<never>, wanted);
    wanted.push(key);
    return LATER;
  }

  /**
   * What was found missing; null where the answer is complete. Values come first: what they name is read together with all else that
   * is to be read, in one statement.
   */
  missing(): Missing | null {
    const { values } = this;
    this.values = [];
    if (values.length > 0) return { values };
    if (this.wanted.size === 0) return null;
    const columns = [...this.wanted].flatMap(([source, keys]) => {
      const known = this.at(source);
      return (source as Source<unknown>).columns(keys).map(column => ({
        sql: (text: SqlText) => column.sql(text, this),
        take: (token: string) => {
          for (const [key, found] of column.take(token)) known.set(key, found);
        },
      }));
    });
    this.wanted.clear();
    return { columns };
  }

  private at(place: unknown): Map<unknown, unknown> {
    const known = this.known.get(place) ?? new Map<unknown, unknown>();
    this.known.set(place, known);
    return known;
  }
}
