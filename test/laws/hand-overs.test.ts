import pg from 'pg';
import { SYSTEM } from '../../src/app.js';
import { shownLead } from '../../src/leads/answer-lead.js';
import { LeadInHand } from '../../src/leads/lead-in-hand.js';
import { uuidOf } from '../../src/platform/ids.js';
import { waitFor } from '../support/wait-for.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('a lead that goes from hand to hand in two turns', () => {
  let owner: pg.Client | undefined;
  afterAll(() => owner?.end());
  const walk = withApp();
  const client = async () => {
    owner ??= new pg.Client({ connectionString: walk.app.database.url });
    if (!owner.getTransactionStatus()) await owner.connect();
    return owner;
  };
  const uuid = (id: string) => uuidOf(id) ?? '';
  const isBlocked = async (on: pg.Client) =>
    (await on.query('select 1 from pg_locks where not granted')).rows.length > 0;

  test('is judged by what was committed while its lock was waited for', async () => {
    const rep = await walk.aRep();
    const key = `pool-${nextNumber()}`;
    const poolId = (await walk.act('SavePool', { key, name: 'A pool' })).pool?.id ?? '';
    const { id } = await walk.aLead({ poolId });
    const other = await client();
    await other.query('begin');
    await other.query('select 1 from lead where id = $1 for update', [uuid(id)]);
    const claim = walk.act('ClaimLead', { id }, rep.as);
    await waitFor(() => isBlocked(other));
    await other.query("update pool set purpose = 'NURTURING' where id = $1", [uuid(poolId)]);
    await other.query('commit');
    expect((await claim).refusals).toEqual(['NOT_POOL_MEMBER input.id']);
  });

  test('is written only where it is still what was judged: a counter, a lead or a day that is another by now writes nothing', async () => {
    const rep = await walk.aRep();
    const poolId =
      (await walk.act('SavePool', { key: `pool-${nextNumber()}`, name: 'A pool', claimsPerDay: 1 })).pool?.id ?? '';
    const { id } = await walk.aLead({ poolId });
    const on = await client();
    const count = () => on.query('select count_claim($1, $2, now())', [uuid(poolId), uuid(rep.id)]);
    await count();
    const stale = () => [
      on.query(`select move_standing(array[$1::uuid], array[99], array[1], array[1], array[1], 0)`, [uuid(rep.id)]),
      on.query(`select move_standing(array[$1::uuid], array[99], array[1], array[1], array[1], 1)`, [uuid(rep.teamId)]),
      on.query(
        `select hand_over($1, 99, now(), 'OWNED', $2, null, $3, now(), null, null, null, array['x', 'CLAIMED', null, 'x'], now())`,
        [uuid(id), uuid(rep.id), uuid(rep.teamId)],
      ),
      count(),
    ];
    const told = await walk.changingNothing(() => Promise.allSettled(stale()));
    expect(told.map(one => one.status === 'rejected' && one.reason.code)).toEqual(Array(4).fill('40001'));
  });

  test('keeps to the line also where what was judged is not asked again: an admission over it is refused by the row itself', async () => {
    const rep = await walk.aRep({ capacity: 0 });
    const over = (await client()).query(
      `select move_standing(array[$1::uuid], array[(select version from rep_load where rep_id = $1)], array[1], array[1], array[1], 0)`,
      [uuid(rep.id)],
    );
    await expect(over).rejects.toMatchObject({ code: '23514', constraint: 'admission_within_limit' });
  });

  test('is shown once it is committed, also where it cannot be made of its row', async () => {
    const { id } = await walk.aLead();
    const ctx = await walk.app.runtime.contextFor(SYSTEM);
    const { rows } = await (await client()).query('select row_to_json(l) as row from lead l where id = $1', [uuid(id)]);
    const inHand = (more: object) => new LeadInHand({ ...rows[0].row, ...more }, { people: [], teams: [], reps: [] });
    const odd = inHand({ campaign_id: 7 });
    expect(() => odd.entity(ctx.em.fork())).toThrow();
    const [shown, read] = [await shownLead(ctx, inHand({})), await shownLead(ctx, odd)];
    expect([shown.id, read.id, read.displayLabel]).toEqual([id, id, shown.displayLabel]);
  });
});
