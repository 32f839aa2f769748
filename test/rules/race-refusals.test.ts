import { tamperWithRace } from '../../src/cli/prove/floor-tampering.js';
import type { House } from '../../src/cli/prove/house.js';
import { countPaths } from '../../src/cli/prove/paths.js';
import type { LoggedEvent } from '../../src/platform/events/event.js';

const HOUSE: House = { teamsAbove: id => [id], weigh: () => 1, lifecycleOf: () => 'POTENTIAL' };
const AT = new Date('2026-01-05T09:00:00Z');

const told = (type: string, about: Partial<LoggedEvent>, body: object): LoggedEvent =>
  ({ pos: 1, type, leadId: null, repId: null, teamId: null, at: AT, ...about, body }) as LoggedEvent;
const sight = (ownerId: string | null) => ({
  placement: ownerId ? 'OWNED' : 'POOLED',
  ownerId,
  teamId: ownerId && 'team_1',
  pipelineId: 'pipe_1',
  stageId: 'stage_1',
  tier: 'D',
  loadUnits: 1,
});
const made = (leadId: string) =>
  told('leadCreated', { subjectId: leadId, leadId }, { productId: 'product_1', before: null, after: sight(null) });
const goes = (leadId: string) =>
  told(
    'leadAssigned',
    { subjectId: leadId, leadId, repId: 'rep_1' },
    { how: 'CLAIMED', fromRepId: null, toRepId: 'rep_1', before: sight(null), after: sight('rep_1'), heldAfter: 1 },
  );
const refused = (code: string, capacity: number | null = 1) =>
  told('admissionRefused', { leadId: 'lead_2', repId: 'rep_1', teamId: 'team_1' }, { code, held: 1, capacity });
const limit = (body: object, about: Partial<LoggedEvent> = {}) =>
  told(
    'holdingQuotaChanged',
    { subjectId: 'quota_1', ...about },
    { mode: 'LIMITED', basis: 'COUNT', capacity: 1, validFrom: AT.toISOString(), validUntil: null, ...body },
  );
const START = [
  told(
    'repChanged',
    { subjectId: 'rep_1', repId: 'rep_1' },
    { isActive: true, level: 'NOVICE', startedOn: '2026-01-05' },
  ),
  told('productChanged', { subjectId: 'product_1' }, { line: 'heavy' }),
];
const race = (limits: LoggedEvent, refusal: LoggedEvent) => [
  ...START,
  limits,
  made('lead_1'),
  made('lead_2'),
  goes('lead_1'),
  refusal,
];
const admitted = (history: readonly LoggedEvent[]) => [
  ...tamperWithRace(history, { house: HOUSE, deeds: [] }).admitted,
];
const refusals = (history: readonly LoggedEvent[]) =>
  [...countPaths(history, []).keys()].filter(path => path.startsWith('refused'));

describe('refusals of a race', () => {
  const by = (code: string, ...of: Parameters<typeof limit>) => race(limit(...of), refused(code));

  test.each([
    ['REP', 'the line of a rep', by('QUOTA_EXCEEDED', {}, { repId: 'rep_1' })],
    ['LEVEL', 'the line of a level', by('QUOTA_EXCEEDED', { level: 'NOVICE' })],
    ['RAMP', 'a ramp', by('QUOTA_EXCEEDED', { level: 'NOVICE', capacity: 2, ramp: { startShare: 0.5, days: 9 } })],
    ['ORGANISATION', 'the line of everybody', by('QUOTA_EXCEEDED', {})],
    ['TEAM', 'the line of a team', by('TEAM_QUOTA_EXCEEDED', {}, { teamId: 'team_1' })],
    ['PIPELINE', 'a wall of a pipeline', by('PIPELINE_QUOTA_EXCEEDED', { pipelineId: 'pipe_1' })],
    [
      'LEVEL_PIPELINE',
      'a wall of a level in a pipeline',
      by('PIPELINE_QUOTA_EXCEEDED', { level: 'NOVICE', pipelineId: 'pipe_1' }),
    ],
    ['PRODUCT_LINE', 'a wall of a product line', by('PRODUCT_LINE_QUOTA_EXCEEDED', { productLine: 'heavy' })],
    ['TIER', 'a wall of a tier', by('TIER_QUOTA_EXCEEDED', { capacity: 9, tierCaps: { d: 1 } })],
    [
      'LIFECYCLE',
      'a wall of a lifecycle',
      by('LIFECYCLE_QUOTA_EXCEEDED', { capacity: 9, lifecycleCaps: { potential: 1 } }),
    ],
    ['BELOW_TIER', 'slots for higher tiers', by('RESERVED_FOR_HIGHER_TIER', { capacity: 2, reserved: { a: 1 } })],
  ])('by %s are counted, and one that is told as an admission is found', (kind, words, history) => {
    expect(refusals(history)).toEqual([`refused by ${words}`]);
    expect(admitted(history)).toEqual([[kind, 1]]);
  });

  test('are of no kind whose figure was not told', () => {
    expect(refusals(race(limit({ pipelineId: 'pipe_1' }), refused('PIPELINE_QUOTA_EXCEEDED', 2)))).toEqual([]);
    expect(refusals(race(limit({ pipelineId: 'pipe_2' }), refused('PIPELINE_QUOTA_EXCEEDED')))).toEqual([]);
    expect(refusals(race(limit({}), refused('INTAKE_CAP_REACHED', null)))).toEqual([]);
  });

  test('are tried until one is found: what is told late may have become untrue', () => {
    const [first, ...rest] = race(limit({}), refused('QUOTA_EXCEEDED')) as [LoggedEvent, ...LoggedEvent[]];
    const late = [first, ...rest.slice(0, -2), refused('QUOTA_EXCEEDED'), ...rest.slice(-2)];
    expect(admitted(late)).toEqual([['ORGANISATION', 1]]);
    expect(admitted(late.slice(0, -1))).toEqual([['ORGANISATION', 0]]);
  });
});
