import pg from 'pg';
import { Dice } from '../../src/cli/prove/dice.js';
import { Role } from '../../src/platform/access/viewer.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { HandoverFiguresQuery, HandoverRowPartsFragment } from '../support/generated/graphql.js';
import { type Counted, type OfferRow, readOffers, recount, type Slip } from '../support/handover-oracle.js';
import { HOUR_MS, offersOf } from '../support/offers.js';
import { type MadeRep, type Walk, walkOf } from '../support/walk.js';

const SLOW_MS = 240_000;
const LEADS = 36;
const REASONS = ['NOT_A_FIT', 'NO_BUDGET', 'TOO_EARLY'];
const SLIPS: readonly Slip[] = [
  { withdrawnAreDecided: true },
  { supersededAreDecided: true },
  { openAreDecided: true },
  { breachesOfOpenOnly: true },
  { hoursOfAll: true },
];

let app: TestApp;
let walk: Walk;
let owner: pg.Client;
let top: string;
let rows: OfferRow[];

beforeAll(async () => {
  app = await startTestApp();
  walk = walkOf(app);
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  top = await walk.aTeam();
  const reps = [
    await walk.aRep({ teamId: await walk.aTeam({ parentId: top }) }),
    await walk.aRep({ teamId: await walk.aTeam({ parentId: top }) }),
  ];
  await offerAtRandom(reps);
  rows = await readOffers(owner);
}, SLOW_MS);

afterAll(async () => {
  await walk.stop();
  await owner.end();
  await app.stop();
});

/** Offers of three sources (and of none) by two marketers, decided, left, withdrawn and overtaken at any hour of two days. */
async function offerAtRandom(reps: readonly MadeRep[]): Promise<void> {
  const dice = new Dice(11);
  const { offer, accept, reject, withdraw } = offersOf(walk);
  const sources = await Promise.all(
    ['fair', 'web', 'ads'].map(async key => {
      const made = (await walk.act('SaveSource', { key, name: key })) as unknown as { source: { id: string } };
      return made.source.id;
    }),
  );
  for (let nth = 0; nth < LEADS; nth++) {
    const { id } = await walk.aLead({ sourceId: dice.pick([...sources, null]) });
    const rep = dice.pick(reps);
    const by = { subject: dice.pick(['mia', 'max']), role: Role.MARKETER };
    const made = await offer(id, dice.pick([{ teamId: rep.teamId }, { repId: rep.id }]), by);
    app.clock.advanceMs(dice.between(1, 30) * HOUR_MS);
    const offerId = made.offer?.id ?? '';
    const ends: readonly (() => Promise<unknown>)[] = [
      () => accept(offerId, rep.as),
      () => accept(offerId, rep.as),
      () => reject(offerId, rep.as, { reason: dice.pick(REASONS) }),
      () => reject(offerId, rep.as, { reason: dice.pick(REASONS) }),
      () => withdraw(offerId),
      () => walk.act('AssignLead', { id, repId: rep.id }),
      async () => undefined,
    ];
    await dice.pick(ends)();
  }
  await walk.settled();
}

const window = () => {
  const days = rows.map(({ offeredAt }) => offeredAt.toISOString().slice(0, 10)).toSorted();
  const [from, to] = [days[0] ?? '', days[Math.floor(days.length * 0.8)] ?? ''];
  return { from, to };
};

async function figures(by: string | null, as: Parameters<Walk['ask']>[2]) {
  const { handoverFigures } = await walk.ask<HandoverFiguresQuery>('HandoverFigures', { ...window(), by }, as);
  return handoverFigures;
}

const countedOf = (row: HandoverRowPartsFragment): Counted => ({
  offered: row.offeredCount,
  accepted: row.acceptance.numerator,
  decided: row.acceptance.denominator,
  open: row.openCount,
  withdrawn: row.withdrawnCount,
  superseded: row.supersededCount,
  breached: row.breachCount,
  medianHours: row.hoursToDecision.value === null ? null : Math.round(row.hoursToDecision.value * 1e6) / 1e6,
  rejections: Object.fromEntries(row.rejections.map(({ reason, count }) => [reason, count])),
});

function plain(of: readonly OfferRow[], asOf: string, slip?: Slip): Counted {
  const { from, to } = window();
  const counted = recount(of, { since: new Date(from), until: new Date(to), asOf: new Date(asOf) }, slip);
  return { ...counted, medianHours: counted.medianHours && Math.round(counted.medianHours * 1e6) / 1e6 };
}

test.each([
  ['SOURCE', (row: OfferRow) => row.source],
  ['TEAM', (row: OfferRow) => row.team],
  ['OFFERED_BY', (row: OfferRow) => row.by],
] as const)('the figures by %s are what plain counting of the offers finds', async (by, keyOf) => {
  const told = await figures(by, Role.MARKETER);
  expect(countedOf(told.total)).toEqual(plain(rows, told.asOf));
  const { from, to } = window();
  const inside = rows.filter(({ offeredAt }) => offeredAt >= new Date(from) && offeredAt < new Date(to));
  const groups = Map.groupBy(inside, keyOf);
  expect(told.rows.length).toBe(groups.size);
  for (const row of told.rows)
    expect([row.label, countedOf(row)]).toEqual([row.label, plain(groups.get(row.label) ?? [], told.asOf)]);
  for (const { offeredCount, acceptance, openCount, withdrawnCount, supersededCount } of told.rows)
    expect(acceptance.denominator + openCount + withdrawnCount + supersededCount).toBe(offeredCount);
});

test('marketing and the manager of the whole read the same numbers, a manager of one team those of its own', async () => {
  for (const by of ['SOURCE', 'CAMPAIGN', 'TEAM', 'OFFERED_BY']) {
    const { asOf: _, ...marketing } = await figures(by, Role.MARKETER);
    const { asOf: _too, ...sales } = await figures(by, walk.aManager(top));
    expect(sales).toEqual(marketing);
  }
  const of = async (as: Parameters<Walk['ask']>[2]) => (await figures('TEAM', as)).rows.map(({ key }) => key);
  const [first] = await of(Role.MARKETER);
  expect(await of(walk.aManager(first ?? ''))).toEqual([first]);
});

test.each(SLIPS)('a reckoning with the slip %j would be found out', async slip => {
  const told = await figures('SOURCE', Role.MARKETER);
  const { from, to } = window();
  const inside = rows.filter(({ offeredAt }) => offeredAt >= new Date(from) && offeredAt < new Date(to));
  const groups = told.rows.map(({ label }) => inside.filter(({ source }) => source === label));
  const counted = [told.total, ...told.rows].map(countedOf);
  expect(counted).toEqual([rows, ...groups].map(group => plain(group, told.asOf)));
  expect(counted).not.toEqual([rows, ...groups].map(group => plain(group, told.asOf, slip)));
});

test('a window that makes no sense is refused, an empty one has no rate', async () => {
  const { errors } = await app.run('HandoverFigures', { from: '2026-02-01', to: '2026-01-01' });
  expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  const { handoverFigures } = await walk.ask<HandoverFiguresQuery>('HandoverFigures', {
    from: '2001-01-01',
    to: '2001-01-02',
  });
  expect(handoverFigures.total).toMatchObject({ offeredCount: 0, acceptance: { value: null, n: 0 }, rejections: [] });
});
