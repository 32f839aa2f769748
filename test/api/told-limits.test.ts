import { readHistory } from '../../src/cli/prove/history.js';
import { sortsOf } from '../support/lead-sorts.js';
import { withApp } from '../support/with-app.js';

describe('what limits hang by is told', () => {
  const walk = withApp();
  const { aProduct, saveProduct } = sortsOf(walk);
  /** What the log says of one subject, piece by piece, where it says it. */
  const told = async (subjectId: string, ...names: string[]) => {
    await walk.settled();
    const bodies = (await readHistory(walk.app.database.url)).filter(event => event.subjectId === subjectId);
    return bodies.flatMap(({ body }) => {
      const said = names.filter(name => name in body).map(name => (body as Record<string, unknown>)[name]);
      return said.length > 0 ? [said] : [];
    });
  };

  test('how a line grows, and by what a rep gets one', async () => {
    const rep = await walk.aRep();
    const ramp = { startShare: 0.5, days: 8 };
    await walk.act('UpdateRep', { id: rep.id, level: 'NOVICE', startedOn: '2026-02-03' });
    expect(await told(rep.id, 'level', 'startedOn')).toEqual([
      ['REGULAR', null],
      ['NOVICE', '2026-02-03'],
    ]);
    for (const [more, of] of [
      [{ ramp }, ramp],
      [{}, null],
    ]) {
      const { holdingQuota } = (await walk.act('SetHoldingQuota', {
        repId: rep.id,
        mode: 'LIMITED',
        capacity: 4,
        ...more,
      })) as unknown as { holdingQuota: { id: string } };
      expect(await told(holdingQuota.id, 'ramp')).toEqual([[of]]);
    }
  });

  test('of which product a lead is, and of which line a product', async () => {
    const [pump, valve] = [await aProduct('pumps'), await aProduct('valves')];
    await saveProduct(valve.key, null);
    expect(await told(valve.id, 'line')).toEqual([['valves'], [null]]);
    const [lead, bare] = [await walk.aLead({ productId: pump.id }), await walk.aLead()];
    await walk.act('UpdateLead', { id: lead.id, productId: valve.id, name: 'Another' });
    await walk.act('UpdateLead', { id: lead.id, name: 'Another still' });
    expect(await told(lead.id, 'productId')).toEqual([[pump.id], [valve.id]]);
    expect(await told(bare.id, 'productId')).toEqual([]);
    await walk.act('MergeLeads', { id: bare.id, duplicateIds: [lead.id] });
    expect(await told(bare.id, 'productId')).toEqual([[valve.id]]);
  });
});
