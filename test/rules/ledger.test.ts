import { type Deed, findLost } from '../../src/cli/prove/deeds.js';
import type { House } from '../../src/cli/prove/house.js';
import { auditLedger } from '../../src/cli/prove/ledger.js';
import type { LoggedEvent } from '../../src/platform/events/event.js';

const HOUSE: House = { teamsAbove: id => [id], weigh: () => 1, lifecycleOf: () => 'POTENTIAL' };
const AT = new Date('2026-01-05T09:00:00Z');

let pos = 0;
const told = (type: string, about: Partial<LoggedEvent>, body: object): LoggedEvent =>
  ({
    pos: ++pos,
    epoch: 1,
    type,
    subjectVersion: 1,
    leadId: null,
    repId: null,
    teamId: null,
    poolId: null,
    at: AT,
    ...about,
    body,
  }) as LoggedEvent;

interface Shown {
  readonly tier?: string;
  readonly units?: number;
  readonly team?: string;
}

const sight = (ownerId: string | null, { tier = 'D', units = 1, team = 'team_low' }: Shown = {}) => ({
  placement: ownerId ? 'OWNED' : 'POOLED',
  ownerId,
  lastOwnerId: null,
  teamId: ownerId && team,
  pipelineId: 'pipe_1',
  stageId: 'stage_1',
  tier,
  validity: 'VALID',
  loadUnits: units,
});
const evidence = (heldAfter: number) => ({ heldAfter, capacity: 9, mode: 'LIMITED', basis: 'COUNT' });
/** That a lead goes from one to another. */
const goes = (leadId: string, [from, to]: [string | null, string | null], more: Shown & { heldAfter?: number } = {}) =>
  told(
    'leadAssigned',
    { subjectId: leadId, leadId, repId: to },
    {
      how: 'ASSIGNED',
      fromRepId: from,
      toRepId: to,
      before: sight(from, more),
      after: sight(to, more),
      ...(to && evidence(more.heldAfter ?? 1)),
    },
  );
const line = (about: Partial<LoggedEvent>, body: object) =>
  told(
    'holdingQuotaChanged',
    { subjectId: `quota_${pos}`, ...about },
    {
      mode: 'LIMITED',
      basis: 'COUNT',
      validFrom: AT.toISOString(),
      validUntil: null,
      ...body,
    },
  );
const team = (id: string, parentId: string | null) => told('teamChanged', { subjectId: id, teamId: id }, { parentId });
const audit = (...events: LoggedEvent[]) => auditLedger(events, HOUSE);
const two = (more: Shown = {}) => [
  goes('lead_1', [null, 'rep_1'], { ...more, heldAfter: 1 }),
  goes('lead_2', [null, 'rep_1'], { ...more, heldAfter: 2 }),
];

