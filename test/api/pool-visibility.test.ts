import type { TokenOrder } from '../../src/platform/access/tokens.js';
import { Role } from '../../src/platform/access/viewer.js';
import type { As } from '../support/app.js';
import { waitFor } from '../support/wait-for.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Shown {
  readonly id: string;
  readonly displayLabel: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly note: string | null;
}
const FIELDS = 'id displayLabel name email phone note';
const LEADS = `query ($id: ID!) { lead(id: $id) { ${FIELDS} } node(id: $id) { ... on Lead { ${FIELDS} } }
  leads(first: 100) { totalCount nodes { ${FIELDS} } } }`;
const POOL = `query ($id: ID!) { node(id: $id) { ... on LeadPool { leads(first: 50) { totalCount nodes { id } } } } }`;

describe('what a pool shows of its leads before they are claimed', () => {
  const walk = withApp();
  const aPool = async (input: object) =>
    (await walk.act('SavePool', { key: `pool-${nextNumber()}`, name: 'A pool', ...input })).pool?.id ?? '';
  const person = () => {
    const number = nextNumber();
    return {
      name: `Quentin Zabriskie${number}`,
      email: `q${number}@zabriskie.example`,
      phone: `+49151${50_000_000 + number}`,
      note: 'plays chess',
    };
  };
  const hidden = { name: null, email: null, phone: null, note: null };
  /** The lead as a single look-up, as a node and in the list show it: once for each that shows it. */
  const shown = async (id: string, as: As): Promise<(Shown | null)[]> => {
    const { lead, node, leads } = await walk.ask<{
      lead: Shown | null;
      node: Shown | null;
      leads: { nodes: Shown[] };
    }>(LEADS, { id }, as);
    return [lead, node, leads.nodes.find(one => one.id === id) ?? null];
  };
  const found = async (query: string, as: As) =>
    (await walk.ask<{ search: { totalCount: number } }>('Search', { query, kinds: ['LEAD'] }, as)).search.totalCount;
  /** The leads that a feed tells from a place in the log on. */
  const told = async (after: string, as: TokenOrder): Promise<string[]> => {
    await walk.settled();
    const feed = await walk.app.listen<{ leadAssigned: { isUpToDate: boolean; events: { leadId: string }[] } }>(
      'LeadAssigned',
      { after },
      { as },
    );
    const ids: string[] = [];
    for (let isUpToDate = false; !isUpToDate; ) {
      const batch = (await feed.next()).data?.leadAssigned;
      ids.push(...(batch?.events ?? []).map(({ leadId }) => leadId));
      isUpToDate = batch?.isUpToDate ?? false;
    }
    await feed.stop();
    return ids;
  };
  const place = async () =>
    (await walk.ask<{ wallboard: { cursor: string } }>('{ wallboard { cursor } }')).wallboard.cursor;

  test('MASKED: a rep sees the lead and not who it is; a manager of the pool sees all of it', async () => {
    const [rep, keeper] = [await walk.aRep(), await walk.aRep()];
    const poolId = await aPool({ managerIds: [keeper.id] });
    const who = person();
    const { id } = await walk.aLead({ ...who, poolId });
    for (const one of await shown(id, rep.as)) expect(one).toMatchObject({ id, ...hidden, displayLabel: 'Q. Z.' });
    for (const one of await shown(id, keeper.as)) expect(one).toMatchObject({ id, ...who });
    expect([await found(who.email, rep.as), await found(who.email, keeper.as)]).toEqual([0, 1]);
  });

  test('FULL: its members see who somebody is, other reps see the lead without that', async () => {
    const [member, stranger] = [await walk.aRep(), await walk.aRep()];
    const poolId = await aPool({ visibility: 'FULL', memberTeamIds: [member.teamId] });
    const who = person();
    const { id } = await walk.aLead({ ...who, poolId });
    for (const one of await shown(id, member.as)) expect(one).toMatchObject({ id, ...who });
    for (const one of await shown(id, stranger.as)) expect(one).toMatchObject({ id, ...hidden });
    expect([await found(who.phone, member.as), await found(who.phone, stranger.as)]).toEqual([1, 0]);
  });

  test('MEMBERS_ONLY: strangers see none, by look-up, node, list, count, search, claim and feed', async () => {
    const [member, below, stranger] = [await walk.aRep(), await walk.aRep(), await walk.aRep()];
    const team = await walk.aTeam();
    const inside = await walk.aRep({ teamId: await walk.aTeam({ parentId: team }) });
    const poolId = await aPool({
      visibility: 'MEMBERS_ONLY',
      memberTeamIds: [team],
      memberRepIds: [member.id, below.id],
    });
    const after = await place();
    const { id, displayLabel } = await walk.aLead({ companyName: `Zwingli ${nextNumber()}`, poolId });
    const insiders = [member.as, inside.as, walk.aManager(team), walk.aManager(member.teamId), Role.MARKETER];
    for (const as of insiders) {
      expect((await shown(id, as)).map(one => one?.id)).toEqual([id, id, id]);
      expect(await found(displayLabel, as)).toBe(1);
    }
    for (const as of [stranger.as, walk.aManager(stranger.teamId)]) {
      expect(await shown(id, as)).toEqual([null, null, null]);
      expect(await found(displayLabel, as)).toBe(0);
      const { node } = await walk.ask<{ node: { leads: { totalCount: number; nodes: object[] } } }>(
        POOL,
        { id: poolId },
        as,
      );
      expect(node.leads).toEqual({ totalCount: 0, nodes: [] });
      expect(await told(after, as)).toEqual([]);
    }
    expect(await told(after, member.as)).toEqual([id]);
    const claim = (as: As) => walk.act('ClaimLead', { id }, as);
    expect((await walk.changingNothing(() => claim(stranger.as))).refusals).toEqual(['NOT_FOUND input.id']);
    expect((await claim(inside.as)).refusals).toEqual([]);
    expect(await told(after, stranger.as)).toEqual([]);
  });

  test('the members of a members-only pool see its leads masked', async () => {
    const member = await walk.aRep();
    const poolId = await aPool({ visibility: 'MEMBERS_ONLY', memberRepIds: [member.id] });
    const { id } = await walk.aLead({ ...person(), poolId });
    for (const one of await shown(id, member.as)) expect(one).toMatchObject({ id, ...hidden });
  });

  test('a rep who may see less from now on is no longer told: its socket ends', async () => {
    const rep = await walk.aRep();
    const key = `pool-${nextNumber()}`;
    const poolId = await aPool({ key });
    const feed = await walk.app.listen('LeadAssigned', {}, { as: rep.as });
    await feed.next();
    await aPool({ key, visibility: 'MEMBERS_ONLY', memberRepIds: [(await walk.aRep()).id] });
    await waitFor(() => feed.closed !== null);
    expect(feed.closed).toMatchObject({ code: 4403 });
    await feed.stop();
    const { id } = await walk.aLead({ poolId });
    expect(await shown(id, rep.as)).toEqual([null, null, null]);
  });

  test('without members and team a members-only pool is everybody’s', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ poolId: await aPool({ visibility: 'MEMBERS_ONLY' }) });
    expect((await shown(id, rep.as)).map(one => one?.id)).toEqual([id, id, id]);
  });
});
