import { SYSTEM } from '../../src/app.js';
import { Lead } from '../../src/leads/lead.js';
import { transact } from '../../src/platform/db/transact.js';
import type { Tx } from '../../src/platform/db/tx.js';
import { newId, uuidOf } from '../../src/platform/ids.js';
import { Refusal, UserErrorCode } from '../../src/platform/refusal.js';
import { withApp } from '../support/with-app.js';

const PRODUCT = 'insert into product (id, key, name) values (?::uuid, ?, ?)';

describe('one transaction', () => {
  const walk = withApp();
  const run = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    transact(await walk.app.runtime.contextFor(SYSTEM), work);
  const put = (tx: Tx, key: string) => tx.send(PRODUCT, [uuidOf(newId('product')), key, key]);
  const known = async (key: string) => {
    const rows = await run(tx => tx.sql('select 1 as known from product where key = ?', [key]));
    return rows.length > 0;
  };

  test('commits what it sent without waiting, in the order in which it was sent', async () => {
    await run(async tx => {
      put(tx, 'sent');
      tx.send("update product set name = ? where key = 'sent'", ['changed']);
    });
    const [row] = await run(tx => tx.sql<{ name: string }>("select name from product where key = 'sent'"));
    expect(row?.name).toBe('changed');
  });

  test('keeps nothing where one thing that was sent fails, wherever it stands, and tells that failure', async () => {
    const broken = (tx: Tx) => tx.send('select 1 / (?::int - 1)', [1]);
    for (const order of [
      [broken, put],
      [put, broken],
    ]) {
      const work = run(async tx => {
        for (const send of order) send(tx, 'half');
        tx.record({ type: 'leadUpdated', subjectId: newId('lead'), subjectVersion: 1, body: {}, at: await tx.now() });
      });
      await expect(work).rejects.toMatchObject({ code: '22012' });
      expect(await known('half')).toBe(false);
    }
  });

  test('is tried again where what was sent collides with others, though what came after it said only that something failed', async () => {
    let tries = 0;
    await run(async tx => {
      tries++;
      if (tries === 1) tx.send("do $$ begin raise exception 'planted' using errcode = '40001'; end $$");
      await tx.sql('select 1 as one');
      put(tx, 'again');
    });
    expect([tries, await known('again')]).toEqual([2, true]);
  });

  test('takes back what a refused part sent, and goes on', async () => {
    await run(async tx => {
      put(tx, 'before');
      const refused = tx.attempt(async () => {
        put(tx, 'within');
        throw new Refusal({ code: UserErrorCode.INVALID });
      });
      await expect(refused).rejects.toBeInstanceOf(Refusal);
      put(tx, 'after');
    });
    expect([await known('before'), await known('within'), await known('after')]).toEqual([true, false, true]);
  });

  test('changes many rows at once, each as it was told, with what a text may hold', async () => {
    const names = ['plain', 'with "quotes"', 'back\\slash', "it's {braces}, too", '线索', 'NULL', '', null];
    const ids: string[] = [];
    for (const _ of names) ids.push((await walk.aLead()).id);
    await run(async tx => {
      const leads = await tx.em.find(Lead, { id: { $in: ids } });
      for (const lead of leads) {
        const place = ids.indexOf(lead.id);
        lead.note = names[place] ?? null;
        if (place % 2 === 0) lead.valueMinor = 2 ** 40 + place;
        if (place % 2 === 0) lead.valueCurrency = 'EUR';
        if (place % 3 === 0) lead.firstTouchAt = new Date(Date.UTC(2026, 0, 1 + place, 12, 0, 0, 123));
        lead.winProbability = place / 16;
      }
      await tx.em.flush();
      expect(leads.map(({ version }) => version)).toEqual(leads.map(() => 2));
      for (const lead of leads) lead.winProbability = 0.5;
    });
    const found = await run(tx => tx.em.find(Lead, { id: { $in: ids } }, { orderBy: { id: 'asc' } }));
    expect(found.map(({ id }) => id)).toEqual(ids);
    expect(found.map(({ note }) => note)).toEqual(names);
    expect(found.map(({ valueMinor }) => valueMinor)).toEqual(
      names.map((_, at) => (at % 2 === 0 ? 2 ** 40 + at : null)),
    );
    expect(found.map(({ firstTouchAt }) => firstTouchAt?.toISOString() ?? null)).toEqual(
      names.map((_, at) => (at % 3 === 0 ? new Date(Date.UTC(2026, 0, 1 + at, 12, 0, 0, 123)).toISOString() : null)),
    );
    expect(found.map(({ version, winProbability }) => [version, winProbability])).toEqual(names.map(() => [3, 0.5]));
  });

  test('changes none of many rows where one has another version than was read', async () => {
    const ids = [(await walk.aLead()).id, (await walk.aLead()).id];
    const stale = run(async tx => {
      const leads = await tx.em.find(Lead, { id: { $in: ids } });
      await tx.sql('update lead set version = version + 1 where id = ?::uuid', [uuidOf(ids[1] ?? '')]);
      for (const lead of leads) lead.note = 'late';
    });
    await expect(stale).rejects.toThrow(/optimistic lock/i);
    const notes = await run(tx => tx.em.find(Lead, { id: { $in: ids } }));
    expect(notes.map(({ note }) => note)).toEqual([null, null]);
  });

  test('goes on after a migration changed a table that it had prepared statements for, in a transaction and beside one', async () => {
    const { id } = await walk.aLead();
    const read = async () => (await walk.app.runtime.contextFor(SYSTEM)).em.findOneOrFail(Lead, { id });
    const note = (text: string) =>
      run(async tx => {
        const lead = await tx.em.findOneOrFail(Lead, { id });
        lead.note = text;
      });
    for (let turn = 0; turn < 8; turn++) {
      await note(`${turn}`);
      await read();
    }
    for (const column of ['one', 'two']) {
      await walk.sql(`alter table lead add column ${column} int`);
      if (column === 'one') await note(column);
      expect((await read()).note).toBe('one');
    }
  });
});
