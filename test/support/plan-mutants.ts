import type { Ctx } from '../../src/platform/context.js';
import { Asking } from '../../src/platform/read/plan/asking.js';
import type { Site } from '../../src/platform/read/plan/parts.js';
import type { Ask } from '../../src/platform/read/plan/sql-text.js';
import { Statements } from '../../src/platform/read/plan/statements.js';

/** Counts forget who asks. */
export class BlindCounts extends Asking {
  override async asksOf(...call: Parameters<Asking['asksOf']>): Promise<Ask[]> {
    return (await super.asksOf(...call)).map(ask => (ask.plan ? { ...ask, plan: { ...ask.plan, all: {} } } : ask));
  }
}

/** What was asked first is asked for ever. */
export class OnceJudged extends Asking {
  private readonly kept = new WeakMap<Site, Ask>();

  override async asksOf(ctx: Ctx, sites: readonly Site[], asked: Parameters<Asking['asksOf']>[2]): Promise<Ask[]> {
    if (sites.every(site => this.kept.has(site))) return sites.map(site => this.kept.get(site) as Ask);
    const asks = await super.asksOf(ctx, sites, asked);
    for (const [index, site] of sites.entries()) this.kept.set(site, asks[index] as Ask);
    return asks;
  }
}

/** Nulls are left out of the line of tokens. */
export class WithoutCoalesce extends Statements {
  override row(text: string, values: readonly unknown[]): Promise<string[]> {
    return super.row(text.replaceAll(/coalesce\(('~' \|\| )?(t\d+\."\w+")(::text)?, ''\)/g, '$1$2$3'), values);
  }
}
