import pg from 'pg';
import { Role } from '../../src/platform/access/viewer.js';
import { newId, uuidOf } from '../../src/platform/ids.js';
import type { As } from '../support/app.js';
import { findingsOf } from '../support/findings.js';
import type { MergeLeadsMutation } from '../support/generated/graphql.js';
import { nurseryOf } from '../support/nurturing.js';
import { waitFor } from '../support/wait-for.js';
import { nextNumber, type Outcome, type ShownLead } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

type Merge = Outcome & Pick<MergeLeadsMutation['mergeLeads'], 'duplicates' | 'userErrors'>;
interface Whole {
  readonly name: string | null;
  readonly displayLabel: string;
  readonly segment: string | null;
  readonly tier: string | null;
  readonly email: string | null;
  readonly loadUnits: number | null;
  readonly touchCount: number;
  readonly lastTouchAt: string | null;
  readonly lastTwoWayAt: string | null;
  readonly placement: string;
  readonly validity: string | null;
  readonly value: { readonly minorUnits: number; readonly currency: string } | null;
  readonly mergedInto: { readonly id: string } | null;
  readonly stage: { readonly key: string } | null;
  readonly needTags: readonly string[] | null;
  readonly contacts: readonly { readonly email: string | null }[] | null;
  readonly interactions: { readonly totalCount: number };
  readonly outcome: { readonly result: string } | null;
  readonly viewerCan: { readonly merge: boolean; readonly reopen: boolean };
}
const WHOLE = `query ($id: ID!) { lead(id: $id) {
  name displayLabel segment tier email loadUnits touchCount lastTouchAt lastTwoWayAt placement validity value { minorUnits currency }
  mergedInto { id } stage { key } needTags contacts { email } interactions(first: 1) { totalCount } outcome { result } viewerCan { merge reopen } } }`;

const TOLD = `select l.version = max(e.subject_version) as "isTold", array_agg(e.body ->> 'mergedIntoId' order by e.pos) filter (where e.body ? 'mergedIntoId') as into
from lead l join event_log e on e.subject_id = l.id where l.id = $1 group by l.id`;

