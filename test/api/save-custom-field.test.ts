import { Role } from '../../src/platform/access/viewer.js';
import { withApp } from '../support/with-app.js';

const tin = { key: 'tin', label: 'Tin', labelZh: '锡' };
const gold = { key: 'gold', label: 'Gold' };

describe('saveCustomField', () => {
  const walk = withApp();
  const save = async (input: object) => {
    const outcome = await walk.act('SaveCustomField', { on: 'LEAD', name: 'A field', ...input });
    return { ...outcome, field: (outcome as unknown as { customField: Record<string, unknown> | null }).customField };
  };

  test('makes a field, and changes the one of that key', async () => {
    const made = await save({ key: 'metal', kind: 'CHOICE', choices: [tin, gold] });
    expect(made).toMatchObject({
      refusals: [],
      field: { version: 1, on: 'LEAD', key: 'metal', isRequired: false, isPersonal: false, isArchived: false },
    });
    const changed = await save({
      key: 'metal',
      kind: 'CHOICE',
      name: 'Metal',
      choices: [gold, tin],
      expectedVersion: 1,
    });
    expect(changed.field).toMatchObject({ version: 2, name: 'Metal', position: made.field?.position });
    expect(changed.field?.choices).toMatchObject([{ key: 'gold' }, { key: 'tin', labelZh: '锡', isRetired: false }]);
  });

  test('of one key may be of leads and of companies, each by itself', async () => {
    await save({ key: 'shared', kind: 'TEXT' });
    expect((await save({ key: 'shared', kind: 'NUMBER', on: 'COMPANY' })).refusals).toEqual([]);
  });

  test('never changes a kind, and says so by its own code', async () => {
    await save({ key: 'fixed', kind: 'TEXT' });
    const refused = await walk.changingNothing(() => save({ key: 'fixed', kind: 'NUMBER' }));
    expect(refused.refusals).toEqual(['KIND_IS_FIXED input.kind']);
  });

  test('refuses a key that is none, choices that are double, missing or out of place, all at once', async () => {
    const refused = await walk.changingNothing(() => save({ key: 'Über', kind: 'CHOICE', choices: [tin, tin] }));
    expect(refused.refusals).toEqual(['INVALID input.key', 'INVALID input.choices.1.key']);
    expect((await save({ key: 'empty', kind: 'CHOICE' })).refusals).toEqual(['INVALID input.choices']);
    expect((await save({ key: 'text', kind: 'TEXT', choices: [tin] })).refusals).toEqual(['INVALID input.choices']);
  });

  test('retires a choice that is in use, but does not let go of it; an unused one may go', async () => {
    await save({ key: 'used', kind: 'CHOICE', choices: [tin, gold] });
    const lead = await walk.aLead({ customValues: [{ key: 'used', choice: 'tin' }] });
    const refused = await walk.changingNothing(() => save({ key: 'used', kind: 'CHOICE', choices: [gold] }));
    expect(refused.refusals).toEqual(['CHOICE_IN_USE input.choices']);
    const retired = await save({ key: 'used', kind: 'CHOICE', choices: [{ ...tin, isRetired: true }] });
    expect(retired.refusals).toEqual([]);
    const another = await walk.act('CreateLead', { name: 'New', customValues: [{ key: 'used', choice: 'tin' }] });
    expect(another.refusals).toEqual(['INVALID input.customValues.0.choice']);
    const same = await walk.act('UpdateLead', { id: lead.id, customValues: [{ key: 'used', choice: 'tin' }] });
    expect(same.refusals).toEqual([]);
  });

  test('refuses a version that is over and shows the field as it is', async () => {
    await save({ key: 'stale', kind: 'TEXT', name: 'Theirs' });
    const stale = await walk.changingNothing(() =>
      save({ key: 'stale', kind: 'TEXT', name: 'Mine', expectedVersion: 9 }),
    );
    expect(stale).toMatchObject({ refusals: ['STALE_VERSION input.expectedVersion'], field: { name: 'Theirs' } });
  });

  test('of one key makes one field, however many ask at once', async () => {
    const asked = await Promise.all([1, 2, 3].map(n => save({ key: 'raced', kind: 'TEXT', name: `Name ${n}` })));
    expect(new Set(asked.map(({ field }) => field?.id)).size).toBe(1);
    expect(asked.map(({ field }) => field?.version).toSorted()).toEqual([1, 2, 3]);
  });

  test('makes at most a hundred fields of one kind of object', async () => {
    await walk.sql(`insert into custom_field (id, holder, key, name, kind, position, is_required, is_personal, is_for_partners, is_archived, created_at, updated_at)
      select gen_random_uuid(), 'CONTACT', 'full' || n, 'Full', 'TEXT', n, false, false, false, true, now(), now() from generate_series(1, 100) n`);
    expect((await save({ on: 'CONTACT', key: 'more', kind: 'TEXT' })).refusals).toEqual([
      'FIELD_LIMIT_REACHED input.key',
    ]);
    expect((await save({ on: 'CONTACT', key: 'full1', kind: 'TEXT', isArchived: true })).refusals).toEqual([]);
  });

  test('is told to everybody of the house; partners are told of the fields that are for them', async () => {
    await save({ key: 'forThem', kind: 'TEXT', isForPartners: true, on: 'COMPANY' });
    const keys = async (as: Parameters<typeof walk.ask>[2]) => {
      const filter = { on: { eq: 'COMPANY' } };
      const told = await walk.ask<{ customFields: { nodes: { key: string }[] } }>('CustomFields', { filter }, as);
      return told.customFields.nodes.map(({ key }) => key);
    };
    expect(await keys(Role.WALLBOARD)).toEqual(['shared', 'forThem']);
    expect(await keys(await walk.aPartner())).toEqual(['forThem']);
  });
});
