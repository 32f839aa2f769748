import { newId } from '../../src/platform/ids.js';
import { nurseryOf } from '../support/nurturing.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('saveNurtureProgram', () => {
  const walk = withApp();
  const { anItem, aProgram, enroll, leave } = nurseryOf(walk);
  const aKey = () => `way-${nextNumber()}`;
  const save = (input: object) => walk.act('SaveNurtureProgram', { name: 'A way', ...input });
  const steps = (...items: string[]) => items.map(contentItemId => ({ contentItemId, afterDays: 2 }));

  test('makes a program, and says anew what the one of that key is', async () => {
    const [key, first, second] = [aKey(), await anItem(), await anItem()];
    const made = await save({ key, steps: steps(first, second) });
    expect(made).toMatchObject({
      refusals: [],
      program: {
        version: 1,
        key,
        isActive: true,
        steps: [
          { position: 1, afterDays: 2, contentItem: { id: first } },
          { position: 2, afterDays: 2, contentItem: { id: second } },
        ],
      },
    });
    expect(await save({ key, name: 'Round', steps: steps(second), isActive: false, expectedVersion: 1 })).toMatchObject(
      {
        program: { version: 2, name: 'Round', isActive: false, steps: [{ position: 1, contentItem: { id: second } }] },
      },
    );
    expect(await walk.changingNothing(() => save({ key, steps: steps(first), expectedVersion: 1 }))).toMatchObject({
      refusals: ['STALE_VERSION input.expectedVersion'],
      program: { name: 'Round' },
    });
  });

  test('keeps the steps while a lead is in it, and lets the rest be changed', async () => {
    const [key, first, second] = [aKey(), await anItem(), await anItem()];
    const programId = await aProgram([], { key, steps: steps(first) });
    const { id: leadId } = await walk.aLead();
    await enroll({ leadId, programId });
    expect(await walk.changingNothing(() => save({ key, steps: steps(first, second) }))).toMatchObject({
      refusals: ['PROGRAM_IN_USE input.steps'],
      program: null,
    });
    expect((await save({ key, name: 'Renamed', isActive: false, steps: steps(first) })).refusals).toEqual([]);
    await leave({ leadId });
    expect((await save({ key, steps: steps(first, second) })).refusals).toEqual([]);
  });

  test('and an enrolment at the same time never leave a lead in other steps than it began', async () => {
    for (let round = 0; round < 5; round++) {
      const [key, first, second] = [aKey(), await anItem(), await anItem()];
      const programId = await aProgram([], { key, steps: steps(first) });
      const { id: leadId } = await walk.aLead();
      const [enrolled, saved] = await Promise.all([enroll({ leadId, programId }), save({ key, steps: steps(second) })]);
      expect(enrolled.refusals).toEqual([]);
      expect(enrolled.enrollment?.nextItem?.id).toBe(saved.refusals.length > 0 ? first : second);
    }
  });

  test('refuses no steps, an item that does not exist, and an item twice', async () => {
    const item = await anItem();
    const refused = async (input: object) =>
      (await walk.changingNothing(() => save({ key: aKey(), ...input }))).refusals;
    expect(await refused({ steps: [] })).toEqual(['INVALID input.steps']);
    expect(await refused({ steps: steps(item, newId('content')) })).toEqual(['NOT_FOUND input.steps.1.contentItemId']);
    expect(await refused({ steps: steps(item, item) })).toEqual(['TAKEN input.steps.1.contentItemId']);
    expect(await refused({ steps: [{ contentItemId: item, afterDays: -1 }] })).toEqual([
      'INVALID input.steps.0.afterDays',
    ]);
  });

  test('of five who save one key at once, one makes it and four change it', async () => {
    const [key, item] = [aKey(), await anItem()];
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(n => save({ key, name: `Name ${n}`, steps: steps(item) })));
    const programs = outcomes.map(outcome => (outcome as unknown as { program: { version: number } }).program);
    expect(programs.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});
