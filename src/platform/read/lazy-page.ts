import type { Ctx } from '../context.js';
import { snapshotCursor } from '../live/cursor.js';
import { cursorsOf, type Where } from './keyset.js';
import type { PagePlan } from './page-plan.js';
import type { PageSource } from './page-source.js';

/** What a connection shows. Nothing is read before a field asks for it. */
export interface Page<E> {
  readonly edges: Promise<readonly { readonly cursor: string; readonly node: E }[]>;
  readonly nodes: Promise<readonly E[]>;
  readonly pageInfo: PageTurns;
  totalCount(): Promise<number>;
  /** The place of the log before the data was read. */
  cursor(): Promise<string>;
}

/** Whether and how to go on from a page. */
export interface PageTurns {
  hasNextPage(): Promise<boolean>;
  hasPreviousPage(): Promise<boolean>;
  startCursor(): Promise<string | null>;
  endCursor(): Promise<string | null>;
}

/** Reads in the next turn, so that the fields of one selection have all said what they need: the cursor is read first. */
export class LazyPage<E extends object> implements Page<E> {
  private read: Promise<readonly E[]> | null = null;
  private place: Promise<string> | null = null;

  constructor(
    private readonly ctx: Ctx,
    readonly plan: PagePlan<E>,
    private readonly source: PageSource<E>,
  ) {}

  /** The property of its rows that points at its parent; null where the list stands by itself. */
  get under(): string | null {
    return this.source.parent?.property ?? null;
  }

  /** The plan with the parent among its conditions. */
  planUnderParent(): PagePlan<E> {
    const { parent } = this.source;
    if (!parent) return this.plan;
    const { all, beyond, upTo } = this.plan;
    const under = (where: Where) => ({ $and: [{ [parent.property]: parent.id }, where] });
    return { ...this.plan, all: under(all), beyond: under(beyond), upTo: upTo && under(upTo) };
  }

  get nodes(): Promise<readonly E[]> {
    return this.rows().then(rows => this.inOrder(rows));
  }

  get edges(): Promise<readonly { readonly cursor: string; readonly node: E }[]> {
    const cursorOf = cursorsOf(this.plan.keys);
    return this.nodes.then(nodes => nodes.map(node => ({ cursor: cursorOf(node), node })));
  }

  get pageInfo(): PageTurns {
    const { isBackward } = this.plan.bounds;
    const edge = async (at: 0 | -1) => (await this.edges).at(at)?.cursor ?? null;
    return {
      hasNextPage: () => (isBackward ? this.hasUpTo() : this.hasBeyond()),
      hasPreviousPage: () => (isBackward ? this.hasBeyond() : this.hasUpTo()),
      startCursor: () => edge(0),
      endCursor: () => edge(-1),
    };
  }

  totalCount(): Promise<number> {
    return this.afterPlace(() => this.source.count());
  }

  cursor(): Promise<string> {
    const place = this.place ?? snapshotCursor(this.ctx);
    this.place = place;
    return place;
  }

  private rows(): Promise<readonly E[]> {
    this.read ??= this.afterPlace(() => this.source.rows());
    return this.read;
  }

  private async afterPlace<T>(read: () => Promise<T>): Promise<T> {
    await Promise.resolve();
    if (this.place) await this.place;
    return read();
  }

  private inOrder(rows: readonly E[]): readonly E[] {
    const { rows: limit, isBackward } = this.plan.bounds;
    const shown = rows.slice(0, limit);
    return isBackward ? shown.reverse() : shown;
  }

  private async hasBeyond(): Promise<boolean> {
    return (await this.rows()).length > this.plan.bounds.rows;
  }

  private async hasUpTo(): Promise<boolean> {
    return this.plan.upTo !== null && this.afterPlace(() => this.source.hasUpTo());
  }
}
