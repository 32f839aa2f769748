import type { Viewer } from '../../access/viewer.js';
import type { PagePlan } from '../page-plan.js';

/** What a list asks this time; without a plan while the value that holds it is not there. */
export interface Ask {
  readonly plan: PagePlan<object> | null;
}

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

/** The page that a site asks for. */
export function pageAt(asks: readonly Ask[], site: number): PagePlan<object> {
  const plan = asks[site]?.plan;
  if (!plan) throw new Error('a list was not asked for');
  return plan;
}

/** Names come from the metadata of the ORM, never from a client. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
