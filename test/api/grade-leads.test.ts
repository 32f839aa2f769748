import { gradingOf } from '../support/grading.js';
import { STEEP, tiersWeigh } from '../support/tiers-weigh.js';
import { waitFor } from '../support/wait-for.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const FACTS = `query ($id: ID!) {
  lead(id: $id) { version timeline(axes: [TIER, VALIDITY, WEIGHT]) { nodes { axis value reason } } }
}`;
interface Told {
  readonly lead: {
    readonly version: number;
    readonly timeline: { readonly nodes: readonly { axis: string; value: string | null; reason: string | null }[] };
  };
}

describe('the intake', () => {
  const walk = withApp();
  let grading: ReturnType<typeof gradingOf>;
  let market: string;
  beforeAll(() => tiersWeigh(walk, STEEP));
  beforeEach(() => {
    grading = gradingOf(walk);
    market = `market ${nextNumber()}`;
  });
  afterEach(async () => {
    await grading.nothingInForce();
  });
  const factsOf = async (id: string) => (await walk.ask<Told>(FACTS, { id })).lead.timeline.nodes;
  /** A lead of this test's market is HIGH and so of tier A, any other LOW and of tier D. */
  const fit = () => grading.inForce({ criteria: [{ name: 'ours', filter: { segment: { eq: market } }, points: 20 }] });
  const spam = (more: object = {}) =>
    grading.rule({ filter: { displayLabel: { contains: market } }, reason: 'TEST_OR_SPAM', ...more });

  test('leaves leads as they are while nothing is in force', async () => {
    const { id } = await walk.aLead({ segment: market });
    await grading.graded();
    expect(await grading.gradeOf(id)).toMatchObject({ tier: null, tierSource: null, validity: 'UNSCREENED' });
  });

  test('screens and grades a lead that comes in, with the reason, and weighs it', async () => {
    const { key, version } = await fit();
    const rule = await grading.rule({
      filter: { segment: { eq: market } },
      verdict: 'VALID',
      reason: 'TRUSTED_SOURCE',
    });
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ segment: market, ownerId: rep.id });
    await grading.graded();
    expect(await grading.gradeOf(id)).toMatchObject({
      tier: 'A',
      tierSource: 'MODEL',
      validity: 'VALID',
      validitySource: 'MODEL',
      screeningReason: 'TRUSTED_SOURCE',
      loadUnits: 3,
      score: { screenedBy: { id: rule.screeningRule?.id } },
    });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 1, heldUnits: 3 });
    expect(await factsOf(id)).toEqual(
      expect.arrayContaining([
        { axis: 'TIER', value: 'A', reason: `${key} v${version}: 20 points, HIGH; matrix v1` },
        { axis: 'VALIDITY', value: 'VALID', reason: `${rule.screeningRule?.key} v1: TRUSTED_SOURCE` },
        { axis: 'WEIGHT', value: '3', reason: null },
      ]),
    );
  });

  test('grades it anew when what the criteria speak of changes, also by a touch, and once', async () => {
    await fit();
    await grading.inForce({
      axis: 'INTENT',
      criteria: [{ name: 'touched', filter: { touchCount: { gte: 1 } }, points: 20 }],
    });
    const { id } = await walk.aLead({ segment: 'elsewhere' });
    await grading.graded();
    expect(await grading.gradeOf(id)).toMatchObject({ tier: 'D' });
    await walk.act('LogInteraction', { leadId: id, channel: 'PHONE', direction: 'INBOUND' });
    await grading.graded();
    expect(await grading.gradeOf(id)).toMatchObject({ tier: 'C' });
    await walk.act('UpdateLead', { id, segment: market });
    await grading.graded();
    expect(await grading.gradeOf(id)).toMatchObject({ tier: 'A' });
    const tiers = (await factsOf(id)).filter(({ axis }) => axis === 'TIER').map(({ value }) => value);
    expect([...tiers].sort()).toEqual(['A', 'C', 'D']);
  });

  test('is told live, to whoever listens for the load of its holder', async () => {
    await fit();
    const rep = await walk.aRep();
    const feed = await walk.app.listen<{ repLoadChanged: { reps: { load: { heldUnits: number } }[] } }>(
      `subscription ($id: ID!) { repLoadChanged(filter: { repIds: [$id] }) { reps { load { heldUnits } } } }`,
      { id: rep.id },
    );
    await feed.next();
    await walk.aLead({ segment: market, ownerId: rep.id });
    await waitFor(async () => (await feed.next()).data?.repLoadChanged.reps[0]?.load.heldUnits === 3);
  });

  test('keeps what was said, and takes it back when it is given back', async () => {
    await fit();
    await spam();
    const { id } = await walk.aLead({ segment: market, companyName: market, tier: 'D', validity: 'VALID' });
    await grading.graded();
    expect(await grading.gradeOf(id)).toMatchObject({
      tier: 'D',
      tierSource: 'PERSON',
      validity: 'VALID',
      validitySource: 'PERSON',
      score: { tier: 'A', screenedBy: { verdict: 'INVALID' } },
    });
    await walk.act('SetTier', { id, tier: null });
    await walk.act('SetValidity', { id, validity: 'UNSCREENED' });
    await grading.graded();
    expect(await grading.gradeOf(id)).toMatchObject({
      tier: 'A',
      tierSource: 'MODEL',
      validity: 'INVALID',
      validitySource: 'MODEL',
      screeningReason: 'TEST_OR_SPAM',
      loadUnits: 0,
    });
    expect((await walk.act('SetTier', { id, tier: 'A' })).refusals).toEqual([]);
    expect(await grading.gradeOf(id)).toMatchObject({ tier: 'A', tierSource: 'PERSON' });
    await walk.act('UpdateLead', { id, segment: 'elsewhere' });
    await grading.graded();
    expect(await grading.gradeOf(id)).toMatchObject({ tier: 'A', tierSource: 'PERSON', score: { tier: 'D' } });
  });

  test('takes the first rule that holds, by priority and then by key', async () => {
    const [low, b, a] = [`${market} low`, `${market} b`, `${market} a`];
    await spam({ key: low, priority: 9, reason: 'OTHER' });
    await spam({ key: b, priority: 5, reason: 'OUT_OF_MARKET' });
    await spam({ key: a, priority: 5, verdict: 'VALID', reason: 'CONFIRMED' });
    const { id } = await walk.aLead({ companyName: market });
    await grading.graded();
    expect(await grading.gradeOf(id)).toMatchObject({ validity: 'VALID', screeningReason: 'CONFIRMED' });
    await spam({ key: a, priority: 5, verdict: 'VALID', reason: 'CONFIRMED', isActive: false });
    await grading.graded();
    expect(await grading.gradeOf(id)).toMatchObject({ validity: 'INVALID', screeningReason: 'OUT_OF_MARKET' });
    await spam({ key: low, isActive: false });
    await spam({ key: b, reason: 'OUT_OF_MARKET', isActive: false });
    await grading.graded();
    expect(await grading.gradeOf(id)).toMatchObject({
      validity: 'UNSCREENED',
      validitySource: null,
      screeningReason: null,
      loadUnits: 1,
    });
  });

  test('lets what is invalid weigh nothing, and makes room by it', async () => {
    await spam();
    const rep = await walk.aRep({ capacity: 1 });
    await walk.aLead({ companyName: market, ownerId: rep.id });
    await grading.graded();
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 0, heldUnits: 0 });
    const { id } = await walk.aLead({ ownerId: rep.id });
    expect(id).toBeDefined();
  });

  test('leaves a duplicate one, and a lead whose holder takes none heavier as it is', async () => {
    await fit();
    await spam({ verdict: 'VALID', reason: 'CONFIRMED' });
    const email = `${nextNumber()}@customer.example`;
    await walk.aLead({ email });
    const { id: double } = await walk.aLead({ email, companyName: market }, await walk.aPartner());
    const rep = await walk.aRep({ capacity: 2, basis: 'WEIGHTED', onWeightIncrease: 'REFUSE' });
    const { id: held } = await walk.aLead({ ownerId: rep.id, segment: market });
    await grading.graded();
    expect(await grading.gradeOf(double)).toMatchObject({ validity: 'DUPLICATE', validitySource: 'MODEL' });
    expect(await grading.gradeOf(held)).toMatchObject({ tier: null, score: { tier: 'A' }, loadUnits: 1 });
  });

  test('grades all leads in play anew when another version comes into force, in batches, and none that is decided', async () => {
    const rows = Array.from({ length: 450 }, (_, n) => ({
      name: `Customer ${n}`,
      segment: market,
      externalId: `${market} ${n}`,
    }));
    const outcome = await walk.act('UpsertLeads', { rows, idempotencyKey: market });
    expect(outcome).toMatchObject({ createdCount: 450 });
    const lost = await walk.aLead({ segment: market, stage: 'LOST' });
    const count = async (filter: object) =>
      (
        await walk.ask<{ leads: { totalCount: number } }>('CountLeads', {
          filter: { segment: { eq: market }, ...filter },
        })
      ).leads.totalCount;
    const { key } = await fit();
    await grading.graded();
    expect(await count({ tier: { eq: 'A' } })).toBe(450);
    const next = await grading.save({ key, criteria: [] });
    await grading.activate(next.criteriaModel?.id);
    await grading.graded();
    expect(await count({ tier: { eq: 'D' } })).toBe(450);
    await grading.activate(next.criteriaModel?.id, false);
    await grading.graded();
    expect(await count({ tier: { isNull: true } })).toBe(451);
    expect(await grading.gradeOf(lost.id)).toMatchObject({ tier: null });
  });

  test('misses no lead that comes in while a version comes into force', async () => {
    const saved = await grading.save({
      criteria: [{ name: 'ours', filter: { segment: { eq: market } }, points: 20 }],
    });
    const coming = Array.from({ length: 20 }, () => walk.aLead({ segment: market }));
    const [, ...leads] = await Promise.all([grading.activate(saved.criteriaModel?.id), ...coming]);
    await grading.graded();
    const grades = await Promise.all(leads.map(({ id }) => grading.gradeOf(id)));
    expect(grades.map(({ tier }) => tier)).toEqual(leads.map(() => 'A'));
  });

  test('judges anew who is valid where a custom field is no more', async () => {
    const key = `seats${nextNumber()}`;
    const field = { on: 'LEAD', key, name: 'Seats', kind: 'INTEGER' };
    await walk.act('SaveCustomField', field);
    await grading.rule({ filter: { custom: [{ key, number: { lt: 1 } }] }, reason: 'OUT_OF_PROFILE' });
    const { id } = await walk.aLead({ customValues: [{ key, number: 0 }] });
    await grading.graded();
    expect(await grading.gradeOf(id)).toMatchObject({ validity: 'INVALID' });
    await walk.act('SaveCustomField', { ...field, isArchived: true });
    await grading.graded();
    expect(await grading.gradeOf(id)).toMatchObject({ validity: 'UNSCREENED' });
  });
});

describe('a screening rule', () => {
  const walk = withApp();
  const rule = (input: object) => gradingOf(walk).rule(input);

  test.each<[string, object, string]>([
    ['the validity', { filter: { validity: { eq: 'VALID' } } }, 'INVALID input.filter.validity'],
    ['the tier, however deep', { filter: { not: { tier: { isNull: true } } } }, 'INVALID input.filter.not.tier'],
    ['a stage key that is not there', { filter: { stageKey: { eq: 'NO' } } }, 'NOT_FOUND input.filter.stageKey.eq'],
    ['a reason of the other verdict', { verdict: 'VALID', reason: 'TEST_OR_SPAM' }, 'INVALID input.reason'],
    ['a reason of a valid lead for an invalid one', { reason: 'CONFIRMED' }, 'INVALID input.reason'],
    ['a priority below 0', { priority: -1 }, 'INVALID input.priority'],
    ['a priority out of reach', { priority: 10_001 }, 'INVALID input.priority'],
  ])('is refused with %s, and nothing is kept', async (_what, input, refusal) => {
    expect((await walk.changingNothing(() => rule(input))).refusals).toContain(refusal);
  });

  test('is changed under its key, not over a change that was not read', async () => {
    const key = `rule-${nextNumber()}`;
    const off = { key, isActive: false };
    expect((await rule(off)).screeningRule).toMatchObject({ version: 1 });
    expect((await rule({ ...off, name: 'Other', expectedVersion: 1 })).screeningRule).toMatchObject({ version: 2 });
    expect((await walk.changingNothing(() => rule({ ...off, expectedVersion: 1 }))).refusals).toEqual([
      'STALE_VERSION input.expectedVersion',
    ]);
  });

  test('is one of 50 in force at most', async () => {
    for (let n = 0; n < 50; n++) expect((await rule({ filter: { segment: { eq: 'nobody' } } })).refusals).toEqual([]);
    await gradingOf(walk).graded();
    expect((await walk.changingNothing(() => rule({}))).refusals).toEqual(['TOO_MANY input.isActive']);
    expect((await rule({ isActive: false })).refusals).toEqual([]);
  });
});
