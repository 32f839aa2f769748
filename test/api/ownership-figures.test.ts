import { findingsOf } from '../support/findings.js';
import type { LiveLeadsQuery, OwnerChangesQuery, RepLoadThenQuery } from '../support/generated/graphql.js';
import { HOUR_MS } from '../support/offers.js';
import { withApp } from '../support/with-app.js';

const DAY_MS = 24 * HOUR_MS;

describe('who held leads, and how often that changed', () => {
  const walk = withApp();
  const { log } = findingsOf(walk);
  const now = async () => (await walk.app.runtime.now()).getTime();
  const text = (ms: number) => new Date(ms).toISOString();

  test('a change is that another rep gets the lead, also by way of a pool; its first holder and a return are none', async () => {
    const { teamId, ...anna } = await walk.aRep();
    const bo = await walk.aRep({ teamId });
    const manager = walk.aManager(teamId);
    const from = await now();
    const [calm, passed] = [await walk.aLead({ ownerId: anna.id }), await walk.aLead({ ownerId: anna.id })];
    await walk.act('TransferLead', { id: passed.id, repId: bo.id });
    await walk.act('RecallLead', { id: passed.id, reason: 'back' });
    await walk.act('AssignLead', { id: passed.id, repId: bo.id });
    await walk.act('RecallLead', { id: passed.id, reason: 'back' });
    await walk.act('AssignLead', { id: passed.id, repId: anna.id });
    const invalid = await walk.aLead({ ownerId: anna.id });
    await walk.act('TransferLead', { id: invalid.id, repId: bo.id });
    await walk.act('UpdateLead', { id: invalid.id, validity: 'INVALID' });
    walk.app.clock.advanceMs(HOUR_MS);
    const until = await now();
    await walk.act('TransferLead', { id: calm.id, repId: bo.id });
    const asked = { from: text(from), to: text(until) };
    const { ownerChanges } = await walk.ask<OwnerChangesQuery>('OwnerChanges', asked, manager);
    expect(ownerChanges).toMatchObject({
      leadCount: 2,
      changeCount: 2,
      perLead: { n: 2, least: 0, median: { value: 1 }, mean: { value: 1 }, p90: 1.8, greatest: 2 },
    });
    const later = { from: text(until), to: text(until + HOUR_MS) };
    expect((await walk.ask<OwnerChangesQuery>('OwnerChanges', later, manager)).ownerChanges).toMatchObject({
      leadCount: 2,
      changeCount: 1,
    });
    const stranger = walk.aManager(await walk.aTeam());
    expect((await walk.ask<OwnerChangesQuery>('OwnerChanges', asked, stranger)).ownerChanges).toMatchObject({
      leadCount: 0,
      changeCount: 0,
      perLead: { least: null, median: { value: null }, mean: { value: null }, p90: null, greatest: null },
    });
  });

  test('a live lead is stale once no touch was over for longer than that, or it came so long ago', async () => {
    const rep = await walk.aRep();
    const liveAt = async (at: number | null, more: object = {}) =>
      (await walk.ask<LiveLeadsQuery>('LiveLeads', { at: at && text(at), ...more }, rep.as)).liveLeads;
    const counts = async (at: number | null, more: object = {}) => {
      const { liveCount, staleCount } = await liveAt(at, more);
      return [liveCount, staleCount];
    };
    const before = await now();
    const [quiet, spoken, given] = [
      await walk.aLead({ ownerId: rep.id }),
      await walk.aLead({ ownerId: rep.id }),
      await walk.aLead({ ownerId: rep.id }),
    ];
    walk.app.clock.advanceMs(2 * DAY_MS);
    await log(spoken.id, { direction: 'INBOUND' });
    const touched = await now();
    await walk.act('CloseLead', { id: given.id, result: 'LOST', reason: 'PRICE' });
    walk.app.clock.advanceMs(5 * DAY_MS + HOUR_MS);
    expect(await counts(before)).toEqual([0, 0]);
    expect(await liveAt(before)).toMatchObject({ staleShare: { value: null }, staleAfterDays: 7 });
    expect(await counts(touched - HOUR_MS)).toEqual([3, 0]);
    expect(await counts(null)).toEqual([2, 1]);
    expect(await counts(null, { staleAfterDays: 5 })).toEqual([2, 2]);
    expect(await counts(touched, { staleAfterDays: 1 })).toEqual([3, 2]);
    await walk.act('CloseLead', { id: quiet.id, result: 'WON', reason: 'FIT' });
    expect(await counts(null)).toEqual([2, 1]);
    const { repLoad } = await walk.ask<RepLoadThenQuery>('RepLoadThen', { repId: rep.id, at: text(await now()) });
    expect(repLoad).toMatchObject({ heldCount: 1, ownedCount: 2 });
  });

  test('an instant that is still to come and a window that is none are refused', async () => {
    const codes = async (operation: string, variables: Record<string, unknown>) =>
      (await walk.app.run(operation, variables)).errors?.map(({ extensions }) => [extensions?.code, extensions?.field]);
    expect(await codes('LiveLeads', { at: '2100-01-01T00:00:00Z' })).toEqual([['BAD_USER_INPUT', ['at']]]);
    const day = '2026-01-01T00:00:00Z';
    expect(await codes('OwnerChanges', { from: day, to: day })).toEqual([['BAD_USER_INPUT', ['to']]]);
    expect(await codes('LiveLeads', { staleAfterDays: 0 })).toMatchObject([['BAD_USER_INPUT', expect.anything()]]);
  });
});
