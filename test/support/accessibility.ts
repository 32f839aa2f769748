import axe from 'axe-core';
import type { Page } from 'playwright-core';

const GRAVE = new Set(['serious', 'critical']);

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** What axe-core calls serious or critical on the page as it is drawn now. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(`${axe.source}; undefined`);
  const violations = await page.evaluate<Violation[]>('axe.run(document).then(found => found.violations)');
  return violations
    .filter(({ impact }) => GRAVE.has(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
