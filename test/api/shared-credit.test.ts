import { withApp } from '../support/with-app.js';

interface Credited {
  readonly lead: {
    readonly credits: readonly { readonly role: string; readonly rep: { readonly id: string } }[];
    readonly collaborators: readonly { readonly role: string; readonly rep: { readonly id: string } }[];
  };
}

describe('transferLead with shared credit', () => {
  const walk = withApp();
  const hand = (id: string, repId: string, more: object = { credit: {} }) =>
    walk.act('TransferLead', { id, repId, ...more });
  const told = async (id: string) => {
    const { lead } = await walk.ask<Credited>('WhoWorksOnIt', { id });
    const list = (rows: Credited['lead']['credits']) => rows.map(({ role, rep }) => [role, rep.id]);
    return { credits: list(lead.credits), collaborators: list(lead.collaborators) };
  };
  const winsOf = async (repId: string) => {
    const now = await walk.app.runtime.now();
    const window = { from: new Date(now.getTime() - 3_600_000), to: new Date(now.getTime() + 3_600_000) };
    const { rep } = await walk.ask<{ rep: { creditedWinCount: number } }>('CreditedWins', { repId, ...window });
    return rep.creditedWinCount;
  };
  const win = (id: string) => walk.act('CloseLead', { id, result: 'WON', reason: 'FIT' });

  test('credits the SDR who worked it and the AE who wins it, once each, also after it was lost, reopened and won again', async () => {
    const [sdr, ae] = [await walk.aRep({ capacity: 1 }), await walk.aRep({ capacity: 1 })];
    const { id } = await walk.aLead({ ownerId: sdr.id });
    expect(await hand(id, ae.id)).toMatchObject({ refusals: [], lead: { owner: { id: ae.id }, version: 2 } });
    expect(await told(id)).toEqual({
      credits: [
        ['SDR', sdr.id],
        ['AE', ae.id],
      ],
      collaborators: [['SDR', sdr.id]],
    });
    expect([(await walk.loadOf(sdr.id)).heldCount, (await walk.loadOf(ae.id)).heldCount]).toEqual([0, 1]);
    expect([await winsOf(sdr.id), await winsOf(ae.id)]).toEqual([0, 0]);
    await win(id);
    expect([await winsOf(sdr.id), await winsOf(ae.id)]).toEqual([1, 1]);
    await walk.act('CloseLead', { id, result: 'LOST', reason: 'PRICE' });
    expect([await winsOf(sdr.id), await winsOf(ae.id)]).toEqual([0, 0]);
    await walk.act('ReopenLead', { id });
    await win(id);
    expect([await winsOf(sdr.id), await winsOf(ae.id)]).toEqual([1, 1]);
  });

  test('keeps the SDR on the lead: it sees it and logs touches, and moves it no more', async () => {
    const [sdr, ae] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: sdr.id });
    await walk.act('TransferLead', { id, repId: ae.id, credit: { fromRole: 'SDR', toRole: 'AE' } }, sdr.as);
    const touch = { leadId: id, channel: 'EMAIL', direction: 'OUTBOUND' };
    expect((await walk.act('LogInteraction', touch, sdr.as)).refusals).toEqual([]);
    expect((await walk.act('MoveLead', { id, stageId: await walk.stageId('CONTACTED') }, sdr.as)).refusals).toEqual([
      'NOT_ALLOWED input.id',
    ]);
  });

  test('to and fro credits nobody twice', async () => {
    const [sdr, ae] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: sdr.id });
    await hand(id, ae.id);
    await hand(id, sdr.id, {});
    await hand(id, ae.id);
    await win(id);
    expect((await told(id)).credits).toHaveLength(2);
    expect([await winsOf(sdr.id), await winsOf(ae.id)]).toEqual([1, 1]);
  });

  test('left out credits the winner alone, who is whoever held it then', async () => {
    const [before, winner, after] = [await walk.aRep(), await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: before.id });
    await hand(id, winner.id, {});
    await win(id);
    await hand(id, after.id, {});
    expect(await told(id)).toEqual({ credits: [], collaborators: [] });
    expect([await winsOf(before.id), await winsOf(winner.id), await winsOf(after.id)]).toEqual([0, 1, 0]);
  });

  test('to an AE without room is refused, and nobody is credited', async () => {
    const [sdr, full] = [await walk.aRep(), await walk.aRep({ capacity: 0 })];
    const { id } = await walk.aLead({ ownerId: sdr.id });
    expect((await walk.tellingOnly(() => hand(id, full.id))).refusals).toEqual(['QUOTA_EXCEEDED']);
    expect(await told(id)).toEqual({ credits: [], collaborators: [] });
  });
});
