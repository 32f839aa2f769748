import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

type Row = { readonly id: string; readonly version: number } & Readonly<Record<string, unknown>>;
const KINDS = [
  ['SaveSource', 'source', 'sources', { channel: 'paid search' }],
  ['SaveCampaign', 'campaign', 'campaigns', {}],
  ['SaveProduct', 'product', 'products', { line: 'pumps' }],
  ['SaveCompetitor', 'competitor', 'competitors', {}],
] as const;

describe('a catalogue', () => {
  const walk = withApp();
  const save = async (operation: string, field: string, input: object) => {
    const outcome = await walk.act(operation, input);
    return { ...outcome, row: (outcome as unknown as Record<string, Row | null>)[field] ?? null };
  };

  test.each(KINDS)('by %s makes a row and changes it under its key', async (...[operation, field, list, more]) => {
    const key = `key of ${operation}`;
    const made = await save(operation, field, { key, name: 'First', ...more });
    expect(made).toMatchObject({ refusals: [], row: { key, name: 'First', version: 1, ...more } });
    const changed = await save(operation, field, { key, name: 'Second', expectedVersion: 1, ...more });
    expect(changed.row).toMatchObject({ id: made.row?.id, name: 'Second', version: 2 });
    const listed = await walk.ask<Record<string, { nodes: Row[] }>>('Catalogues');
    expect(listed[list]?.nodes.filter(({ id }) => id === made.row?.id)).toMatchObject([{ key, name: 'Second' }]);
  });

  test.each(KINDS)('by %s refuses a version that is over and shows the row as it is', async (operation, field) => {
    const key = `stale ${operation}`;
    await save(operation, field, { key, name: 'Theirs' });
    const stale = await walk.changingNothing(() => save(operation, field, { key, name: 'Mine', expectedVersion: 9 }));
    expect(stale).toMatchObject({ refusals: ['STALE_VERSION input.expectedVersion'], row: { name: 'Theirs' } });
  });

  test.each(KINDS)('by %s makes one row of one key, however many ask at once', async (operation, field) => {
    const asked = Array.from({ length: 6 }, (_, n) =>
      save(operation, field, { key: `one ${operation}`, name: `Name ${n}` }),
    );
    const rows = (await Promise.all(asked)).map(({ row }) => row);
    expect(new Set(rows.map(row => row?.id)).size).toBe(1);
    expect(rows.map(row => row?.version).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('hangs a campaign under a source, and refuses one that is not there', async () => {
    const source = await save('SaveSource', 'source', { key: 'fairs', name: 'Fairs' });
    const made = await save('SaveCampaign', 'campaign', {
      key: 'spring',
      name: 'Spring fair',
      sourceId: source.row?.id,
    });
    expect(made.row).toMatchObject({ source: { id: source.row?.id } });
    const lost = await save('SaveCampaign', 'campaign', {
      key: 'autumn',
      name: 'Autumn fair',
      sourceId: newId('source'),
    });
    expect(lost.refusals).toEqual(['NOT_FOUND input.sourceId']);
  });

  test('serves the leads: a new source is named by a lead, a competitor by its loss', async () => {
    const source = await save('SaveSource', 'source', { key: 'referral', name: 'Referral' });
    const rival = await save('SaveCompetitor', 'competitor', { key: 'rival', name: 'Rival Ltd' });
    const rep = await walk.aRep();
    const lead = await walk.aLead({ ownerId: rep.id, sourceId: source.row?.id });
    const lost = await walk.act('CloseLead', {
      id: lead.id,
      result: 'LOST',
      reason: 'COMPETITOR',
      competitorId: rival.row?.id,
    });
    expect(lost.lead?.outcome).toMatchObject({ competitor: 'Rival Ltd' });
  });
});

describe('a pool', () => {
  const walk = withApp();

  test('of a manager is one of its teams: neither another team’s nor one for everybody', async () => {
    const [mine, theirs] = [await walk.aTeam(), await walk.aTeam()];
    const save = (input: object) => walk.act('SavePool', { name: 'Pool', ...input }, walk.aManager(mine));
    expect((await save({ key: `mine ${mine}`, teamId: mine })).refusals).toEqual([]);
    expect((await save({ key: `theirs ${mine}`, teamId: theirs })).refusals).toEqual(['NOT_ALLOWED input.teamId']);
    expect((await save({ key: `all ${mine}` })).refusals).toEqual(['NOT_ALLOWED input.teamId']);
    await walk.act('SavePool', { key: `given ${theirs}`, name: 'Theirs', teamId: theirs });
    const taken = await walk.changingNothing(() => save({ key: `given ${theirs}`, teamId: mine }));
    expect(taken.refusals).toEqual(['NOT_ALLOWED input.teamId']);
  });
});
