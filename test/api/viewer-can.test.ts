import type { TokenOrder } from '../../src/platform/access/tokens.js';
import { Role } from '../../src/platform/access/viewer.js';
import { refusalOf } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const PLACES = { OWNED: 'NEW', POOLED: 'NEW', ENDED: 'LOST' } as const;
type Place = keyof typeof PLACES;
const WHO = [
  'ADMIN',
  'MANAGER',
  'other MANAGER',
  'REP',
  'other REP',
  'MARKETER',
  'AUDITOR',
  'WALLBOARD',
  'PARTNER',
] as const;
const PAIRS = WHO.flatMap(who => (Object.keys(PLACES) as Place[]).map(place => ({ who, place })));
/** Refusals that say: not you, or not from here. Others (room, values) are not what `viewerCan` speaks of. */
const NOT_ALLOWED = [
  'NOT_ALLOWED',
  'NOT_FOUND',
  'ILLEGAL_TRANSITION input.id',
  'ALREADY_OWNED input.id',
  'LEAD_TERMINAL',
];
const ACTIONS = [
  'update',
  'move',
  'close',
  'reopen',
  'claim',
  'assign',
  'transfer',
  'release',
  'recall',
  'log',
  'merge',
  'share',
  'pool',
] as const;

describe('viewerCan', () => {
  const walk = withApp();

  test.each(PAIRS)('of $who for a lead that is $place is what the mutations then do', async ({ who, place }) => {
    const [owner, other] = [await walk.aRep(), await walk.aRep()];
    const partner = await walk.aPartner();
    const people: Record<string, TokenOrder> = {
      MANAGER: walk.aManager(owner.teamId),
      'other MANAGER': walk.aManager(other.teamId),
      REP: owner.as,
      'other REP': other.as,
      PARTNER: partner,
    };
    const as = people[who] ?? { subject: who, role: who as Role };
    const receiver = (await walk.aRep({ teamId: who === 'other MANAGER' ? other.teamId : owner.teamId })).id;
    const made = async () => {
      const sent = await walk.aLead({ name: 'Sent' }, partner);
      if (place === 'POOLED') return sent.id;
      await walk.act('AssignLead', { id: sent.id, repId: owner.id });
      if (place === 'ENDED') await walk.act('CloseLead', { id: sent.id, result: 'LOST', reason: 'PRICE' });
      return sent.id;
    };
    const first = await made();
    const shown = await walk.ask<{ lead: { viewerCan: Record<string, boolean> } | null }>(
      `query ($id: ID!) { lead(id: $id) { viewerCan { ${ACTIONS.join(' ')} } } }`,
      { id: first },
      as,
    );
    const inputs: Record<(typeof ACTIONS)[number], [string, object]> = {
      update: ['UpdateLead', { segment: 'x' }],
      move: ['MoveLead', { stageId: await walk.stageId('CONTACTED') }],
      close: ['CloseLead', { result: 'LOST', reason: 'PRICE' }],
      reopen: ['ReopenLead', {}],
      claim: ['ClaimLead', {}],
      assign: ['AssignLead', { repId: receiver }],
      transfer: ['TransferLead', { repId: receiver }],
      release: ['ReleaseLead', { reason: 'r' }],
      recall: ['RecallLead', { reason: 'r' }],
      share: ['AddCollaborator', { repId: other.id, role: 'SUPPORT' }],
      log: ['LogInteraction', { channel: 'WEB', direction: 'INBOUND' }],
      pool: ['MoveToPool', { poolId: await walk.aPool(), idempotencyKey: `pool ${who} ${place}` }],
      merge: ['MergeLeads', { duplicateIds: [await made()] }],
    };
    const did: Record<string, boolean> = {};
    let id = first;
    for (const action of ACTIONS) {
      const [operation, input] = inputs[action];
      const subject = action === 'log' ? { leadId: id } : action === 'pool' ? { ids: [id] } : { id };
      const outcome = await walk.act(operation, { ...subject, ...input }, as);
      const ofLeads = (outcome.results ?? []).flatMap(({ userErrors }) => userErrors.map(refusalOf));
      did[action] =
        outcome.denied === null &&
        ![...outcome.refusals, ...ofLeads].some(refusal => NOT_ALLOWED.some(no => refusal.startsWith(no)));
      if (did[action]) id = await made();
    }
    expect(did).toEqual(shown.lead?.viewerCan ?? Object.fromEntries(ACTIONS.map(action => [action, false])));
  });
});
