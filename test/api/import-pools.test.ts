import { routingOf } from '../support/routing.js';
import { runImport, Workbench } from '../support/run-import.js';
import { LEAD_HEADER, LEADS } from '../support/small-imports.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

jest.setTimeout(120_000);

/** Nobody holds them: one comes from the stand, one from elsewhere, one from nowhere. */
const ROWS = [
  'P1,2024-07-01 12:00:00,Ida Berg,ida@berg.example,Berg AB,stand,gold,,',
  'P2,2024-07-01 12:05:00,Jon Dahl,jon@dahl.example,Dahl,call,tin,,',
  'P3,2024-07-02 09:00:00,Kim Falk,kim@falk.example,Falk,,,,',
  'P4,2024-07-02 09:00:00,Lia Holm,lia@holm.example,Holm,stand,,,s1',
];

describe('leads that nobody holds', () => {
  const walk = withApp();
  const bench = new Workbench();
  afterAll(() => bench.remove());
  const aPool = async () =>
    (await walk.act('SavePool', { key: `pool-${nextNumber()}`, name: 'A pool' })).pool?.id ?? '';
  const placeOf = async (externalId: string) => {
    const { leads } = await walk.ask<{
      leads: { nodes: { placement: string; pool: { isDefault: boolean; id: string } | null }[] };
    }>(
      'query ($key: String!) { leads(filter: { externalId: { eq: $key } }) { nodes { placement pool { id isDefault } } } }',
      { key: externalId },
    );
    return leads.nodes[0];
  };
  const bring = (rows: readonly string[]) =>
    runImport(walk.app.database.url, 'leads', {
      file: bench.write('in.csv', [LEAD_HEADER, ...rows, ''].join('\n')),
      mapping: bench.write('mapping.json', LEADS),
      rejects: bench.write('rejects.csv', ''),
    });

  test('go to the default pool of their source, by import, by upsert and by themselves, and are up for assignment there', async () => {
    const poolId = await aPool();
    await walk.act('SaveSource', { key: 'stand', name: 'Stand', defaultPoolId: poolId });
    const rep = await walk.aRep();
    const { rule, decision } = routingOf(walk);
    await rule({ teamId: rep.teamId, filter: { externalId: { eq: 'P2' } } });
    expect((await bring(ROWS)).end).toMatchObject({ event: 'done', leadsMade: 4, refused: 0 });
    const own = { placement: 'POOLED', pool: { id: poolId, isDefault: false } };
    expect(await placeOf('P1')).toEqual(own);
    expect(await placeOf('P3')).toMatchObject({ placement: 'POOLED', pool: { isDefault: true } });
    expect(await placeOf('P4')).toMatchObject({ placement: 'OWNED', pool: null });
    const { leads } = await walk.ask<{ leads: { nodes: { id: string }[] } }>(
      '{ leads(filter: { externalId: { in: ["P1", "P2"] } }, orderBy: [{ field: CREATED_AT, direction: ASC }]) { nodes { id } } }',
    );
    expect(await decision(leads.nodes[1]?.id ?? '', 'ASSIGNED')).toMatchObject({ rep: { id: rep.id } });
    const { sources } = await walk.ask<{ sources: { nodes: { id: string; key: string }[] } }>(
      '{ sources { nodes { id key } } }',
    );
    const sourceId = sources.nodes.find(({ key }) => key === 'stand')?.id;
    await walk.act('UpsertLeads', { rows: [{ externalId: 'U1', sourceId }], idempotencyKey: 'by upsert' });
    await walk.act('CreateLead', { externalId: 'C1', sourceId });
    expect([await placeOf('U1'), await placeOf('C1')]).toEqual([own, own]);
  });

  test('go to the one that took the place of a pool that was retired', async () => {
    const [gone, successorId] = [await aPool(), await aPool()];
    await walk.act('SaveSource', { key: 'stand', name: 'Stand', defaultPoolId: gone });
    await walk.act('RetirePool', { id: gone, successorId });
    await bring(['P5,2024-07-01 12:00:00,Eva Berg,eva@berg.example,Berg AB,stand,gold,,']);
    expect(await placeOf('P5')).toMatchObject({ placement: 'POOLED', pool: { id: successorId } });
  });
});
