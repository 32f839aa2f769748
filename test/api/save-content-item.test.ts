import { Role } from '../../src/platform/access/viewer.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Saved {
  readonly contentItem: { readonly id: string; readonly version: number } | null;
}

describe('saveContentItem', () => {
  const walk = withApp();
  const save = async (input: object) => {
    const outcome = await walk.act('SaveContentItem', { kind: 'CASE_STUDY', name: 'A case', ...input });
    return outcome as typeof outcome & Saved;
  };
  const aKey = () => `case-${nextNumber()}`;

  test('makes an item, and says anew what the one of that key is', async () => {
    const key = aKey();
    const madeFor = { segments: ['retail'], needTags: ['speed'], stageKeys: ['CONTACTED'], temperatures: ['WARM'] };
    const made = await save({ key, url: 'https://house.example/case', ...madeFor });
    expect(made).toMatchObject({ refusals: [], contentItem: { version: 1, key, ...madeFor, isGeneric: false } });
    const changed = await save({ key, name: 'News', kind: 'NEWSLETTER', isActive: false, expectedVersion: 1 });
    expect(changed.contentItem).toEqual({
      id: made.contentItem?.id,
      version: 2,
      key,
      name: 'News',
      kind: 'NEWSLETTER',
      url: null,
      segments: [],
      needTags: [],
      stageKeys: [],
      temperatures: [],
      isGeneric: true,
      isActive: false,
    });
  });

  test('refuses an item that changed since it was read, and shows it as it is', async () => {
    const key = aKey();
    await save({ key });
    await save({ key, name: 'Second' });
    expect(await walk.changingNothing(() => save({ key, name: 'Third', expectedVersion: 1 }))).toMatchObject({
      refusals: ['STALE_VERSION input.expectedVersion'],
      contentItem: { name: 'Second', version: 2 },
    });
  });

  test.each([
    ['an empty key and name', { key: '', name: '' }, ['INVALID input.key', 'INVALID input.name']],
    ['an address that no browser opens', { url: 'javascript:alert(1)' }, ['INVALID input.url']],
    ['a stage that no pipeline has', { stageKeys: ['NEW', 'NOWHERE'] }, ['NOT_FOUND input.stageKeys']],
    ['an empty tag', { needTags: [''] }, ['INVALID input.needTags']],
    [
      'too many segments',
      { segments: Array.from({ length: 51 }, (_, n) => `segment ${n}`) },
      ['INVALID input.segments'],
    ],
  ])('refuses %s', async (_, odd, refusals) => {
    expect(await walk.changingNothing(() => save({ key: aKey(), ...odd }))).toMatchObject({
      refusals,
      contentItem: null,
    });
  });

  test('of five who save one key at once, one makes it and four change it', async () => {
    const key = aKey();
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(n => save({ key, name: `Name ${n}` })));
    expect(new Set(outcomes.map(({ contentItem }) => contentItem?.id)).size).toBe(1);
    expect(outcomes.map(({ contentItem }) => contentItem?.version).sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test('is listed by kind and name, page by page; the screen on the wall learns no address', async () => {
    const name = `Listed ${nextNumber()}`;
    for (const n of [2, 1, 3])
      await save({ key: aKey(), name: `${name} ${n}`, kind: 'WEBINAR', url: 'https://house.example/w' });
    const filter = { name: { startsWith: name }, kind: { eq: 'WEBINAR' } };
    const names = async (after: string | null) =>
      (
        await walk.ask<{ contentItems: { nodes: { name: string }[]; pageInfo: { endCursor: string } } }>('Content', {
          filter,
          first: 2,
          after,
        })
      ).contentItems;
    const first = await names(null);
    expect(first.nodes.map(node => node.name)).toEqual([`${name} 1`, `${name} 2`]);
    expect((await names(first.pageInfo.endCursor)).nodes.map(node => node.name)).toEqual([`${name} 3`]);
    const onTheWall = await walk.app.run<{ contentItems: { nodes: { url: string | null }[] } }>(
      '{ contentItems(first: 100) { nodes { url } } }',
      {},
      { as: Role.WALLBOARD },
    );
    expect(onTheWall.data?.contentItems.nodes.every(({ url }) => url === null)).toBe(true);
  });
});
