import type { Ctx } from '../../src/platform/context.js';
import { loaderOf } from '../../src/platform/read/batch.js';

describe('a loader', () => {
  const aContext = () => ({ loaders: new Map() }) as unknown as Ctx;

  test('is given each key of a turn once, and answers all who asked', async () => {
    const loaded: (readonly string[])[] = [];
    const loader = loaderOf(aContext(), 'doubled', async keys => {
      loaded.push(keys);
      return keys.map(key => (key === 'bad' ? new Error('no') : `${key}${key}`));
    });
    const asked = ['a', 'b', 'a', 'bad', 'b', 'bad'].map(key => loader.load(key));
    expect(await Promise.allSettled(asked)).toMatchObject([
      { value: 'aa' },
      { value: 'bb' },
      { value: 'aa' },
      { reason: { message: 'no' } },
      { value: 'bb' },
      { reason: { message: 'no' } },
    ]);
    expect(loaded).toEqual([['a', 'b', 'bad']]);
  });

  test('keeps nothing from one turn to the next', async () => {
    const loaded: (readonly string[])[] = [];
    const ctx = aContext();
    const load = async (keys: readonly string[]) => {
      loaded.push(keys);
      return keys;
    };
    await loaderOf(ctx, 'same', load).load('a');
    await loaderOf(ctx, 'same', load).load('a');
    expect(loaded).toEqual([['a'], ['a']]);
  });
});
