import fc from 'fast-check';
import { ID_PREFIXES, idFromUuid, newId, prefixOf, uuidOf } from '../../src/platform/ids.js';

describe('ids', () => {
  it('turn into a uuid and back without loss', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom(...ID_PREFIXES), (uuid, prefix) => {
        const id = idFromUuid(prefix, uuid);
        expect(uuidOf(id, prefix)).toBe(uuid);
        expect(prefixOf(id)).toBe(prefix);
        expect(id).toMatch(/^[a-z]+_[0-9a-z]{26}$/);
      }),
    );
  });

  it('of another kind, of another length or in another alphabet are no ids', () => {
    const id = newId('lead');
    const wrong = [
      '',
      'lead',
      'lead_',
      id.toUpperCase(),
      id.slice(0, -1),
      `${id}0`,
      id.replace('lead', 'rep'),
      `lead_8${id.slice(6)}`,
      `${id.slice(0, -1)}u`,
      `${id}\0`,
      ` ${id}`,
      `${id}\n`,
    ];
    for (const text of wrong) expect(uuidOf(text, 'lead')).toBeNull();
    expect(prefixOf(id.replace('lead', 'constructor'))).toBeNull();
  });

  it('made later sort later', () => {
    const made = Array.from({ length: 50 }, () => newId('rep'));
    expect(made.toSorted()).toEqual(made);
  });
});
