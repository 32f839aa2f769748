import type { Ctx } from '../../src/platform/context.js';
import { Asking } from '../../src/platform/read/plan/asking.js';
import { Block } from '../../src/platform/read/plan/block.js';
import type { Site } from '../../src/platform/read/plan/parts.js';
import type { Ask } from '../../src/platform/read/plan/sql-text.js';
import { Statements } from '../../src/platform/read/plan/statements.js';

/** Counts forget who asks. */
export class BlindCounts extends Asking {
  override async asksOf(...call: Parameters<Asking['asksOf']>): Promise<Ask[]> {
    return (await super.asksOf(...call)).map(ask => (ask.plan ? { ...ask, plan: { ...ask.plan, all: {} } } : ask));
  }
}

/** Asks nothing and looks at what it was not told. */
export class Faulty extends Asking {
  override async asksOf(...[, [site]]: Parameters<Asking['asksOf']>): Promise<Ask[]> {
    return [{ plan: (site as unknown as { no: { plan: null } }).no.plan }];
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

/** Whatever a row points at is shown, whoever may see it. */
export async function blindToReferences<T>(run: () => Promise<T>): Promise<T> {
  const { visible } = Block.prototype;
  Block.prototype.visible = () => 'true';
  try {
    return await run();
  } finally {
    Block.prototype.visible = visible;
  }
}

/** A mask that holds on some rows holds on none. */
export class Unmasked extends Statements {
  override row(text: string, values: readonly unknown[]): Promise<string[]> {
    return super.row(text.replaceAll("then '1' else '0' end", "then '0' else '0' end"), values);
  }
}

export class NullsFirst extends Statements {
  override row(text: string, values: readonly unknown[]): Promise<string[]> {
    return super.row(text.replaceAll('nulls last', 'nulls first'), values);
  }
}

/** The rows of a page come together in no order of theirs. */
export class BackwardOrder extends Statements {
  override row(text: string, values: readonly unknown[]): Promise<string[]> {
    return super.row(
      text.replaceAll(/string_agg\(line, (E'\\x\w\w')\)/g, 'string_agg(line, $1 order by line desc)'),
      values,
    );
  }
}

/** A page begins and ends where another row's instant says: cursors hold another column than what the order is by. */
export class OtherPlaces extends Statements {
  override row(text: string, values: readonly unknown[]): Promise<string[]> {
    return super.row(text.replaceAll(/(concat_ws\(E'\\x\w\w', t\d+\.)"created_at"/g, '$1"updated_at"'), values);
  }
}

/** Likelihoods and weights are told a tenth higher than they are. */
export class Hopeful extends Statements {
  override row(text: string, values: readonly unknown[]): Promise<string[]> {
    return super.row(text.replaceAll(/(t\d+\."(?:win_probability|load_units)")::text/g, '($1 + 0.1)::text'), values);
  }
}
