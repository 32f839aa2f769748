import { Role } from '../../src/platform/access/viewer.js';
import type { As } from '../support/app.js';
import { withApp } from '../support/with-app.js';

interface Refusal {
  readonly cursor: string;
  readonly how: string;
  readonly code: string;
  readonly message: string;
  readonly held: number | null;
  readonly capacity: number | null;
  readonly rep: { readonly id: string } | null;
  readonly lead: { readonly id: string } | null;
}
interface Batch {
  readonly admissionRefused: {
    readonly cursor: string;
    readonly isUpToDate: boolean;
    readonly events: readonly Refusal[];
  };
}

describe('admissionRefused', () => {
  const walk = withApp();
  const claim = (id: string, as: As) => walk.act('ClaimLead', { id }, as);

  /** A listener that is there: its first frame has come. */
  async function listening(as: As, variables: Record<string, unknown> = {}) {
    const feed = await walk.app.listen<Batch>('AdmissionRefused', variables, { as });
    const { data, errors } = await feed.next(20_000);
    expect(errors).toBeUndefined();
    return { feed, start: data?.admissionRefused.cursor };
  }

  async function nextOf(feed: Awaited<ReturnType<typeof listening>>['feed']): Promise<Refusal> {
    for (;;) {
      const [first] = (await feed.next(20_000)).data?.admissionRefused.events ?? [];
      if (first) return first;
    }
  }

  test('tells the wall, the manager and the rep of a claim beyond the line, with the door, the reason and its figures', async () => {
    const teamId = await walk.aTeam();
    const rep = await walk.aRep({ teamId, capacity: 1 });
    await walk.aLead({ ownerId: rep.id });
    const { id } = await walk.aLead();
    const there = await Promise.all([Role.WALLBOARD, walk.aManager(teamId), rep.as].map(as => listening(as)));
    expect((await walk.tellingOnly(() => claim(id, rep.as))).refusals).toEqual(['QUOTA_EXCEEDED']);
    for (const { feed } of there) {
      expect(await nextOf(feed)).toMatchObject({
        how: 'CLAIMED',
        code: 'QUOTA_EXCEEDED',
        message: 'The rep holds as much as the quota allows. Held: 1 of 1.',
        held: 1,
        capacity: 1,
        rep: { id: rep.id },
        lead: { id },
      });
    }
  });

  test('tells a rep and a manager nothing of what others were refused', async () => {
    const [full, other] = [await walk.aRep({ capacity: 0 }), await walk.aRep({ capacity: 0 })];
    const { id } = await walk.aLead();
    const { feed } = await listening(other.as);
    const { feed: managers } = await listening(walk.aManager(await walk.aTeam()));
    await claim(id, full.as);
    await claim(id, other.as);
    expect(await nextOf(feed)).toMatchObject({ rep: { id: other.id } });
    expect(managers.waiting).toBe(0);
  });

  test('goes on from a cursor without a gap, for the reps that were asked for', async () => {
    const [first, second] = [await walk.aRep({ capacity: 0 }), await walk.aRep({ capacity: 0 })];
    const { id } = await walk.aLead();
    const filter = { repIds: [second.id] };
    const { start } = await listening(Role.ADMIN, { filter });
    await walk.act('AssignLead', { id, repId: first.id });
    await walk.act('AssignLead', { id, repId: second.id });
    const again = await walk.app.listen<Batch>('AdmissionRefused', { after: start, filter });
    expect(await nextOf(again)).toMatchObject({ how: 'ASSIGNED', rep: { id: second.id } });
  });

  test('says of a full team that it was the team, and is silent about refusals for any other reason', async () => {
    const rep = await walk.aRep({ teamId: await walk.aTeam({ capacity: 0 }) });
    const taken = await walk.aLead({ ownerId: (await walk.aRep()).id });
    const { id } = await walk.aLead();
    const { feed } = await listening(Role.AUDITOR);
    expect((await walk.changingNothing(() => claim(taken.id, rep.as))).refusals).toEqual(['ALREADY_OWNED input.id']);
    await claim(id, rep.as);
    expect(await nextOf(feed)).toMatchObject({ code: 'TEAM_QUOTA_EXCEEDED', held: null, capacity: null, lead: { id } });
  });

  test('is not for partners', async () => {
    const feed = await walk.app.listen<Batch>('AdmissionRefused', {}, { as: walk.aPartner() });
    expect((await feed.next(20_000)).errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
  });
});
