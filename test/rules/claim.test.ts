import { type ClaimTerms, judgeClaim } from '../../src/assignment/claim.rules.js';
import { PoolPurpose } from '../../src/leads/lead.enums.js';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const later = new Date('2026-03-01T12:00:00.001Z');
const open: ClaimTerms = { purpose: PoolPurpose.CLAIM, isMember: true, cooldownUntil: null, newUntil: null };

test.each<[string, Partial<ClaimTerms>, string | null, Date | null]>([
  ['a member of a pool without rules', {}, null, null],
  ['a stranger', { isMember: false }, 'NOT_POOL_MEMBER', null],
  ['a member of a pool for nurturing', { purpose: PoolPurpose.NURTURING }, 'NOT_POOL_MEMBER', null],
  ['who held it lately', { cooldownUntil: later }, 'PREVIOUS_OWNER_COOLDOWN', later],
  ['who held it, at the very end of the wait', { cooldownUntil: NOW }, null, null],
  ['of a lead that is new', { newUntil: later }, 'NEW_LEAD_DELAY', later],
  ['of a lead that is new no more', { newUntil: NOW }, null, null],
  [
    'who waits for both, for its own first',
    { cooldownUntil: later, newUntil: later },
    'PREVIOUS_OWNER_COOLDOWN',
    later,
  ],
  ['a stranger who held it', { isMember: false, cooldownUntil: later }, 'NOT_POOL_MEMBER', null],
])('%s', (_who, terms, ...[code, until]) => {
  const problem = judgeClaim({ ...open, ...terms }, NOW, ['input', 'id']);
  expect(problem?.code ?? null).toBe(code);
  expect(problem?.nextAllowedAt ?? null).toBe(until?.toISOString() ?? null);
});
