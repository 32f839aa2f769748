import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { gradingOf } from '../support/grading.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const FIT = [
  { name: 'big house', filter: { value: { gte: 100_000 } }, points: 15 },
  { name: 'our market', filter: { segment: { in: ['retail', 'bank'] } }, points: 10 },
  { name: 'far away', filter: { not: { segment: { eq: 'retail' } } }, points: -5 },
];
const INTENT = [{ name: 'two touches', filter: { touchCount: { gte: 2 } }, points: 20 }];
const BIG = { value: { minorUnits: 500_000, currency: 'EUR' } };

describe('a criteria model', () => {
  const walk = withApp();
  let grading: ReturnType<typeof gradingOf>;
  beforeAll(() => {
    grading = gradingOf(walk);
  });
  const models = async (filter: object, as?: Parameters<typeof walk.ask>[2]) =>
    (await walk.ask<{ criteriaModels: { nodes: object[] } }>('CriteriaModels', { filter }, as)).criteriaModels.nodes;

  test('is none in force at first: a lead has no score, and a matrix is there', async () => {
    const { id } = await walk.aLead(BIG);
    expect(await grading.scoreOf(id)).toEqual({
      fit: null,
      fitBand: null,
      intent: null,
      intentBand: null,
      tier: null,
      fitModel: null,
      intentModel: null,
      matrixVersion: 1,
      contributions: [],
    });
  });

  test('shows for a lead each of its criteria, which hold, and what they come to', async () => {
    await grading.inForce({ criteria: FIT });
    const [retail, other] = [await walk.aLead({ ...BIG, segment: 'retail' }), await walk.aLead({ segment: 'farm' })];
    expect(await grading.scoreOf(retail.id)).toMatchObject({
      fit: 25,
      fitBand: 'HIGH',
      intent: null,
      tier: 'A',
      contributions: [
        { axis: 'FIT', criterion: 'big house', points: 15, held: true },
        { axis: 'FIT', criterion: 'our market', points: 10, held: true },
        { axis: 'FIT', criterion: 'far away', points: -5, held: false },
      ],
    });
    expect(await grading.scoreOf(other.id)).toMatchObject({ fit: -5, fitBand: 'LOW', tier: 'D' });
    await grading.inForce({ axis: 'INTENT', criteria: INTENT });
    expect(await grading.scoreOf(retail.id)).toMatchObject({ intent: 0, intentBand: 'LOW', tier: 'B' });
    for (const _ of [1, 2])
      await walk.act('LogInteraction', { leadId: retail.id, channel: 'PHONE', direction: 'OUTBOUND' });
    expect(await grading.scoreOf(retail.id)).toMatchObject({ intent: 20, intentBand: 'HIGH', tier: 'A' });
  });

  test('gets a new version whenever it is saved, and the one before stays as it was and in force', async () => {
    const key = `model-${nextNumber()}`;
    const first = await grading.inForce({ key, criteria: FIT });
    const { criteriaModel: second } = await grading.save({ key, name: 'Other', criteria: [], expectedVersion: 1 });
    expect([first.version, second?.version, second?.isActive]).toEqual([1, 2, false]);
    const shown = await models({ key: { eq: key } });
    expect(shown).toMatchObject([
      { version: 2, name: 'Other', criteria: [], isActive: false, activatedAt: null, problems: [] },
      { version: 1, name: 'Model', criteria: FIT, isActive: true, problems: [] },
    ]);
    const stale = await walk.changingNothing(() => grading.save({ key, expectedVersion: 1 }));
    expect(stale).toMatchObject({
      refusals: ['STALE_VERSION input.expectedVersion'],
      criteriaModel: { version: 2 },
    });
  });

  test('comes into force in place of the one of its axis, and goes out of it; the same again changes nothing', async () => {
    const [one, other] = [await grading.inForce({}), await grading.inForce({})];
    expect(await models({ axis: { eq: 'FIT' }, isActive: { eq: true } })).toMatchObject([{ id: other.id }]);
    expect((await walk.changingNothing(() => grading.activate(other.id))).criteriaModel?.isActive).toBe(true);
    expect((await walk.changingNothing(() => grading.activate(one.id, false))).criteriaModel?.isActive).toBe(false);
    expect((await grading.activate(other.id, false)).criteriaModel?.isActive).toBe(false);
    expect(await models({ axis: { eq: 'FIT' }, isActive: { eq: true } })).toEqual([]);
  });

  test('of many that are put into force at once is one in the end', async () => {
    const saved = await Promise.all(Array.from({ length: 6 }, () => grading.save()));
    const asked = await Promise.all(saved.map(({ criteriaModel }) => grading.activate(criteriaModel?.id)));
    expect(asked.flatMap(({ refusals, denied }) => [...refusals, ...(denied ? [denied] : [])])).toEqual([]);
    expect(await models({ axis: { eq: 'FIT' }, isActive: { eq: true } })).toHaveLength(1);
  });

  test('under one key is done once, and versions that are saved at once are told apart', async () => {
    const key = `model-${nextNumber()}`;
    const call = { key, idempotencyKey: `save ${key}` };
    expect((await grading.save(call)).criteriaModel).toMatchObject({ version: 1 });
    expect(await grading.save(call)).toMatchObject({ isReplayed: true, criteriaModel: { version: 1 } });
    const more = await Promise.all([1, 2, 3].map(() => grading.save({ key })));
    expect(more.map(({ criteriaModel }) => criteriaModel?.version).sort()).toEqual([2, 3, 4]);
  });

  const of = (filter: object, points = 1) => ({ criteria: [{ name: 'a', filter, points }] });
  test.each<[string, object, string]>([
    ['the tier', of({ tier: { eq: 'A' } }), 'INVALID input.criteria.0.filter.tier'],
    [
      'the validity, however deep',
      of({ or: [{ not: { validity: { eq: 'VALID' } } }] }),
      'INVALID input.criteria.0.filter.or.0.not.validity',
    ],
    [
      'a stage that is not there',
      of({ stageId: { eq: newId('stage') } }),
      'NOT_FOUND input.criteria.0.filter.stageId.eq',
    ],
    ['a segment', of({ segmentId: { eq: newId('segment') } }), 'INVALID input.criteria.0.filter.segmentId.eq'],
    [
      'a custom field that is not there',
      of({ custom: [{ key: 'nowhere', text: { eq: 'a' } }] }),
      'INVALID input.criteria.0.filter.custom.0.key',
    ],
    ['points out of reach', of({}, 100_000), 'INVALID input.criteria.0.points'],
    ['thresholds upside down', { mediumFrom: 20, highFrom: 10 }, 'INVALID input.highFrom'],
  ])('is refused with %s, and nothing is kept', async (_what, input, refusal) => {
    expect((await walk.changingNothing(() => grading.save(input))).refusals).toContain(refusal);
  });

  test('is refused by the schema with points that are no whole number within 32 bits', async () => {
    for (const points of [Number.NaN, Number.POSITIVE_INFINITY, 1.5, 1e12])
      expect((await walk.changingNothing(() => grading.save(of({}, points)))).denied).toBe('BAD_USER_INPUT');
  });

  test('does not ask for what tells who somebody is', async () => {
    const key = `birthday${nextNumber()}`;
    const field = { on: 'LEAD', key, name: 'Birthday', kind: 'DATE', isPersonal: true };
    expect((await walk.act('SaveCustomField', field)).refusals).toEqual([]);
    const asked = of({ custom: [{ key, date: { gte: '2000-01-01' } }] });
    expect((await walk.changingNothing(() => grading.save(asked))).refusals).toEqual([
      'INVALID input.criteria.0.filter.custom.0.key',
    ]);
  });

  test('whose criterion cannot be asked any more says so, and that criterion does not count', async () => {
    const key = `seats${nextNumber()}`;
    const field = { on: 'LEAD', key, name: 'Seats', kind: 'INTEGER' };
    await walk.act('SaveCustomField', field);
    const { id } = await walk.aLead({ customValues: [{ key, number: 5 }] });
    const criteria = [
      { name: 'seats', filter: { custom: [{ key, number: { gte: 1 } }] }, points: 10 },
      { name: 'cold', filter: { temperature: { eq: 'COLD' } }, points: 10 },
    ];
    const model = await grading.inForce({ criteria });
    expect(await grading.scoreOf(id)).toMatchObject({ fit: 20 });
    await walk.act('SaveCustomField', { ...field, isArchived: true });
    const { fit, contributions } = await grading.scoreOf(id);
    expect([fit, ...contributions.slice(0, 2).map(({ held }) => held)]).toEqual([10, null, true]);
    expect(await models({ key: { eq: model.key } })).toMatchObject([
      { problems: [{ code: 'INVALID', field: ['criteria', '0', 'filter', 'custom', '0', 'key'] }] },
    ]);
  });

  test('tells its scores to those who work on leads, not to partners or screens on a wall', async () => {
    await grading.inForce({ criteria: FIT });
    const partner = await walk.aPartner();
    const { id } = await walk.aLead({}, partner);
    for (const as of [Role.ADMIN, Role.MARKETER, Role.AUDITOR]) expect(await grading.scoreOf(id, as)).not.toBeNull();
    for (const as of [partner, Role.WALLBOARD]) expect(await grading.scoreOf(id, as)).toBeNull();
  });
});

