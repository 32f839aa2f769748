import { intakeOf } from '../support/shown-intake.js';
import { waitFor } from '../support/wait-for.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Explained {
  readonly assignmentExplanation: {
    readonly judgements: readonly { readonly rep: { readonly id: string } | null; readonly refusal: string | null }[];
  } | null;
}

describe('automatic assignment and intake caps', () => {
  const walk = withApp();
  /** A team whose leads of a pool go out by a rule, and so many leads for it. */
  const aCrew = async (caps: readonly object[], overflow: object = {}) => {
    const teamId = await walk.aTeam();
    const poolId = await walk.aPool(teamId);
    const reps = [];
    for (const cap of caps) {
      const rep = await walk.aRep({ teamId });
      expect((await walk.act('SetIntakeCap', { repId: rep.id, ...cap })).refusals).toEqual([]);
      reps.push(rep);
    }
    const key = `rule-${nextNumber()}`;
    const filter = { poolId: { eq: poolId } };
    const saved = await walk.act('SaveAssignmentRule', {
      key,
      name: key,
      teamId,
      filter,
      ...overflow,
    });
    expect([saved.refusals, saved.denied]).toEqual([[], null]);
    const arrive = (count: number) =>
      Promise.all(Array.from({ length: count }, async () => (await walk.aLead({ poolId })).id));
    return { teamId, reps, arrive };
  };
  const ownersOf = async (ids: readonly string[]) => {
    const owners: (string | null)[] = [];
    for (const id of ids) {
      const { lead } = await walk.ask<{ lead: { owner: { id: string } | null } }>(
        'query ($id: ID!) { lead(id: $id) { owner { id } } }',
        { id },
      );
      owners.push(lead.owner?.id ?? null);
    }
    return owners;
  };
  const explain = async (id: string) =>
    (
      await walk.ask<Explained>(
        'query ($id: ID!) { assignmentExplanation(leadId: $id) { judgements { rep { id } refusal } } }',
        { id },
      )
    ).assignmentExplanation;

  test('gives each so many as its cap lets in; who had enough is refused with that reason, and takes more tomorrow', async () => {
    const limited = (max: number) => ({ mode: 'LIMITED', max, period: 'DAY' });
    const { reps, arrive } = await aCrew([limited(1), limited(3)]);
    const [one, three] = reps.map(({ id }) => id);
    const ids = await arrive(5);
    await waitFor(async () => (await ownersOf(ids)).filter(Boolean).length === 4);
    await walk.settled();
    await waitFor(async () => (await explain(ids.at(-1) ?? '')) !== null);
    const owners = await ownersOf(ids);
    expect([one, three, null].map(id => owners.filter(owner => owner === id).length)).toEqual([1, 3, 1]);
    const left = ids[owners.indexOf(null)] ?? '';
    await waitFor(async () => (await explain(left)) !== null);
    expect((await explain(left))?.judgements.map(({ refusal }) => refusal)).toEqual([
      'INTAKE_CAP_REACHED',
      'INTAKE_CAP_REACHED',
    ]);
    expect(await intakeOf(walk, one ?? '')).toMatchObject({ takenCount: 1, remainingCount: 0 });
    walk.app.clock.advanceMs(86_400_000);
    await waitFor(async () => (await ownersOf([left]))[0] !== null);
  });

  test('gives what waits for room at once where a cap is raised', async () => {
    const { reps, arrive } = await aCrew([{ mode: 'LIMITED', max: 2, period: 'DAY' }]);
    const ids = await arrive(3);
    await waitFor(async () => (await ownersOf(ids)).filter(Boolean).length === 2);
    const left = ids[(await ownersOf(ids)).indexOf(null)] ?? '';
    await waitFor(async () => (await explain(left)) !== null);
    await walk.act('SetIntakeCap', { repId: reps[0]?.id, mode: 'LIMITED', max: 3, period: 'DAY' });
    await waitFor(async () => (await ownersOf([left]))[0] === reps[0]?.id);
    expect(await intakeOf(walk, reps[0]?.id ?? '')).toMatchObject({ takenCount: 3, remainingCount: 0 });
  });

  test('gives nothing to who opted out, who may still take by hand', async () => {
    const { reps, arrive } = await aCrew([{ mode: 'OPT_OUT' }, { mode: 'LIMITED', max: 50, period: 'DAY' }]);
    const ids = await arrive(3);
    await waitFor(async () => (await ownersOf(ids)).every(Boolean));
    expect(new Set(await ownersOf(ids))).toEqual(new Set([reps[1]?.id]));
    expect((await explain(ids[0] ?? ''))?.judgements.map(({ refusal }) => refusal).toSorted()).toEqual(
      [null, 'OPTED_OUT'].toSorted(),
    );
    expect((await intakeOf(walk, reps[0]?.id ?? '')).mode).toBe('OPT_OUT');
    const { id } = await walk.aLead();
    expect((await walk.act('ClaimLead', { id }, reps[0]?.as)).refusals).toEqual([]);
  });
});
