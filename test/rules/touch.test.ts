import { Direction, Disposition } from '../../src/interactions/interaction.enums.js';
import { isTwoWay } from '../../src/interactions/touch.rules.js';

const ANSWERED: readonly (Disposition | null)[] = [Disposition.CONNECTED, Disposition.REPLIED, Disposition.ATTENDED];
const CASES = [...Object.values(Disposition), null].flatMap(disposition => [
  { direction: Direction.INBOUND, disposition, both: true },
  { direction: Direction.OUTBOUND, disposition, both: ANSWERED.includes(disposition) },
]);

describe('a touch', () => {
  test.each(CASES)('$direction with $disposition: the customer took part is $both', ({ both, ...touch }) => {
    expect(isTwoWay(touch)).toBe(both);
  });
});
