import type { Viewer } from '../../access/viewer.js';
import type { Where } from '../keyset.js';
import type { PagePlan } from '../page-plan.js';

/** What one field with arguments asks this time: a page of a list, or the row that fulfils a condition. */
export type Ask =
  | { readonly plan: PagePlan<object>; readonly where: null }
  | { readonly plan: null; readonly where: Where };

/** One statement while it is written: its parameters, numbered as they come, and names for what it selects from. */
export class SqlText {
  readonly values: unknown[] = [];
  private names = 0;

  constructor(
    readonly viewer: Viewer,
    private readonly asks: readonly Ask[],
  ) {}

  page(site: number): PagePlan<object> {
    return pageAt(this.asks, site);
  }

  row(site: number): Where {
    return this.asks[site]?.where ?? NOTHING;
  }

  /** A value beside the statement, never in it. */
  param(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  /** A name that nothing else in the statement has. */
  name(): string {
    return `f${this.names++}`;
  }

  /** What `write` gives, unless it comes to a constant: then its parameters are taken back, since PostgreSQL refuses unused ones. */
  folded(write: () => string): string {
    const before = this.values.length;
    const sql = write();
    if (sql === 'true' || sql === 'false') this.values.length = before;
    return sql;
  }
}

const NOTHING: Where = { $or: [] };

/** The page that a site asks for; a site of a list always has one. */
export function pageAt(asks: readonly Ask[], site: number): PagePlan<object> {
  const plan = asks[site]?.plan;
  if (!plan) throw new Error('a list was not asked for');
  return plan;
}

/** Names come from the metadata of the ORM, never from a client. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
