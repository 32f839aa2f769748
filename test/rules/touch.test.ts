import { Direction, Disposition } from '../../src/interactions/interaction.enums.js';
import { isRevival, isTwoWay } from '../../src/interactions/touch.rules.js';

const ANSWERED: readonly (Disposition | null)[] = [Disposition.CONNECTED, Disposition.REPLIED, Disposition.ATTENDED];
const CASES = [...Object.values(Disposition), null].flatMap(disposition => [
  { direction: Direction.INBOUND, disposition, both: true },
  { direction: Direction.OUTBOUND, disposition, both: ANSWERED.includes(disposition) },
]);

describe('a touch', () => {
  test.each(CASES)('$direction with $disposition: the customer took part is $both', ({ both, ...touch }) => {
    expect(isTwoWay(touch)).toBe(both);
  });

  test.each([
    [Direction.INBOUND, null, true],
    [Direction.INBOUND, Disposition.REPLIED, true],
    [Direction.OUTBOUND, Disposition.CONNECTED, true],
    [Direction.OUTBOUND, Disposition.ATTENDED, true],
    [Direction.OUTBOUND, null, false],
    [Direction.OUTBOUND, Disposition.NO_ANSWER, false],
    [Direction.INBOUND, Disposition.UNSUBSCRIBED, false],
    [Direction.INBOUND, Disposition.DECLINED, false],
    [Direction.INBOUND, Disposition.BOUNCED, false],
    [Direction.INBOUND, Disposition.CLICKED, false],
  ])('%s with %s brings a lead back that was given up on: %s', (direction, disposition, is) => {
    expect(isRevival({ direction, disposition })).toBe(is);
  });
});