describe('the matrix', () => {
  const walk = withApp();
  const bands = ['HIGH', 'MEDIUM', 'LOW'];
  const cells = (tier: string) => bands.flatMap(fit => bands.map(intent => ({ fit, intent, tier })));
  const shown = async () =>
    (await walk.ask<{ tierMatrix: { version: number; cells: object[] } }>('TierMatrix')).tierMatrix;

  test('is replaced as a whole by its next version, at once', async () => {
    const grading = gradingOf(walk);
    await grading.inForce({});
    const { id } = await walk.aLead();
    const asked = { cells: cells('C'), expectedVersion: 1 };
    expect(await walk.act('SaveTierMatrix', asked)).toMatchObject({
      refusals: [],
      tierMatrix: { version: 2, cells: asked.cells },
    });
    expect(await grading.scoreOf(id)).toMatchObject({ tier: 'C', matrixVersion: 2 });
    expect((await walk.changingNothing(() => walk.act('SaveTierMatrix', asked))).refusals).toEqual([
      'STALE_VERSION input.expectedVersion',
    ]);
  });

  test.each([
    ['no cell', []],
    ['a cell that is missing', cells('A').slice(1)],
    ['a cell that stands twice', [...cells('A').slice(1), cells('A')[1]]],
  ])('is refused with %s', async (_what, said) => {
    const before = await shown();
    const { refusals } = await walk.changingNothing(() => walk.act('SaveTierMatrix', { cells: said }));
    expect(refusals).toEqual(['INVALID input.cells']);
    expect(await shown()).toEqual(before);
  });
});
