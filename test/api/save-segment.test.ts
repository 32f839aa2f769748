import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import type { As } from '../support/app.js';
import { withApp } from '../support/with-app.js';

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly key: string;
  readonly name: string;
  readonly filter: object;
  readonly isArchived: boolean;
  readonly leadCount: number | null;
  readonly problems: readonly { readonly code: string; readonly field: readonly string[] }[];
}

const LEADS = 'query L($filter: LeadFilter) { leads(filter: $filter) { nodes { id } totalCount } }';
const OF_SEGMENT = `query S($id: ID!, $filter: LeadFilter) {
  node(id: $id) { ... on Segment { leadCount leads(filter: $filter) { nodes { id } totalCount } } }
}`;

describe('a segment', () => {
  const walk = withApp();
  let number = 0;
  const save = async (input: object, as: As = Role.ADMIN) => {
    const said = { key: `segment-${number++}`, name: 'Segment', ...input };
    const outcome = await walk.act('SaveSegment', said, as);
    return { ...outcome, segment: (outcome as object as { segment: Shown | null }).segment };
  };
  const idsOf = async (filter: object, as: As = Role.ADMIN) =>
    (await walk.ask<{ leads: { nodes: { id: string }[] } }>(LEADS, { filter }, as)).leads.nodes.map(({ id }) => id);
  const listed = async (key: string) => {
    const { segments } = await walk.ask<{ segments: { nodes: Shown[] } }>('Segments', { filter: { key: { eq: key } } });
    return segments.nodes[0];
  };
  const inside = async (id: string, as: As = Role.ADMIN, filter?: object) =>
    (
      await walk.ask<{ node: { leadCount: number; leads: { nodes: { id: string }[]; totalCount: number } } }>(
        OF_SEGMENT,
        { id, filter },
        as,
      )
    ).node;

  test('is who its filter says now: a lead comes in by what happens to it', async () => {
    const market = `market ${number}`;
    const filter = {
      segment: { eq: market },
      lifecycle: { eq: 'POTENTIAL' },
      createdAt: { gte: '2020-01-01T00:00:00.000Z' },
    };
    const { segment } = await save({ filter });
    expect(segment).toMatchObject({ version: 1, filter, isArchived: false, leadCount: 0 });
    const lead = await walk.aLead({ segment: market });
    const id = segment?.id ?? '';
    expect(await inside(id)).toEqual({ leadCount: 1, leads: { nodes: [{ id: lead.id }], totalCount: 1 } });
    expect(await idsOf({ segmentId: { eq: id } })).toEqual([lead.id]);
    await walk.act('CloseLead', { id: lead.id, result: 'LOST', reason: 'PRICE' });
    expect(await inside(id)).toMatchObject({ leadCount: 0 });
  });

  test('stands in filters as any condition does, also under not and beside a null', async () => {
    const market = `market ${number}`;
    const [valued, plain] = [
      await walk.aLead({ segment: market, value: { minorUnits: 5000, currency: 'EUR' } }),
      await walk.aLead({ segment: market }),
    ];
    const rich = await save({ filter: { value: { gte: 1000 } } });
    const cold = await save({ filter: { temperature: { eq: 'HOT' } } });
    const of = { segment: { eq: market } };
    const [richId, coldId] = [rich.segment?.id ?? '', cold.segment?.id ?? ''];
    expect(await idsOf({ ...of, segmentId: { eq: richId } })).toEqual([valued.id]);
    expect(await idsOf({ ...of, not: { segmentId: { eq: richId } } })).toEqual([plain.id]);
    expect(await idsOf({ ...of, segmentId: { in: [richId, coldId] } })).toEqual([valued.id]);
    expect(await idsOf({ ...of, or: [{ segmentId: { eq: coldId } }, { value: { isNull: true } }] })).toEqual([
      plain.id,
    ]);
    expect((await inside(richId, Role.ADMIN, of)).leads.totalCount).toBe(1);
  });

  test('shows each caller the leads that it may see, and a partner none', async () => {
    const market = `market ${number}`;
    const [anna, bo] = [await walk.aRep(), await walk.aRep()];
    const lead = await walk.aLead({ segment: market, ownerId: anna.id });
    await walk.aLead({ segment: market, ownerId: bo.id });
    const { segment } = await save({ filter: { segment: { eq: market } } });
    const id = segment?.id ?? '';
    expect((await inside(id)).leadCount).toBe(2);
    expect(await inside(id, anna.as)).toEqual({ leadCount: 1, leads: { nodes: [{ id: lead.id }], totalCount: 1 } });
    expect(await idsOf({ segmentId: { eq: id } }, await walk.aPartner())).toEqual([]);
  });

  test('does not tell by who is in it what a role may not see', async () => {
    const { segment } = await save({ filter: { value: { gte: 1000 } } });
    const { data, errors } = await walk.app.run(OF_SEGMENT, { id: segment?.id }, { as: Role.WALLBOARD });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(data).toEqual({ node: { leadCount: null, leads: null } });
  });

  test('that names what is no more says so and is not asked; a list beside it goes on', async () => {
    const source = await walk.act('SaveSource', { key: `source-${number}`, name: 'Fair' });
    const sourceKey = `source-${number}`;
    expect(source.refusals).toEqual([]);
    const { segment } = await save({ filter: { sourceKey: { eq: sourceKey } } });
    await walk.sql(`update lead_source set key = 'gone-${sourceKey}' where key = '${sourceKey}'`);
    const shown = await listed(segment?.key ?? '');
    expect(shown).toMatchObject({
      leadCount: null,
      problems: [{ code: 'NOT_FOUND', field: ['filter', 'sourceKey', 'eq'] }],
    });
    const { errors } = await walk.app.run(LEADS, { filter: { segmentId: { eq: segment?.id } } });
    expect(errors?.map(({ extensions }) => [extensions?.code, extensions?.field])).toEqual([
      ['BAD_USER_INPUT', ['filter', 'segmentId']],
    ]);
  });

  test('that was kept under another schema is told as such, never a fault of ours', async () => {
    const { segment } = await save({ filter: { tier: { eq: 'A' } } });
    for (const kept of [
      '{"tier": {"eq": "Z"}}',
      '{"horoscope": {"eq": "LEO"}}',
      '{"and": 3}',
      '{"createdAt": {"gte": "soon"}}',
    ]) {
      await walk.sql(`update segment set filter = '${kept}' where key = '${segment?.key}'`);
      const shown = await listed(segment?.key ?? '');
      expect([kept, shown?.leadCount, shown?.problems[0]?.code]).toEqual([kept, null, 'INVALID']);
    }
  });

  test.each([
    ['a stage that is not there', { stageId: { eq: newId('stage') } }, 'NOT_FOUND input.filter.stageId.eq'],
    [
      'a stage key that no pipeline has',
      { not: { stageKey: { in: ['NOWHERE'] } } },
      'NOT_FOUND input.filter.not.stageKey.in.0',
    ],
    ['a rep that is not there', { or: [{ ownerId: { eq: newId('rep') } }] }, 'NOT_FOUND input.filter.or.0.ownerId.eq'],
    ['another segment', { segmentId: { eq: newId('segment') } }, 'INVALID input.filter.segmentId.eq'],
    ['a null where it means nothing', { tier: { eq: null } }, 'INVALID input.filter.tier.eq'],
    [
      'more than 50 conditions',
      { or: Array.from({ length: 51 }, () => ({ tier: { eq: 'A' } })) },
      'INVALID input.filter',
    ],
    [
      'six levels',
      { not: { not: { not: { not: { not: { tier: { eq: 'A' } } } } } } },
      'INVALID input.filter.not.not.not.not.not',
    ],
  ])('is refused with %s, and nothing is kept', async (_what, filter, refusal) => {
    const { refusals } = await walk.changingNothing(() => save({ filter }));
    expect(refusals).toContain(refusal);
  });

  test('is refused by the schema with a word that no enum has', async () => {
    const outcome = await walk.changingNothing(() => save({ filter: { tier: { eq: 'Z' } } }));
    expect(outcome.denied).toBe('BAD_USER_INPUT');
  });

  test('is changed under its key, not over a change that was not read, and one where two ask at once', async () => {
    const key = `once-${number}`;
    const asked = await Promise.all([1, 2].map(n => save({ key, name: `Name ${n}`, filter: {} })));
    expect(new Set(asked.map(({ segment }) => segment?.id)).size).toBe(1);
    const changed = await save({ key, filter: { tier: { eq: 'B' } }, isArchived: true, expectedVersion: 2 });
    expect(changed.segment).toMatchObject({ version: 3, filter: { tier: { eq: 'B' } }, isArchived: true });
    const stale = await walk.changingNothing(() => save({ key, filter: {}, expectedVersion: 2 }));
    expect(stale).toMatchObject({ refusals: ['STALE_VERSION input.expectedVersion'], segment: { version: 3 } });
  });

  test('one filter names ten of at most', async () => {
    const ids = Array.from({ length: 11 }, () => newId('segment'));
    const { errors } = await walk.app.run(LEADS, { filter: { or: ids.map(eq => ({ segmentId: { eq } })) } });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
  });
});
