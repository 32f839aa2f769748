import type { TokenOrder } from '../../src/platform/access/tokens.js';
import { Role } from '../../src/platform/access/viewer.js';
import { nextNumber, type Walk } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Call {
  readonly input: Readonly<Record<string, unknown>>;
  /** The same call, meaning something else. */
  readonly other: Readonly<Record<string, unknown>>;
  readonly as?: TokenOrder;
}

const admin = (subject: string): TokenOrder => ({ subject, role: Role.ADMIN });
const reason = 'said so';

/** For every mutation a call that succeeds, and another one that would. */
const CALLS: Readonly<Record<string, (walk: Walk) => Promise<Call>>> = {
  CreateTeam: async () => ({ input: { name: 'A' }, other: { name: 'B' } }),
  CreateRep: async walk => {
    const teamId = await walk.aTeam();
    return { input: { name: 'A', teamId }, other: { name: 'B', teamId } };
  },
  SavePool: async walk => {
    await walk.act('SavePool', { key: 'repeat', name: 'A' });
    return { input: { key: 'repeat', name: 'B' }, other: { key: 'repeat', name: 'C' } };
  },
  SetPresence: async walk => {
    const { id: repId } = await walk.aRep();
    return { input: { repId, presence: 'AWAY' }, other: { repId, presence: 'BUSY' } };
  },
  SetHoldingQuota: async walk => {
    const { id: repId } = await walk.aRep();
    return { input: { repId, mode: 'LIMITED', capacity: 3 }, other: { repId, mode: 'LIMITED', capacity: 4 } };
  },
  CreateLead: async () => ({ input: { name: 'A' }, other: { name: 'B' } }),
  UpdateLead: async walk => {
    const { id } = await walk.aLead();
    return { input: { id, tier: 'A' }, other: { id, tier: 'B' } };
  },
  MoveLead: async walk => {
    const { id } = await walk.aLead();
    return {
      input: { id, stageId: await walk.stageId('CONTACTED') },
      other: { id, stageId: await walk.stageId('ENGAGED') },
    };
  },
  CloseLead: async walk => {
    const { id } = await walk.aLead();
    return { input: { id, result: 'LOST', reason: 'PRICE' }, other: { id, result: 'LOST', reason: 'TIMING' } };
  },
  ReopenLead: async walk => {
    const { id } = await walk.aLead({ stage: 'LOST' });
    return { input: { id }, other: { id, reason } };
  },
  ClaimLead: async walk => {
    const [rep, lead, next] = [await walk.aRep(), await walk.aLead(), await walk.aLead()];
    return { input: { id: lead.id }, other: { id: next.id }, as: rep.as };
  },
  RevealLead: async walk => {
    const [rep, lead, next] = [await walk.aRep(), await walk.aLead(), await walk.aLead()];
    return { input: { id: lead.id }, other: { id: next.id }, as: rep.as };
  },
  AssignLead: async walk => {
    const [{ id: repId }, { id }] = [await walk.aRep(), await walk.aLead()];
    return { input: { id, repId }, other: { id, repId, reason } };
  },
  TransferLead: async walk => {
    const [from, to] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: from.id });
    return { input: { id, repId: to.id }, other: { id, repId: to.id, reason } };
  },
  ReleaseLead: async walk => {
    const { id } = await walk.aLead({ ownerId: (await walk.aRep()).id });
    return { input: { id, reason }, other: { id, reason: 'other' } };
  },
  RecallLead: async walk => {
    const { id } = await walk.aLead({ ownerId: (await walk.aRep()).id });
    return { input: { id, reason }, other: { id, reason: 'other' } };
  },
  LogInteraction: async walk => {
    const { id: leadId } = await walk.aLead();
    return {
      input: { leadId, channel: 'PHONE', direction: 'INBOUND' },
      other: { leadId, channel: 'EMAIL', direction: 'INBOUND' },
    };
  },
};
const STALE = Object.keys(CALLS).filter(
  name => !['CreateTeam', 'CreateRep', 'SetHoldingQuota', 'CreateLead', 'LogInteraction', 'RevealLead'].includes(name),
);