describe('mergeLeads', () => {
  let owner: pg.Client | undefined;
  afterAll(() => owner?.end());
  const walk = withApp();
  const { settledCodes, log } = findingsOf(walk);
  const nursery = nurseryOf(walk);
  const merge = async (
    id: string,
    duplicateIds: string[],
    more: Record<string, unknown> & { as?: As } = {},
  ): Promise<Merge> => {
    const { as, ...input } = more;
    return (await walk.act('MergeLeads', { id, duplicateIds, ...input }, as)) as Merge;
  };
  const whole = async (id: string, as?: As) => (await walk.ask<{ lead: Whole }>(WHOLE, { id }, as)).lead;
  const aTwin = async (more: object = {}) => walk.aLead({ email: `twin-${nextNumber()}@twins.example`, ...more });

  test('who worked on a duplicate beside its owner works on the survivor, and hears of it as of a lead that is new', async () => {
    const [owner, helper] = [await walk.aRep(), await walk.aRep()];
    const [survivor, duplicate] = [await aTwin({ ownerId: owner.id }), await aTwin({ ownerId: owner.id })];
    await walk.act('AddCollaborator', { id: duplicate.id, repId: helper.id, role: 'SPECIALIST' });
    const feed = await walk.app.listen<{ leadStageChanged: { events: { leadId: string; isGone: boolean }[] } }>(
      'subscription { leadStageChanged { cursor events { leadId isGone } } }',
      {},
      { as: helper.as },
    );
    await feed.next();
    expect((await merge(survivor.id, [duplicate.id])).refusals).toEqual([]);
    const heard = await waitFor(async () =>
      (await feed.next()).data?.leadStageChanged.events.find(({ leadId }) => leadId === survivor.id),
    );
    expect(heard).toEqual({ leadId: survivor.id, isGone: false });
    expect((await whole(survivor.id, helper.as)).displayLabel).toBe(survivor.displayLabel);
  });

  test('keeps what the survivor has, fills what it lacks from the first that has it, and its holder stays', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const survivor = await aTwin({ ownerId: rep.id, name: 'Ada Lovelace', segment: 'hotels' });
    const first = await aTwin({ ownerId: other.id, name: 'A. Lovelace', segment: 'fairs', companyName: 'Engines Ltd' });
    const second = await aTwin({ tier: 'B', value: { minorUnits: 900, currency: 'EUR' }, companyName: 'Looms Ltd' });
    const done = await merge(survivor.id, [first.id, second.id]);
    expect(done).toMatchObject({
      refusals: [],
      lead: { id: survivor.id, owner: { id: rep.id }, version: 2 },
      duplicates: [first, second].map(({ id }) => ({
        id,
        placement: 'ENDED',
        validity: 'DUPLICATE',
        mergedInto: { id: survivor.id },
      })),
    });
    expect(await whole(survivor.id)).toMatchObject({
      name: 'Ada Lovelace',
      segment: 'hotels',
      displayLabel: 'Engines Ltd',
      tier: 'B',
      value: { minorUnits: 900, currency: 'EUR' },
      placement: 'OWNED',
      mergedInto: null,
    });
    expect(await whole(first.id)).toMatchObject({ stage: { key: 'DISQUALIFIED' }, outcome: null, loadUnits: 0 });
    expect([await walk.loadOf(rep.id), await walk.loadOf(other.id)]).toMatchObject([
      { heldCount: 1 },
      { heldCount: 0, heldUnits: 0 },
    ]);
  });

  test('takes touches, deliveries, needs and contacts along, and counts them anew', async () => {
    const [survivor, twin] = [await aTwin(), await aTwin()];
    await log(survivor.id, { occurredAt: '2026-01-01T00:00:00.000Z' });
    await log(twin.id, { direction: 'INBOUND', occurredAt: '2026-01-03T00:00:00.000Z' });
    await log(twin.id, { channel: 'EMAIL', occurredAt: '2026-01-04T00:00:00.000Z' });
    const item = await nursery.anItem();
    await nursery.deliver({ leadId: survivor.id, contentItemId: item, occurredAt: '2026-01-02T00:00:00.000Z' });
    await nursery.deliver({ leadId: twin.id, contentItemId: item, occurredAt: '2026-01-05T00:00:00.000Z' });
    await walk.act('SetNeeds', { leadId: survivor.id, tags: ['speed', 'price'] });
    await walk.act('SetNeeds', { leadId: twin.id, tags: ['price', 'privacy'] });
    const before = await whole(twin.id);
    expect((await merge(survivor.id, [twin.id])).refusals).toEqual([]);
    expect(await whole(survivor.id)).toMatchObject({
      touchCount: 5,
      interactions: { totalCount: 5 },
      lastTouchAt: '2026-01-05T00:00:00.000Z',
      lastTwoWayAt: '2026-01-03T00:00:00.000Z',
      needTags: ['speed', 'price', 'privacy'],
      contacts: [{ email: before.email }],
    });
    expect(await whole(twin.id)).toMatchObject({ touchCount: 0, interactions: { totalCount: 0 }, lastTouchAt: null });
    expect((await nursery.deliver({ leadId: survivor.id, contentItemId: item })).refusals).toEqual([
      'ALREADY_DELIVERED input.contentItemId',
    ]);
  });

  test('lets the survivor go on in its own program, else in the one of its duplicate', async () => {
    const [item, next] = [await nursery.anItem(), await nursery.anItem()];
    const [own, other] = [await nursery.aProgram([item, next]), await nursery.aProgram([next])];
    const [survivor, twin, lone] = [await aTwin(), await aTwin(), await aTwin()];
    await nursery.enroll({ leadId: survivor.id, programId: own });
    await nursery.enroll({ leadId: twin.id, programId: other });
    await merge(survivor.id, [twin.id]);
    expect(await nursery.enrollmentOf(survivor.id)).toMatchObject({ state: 'ACTIVE', program: { id: own } });
    expect(await nursery.enrollmentOf(twin.id)).toBeNull();
    await merge(lone.id, [survivor.id]);
    await walk.settled();
    expect(await nursery.enrollmentOf(lone.id)).toMatchObject({ state: 'ACTIVE', program: { id: own } });
    expect((await whole(twin.id)).mergedInto).toEqual({ id: lone.id });
  });

  test('tells of what was merged into a duplicate before that it is part of the survivor now', async () => {
    const [survivor, twin, lone] = [await aTwin(), await aTwin(), await aTwin()];
    await merge(survivor.id, [twin.id]);
    await merge(lone.id, [survivor.id]);
    await walk.settled();
    owner = new pg.Client({ connectionString: walk.app.database.url });
    await owner.connect();
    const { rows } = await owner.query(TOLD, [uuidOf(twin.id, 'lead')]);
    expect(rows).toEqual([{ isTold: true, into: [survivor.id, lone.id] }]);
  });

  test('has findings judged anew: what was too much for two is one finding of the survivor', async () => {
    const [survivor, twin] = [await walk.aLead({ name: undefined, companyName: 'No Person A' }), await aTwin()];
    for (let time = 0; time < 6; time += 1) await log(twin.id, { channel: 'EMAIL' });
    expect(await settledCodes(twin.id)).toEqual(['OVER_CONTACT']);
    await merge(survivor.id, [twin.id]);
    expect(await settledCodes(twin.id)).toEqual(['OVER_CONTACT closed']);
    expect(await settledCodes(survivor.id)).toEqual(['OVER_CONTACT']);
  });

  test('tells the feeds that the duplicate left its holder and play', async () => {
    const rep = await walk.aRep();
    const [survivor, twin] = [await aTwin(), await aTwin({ ownerId: rep.id })];
    type Told = { leadAssigned: { events: { leadId: string; how: string; toRep: object | null }[] } };
    await walk.settled();
    const feed = await walk.app.listen<Told>('LeadAssigned', {}, { as: walk.aManager(rep.teamId) });
    await feed.next();
    await merge(survivor.id, [twin.id]);
    let told: Told['leadAssigned']['events'] = [];
    while (told.length === 0) told = (await feed.next()).data?.leadAssigned.events ?? [];
    expect(told).toMatchObject([{ leadId: twin.id, how: 'MERGED' }]);
    await feed.stop();
    const past = 'query ($id: ID!) { lead(id: $id) { timeline(first: 9) { nodes { axis how } } } }';
    const { lead } = await walk.ask<{ lead: { timeline: { nodes: object[] } } }>(past, { id: twin.id });
    expect(lead.timeline.nodes).toContainEqual({ axis: 'OWNER', how: 'MERGED' });
  });

  test('refuses what cannot be, each at its place, and changes nothing', async () => {
    const partner = await walk.aPartner();
    const [survivor, won, lost] = [await aTwin(), await aTwin({ stage: 'WON' }), await aTwin({ stage: 'LOST' })];
    const [sent, alien] = [await walk.aLead({}, partner), await walk.aLead({}, await walk.aPartner())];
    const cases: [string, string[], string[]][] = [
      [survivor.id, [survivor.id], ['INVALID input.duplicateIds.0']],
      [survivor.id, [lost.id, lost.id], ['INVALID input.duplicateIds.1']],
      [survivor.id, [won.id, newId('lead')], ['DUPLICATE_WON input.duplicateIds.0', 'NOT_FOUND input.duplicateIds.1']],
      [newId('lead'), [survivor.id], ['NOT_FOUND input.id']],
      [sent.id, [survivor.id], ['PARTNER_MISMATCH input.duplicateIds.0']],
      [sent.id, [alien.id], ['PARTNER_MISMATCH input.duplicateIds.0']],
      [lost.id, [survivor.id], ['LEAD_TERMINAL input.id']],
      [survivor.id, [], ['INVALID input.duplicateIds']],
      [survivor.id, Array.from({ length: 21 }, () => newId('lead')), ['INVALID input.duplicateIds']],
    ];
    for (const [id, duplicateIds, refusals] of cases)
      expect((await walk.changingNothing(() => merge(id, duplicateIds))).refusals).toEqual(refusals);
  });

  test('of versions that were read before refuses what changed since, and shows the survivor as it is', async () => {
    const [survivor, twin] = [await aTwin(), await aTwin()];
    await walk.act('UpdateLead', { id: survivor.id, segment: 'x' });
    await walk.act('UpdateLead', { id: twin.id, segment: 'x' });
    const stale = await merge(survivor.id, [twin.id], { expectedVersion: 1, expectedVersions: [1] });
    expect(stale.refusals).toEqual(['STALE_VERSION input.expectedVersion', 'STALE_VERSION input.expectedVersions.0']);
    expect(stale.lead).toMatchObject({ id: survivor.id, version: 2 });
    expect((await merge(survivor.id, [twin.id], { expectedVersions: [2, 2] })).refusals).toEqual([
      'INVALID input.expectedVersions',
    ]);
    expect((await merge(survivor.id, [twin.id], { expectedVersion: 2, expectedVersions: [2] })).refusals).toEqual([]);
  });

  test('what was merged is changed no more: whoever tries is told what it goes on as', async () => {
    const [survivor, twin, third] = [await aTwin(), await aTwin(), await aTwin()];
    await merge(survivor.id, [twin.id]);
    const tries = [
      await walk.changingNothing(() => merge(twin.id, [survivor.id])),
      await walk.changingNothing(() => merge(third.id, [twin.id])),
      await walk.changingNothing(() => walk.act('ReopenLead', { id: twin.id })),
      await walk.changingNothing(() => walk.act('UpdateLead', { id: twin.id, validity: 'VALID' })),
      await walk.changingNothing(() => log(twin.id)),
    ];
    expect(tries.map(({ refusals }) => refusals)).toEqual([
      ['MERGED_INTO input.id'],
      ['MERGED_INTO input.duplicateIds.0'],
      ['MERGED_INTO input.id'],
      ['MERGED_INTO input.id'],
      ['MERGED_INTO input.leadId'],
    ]);
    expect((tries[0] as Merge).userErrors[0]?.message).toContain(survivor.id);
    expect((await whole(twin.id)).viewerCan).toEqual({ merge: false, reopen: false });
  });

  test('sent again under its key answers the same and does nothing', async () => {
    const [survivor, twin] = [await aTwin(), await aTwin()];
    const first = await merge(survivor.id, [twin.id], { idempotencyKey: 'once' });
    const again = await walk.changingNothing(() => merge(survivor.id, [twin.id], { idempotencyKey: 'once' }));
    expect([again.isReplayed, again.lead, again.duplicates]).toEqual([true, first.lead, first.duplicates]);
  });

  test('is for admins, and for managers who are in charge of each of them', async () => {
    const [rep, stranger] = [await walk.aRep(), await walk.aRep()];
    const [own, far, pooled] = [await aTwin({ ownerId: rep.id }), await aTwin({ ownerId: stranger.id }), await aTwin()];
    const as = walk.aManager(rep.teamId);
    expect((await walk.changingNothing(() => merge(own.id, [far.id], { as }))).refusals).toEqual([
      'NOT_FOUND input.duplicateIds.0',
    ]);
    expect((await merge(own.id, [pooled.id], { as: rep.as })).denied).toBe('FORBIDDEN');
    expect((await merge(own.id, [pooled.id], { as })).refusals).toEqual([]);
  });

  test('leaves a partner its lead to see, ended, and tells it nothing of what that goes on as', async () => {
    const partner = await walk.aPartner();
    const [survivor, sent] = [await aTwin(), await walk.aLead({ externalId: `sent-${nextNumber()}` }, partner)];
    expect((await merge(survivor.id, [sent.id])).refusals).toEqual([]);
    expect(await whole(sent.id, partner)).toMatchObject({ placement: 'ENDED', validity: null, mergedInto: null });
    const rows = [{ sourceSystem: 'api', externalId: `sent-${nextNumber() - 1}`, segment: 'new' }];
    const again = await walk.act('UpsertLeads', { rows, idempotencyKey: `again ${nextNumber()}` }, partner);
    expect(again.results?.[0]?.lead?.id ?? null).not.toBe(survivor.id);
    expect((await whole(survivor.id)).segment).toBeNull();
  });

  test('who comes again by the e-mail or key of a duplicate comes to the survivor', async () => {
    const email = `again-${nextNumber()}@twins.example`;
    const [survivor, twin] = [await aTwin(), await aTwin({ email, externalId: email })];
    await merge(survivor.id, [twin.id]);
    expect((await walk.act('CreateLead', { email, onDuplicate: 'LINK' })).lead?.id).toBe(survivor.id);
    expect((await walk.act('CreateLead', { email })).refusals).toEqual(['TAKEN input.email']);
    for (const row of [
      { externalId: email, segment: 'by key' },
      { email, segment: 'by e-mail' },
    ]) {
      const { results } = await walk.act('UpsertLeads', { rows: [row], idempotencyKey: row.segment });
      expect([results?.[0]?.status, results?.[0]?.lead?.id]).toEqual(['UPDATED', survivor.id]);
      expect((await whole(survivor.id)).segment).toBe(row.segment);
    }
  });

  test('of two that cross each other one wins and the other is told; nothing hangs', async () => {
    const rep = await walk.aRep();
    for (let round = 1; round <= 3; round += 1) {
      const made = await Promise.all([0, 1, 2].map(() => aTwin({ ownerId: rep.id })));
      const [one, two, three] = made as [ShownLead, ShownLead, ShownLead];
      const done = await Promise.all([
        merge(one.id, [two.id, three.id], { as: Role.ADMIN }),
        merge(two.id, [three.id, one.id], { as: walk.aManager(rep.teamId) }),
      ]);
      expect(done.map(({ denied }) => denied)).toEqual([null, null]);
      const refused = done.filter(({ refusals }) => refusals.length > 0);
      expect(refused).toHaveLength(1);
      expect(refused[0]?.refusals.every(refusal => refusal.startsWith('MERGED_INTO'))).toBe(true);
      expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: round, heldUnits: round });
    }
  });
});
