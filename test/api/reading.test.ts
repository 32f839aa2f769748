import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { BACKGROUND, StatementWatch } from '../support/statements.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Page {
  readonly leads: {
    readonly edges: { readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

describe('reading', () => {
  const walk = withApp();

  test('leads go page by page, once each, filtered and in the order that was asked for', async () => {
    const segment = `segment ${nextNumber()}`;
    const made: string[] = [];
    for (let n = 0; n < 7; n++) made.push((await walk.aLead({ segment, name: `N${n}` })).id);
    await walk.aLead({ segment: 'another' });
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { leads }: Page = await walk.ask('Leads', {
        first: 3,
        after,
        filter: { segment: { eq: segment } },
        orderBy: [{ field: 'CREATED_AT', direction: 'ASC' }],
      });
      seen.push(...leads.edges.map(({ node }) => node.id));
      after = leads.pageInfo.endCursor;
      more = leads.pageInfo.hasNextPage;
    }
    expect(seen).toEqual(made);
    expect(await walk.ask('CountLeads', { filter: { segment: { eq: segment } } })).toMatchObject({
      leads: { totalCount: 7 },
    });
  });

  test('a rep finds its own leads and those in pools, a manager those of its teams, a partner what it sent', async () => {
    const segment = `segment ${nextNumber()}`;
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const partner = await walk.aPartner();
    const mine = await walk.aLead({ segment, ownerId: rep.id });
    const theirs = await walk.aLead({ segment, ownerId: other.id });
    const pooled = await walk.aLead({ segment });
    const sent = await walk.aLead({ segment }, partner);
    const found = async (as: Parameters<typeof walk.ask>[2]) =>
      (await walk.ask<Page>('Leads', { filter: { segment: { eq: segment } } }, as)).leads.edges
        .map(({ node }) => node.id)
        .sort();
    expect(await found(rep.as)).toEqual([mine.id, pooled.id, sent.id].sort());
    expect(await found(walk.aManager(other.teamId))).toEqual([theirs.id, pooled.id, sent.id].sort());
    expect(await found(partner)).toEqual([sent.id]);
    expect(await found(Role.AUDITOR)).toEqual([mine.id, theirs.id, pooled.id, sent.id].sort());
  });

  test('what does not exist and what is not to be seen is null, alike; an id of another kind is a mistake', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: other.id });
    for (const lead of [id, newId('lead')]) {
      expect(await walk.ask('Lead', { id: lead }, rep.as)).toEqual({ lead: null });
      expect(await walk.ask('Node', { id: lead }, rep.as)).toEqual({ node: null });
      expect(await walk.ask('LeadThen', { id: lead, at: '2999-01-01T00:00:00Z' }, rep.as)).toEqual({ leadAt: null });
    }
    for (const [operation, variables] of [
      ['Lead', { id: rep.id }],
      ['Node', { id: 'nonsense' }],
      ['RepLoadThen', { repId: id, at: '2026-01-01T00:00:00Z' }],
    ] as const) {
      expect((await walk.app.run(operation, variables)).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  test('nodes of every kind come by their ids, in the order asked for, null for what is not there', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id });
    const poolId = await walk.aPool();
    const ids = [poolId, id, newId('lead'), rep.id, rep.teamId, id];
    const { nodes } = await walk.ask<{ nodes: ({ __typename: string; id: string } | null)[] }>('Nodes', { ids });
    expect(nodes.map(node => node && [node.__typename, node.id])).toEqual([
      ['LeadPool', poolId],
      ['Lead', id],
      null,
      ['Rep', rep.id],
      ['Team', rep.teamId],
      ['Lead', id],
    ]);
  });

  test('the viewer is whom the token names', async () => {
    const rep = await walk.aRep();
    expect(await walk.ask('Viewer', {}, rep.as)).toEqual({
      viewer: { role: 'REP', repId: rep.id, teamId: rep.teamId, partnerId: null },
    });
    expect(await walk.ask('Viewer', {}, walk.aManager(rep.teamId))).toMatchObject({
      viewer: { role: 'MANAGER', teamId: rep.teamId },
    });
  });

  test('people and teams show what they hold, pools what lies in them', async () => {
    const rep = await walk.aRep({ capacity: 4 });
    await walk.aLead({ ownerId: rep.id });
    const poolId = await walk.aPool(rep.teamId);
    for (const tier of ['A', 'B', 'A', undefined]) await walk.aLead({ poolId, tier });
    expect(await walk.ask('WhoHasRoom', { teamId: rep.teamId })).toMatchObject({
      team: {
        load: { heldCount: 1, capacityUnits: null },
        reps: { nodes: [{ id: rep.id, load: { heldCount: 1, capacityUnits: 4, headroomUnits: 3 } }] },
      },
    });
    const { pools } = await walk.ask<{ pools: { nodes: { id: string; tiers: object[] }[] } }>('Pools', { first: 100 });
    expect(pools.nodes.find(({ id }) => id === poolId)?.tiers).toEqual([
      { tier: 'A', leadCount: 2 },
      { tier: 'B', leadCount: 1 },
      { tier: null, leadCount: 1 },
    ]);
  });

  test('a lead and a load are to be seen as they were at any instant', async () => {
    const now = async () => (await walk.app.runtime.now()).toISOString();
    const [one, two] = [await walk.aRep(), await walk.aRep()];
    const before = await now();
    walk.app.clock.advanceMs(1000);
    const { id } = await walk.aLead({ ownerId: one.id, tier: 'B' });
    const first = await now();
    walk.app.clock.advanceMs(1000);
    await walk.act('TransferLead', { id, repId: two.id });
    await walk.act('MoveLead', { id, stageId: await walk.stageId('ENGAGED') });
    const then = (at: string) => walk.ask<{ leadAt: object | null }>('LeadThen', { id, at });
    expect((await then(before)).leadAt).toBeNull();
    expect((await then(first)).leadAt).toMatchObject({
      stage: { key: 'NEW' },
      owner: { id: one.id },
      tier: 'B',
      loadUnits: 1,
    });
    expect((await then(await now())).leadAt).toMatchObject({ stage: { key: 'ENGAGED' }, owner: { id: two.id } });
    const held = async (repId: string, at: string) =>
      (await walk.ask<{ repLoad: { heldCount: number } }>('RepLoadThen', { repId, at })).repLoad.heldCount;
    expect([
      await held(one.id, before),
      await held(one.id, first),
      await held(one.id, await now()),
      await held(two.id, await now()),
    ]).toEqual([0, 1, 0, 1]);
  });

  test('the timeline of a lead tells its life newest first, page by page', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id });
    await walk.act('LogInteraction', { leadId: id, channel: 'PHONE', direction: 'INBOUND' });
    await walk.act('ReleaseLead', { id, reason: 'no time' });
    interface Story {
      lead: {
        timeline: {
          edges: { node: { axis: string | null; how: string | null } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
        };
      };
    }
    const told: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { lead }: Story = await walk.ask('LeadTimeline', { id, first: 2, after });
      told.push(...lead.timeline.edges.map(({ node }) => `${node.axis ?? 'touch'} ${node.how ?? ''}`.trim()));
      after = lead.timeline.pageInfo.endCursor;
      more = lead.timeline.pageInfo.hasNextPage;
    }
    expect(told.slice(0, 2)).toEqual(['OWNER RELEASED', 'touch']);
    expect(told.slice(2).sort()).toEqual(['OWNER CREATED', 'STAGE', 'TEMPERATURE', 'VALIDITY', 'WEIGHT']);
  });

  test('a nested document costs the same number of statements for 1 and for 50 parents', async () => {
    const segment = `segment ${nextNumber()}`;
    const rep = await walk.aRep();
    const rows = Array.from({ length: 50 }, (_, n) => ({
      externalId: `n-${segment}-${n}`,
      segment,
      ownerId: rep.id,
      companyName: `Co ${segment} ${n}`,
      email: `n${n}-${nextNumber()}@example.com`,
    }));
    expect(await walk.act('UpsertLeads', { rows, idempotencyKey: segment })).toMatchObject({ createdCount: 50 });
    const NESTED = `query ($first: Int, $segment: String) { leads(first: $first, filter: { segment: { eq: $segment } }) { nodes {
      id email stage { key } owner { name load { heldCount } } team { name } company { name } pool { key } outcome { result } interactions(first: 2) { nodes { id } totalCount } viewerCan { move } } } }`;
    // Until everything has been done about the new leads that is done in the background.
    await walk.changingNothing(async () => undefined);
    const watch = StatementWatch.open();
    const counts: string[][] = [];
    for (const first of [1, 50]) {
      await walk.ask(NESTED, { first, segment });
      const { statements } = await watch.during(() => walk.ask<Page>(NESTED, { first, segment }));
      counts.push(
        statements
          .filter(({ text }) => !BACKGROUND.test(text))
          .map(({ text }) => text.slice(0, 44))
          .sort(),
      );
    }
    watch.close();
    expect(counts[1]).toEqual(counts[0]);
    expect(counts[0]?.length).toBeGreaterThan(3);
  });
});
