import { Role } from '../../src/platform/access/viewer.js';
import type { As } from '../support/app.js';
import type { DuplicateCandidatesQuery } from '../support/generated/graphql.js';
import { nextNumber, type Outcome } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

type Pair = DuplicateCandidatesQuery['duplicateCandidates']['nodes'][number];

describe('duplicateCandidates', () => {
  const walk = withApp();
  const aMail = () => `pair-${nextNumber()}@pairs.example`;
  const pairsOf = async (leadId: string, as: As = Role.ADMIN): Promise<Pair[]> => {
    await walk.settled();
    const filter = { or: [{ leadId: { eq: leadId } }, { otherId: { eq: leadId } }] };
    return (await walk.ask<DuplicateCandidatesQuery>('DuplicateCandidates', { filter, first: 100 }, as))
      .duplicateCandidates.nodes;
  };
  const dismiss = (id: string, more: object = {}, as?: As) =>
    walk.act('DismissDuplicate', { id, reason: 'two people', ...more }, as) as Promise<
      Outcome & { duplicateCandidate: Pair | null }
    >;

  test('two leads of one e-mail, telephone, person at a company, company or domain are proposed once, with the reasons', async () => {
    const email = aMail();
    const house = `Pairs ${nextNumber()}`;
    const first = await walk.aLead({ email, companyName: `${house} GmbH`, name: 'Ada Pair' });
    const second = await walk.aLead({ email, companyName: house, name: 'Ada Pair', onDuplicate: 'CREATE' });
    const third = await walk.aLead({ email: aMail(), companyName: `${house} Ltd` });
    expect(await pairsOf(first.id)).toEqual([
      expect.objectContaining({
        status: 'OPEN',
        strength: 'STRONG',
        rules: ['SAME_COMPANY', 'SAME_EMAIL', 'SAME_PERSON_AT_COMPANY'],
        lead: expect.objectContaining({ id: first.id }),
        other: expect.objectContaining({ id: second.id }),
      }),
      expect.objectContaining({
        strength: 'WEAK',
        rules: ['SAME_COMPANY'],
        other: expect.objectContaining({ id: third.id }),
      }),
    ]);
    await walk.act('UpdateLead', { id: first.id, segment: 'x' });
    expect(await pairsOf(first.id)).toHaveLength(2);
  });

  test('a firm of many leads says nothing, but the same person there does', async () => {
    const house = `Crowd ${nextNumber()}`;
    const first = await walk.aLead({ companyName: house, name: 'Ada Crowd', email: aMail() });
    for (let other = 0; other < 11; other++)
      await walk.aLead({ companyName: house, name: `Other ${other}`, email: aMail() });
    const late = await walk.aLead({ companyName: house, name: 'Somebody Else', email: aMail() });
    expect(await pairsOf(late.id)).toEqual([]);
    const again = await walk.aLead({ companyName: house, name: 'ada crowd', email: aMail() });
    expect(await pairsOf(again.id)).toMatchObject([
      { rules: ['SAME_PERSON_AT_COMPANY'], lead: { id: first.id }, other: { id: again.id } },
    ]);
  });

  test('a pair that was dismissed does not come back, and says why', async () => {
    const email = aMail();
    const first = await walk.aLead({ email });
    await walk.aLead({ email, onDuplicate: 'CREATE' });
    const [pair] = await pairsOf(first.id);
    expect(await dismiss(pair?.id ?? '')).toMatchObject({
      refusals: [],
      duplicateCandidate: { status: 'DISMISSED', reason: 'two people', version: 2 },
    });
    await walk.act('UpdateLead', { id: first.id, segment: 'x' });
    expect(await pairsOf(first.id)).toMatchObject([{ id: pair?.id, status: 'DISMISSED' }]);
    expect((await dismiss(pair?.id ?? '', { expectedVersion: 1 })).refusals).toEqual([
      'STALE_VERSION input.expectedVersion',
    ]);
  });

  test('merging closes the pair, which cannot be dismissed any more', async () => {
    const email = aMail();
    const first = await walk.aLead({ email });
    const second = await walk.aLead({ email, onDuplicate: 'CREATE' });
    await walk.settled();
    await walk.act('MergeLeads', { id: first.id, duplicateIds: [second.id] });
    const [pair] = await pairsOf(second.id);
    expect(pair?.status).toBe('MERGED');
    expect((await walk.changingNothing(() => dismiss(pair?.id ?? ''))).refusals).toEqual(['MERGED_INTO input.id']);
  });

  test('a manager is shown the pairs of which it sees both, and can dismiss no other', async () => {
    const [rep, stranger] = [await walk.aRep(), await walk.aRep()];
    const [email, other] = [aMail(), aMail()];
    const own = await walk.aLead({ email, ownerId: rep.id });
    await walk.aLead({ email, onDuplicate: 'CREATE' });
    const half = await walk.aLead({ email: other, ownerId: rep.id });
    await walk.aLead({ email: other, ownerId: stranger.id, onDuplicate: 'CREATE' });
    const as = walk.aManager(rep.teamId);
    expect(await pairsOf(own.id, as)).toHaveLength(1);
    expect(await pairsOf(half.id, as)).toEqual([]);
    const [pair] = await pairsOf(half.id);
    expect((await walk.changingNothing(() => dismiss(pair?.id ?? '', {}, as))).refusals).toEqual([
      'NOT_FOUND input.id',
    ]);
  });

  test('of one lead at most 20 pairs are open', async () => {
    const companyName = `Crowd ${nextNumber()}`;
    const rows = Array.from({ length: 25 }, () => ({ name: 'One Name', email: aMail(), companyName }));
    const { results } = await walk.act('UpsertLeads', { rows, idempotencyKey: companyName });
    await walk.settled();
    const counts: number[] = [];
    for (const result of results?.slice(0, 3) ?? []) counts.push((await pairsOf(result.lead?.id ?? '')).length);
    expect(Math.max(...counts)).toBe(20);
  });
});
