import type { TestApp } from './app.js';
import type { LoadMeasure, LoadStatisticsQuery } from './generated/graphql.js';

type Loads = LoadStatisticsQuery['loadStatistics'];

const LIMITS_AT_ONCE = 10;

/**
 * What each rep held at most for so much of a time, by its outside key: the least load that it was above for no more than the rest of
 * the time. Worked out from breaches that the API tells, and 1 at least.
 */
export async function percentileLines(
  app: TestApp,
  asked: { readonly from: string; readonly to: string; readonly measure: LoadMeasure },
  share: number,
): Promise<Record<string, number>> {
  const tell = async (breachLimits: readonly number[]) => {
    const { data, errors } = await app.run<LoadStatisticsQuery>('LoadStatistics', {
      ...asked,
      groupBy: 'REP',
      breachLimits,
    });
    if (!data) throw new Error(JSON.stringify(errors));
    return data.loadStatistics;
  };
  const first: Loads = await tell([]);
  const most = Math.max(...first.map(({ peak }) => peak.value));
  const lines: Record<string, number> = {};
  for (let from = 1; from <= most; from += LIMITS_AT_ONCE) {
    const limits = Array.from({ length: Math.min(LIMITS_AT_ONCE, most - from + 1) }, (_, n) => from + n);
    for (const { rep, breaches } of await tell(limits)) {
      const key = rep?.externalId;
      const found = breaches.find(breach => (breach.share ?? 0) <= 1 - share);
      if (key && found) lines[key] ??= found.limit;
    }
  }
  return lines;
}