const walk = withApp();

describe('under an idempotency key', () => {
  test.each(Object.keys(CALLS))(
    '%s is done once, refuses another input, and knows nothing of the keys of others',
    async mutation => {
      const { input, other, as = admin('one') } = await (CALLS[mutation] as (walk: Walk) => Promise<Call>)(walk);
      const idempotencyKey = `key-${nextNumber()}`;
      const first = await walk.act(mutation, { ...input, idempotencyKey }, as);
      expect(first).toMatchObject({ refusals: [], denied: null, isReplayed: false });
      const again = await walk.changingNothing(() => walk.act(mutation, { ...input, idempotencyKey }, as));
      expect(again).toEqual({ ...first, isReplayed: true });
      const reused = await walk.changingNothing(() => walk.act(mutation, { ...other, idempotencyKey }, as));
      expect(reused).toMatchObject({ refusals: ['IDEMPOTENCY_KEY_REUSED input.idempotencyKey'], isReplayed: false });
      const stranger = await walk.act(mutation, { ...other, idempotencyKey }, { ...as, subject: 'somebody else' });
      expect(stranger.isReplayed).toBe(false);
      expect(stranger.refusals).not.toContain('IDEMPOTENCY_KEY_REUSED input.idempotencyKey');
    },
  );
});

describe('a version that was overtaken', () => {
  test.each(STALE)('is refused by %s, with the object as it is now', async mutation => {
    const { input, as = admin('one') } = await (CALLS[mutation] as (walk: Walk) => Promise<Call>)(walk);
    const stale = await walk.changingNothing(() => walk.act(mutation, { ...input, expectedVersion: 99 }, as));
    expect(stale.refusals).toEqual(['STALE_VERSION input.expectedVersion']);
    const shown = stale.lead ?? stale.rep ?? stale.pool;
    expect(shown?.id).toBe(input.id ?? input.repId ?? shown?.id);
    expect((await walk.act(mutation, { ...input, expectedVersion: shown?.version }, as)).refusals).toEqual([]);
  });
});

describe('an idempotency key', () => {
  test('of a refused call is free: nothing was done under it', async () => {
    const rep = await walk.aRep({ capacity: 0 });
    const { id } = await walk.aLead();
    const input = { id, repId: rep.id, idempotencyKey: 'refused' };
    expect((await walk.act('AssignLead', input)).refusals).toEqual(['QUOTA_EXCEEDED']);
    await walk.act('SetHoldingQuota', { repId: rep.id, mode: 'UNLIMITED' });
    expect(await walk.act('AssignLead', input)).toMatchObject({ refusals: [], isReplayed: false });
  });

  test('sent by many at once does the work once', async () => {
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(() => walk.act('CreateLead', { name: 'Once', idempotencyKey: 'at once' })),
    );
    const made = outcomes.filter(({ denied }) => denied === null);
    expect(new Set(made.map(({ lead }) => lead?.id)).size).toBe(1);
    expect(made.filter(({ isReplayed }) => !isReplayed)).toHaveLength(1);
    expect(outcomes.every(({ denied }) => denied === null || denied === 'CONFLICT')).toBe(true);
  });

  test('is 1 to 255 characters long', async () => {
    for (const idempotencyKey of ['', 'k'.repeat(256)]) {
      expect((await walk.act('CreateLead', { name: 'A', idempotencyKey })).refusals).toEqual([
        'INVALID input.idempotencyKey',
      ]);
    }
  });

  test('shows the object as it is when the call is repeated, not as it was', async () => {
    const input = { name: 'Moving', idempotencyKey: 'moving' };
    const { lead } = await walk.act('CreateLead', input);
    await walk.act('MoveLead', { id: lead?.id, stageId: await walk.stageId('CONTACTED') });
    expect(await walk.act('CreateLead', input)).toMatchObject({
      isReplayed: true,
      lead: { id: lead?.id, version: 2, stage: { key: 'CONTACTED' } },
    });
  });
});
