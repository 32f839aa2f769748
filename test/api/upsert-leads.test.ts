import { Role } from '../../src/platform/access/viewer.js';
import { tiersWeigh } from '../support/tiers-weigh.js';
import { nextNumber, refusalOf } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('upsertLeads', () => {
  const walk = withApp();
  const upsert = async (rows: readonly object[], more: object = {}, as?: Parameters<typeof walk.act>[2]) => {
    const outcome = await walk.act('UpsertLeads', { rows, idempotencyKey: `key-${nextNumber()}`, ...more }, as);
    return {
      ...outcome,
      rows: (outcome.results ?? []).map(({ status, userErrors }) => [status, ...userErrors.map(refusalOf)].join(' ')),
    };
  };
  const keys = (count: number) => Array.from({ length: count }, () => ({ externalId: `row-${nextNumber()}` }));

  test('makes 500 leads in one call, and corrects them in the next', async () => {
    const rows = keys(500);
    const made = await upsert(rows);
    expect(made).toMatchObject({ refusals: [], createdCount: 500, updatedCount: 0, rejectedCount: 0 });
    expect(made.results?.every(({ lead }) => lead !== null)).toBe(true);
    const corrected = await upsert(rows.slice(0, 20).map(row => ({ ...row, tier: 'A' })));
    expect(corrected).toMatchObject({ createdCount: 0, updatedCount: 20 });
    expect(corrected.results?.map(({ lead }) => lead?.id)).toEqual(
      made.results?.slice(0, 20).map(({ lead }) => lead?.id),
    );
    const last = corrected.results?.[19]?.lead;
    expect(await walk.ask('Lead', { id: last?.id })).toMatchObject({ lead: { version: 2, tier: 'A' } });
  }, 120_000);

  test.each([[501], [0]])('refuses %d rows as a whole', async count => {
    const outcome = await walk.changingNothing(() => upsert(keys(count)));
    expect(outcome).toMatchObject({ refusals: ['INVALID input.rows'], results: [], createdCount: 0 });
  });

  test('says of each row what became of it, with the path to what is wrong', async () => {
    const email = `known${nextNumber()}@example.com`;
    const known = await walk.aLead({ email });
    const outcome = await upsert([
      { name: 'New' },
      { segment: 'nobody' },
      { email, segment: 'corrected' },
      { name: 'B', phone: '+1999999' },
    ]);
    expect(outcome.rows).toEqual([
      'CREATED',
      'REJECTED INVALID input.rows.1.name',
      'UPDATED',
      'REJECTED INVALID input.rows.3.phone',
    ]);
    expect(outcome).toMatchObject({ createdCount: 1, updatedCount: 1, rejectedCount: 2 });
    expect(outcome.results?.[2]?.lead).toMatchObject({ id: known.id, version: 2 });
  });

  test('refuses a value that is too long in any row before it begins', async () => {
    const outcome = await walk.changingNothing(() => upsert([{ name: 'A' }, { name: 'n'.repeat(201) }]));
    expect(outcome.refusals).toEqual(['INVALID input.rows.1.name']);
  });

  test('gives leads to their owners as long as there is room, row by row', async () => {
    const rep = await walk.aRep({ capacity: 2 });
    const outcome = await upsert([1, 2, 3, 4].map(n => ({ name: `Row ${n}`, ownerId: rep.id })));
    expect(outcome.rows.map(row => row.split(' ').slice(0, 2).join(' '))).toEqual([
      'CREATED',
      'CREATED',
      'REJECTED QUOTA_EXCEEDED',
      'REJECTED QUOTA_EXCEEDED',
    ]);
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 2, isOverloaded: false });
  });

  test('keeps nothing where one row is bad and everything shall be rejected', async () => {
    const outcome = await walk.changingNothing(() =>
      upsert([{ name: 'Good' }, { segment: 'bad' }], { errorPolicy: 'REJECT_EVERYTHING' }),
    );
    expect(outcome.rows).toEqual(['REJECTED', 'REJECTED INVALID input.rows.1.name']);
    expect(outcome).toMatchObject({ createdCount: 0, updatedCount: 0, rejectedCount: 2 });
    expect(outcome.results?.map(({ lead }) => lead)).toEqual([null, null]);
  });

  test('tried dry says the same and keeps nothing, not even its key', async () => {
    const rep = await walk.aRep({ capacity: 1 });
    const rows = [
      { externalId: `dry-${nextNumber()}`, ownerId: rep.id },
      { name: 'Over', ownerId: rep.id },
      { segment: 'bad' },
    ];
    const idempotencyKey = `dry-${nextNumber()}`;
    const dry = await walk.changingNothing(() => upsert(rows, { dryRun: true, idempotencyKey }));
    const wet = await upsert(rows, { idempotencyKey });
    expect(dry.rows).toEqual(wet.rows);
    expect(wet).toMatchObject({ isReplayed: false, createdCount: 1, rejectedCount: 2 });
  });

  test('sent again gives the first answer again', async () => {
    const rows = [{ externalId: `again-${nextNumber()}` }, { segment: 'bad' }];
    const idempotencyKey = `again-${nextNumber()}`;
    const first = await upsert(rows, { idempotencyKey });
    const second = await walk.changingNothing(() => upsert(rows, { idempotencyKey }));
    expect(second).toEqual({ ...first, isReplayed: true });
  });

  test('leaves nothing of a refused row behind, and keeps every fact of the rows around it', async () => {
    const [first, second, third] = keys(3);
    await tiersWeigh(walk, { A: 5 });
    const rep = await walk.aRep({ capacity: 2, basis: 'WEIGHTED', onWeightIncrease: 'REFUSE' });
    await upsert([{ ...first }, { ...second, ownerId: rep.id, tier: 'B' }, { ...third }]);
    const outcome = await upsert([
      { ...first, tier: 'C' },
      { ...second, tier: 'A', segment: 'changed' },
      { ...third, tier: 'D' },
    ]);
    await tiersWeigh(walk, { A: 1 });
    expect(outcome.rows.map(row => row.split(' ').slice(0, 2).join(' '))).toEqual([
      'UPDATED',
      'REJECTED QUOTA_EXCEEDED',
      'UPDATED',
    ]);
    const shown = await walk.ask<{
      leads: {
        nodes: {
          externalId: string;
          tier: string;
          segment: string | null;
          timeline: { nodes: { axis: string; value: string }[] };
        }[];
      };
    }>(
      'query ($keys: [String!]) { leads(first: 3, filter: { externalId: { in: $keys } }, orderBy: [{ field: CREATED_AT, direction: ASC }]) { nodes { externalId tier segment timeline(first: 20) { nodes { axis value } } } } }',
      { keys: [first?.externalId, second?.externalId, third?.externalId] },
    );
    expect(
      Object.fromEntries(shown.leads.nodes.map(({ externalId, tier, segment }) => [externalId, [tier, segment]])),
    ).toEqual({
      [first?.externalId ?? '']: ['C', null],
      [second?.externalId ?? '']: ['B', null],
      [third?.externalId ?? '']: ['D', null],
    });
    const tiers = (key: string | undefined) =>
      shown.leads.nodes
        .find(lead => lead.externalId === key)
        ?.timeline.nodes.filter(({ axis }) => axis === 'TIER')
        .map(({ value }) => value);
    expect([tiers(first?.externalId), tiers(second?.externalId), tiers(third?.externalId)]).toEqual([
      ['C'],
      ['B'],
      ['D'],
    ]);
  });

  test('of a rep corrects its own leads and refuses those of others', async () => {
    const rep = await walk.aRep();
    const other = await walk.aRep();
    const [mine, theirs] = keys(2);
    await upsert([
      { ...mine, ownerId: rep.id },
      { ...theirs, ownerId: other.id },
    ]);
    const outcome = await upsert(
      [
        { ...mine, tier: 'A' },
        { ...theirs, tier: 'A' },
      ],
      {},
      rep.as,
    );
    expect(outcome.rows).toEqual(['UPDATED', 'REJECTED TAKEN input.rows.1.externalId']);
  });

  test('of a partner corrects only what it sent, and never learns of others', async () => {
    const [row] = keys(1);
    const partners = [await walk.aPartner(), await walk.aPartner()];
    for (const partner of partners) expect((await upsert([{ ...row }], {}, partner)).rows).toEqual(['CREATED']);
    for (const partner of partners)
      expect((await upsert([{ ...row, segment: 'x' }], {}, partner)).rows).toEqual(['UPDATED']);
  });

  test('needs a key, and is not for wallboards', async () => {
    expect((await walk.act('UpsertLeads', { rows: keys(1) })).denied).toBe('BAD_USER_INPUT');
    expect((await upsert(keys(1), {}, Role.WALLBOARD)).denied).toBe('FORBIDDEN');
  });
});
