import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

const STAGES = [
  'NEW',
  'CONTACTED',
  'ENGAGED',
  'QUALIFIED',
  'PROPOSAL',
  'WON',
  'RETAINED',
  'LOST',
  'DISQUALIFIED',
] as const;
const [OK, OUT, NO, END] = ['', 'OUTCOME_REQUIRED', 'ILLEGAL_TRANSITION', 'LEAD_TERMINAL'];
/** The default pipeline: what happens to a move from the stage of the row to the stage of the column. */
const TABLE: Readonly<Record<(typeof STAGES)[number], readonly string[]>> = {
  //           NEW  CONT ENG  QUAL PROP WON  RET  LOST DISQ
  NEW: [NO, OK, OK, OK, OK, OUT, NO, OUT, OUT],
  CONTACTED: [OK, NO, OK, OK, OK, OUT, NO, OUT, OUT],
  ENGAGED: [NO, OK, NO, OK, OK, OUT, NO, OUT, OUT],
  QUALIFIED: [NO, NO, OK, NO, OK, OUT, NO, OUT, OUT],
  PROPOSAL: [NO, NO, NO, OK, NO, OUT, NO, OUT, OUT],
  WON: [NO, NO, NO, NO, NO, NO, OK, OUT, NO],
  RETAINED: [NO, NO, NO, NO, NO, NO, NO, OUT, NO],
  LOST: [END, END, END, END, END, END, END, END, END],
  DISQUALIFIED: [END, END, END, END, END, END, END, END, END],
};

describe('moveLead', () => {
  const walk = withApp();
  const move = async (id: string, stage: string, as?: Parameters<typeof walk.act>[2]) =>
    walk.act('MoveLead', { id, stageId: await walk.stageId(stage) }, as);

  test.each(STAGES)('from %s goes where the table says, and nowhere else', async from => {
    const rep = await walk.aRep();
    let lead = await walk.aLead({ stage: from, ownerId: rep.id });
    for (const [index, to] of STAGES.entries()) {
      const code = TABLE[from][index];
      const outcome = await move(lead.id, to);
      const expected =
        code === OK
          ? { refusals: [], lead: { stage: { key: to }, version: lead.version + 1 } }
          : { refusals: [`${code} input.stageId`], lead: null };
      expect({ from, to, ...outcome }).toMatchObject({ from, to, ...expected });
      if (code === OK) lead = await walk.aLead({ stage: from, ownerId: rep.id });
      else
        expect(await walk.ask('Lead', { id: lead.id })).toMatchObject({
          lead: { stage: { key: from }, version: lead.version },
        });
    }
  });

  test('leaves the holder and its load as they are', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id });
    expect((await move(id, 'ENGAGED', rep.as)).lead).toMatchObject({ owner: { id: rep.id }, loadUnits: 1 });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 1, heldUnits: 1 });
  });

  test('to a heavier stage is not refused for load, unless the quota says so', async () => {
    const [free, strict] = [
      await walk.aRep({ capacity: 1, basis: 'WEIGHTED' }),
      await walk.aRep({ capacity: 1, basis: 'WEIGHTED', onWeightIncrease: 'REFUSE' }),
    ];
    const [one, other] = [await walk.aLead({ ownerId: free.id }), await walk.aLead({ ownerId: strict.id })];
    await walk.sql(`update stage set load_units = 2 where key = 'QUALIFIED'`);
    expect((await move(one.id, 'QUALIFIED')).lead).toMatchObject({ loadUnits: 2 });
    expect(await walk.loadOf(free.id)).toMatchObject({ heldUnits: 2, isOverloaded: true });
    expect((await walk.changingNothing(() => move(other.id, 'QUALIFIED'))).refusals).toEqual(['QUOTA_EXCEEDED']);
    await walk.sql(`update stage set load_units = 1 where key = 'QUALIFIED'`);
  });

  test('refuses a lead and a stage that do not exist', async () => {
    const { id } = await walk.aLead();
    expect((await walk.act('MoveLead', { id, stageId: newId('stage') })).refusals).toEqual(['NOT_FOUND input.stageId']);
    expect((await move(newId('lead'), 'CONTACTED')).refusals).toEqual(['NOT_FOUND input.id']);
    expect((await walk.act('MoveLead', { id, stageId: newId('pool') })).denied).toBe('BAD_USER_INPUT');
  });

  test('of two who move a lead from one version, one does', async () => {
    const { id, version } = await walk.aLead();
    const stageId = await walk.stageId('CONTACTED');
    const outcomes = await Promise.all(
      [1, 2].map(() => walk.act('MoveLead', { id, stageId, expectedVersion: version })),
    );
    expect(outcomes.flatMap(({ refusals }) => refusals)).toEqual(['STALE_VERSION input.expectedVersion']);
    expect(outcomes.map(({ lead }) => lead?.version)).toEqual([2, 2]);
  });
});
