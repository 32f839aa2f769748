import { Placement, Temperature, Validity } from '../../src/leads/lead.enums.js';
import type { LeadSight } from '../../src/leads/lead.events.js';
import { isInCharge, LeadAction, mayAct } from '../../src/leads/lead-permission.js';
import { Role, type Viewer } from '../../src/platform/access/viewer.js';

const viewer = (role: Role, more: Partial<Viewer> = {}): Viewer => ({
  subject: role,
  role,
  repId: null,
  teamId: null,
  teamIds: [],
  partnerId: null,
  expiresAtMs: null,
  ...more,
});
const WHO = {
  admin: viewer(Role.ADMIN),
  'manager of its team': viewer(Role.MANAGER, { teamId: 'team_top', teamIds: ['team_top', 'team_1'] }),
  'manager of another team': viewer(Role.MANAGER, { teamId: 'team_2', teamIds: ['team_2'] }),
  'its owner': viewer(Role.REP, { repId: 'rep_1', teamId: 'team_1', teamIds: ['team_1'] }),
  'its collaborator': viewer(Role.REP, { repId: 'rep_3', teamId: 'team_3', teamIds: ['team_3'] }),
  'another rep': viewer(Role.REP, { repId: 'rep_2', teamId: 'team_1', teamIds: ['team_1'] }),
  'who looks after its pool': viewer(Role.REP, {
    repId: 'rep_4',
    teamId: 'team_4',
    teamIds: ['team_4'],
    pools: { hidden: [], opened: ['pool_1'], managed: ['pool_1'] },
  }),
  marketer: viewer(Role.MARKETER),
  auditor: viewer(Role.AUDITOR),
  wallboard: viewer(Role.WALLBOARD),
  partner: viewer(Role.PARTNER, { partnerId: 'partner_1' }),
};
type Who = keyof typeof WHO;

const sight = (placement: Placement): LeadSight => ({
  placement,
  ownerId: placement === Placement.OWNED ? 'rep_1' : null,
  lastOwnerId: placement === Placement.ENDED ? 'rep_1' : null,
  teamId: placement === Placement.OWNED ? 'team_1' : null,
  poolId: placement === Placement.POOLED ? 'pool_1' : null,
  collaboratorIds: ['rep_3'],
  pipelineId: 'pipe_1',
  stageId: 'stage_1',
  tier: null,
  temperature: Temperature.COLD,
  validity: Validity.VALID,
  partnerId: 'partner_1',
  sourceId: null,
  segment: null,
});

const OWNED_BY_ALL = 'update move close transfer release log share';
/** What each may do to a lead in each place; what is not named is refused. */
const MAY: Readonly<Record<Who, Readonly<Record<Placement, string>>>> = {
  admin: {
    OWNED: `${OWNED_BY_ALL} recall merge`,
    POOLED: 'update move close assign log merge share pool',
    WAITING: 'update move close assign log merge share',
    ENDED: 'update reopen log merge share',
  },
  'manager of its team': {
    OWNED: `${OWNED_BY_ALL} recall merge`,
    POOLED: 'update move close assign log merge share pool',
    WAITING: 'update move close assign log merge share',
    ENDED: 'update reopen log merge share',
  },
  'manager of another team': {
    OWNED: '',
    POOLED: 'update move close assign log merge share pool',
    WAITING: 'update move close assign log merge share',
    ENDED: 'update reopen log merge share',
  },
  'its owner': { OWNED: OWNED_BY_ALL, POOLED: 'claim', WAITING: '', ENDED: 'reopen' },
  'its collaborator': { OWNED: 'log', POOLED: 'claim log', WAITING: 'log', ENDED: 'log' },
  'another rep': { OWNED: '', POOLED: 'claim', WAITING: '', ENDED: 'reopen' },
  'who looks after its pool': { OWNED: '', POOLED: 'claim pool', WAITING: '', ENDED: 'reopen' },
  marketer: { OWNED: 'update log', POOLED: 'update log', WAITING: 'update log', ENDED: 'update log' },
  auditor: { OWNED: '', POOLED: '', WAITING: '', ENDED: '' },
  wallboard: { OWNED: '', POOLED: '', WAITING: '', ENDED: '' },
  partner: { OWNED: '', POOLED: '', WAITING: '', ENDED: '' },
};
const PAIRS = (Object.keys(WHO) as Who[]).flatMap(who =>
  Object.values(Placement).map(placement => ({ who, placement, may: MAY[who][placement] })),
);

describe('what may be done to a lead', () => {
  test.each(PAIRS)('that is $placement by $who: $may', ({ who, placement, may }) => {
    const allowed = Object.values(LeadAction).filter(action => mayAct(action, WHO[who], sight(placement)));
    expect(allowed.map(action => action.toLowerCase()).sort()).toEqual(may.split(' ').filter(Boolean).sort());
  });

  test('is never more than the role is in charge of', () => {
    for (const { who, placement } of PAIRS) {
      for (const action of Object.values(LeadAction)) {
        if (mayAct(action, WHO[who], sight(placement)))
          expect(isInCharge(action, WHO[who], sight(placement))).toBe(true);
      }
    }
  });
});
