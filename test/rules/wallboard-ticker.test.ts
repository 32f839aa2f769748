import { entryOfRefusal } from '../../web/ticker-entry.js';
import { wordsIn } from '../../web/words.js';

const REFUSAL = {
  cursor: 'c1',
  leadId: 'lead_1',
  occurredAt: '2026-03-02T09:00:00.000Z',
  held: 12,
  capacity: 12,
  rep: { id: 'rep_1', name: 'Ben Okafor' },
  lead: { id: 'lead_1', tier: 'B', segment: 'Food' },
};

test('a refusal passes the ticker with who asked, that it was refused, and why', () => {
  expect(entryOfRefusal(REFUSAL, wordsIn('en'))).toMatchObject({
    from: 'Ben Okafor',
    to: 'refused',
    details: ['holds 12 of 12', 'B · Food'],
  });
  expect(entryOfRefusal({ ...REFUSAL, held: null, capacity: null, lead: null }, wordsIn('en')).details).toEqual([
    'the team is full',
  ]);
});
