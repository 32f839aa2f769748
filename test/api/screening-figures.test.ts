import type { As } from '../support/app.js';
import { gradingOf } from '../support/grading.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Row {
  readonly key: string | null;
  readonly label: string | null;
  readonly leadCount: number;
  readonly unscreenedCount: number;
  readonly duplicateCount: number;
  readonly invalid: { readonly numerator: number; readonly denominator: number; readonly value: number | null };
  readonly reasons: readonly { readonly reason: string | null; readonly count: number }[];
  readonly tiers: readonly { readonly tier: string | null; readonly share: { readonly numerator: number } }[];
}
interface Figures {
  readonly definitionVersion: number;
  readonly total: Row;
  readonly rows: readonly Row[];
}

/** Leads come in now: around this year. */
const YEAR = new Date().getUTCFullYear();
const DAYS = { from: `${YEAR - 1}-01-01`, to: `${YEAR + 1}-02-01` };

describe('the figures of screening', () => {
  const walk = withApp();
  const WINDOW = { ...DAYS, by: 'SOURCE' };
  const ask = async (as?: As, window: object = WINDOW) =>
    (await walk.ask<{ screeningFigures: Figures }>('ScreeningFigures', window, as)).screeningFigures;
  const sourceOf = async (name: string) => {
    const outcome = await walk.act('SaveSource', { key: `source-${nextNumber()}`, name });
    return (outcome as object as { source: { id: string } }).source.id;
  };
  let rep: Awaited<ReturnType<typeof walk.aRep>>;
  let sources: { list: string; fair: string };

  beforeAll(async () => {
    const grading = gradingOf(walk);
    sources = { list: await sourceOf('Bought list'), fair: await sourceOf('Fair') };
    await grading.rule({ filter: { segment: { eq: 'spam' } }, reason: 'TEST_OR_SPAM', priority: 1 });
    await grading.rule({ filter: { segment: { eq: 'far' } }, reason: 'OUT_OF_MARKET', priority: 2 });
    await grading.rule({ filter: { segment: { eq: 'bank' } }, verdict: 'VALID', reason: 'CONFIRMED', priority: 3 });
    await grading.inForce({ criteria: [{ name: 'bank', filter: { segment: { eq: 'bank' } }, points: 20 }] });
    rep = await walk.aRep();
    for (const segment of ['spam', 'spam', 'far', 'bank', 'other'])
      await walk.aLead({ sourceId: sources.list, segment });
    await walk.aLead({ sourceId: sources.list, validity: 'INVALID' });
    for (const segment of ['bank', 'other']) await walk.aLead({ sourceId: sources.fair, segment, ownerId: rep.id });
    await walk.aLead({ segment: 'other' });
    const [email, partner] = ['one@customer.example', await walk.aPartner()];
    await walk.aLead({ email });
    await walk.aLead({ email }, partner);
    await grading.graded();
  });

  test('tell by source how many are invalid and why, and how tiers are spread', async () => {
    const { total, rows, definitionVersion } = await ask();
    expect(definitionVersion).toBe(1);
    expect(rows.map(({ label, leadCount }) => [label, leadCount])).toEqual([
      ['Bought list', 6],
      [null, 3],
      ['Fair', 2],
    ]);
    expect(rows[0]).toMatchObject({
      key: sources.list,
      unscreenedCount: 1,
      duplicateCount: 0,
      invalid: { numerator: 4, denominator: 5, value: 0.8, n: 5 },
      reasons: [
        { reason: 'TEST_OR_SPAM', count: 2 },
        { reason: 'OUT_OF_MARKET', count: 1 },
        { reason: null, count: 1 },
      ],
    });
    const spread = (row: Row | undefined) => row?.tiers.map(({ tier, share }) => [tier, share.numerator]);
    expect(spread(rows[0])).toEqual([
      ['A', 1],
      ['B', 0],
      ['C', 0],
      ['D', 1],
      [null, 0],
    ]);
    expect(rows[1]).toMatchObject({ unscreenedCount: 2, duplicateCount: 1, invalid: { denominator: 0, value: null } });
    expect(total).toMatchObject({ key: null, leadCount: 11, invalid: { numerator: 4, denominator: 6 } });
    for (const row of [total, ...rows])
      expect(row.leadCount).toBe(row.invalid.denominator + row.unscreenedCount + row.duplicateCount);
  });

  test('are of the leads that came in the window', async () => {
    const { total } = await ask(undefined, { from: '2020-01-01', to: '2020-02-01', by: 'SOURCE' });
    expect(total).toMatchObject({ leadCount: 0, invalid: { numerator: 0, denominator: 0, value: null }, reasons: [] });
    expect((await ask(undefined, DAYS)).rows).toEqual([]);
    const { errors } = await walk.app.run('ScreeningFigures', { from: '2026-01-02', to: '2026-01-02' });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
  });

  test('are to a rep those of its own leads, to a manager those of its reps', async () => {
    for (const as of [rep.as, walk.aManager(rep.teamId)])
      expect((await ask(as)).rows.map(({ label, leadCount }) => [label, leadCount])).toEqual([['Fair', 2]]);
  });
});
