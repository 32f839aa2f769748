import type { TokenOrder } from '../../src/platform/access/tokens.js';
import { DAY_MS, findingsOf } from '../support/findings.js';
import type { FindingRaisedSubscription } from '../support/generated/graphql.js';
import type { Listener } from '../support/listener.js';
import { withApp } from '../support/with-app.js';

type Change = FindingRaisedSubscription['findingRaised']['events'][number];

describe('findingRaised', () => {
  const walk = withApp();
  const { open, closed, log } = findingsOf(walk);

  const now = async () =>
    (await walk.ask<{ wallboard: { cursor: string } }>('{ wallboard { cursor } }')).wallboard.cursor;

  async function overContacted(ownerId: string, by: TokenOrder) {
    const lead = await walk.aLead({ ownerId });
    for (let time = 0; time < 6; time++) await log(lead.id, { repId: by.repId });
    return { lead, finding: await open(lead.id, 'OVER_CONTACT') };
  }

  /** What is told after a place in the log, until it is up to date. */
  async function toldAfter(after: string, filter: object | null = null, as?: TokenOrder): Promise<Change[]> {
    await walk.settled();
    const feed: Listener<FindingRaisedSubscription> = await walk.app.listen(
      'FindingRaised',
      { after, filter },
      as && { as },
    );
    const changes: Change[] = [];
    for (let isUpToDate = false; !isUpToDate; ) {
      const batch = (await feed.next()).data?.findingRaised;
      changes.push(...(batch?.events ?? []));
      isUpToDate = batch?.isUpToDate ?? false;
    }
    await feed.stop();
    return changes;
  }

  const inShort = ({ findingId, change, isGone, version }: Change) => [findingId, isGone ? 'GONE' : change, version];

  test('tells live that a finding was raised and that it was closed, with the finding as it is', async () => {
    const rep = await walk.aRep();
    const lead = await walk.aLead({ ownerId: rep.id });
    const feed: Listener<FindingRaisedSubscription> = await walk.app.listen('FindingRaised', {
      filter: { repIds: [rep.id] },
    });
    const next = async (): Promise<Change> => {
      for (;;) {
        const [event] = (await feed.next(20_000)).data?.findingRaised.events ?? [];
        if (event) return event;
      }
    };
    await feed.next();
    walk.app.clock.advanceMs(3 * DAY_MS);
    const raised = await next();
    expect(raised).toMatchObject({
      change: 'RAISED',
      isGone: false,
      version: 1,
      finding: {
        code: 'NEGLECTED',
        isOpen: true,
        lead: { id: lead.id },
        rep: { id: rep.id },
        evidence: { measured: 3 },
      },
    });
    expect(raised.occurredAt).toBe(raised.finding?.openedAt);
    await log(lead.id, { direction: 'INBOUND' });
    expect(await next()).toMatchObject({
      findingId: raised.findingId,
      change: 'CLOSED',
      version: 2,
      finding: { isOpen: false },
    });
  });

  test('goes on from any cursor without a gap, and tells by code, rep and team what is asked for', async () => {
    const start = await now();
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const first = await overContacted(rep.id, rep.as);
    await walk.act('RecallLead', { id: first.lead.id, reason: 'r' });
    walk.app.clock.advanceMs(7 * DAY_MS);
    await closed(first.lead.id, 'OVER_CONTACT');
    const second = await overContacted(other.id, other.as);
    const all = await toldAfter(start, { codes: ['OVER_CONTACT'] });
    const expected = [
      [first.finding.id, 'RAISED', 1],
      [first.finding.id, 'CLOSED', 2],
      [second.finding.id, 'RAISED', 1],
    ];
    expect(all.map(inShort)).toEqual(expected);
    for (const [place, { cursor }] of all.entries())
      expect((await toldAfter(cursor, { codes: ['OVER_CONTACT'] })).map(inShort)).toEqual(expected.slice(place + 1));
    expect((await toldAfter(start, { repIds: [rep.id] })).map(inShort)).toEqual(expected.slice(0, 2));
    expect((await toldAfter(start, { teamIds: [other.teamId] })).map(inShort)).toEqual(expected.slice(2));
    expect(await toldAfter(start, { codes: ['NEGLECTED'], repIds: [rep.id] })).toEqual([]);
  });

  test('tells a former holder and its manager that the finding is gone and the new ones that it is raised; whom it is about keeps it', async () => {
    const start = await now();
    const [holder, heir, culprit] = [await walk.aRep(), await walk.aRep(), await walk.aRep()];
    const { lead, finding } = await overContacted(holder.id, culprit.as);
    await walk.act('TransferLead', { id: lead.id, repId: heir.id });
    const told = async (as: TokenOrder) => (await toldAfter(start, null, as)).map(inShort);
    const { id } = finding;
    for (const before of [holder.as, walk.aManager(holder.teamId)])
      expect(await told(before)).toEqual([
        [id, 'RAISED', 1],
        [id, 'GONE', 1],
      ]);
    for (const after of [heir.as, walk.aManager(heir.teamId), culprit.as, walk.aManager(culprit.teamId)])
      expect(await told(after)).toEqual([[id, 'RAISED', 1]]);
    const [, gone] = await toldAfter(start, null, holder.as);
    expect(gone).toMatchObject({ finding: null, change: null });
    walk.app.clock.advanceMs(7 * DAY_MS);
    await closed(lead.id, 'OVER_CONTACT');
    expect((await told(heir.as)).filter(([about]) => about === id)).toEqual([
      [id, 'RAISED', 1],
      [id, 'CLOSED', 2],
    ]);
    expect((await told(holder.as)).filter(([about]) => about === id)).toEqual([
      [id, 'RAISED', 1],
      [id, 'GONE', 1],
    ]);
  });

  test('is not for partners', async () => {
    const feed = await walk.app.listen('FindingRaised', {}, { as: walk.aPartner() });
    expect((await feed.next()).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  test('what a rep neglects is told anew by the feed of loads', async () => {
    const rep = await walk.aRep();
    const lead = await walk.aLead({ ownerId: rep.id });
    await walk.settled();
    const feed = await walk.app.listen<{ repLoadChanged: { reps: { neglectedUnits: number }[] } }>(
      `subscription ($id: ID!) { repLoadChanged(filter: { repIds: [$id] }, minIntervalMs: 100) { reps { neglectedUnits } } }`,
      { id: rep.id },
    );
    const next = async (wanted: number): Promise<number> => {
      for (;;) {
        const units = (await feed.next(20_000)).data?.repLoadChanged.reps[0]?.neglectedUnits;
        if (units === wanted) return units;
      }
    };
    expect(await next(0)).toBe(0);
    walk.app.clock.advanceMs(3 * DAY_MS);
    expect(await next(1)).toBe(1);
    await log(lead.id, { direction: 'INBOUND' });
    expect(await next(0)).toBe(0);
  });
});