describe('the ledger that is folded from the log', () => {
  test('knows the line of a rep, also where what was written beside the admission knows it not', () => {
    expect(audit(line({ repId: 'rep_1' }, { capacity: 2 }), ...two()).overLimit).toEqual([]);
    expect(audit(line({ repId: 'rep_1' }, { capacity: 1 }), ...two()).overLimit).toHaveLength(1);
  });

  test('knows a line that is by weight, one of everybody, and one that a boost raised', () => {
    const heavy = line({ repId: 'rep_1' }, { basis: 'WEIGHTED', capacity: 5 });
    expect(audit(heavy, ...two({ units: 3 })).overLimit).toHaveLength(1);
    expect(audit(line({}, { capacity: 1 }), ...two()).overLimit).toHaveLength(1);
    const boost = told(
      'repLoadChanged',
      { subjectId: 'rep_1', repId: 'rep_1' },
      {
        boost: { units: 1, expiresAt: '2026-01-06T00:00:00Z' },
      },
    );
    expect(audit(line({ repId: 'rep_1' }, { capacity: 1 }), boost, ...two()).overLimit).toEqual([]);
  });

  test.each([
    ['a cap of a tier', { repId: 'rep_1' }, { capacity: 9, tierCaps: { d: 1 } }],
    ['a cap of a lifecycle', { repId: 'rep_1' }, { capacity: 9, lifecycleCaps: { potential: 1 } }],
    ['slots that are reserved', { repId: 'rep_1' }, { capacity: 3, reserved: { a: 1, b: 1 } }],
    ['what may be held of a pipeline', {}, { capacity: 1, pipelineId: 'pipe_1' }],
  ])('knows %s', (_, about, body) => {
    expect(audit(line(about, body), ...two()).overLimit).toHaveLength(1);
    const other = [goes('lead_1', [null, 'rep_1'], { tier: 'A' })];
    expect(audit(line(about, body), ...other).overLimit).toEqual([]);
  });

  const rep = (body: object) =>
    told('repChanged', { subjectId: 'rep_1', repId: 'rep_1' }, { isActive: true, level: 'NOVICE', ...body });
  const ofNovices = (body: object) => line({}, { level: 'NOVICE', ...body });
  const ownLine = (body: object) => line({ repId: 'rep_1' }, body);
  const kindsOver = (...events: LoggedEvent[]) => [...audit(...events).overBy.keys()];

  test('knows the line of a level, for whoever is of it and has none of its own', () => {
    const tight = ofNovices({ capacity: 1 });
    expect(kindsOver(tight, rep({}), ...two())).toEqual(['LEVEL']);
    expect(kindsOver(line({}, { capacity: 1 }), ofNovices({ capacity: 2 }), rep({}), ...two())).toEqual([]);
    expect(kindsOver(tight, rep({}), rep({ level: 'SENIOR' }), ...two())).toEqual([]);
    expect(kindsOver(tight, rep({}), ownLine({ capacity: 2 }), ...two())).toEqual([]);
    expect(kindsOver(tight, rep({}), ownLine({ mode: 'OPT_OUT', capacity: null }), ...two())).toEqual(['LEVEL']);
  });

  test('knows how a line grows with a rep who is new', () => {
    const ramp = { startShare: 0.25, days: 9 };
    const after = (days: number) => ({
      startedOn: new Date(AT.getTime() - days * 86_400_000).toISOString().slice(0, 10),
    });
    const grows = (capacity: number, about: object = {}) => ofNovices({ capacity, ramp, ...about });
    // 0.25 + 0.75 · t / 9 of five leads, rounded down.
    expect([0, 1, 2, 9].map(days => kindsOver(grows(5), rep(after(days)), ...two())[0])).toEqual([
      'RAMP',
      'RAMP',
      undefined,
      undefined,
    ]);
    expect(kindsOver(grows(1), rep({ startedOn: null }), ...two())).toEqual(['LEVEL']);
    expect(kindsOver(grows(3), rep(after(0)), goes('lead_1', [null, 'rep_1']))).toEqual([]);
    const heavy = goes('lead_1', [null, 'rep_1'], { units: 2.52 });
    expect(kindsOver(grows(10, { basis: 'WEIGHTED' }), rep(after(0)), heavy)).toEqual(['RAMP']);
    expect(kindsOver(grows(10.08, { basis: 'WEIGHTED' }), rep(after(0)), heavy)).toEqual([]);
    expect(kindsOver(ownLine({ capacity: 5, ramp }), rep(after(0)), ...two())).toEqual(['RAMP']);
    const kept = ownLine({ capacity: 8, ramp, reserved: { a: 1 } });
    expect(kindsOver(kept, rep(after(0)), ...two())).toEqual(['BELOW_TIER']);
  });

  test('knows what a level may hold of a pipeline, which goes before what everybody may', () => {
    const [all, novices] = [line({}, { pipelineId: 'pipe_1', capacity: 1 }), { pipelineId: 'pipe_1' }];
    expect(kindsOver(ofNovices({ ...novices, capacity: 1 }), rep({}), ...two())).toEqual(['LEVEL_PIPELINE']);
    expect(kindsOver(all, ofNovices({ ...novices, capacity: 2 }), rep({}), ...two())).toEqual([]);
    expect(kindsOver(all, ofNovices({ ...novices, mode: 'UNLIMITED', capacity: null }), rep({}), ...two())).toEqual([]);
    expect(kindsOver(all, ofNovices({ ...novices, capacity: 2 }), rep({ level: 'SENIOR' }), ...two())).toEqual([
      'PIPELINE',
    ]);
    expect(kindsOver(all, ofNovices({ ...novices, capacity: 2 }), rep({}), ownLine({ capacity: 9 }), ...two())).toEqual(
      ['PIPELINE'],
    );
    expect(kindsOver(ofNovices({ pipelineId: 'pipe_2', capacity: 1 }), rep({}), ...two())).toEqual([]);
  });

  test('knows what may be held of a product line, of which leads and products are now', () => {
    const wall = line({}, { productLine: 'heavy', capacity: 1 });
    const sold = (subjectId: string, of: string | null) => told('productChanged', { subjectId }, { line: of });
    const made = (productId: string) => (leadId: string) =>
      told('leadCreated', { subjectId: leadId, leadId }, { productId, before: null, after: sight(null) });
    const both = ['lead_1', 'lead_2'].map(made('product_1'));
    const relabelled = told(
      'leadUpdated',
      { subjectId: 'lead_1', leadId: 'lead_1' },
      { productId: 'product_2', before: sight(null), after: sight(null) },
    );
    const [heavy, light] = [sold('product_1', 'heavy'), sold('product_2', 'light')];
    expect(kindsOver(wall, heavy, light, ...both, ...two())).toEqual(['PRODUCT_LINE']);
    expect(kindsOver(wall, heavy, light, ...both, relabelled, ...two())).toEqual([]);
    expect(kindsOver(wall, heavy, light, ...both, sold('product_1', null), ...two())).toEqual([]);
    expect(kindsOver(wall, heavy, sold('product_2', 'heavy'), ...both, relabelled, ...two())).toEqual(['PRODUCT_LINE']);
    expect(kindsOver(wall, heavy, ...two())).toEqual([]);
  });

  test('knows where teams hang at the time, and that what moves within a team takes no room of it', () => {
    const top = line({ teamId: 'team_top' }, { capacity: 1 });
    const below = team('team_low', 'team_top');
    expect(audit(top, below, ...two()).overLimit).toHaveLength(1);
    expect(audit(top, below, team('team_low', null), ...two()).overLimit).toEqual([]);
    const within = [goes('lead_1', [null, 'rep_1']), goes('lead_1', ['rep_1', 'rep_2'])];
    expect(audit(top, below, ...within).overLimit).toEqual([]);
  });

  test('knows who has left', () => {
    const left = (isActive: boolean) => told('repChanged', { subjectId: 'rep_1', repId: 'rep_1' }, { isActive });
    expect(audit(left(false), ...two()).overLimit).toHaveLength(2);
    expect(audit(left(false), left(true), ...two()).overLimit).toEqual([]);
  });

  test('finds a lead that had a holder already, and evidence that is not so; one breath tells what it comes to', () => {
    expect(audit(goes('lead_1', [null, 'rep_1']), goes('lead_1', [null, 'rep_2'])).doubled).toHaveLength(1);
    expect(audit(goes('lead_1', [null, 'rep_1'], { heldAfter: 2 })).untrue).toHaveLength(1);
    const breath = ['lead_1', 'lead_2'].map(id => goes(id, [null, 'rep_1'], { heldAfter: 2 }));
    expect(audit(...breath)).toMatchObject({ untrue: [], admissions: 2 });
    expect(audit(...breath, goes('lead_3', [null, 'rep_1'], { heldAfter: 2 })).untrue).toHaveLength(1);
  });
});

describe('what was answered', () => {
  const deed = (operation: Deed['operation'], input: object, data: object = {}) =>
    ({ operation, input, repId: 'rep_1', data }) as Deed;
  const history = [goes('lead_1', [null, 'rep_2'])];

  test('is in the log, as often as it was answered', () => {
    const assigned = deed('assignLead', { id: 'lead_1', repId: 'rep_2' });
    expect(findLost([assigned], history)).toEqual([]);
    expect(findLost([assigned, assigned], history)).toHaveLength(1);
    expect(findLost([deed('claimLead', { id: 'lead_1' })], history)).toHaveLength(1);
  });

  test('shows no version that the log does not know, however deep it stands', () => {
    const shown = (version: number) => deed('setTier', {}, { change: { lead: { id: 'lead_1', version } } });
    expect(findLost([shown(1)], history)).toEqual([]);
    expect(findLost([shown(2)], history)).toEqual(['lead_1 version 2: shown and never told']);
  });
});
