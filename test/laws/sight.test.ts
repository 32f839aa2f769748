import pg from 'pg';
import { Lead } from '../../src/leads/lead.js';
import { LEAD_ROWS } from '../../src/leads/lead-rows.js';
import { maySeeRow } from '../../src/platform/access/row-rule.js';
import type { TokenClaims, TokenOrder } from '../../src/platform/access/tokens.js';
import { findViewer } from '../../src/reps/find-viewer.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { settled } from '../support/digest.js';
import { makeWorld, type Person, type World } from '../support/world.js';

describe('what every kind of person sees', () => {
  const PEOPLE: readonly Person[] = [
    'admin',
    'north',
    'south',
    'anna',
    'bo',
    'cleo',
    'marketer',
    'auditor',
    'wallboard',
    'firstPartner',
    'secondPartner',
  ];
  let app: TestApp;
  let world: World;
  let start: string;

  beforeAll(async () => {
    app = await startTestApp();
    start = (await app.run<{ leads: { cursor: string } }>('{ leads(first: 1) { cursor } }')).data?.leads.cursor ?? '';
    world = await withHiddenPool(await makeWorld(app));
    const owner = new pg.Client({ connectionString: app.database.url });
    await owner.connect();
    await settled(owner).finally(() => owner.end());
  });
  afterAll(() => app.stop());

  it.each(PEOPLE)(
    '%s: lists, counts, single look-ups, the policy in memory and the feed agree on each lead',
    async person => {
      const as = world.people[person];
      const seen = await listed(as);
      const all = Object.values(world.leads);
      const judged: string[] = [];
      const looked: string[] = [];
      const viewer = await findViewer(app.runtime.orm.em.fork(), claimsOf(as));
      const rows = await app.runtime.orm.em.fork().find(Lead, {});
      for (const id of all) {
        const lead = rows.find(row => row.id === id);
        if (lead && maySeeRow(LEAD_ROWS, viewer, lead) !== maySeeRow(LEAD_ROWS, viewer, lead.sight()))
          throw new Error(`row and event differ for ${id}`);
        if (lead && maySeeRow(LEAD_ROWS, viewer, lead)) judged.push(id);
        const { data } = await app.run<{ lead: object | null; node: object | null; nodes: (object | null)[] }>(
          'query Q($id: ID!) { lead(id: $id) { id } node(id: $id) { id } nodes(ids: [$id]) { id } }',
          { id },
          { as },
        );
        expect([Boolean(data?.lead), Boolean(data?.node), Boolean(data?.nodes[0])]).toEqual(
          Array(3).fill(judged.includes(id)),
        );
        if (data?.lead) looked.push(id);
      }
      expect(seen.ids.toSorted()).toEqual(judged.toSorted());
      expect(looked.toSorted()).toEqual(judged.toSorted());
      expect(seen.total).toBe(judged.length);
      if (as.role !== 'PARTNER' || person === 'firstPartner') expect(judged.length).toBeGreaterThan(0);
      expect((await told(as)).toSorted()).toEqual(judged.toSorted());
    },
  );

  it('what is masked may be neither filtered nor sorted by', async () => {
    for (const [person, query] of [
      ['wallboard', '{ leads(filter: { value: { gt: 1 } }) { totalCount } }'],
      ['wallboard', '{ leads(orderBy: [{ field: VALUE, direction: ASC }]) { nodes { id } } }'],
      ['firstPartner', '{ leads(filter: { tier: { eq: A } }) { totalCount } }'],
      ['firstPartner', '{ leads(filter: { not: { or: [{ tier: { eq: A } }] } }) { totalCount } }'],
      ['firstPartner', '{ leads(orderBy: [{ field: WIN_PROBABILITY, direction: DESC }]) { nodes { id } } }'],
    ] as const) {
      const { errors } = await app.run(query, {}, { as: world.people[person] });
      expect([query, errors?.map(({ extensions }) => extensions?.code)]).toEqual([query, ['FORBIDDEN']]);
    }
  });

  /** A lead in a pool that those in the south alone see. */
  async function withHiddenPool(made: World): Promise<World> {
    const pool = { key: 'hidden', name: 'Hidden', visibility: 'MEMBERS_ONLY', memberTeamIds: [made.teams.south] };
    const poolId = (await app.run<{ savePool: { pool: { id: string } } }>('SavePool', { input: pool })).data?.savePool;
    const lead = { name: 'Hidden Person', poolId: poolId?.pool.id };
    const answer = await app.run<{ createLead: { lead: { id: string } } }>('CreateLead', { input: lead });
    return { ...made, leads: { ...made.leads, hidden: answer.data?.createLead.lead.id ?? '' } as World['leads'] };
  }

  async function listed(as: TokenOrder): Promise<{ ids: string[]; total: number }> {
    const { data } = await app.run<{ leads: { totalCount: number; nodes: { id: string }[] } }>(
      '{ leads(first: 100) { totalCount nodes { id } } }',
      {},
      { as },
    );
    return { ids: data?.leads.nodes.map(({ id }) => id) ?? [], total: data?.leads.totalCount ?? -1 };
  }

  /** The leads that the feed has told of from the beginning and not taken back. */
  async function told(as: TokenOrder): Promise<string[]> {
    const feed = await app.listen<{
      leadAssigned: { isUpToDate: boolean; events: { leadId: string; isGone: boolean }[] };
    }>('LeadAssigned', { after: start }, { as });
    const here = new Map<string, boolean>();
    for (let isUpToDate = false; !isUpToDate; ) {
      const batch = (await feed.next()).data?.leadAssigned;
      for (const { leadId, isGone } of batch?.events ?? []) here.set(leadId, !isGone);
      isUpToDate = batch?.isUpToDate ?? false;
    }
    await feed.stop();
    return [...here].flatMap(([id, isHere]) => (isHere ? [id] : []));
  }
});

function claimsOf(order: TokenOrder): TokenClaims {
  return {
    subject: order.subject,
    role: order.role,
    repId: order.repId ?? null,
    teamId: order.teamId ?? null,
    partnerId: order.partnerId ?? null,
    expiresAtMs: 0,
  };
}
