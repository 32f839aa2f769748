import { prefixOf } from '../../ids.js';
import type { LazyPage } from '../lazy-page.js';
import { type Block, SEPARATORS } from './block.js';
import type { ListPart } from './list.js';
import { rowsSql } from './page-sql.js';
import { type Column, LATER, type Run, type Source } from './run.js';
import type { Write } from './shape.js';
import { Tokens, wholeOf } from './tokens.js';
import { Unplanned } from './unplanned.js';

/** Where the tokens of a row are. */
interface Row {
  readonly tokens: Tokens;
  readonly at: number;
}

/** The token that holds the id of a row. */
interface KeyToken {
  readonly name: string;
  readonly slot: number;
  id(token: string): unknown;
}

/** Rows of a view that values name by their ids: all that are named at a time are read by one column. */
export class Landing implements Source<string> {
  constructor(
    private readonly block: Block,
    private readonly key: KeyToken,
    private readonly writeRow: Write,
  ) {}

  /** The row as JSON, null where it is not there or not to be seen. */
  write(id: string, run: Run): void {
    const { view } = this.block;
    if (view.id !== null && prefixOf(id) !== view.id) throw new Unplanned('refused', 'id');
    const row = run.read(this, id) as Row | null | typeof LATER;
    if (row === LATER) return;
    if (row === null) {
      run.out.ascii('null');
    } else {
      run.rows++;
      this.writeRow(row.tokens, row.at, run);
    }
  }

  columns(ids: readonly string[]): Column<string>[] {
    const where = { [this.key.name]: { $in: ids } };
    return [{ sql: text => rowsSql(this.block, where, text), take: token => this.rowsOf(token, ids) }];
  }

  /** Throws `Unplanned` where a text looks like a sign between tokens. */
  private *rowsOf(token: string, ids: readonly string[]): Iterable<readonly [string, Row | null]> {
    for (const id of ids) yield [id, null];
    const { width } = this.block;
    const tokens = new Tokens().of(wholeOf(token), SEPARATORS[this.block.at.level] ?? '');
    const count = Number(tokens.next());
    if (!tokens.restIs(count * width)) throw new Unplanned('value', 'a sign between tokens');
    for (let at = 1; at < 1 + count * width; at += width)
      yield [String(this.key.id(tokens.text(at + this.key.slot))), { tokens, at }];
  }
}

/** A list that stands at the root. */
export class RootList implements Source<null> {
  constructor(private readonly list: ListPart) {}

  write(run: Run): void {
    const token = run.read(this, null);
    if (token !== LATER) this.list.write(wholeOf(String(token)), run);
  }

  columns(): Column<null>[] {
    return [{ sql: text => this.list.sql(text), take: token => [[null, token]] }];
  }
}

/** Lists of which a value holds a page that has read nothing yet: each is a column. */
export class PageLanding implements Source<LazyPage<object>> {
  constructor(
    private readonly list: ListPart,
    private readonly site: number,
  ) {}

  write(page: LazyPage<object>, run: Run): void {
    const token = run.read(this, page);
    if (token === LATER) return;
    this.ask(page, run);
    this.list.write(wholeOf(String(token)), run);
  }

  columns(pages: readonly LazyPage<object>[]): Column<LazyPage<object>>[] {
    return pages.map(page => ({
      sql: (text, run) => {
        this.ask(page, run);
        return this.list.sql(text);
      },
      take: token => [[page, token]],
    }));
  }

  /** What the list asks this time; cursors are written by what it is ordered by. */
  private ask(page: LazyPage<object>, run: Run): void {
    run.asks[this.site] = { plan: page.planUnderParent() };
    delete run.cursors[this.site];
  }
}
