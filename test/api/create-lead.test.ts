import { newId } from '../../src/platform/ids.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Sent {
  readonly lead: {
    readonly email: string | null;
    readonly phone: string | null;
    readonly validity: string | null;
    readonly externalId: string | null;
  };
}
const SENT = 'query ($id: ID!) { lead(id: $id) { email phone validity externalId } }';

describe('createLead', () => {
  const walk = withApp();
  const create = (input: object, as?: Parameters<typeof walk.act>[2]) => walk.act('CreateLead', input, as);
  const mail = () => `person${nextNumber()}@example.com`;

  test('gives the lead to its owner, whose load rises by what it weighs', async () => {
    const rep = await walk.aRep();
    const outcome = await create({ name: 'Ben Okafor', companyName: 'Okafor Ltd', ownerId: rep.id, tier: 'B' });
    expect(outcome).toMatchObject({
      refusals: [],
      lead: {
        version: 1,
        displayLabel: 'Okafor Ltd',
        placement: 'OWNED',
        owner: { id: rep.id },
        pool: null,
        stage: { key: 'NEW' },
        tier: 'B',
        loadUnits: 1,
      },
    });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 1, heldUnits: 1 });
  });

  test('without an owner goes to the pool that is named, else to the default one', async () => {
    const poolId = await walk.aPool();
    expect((await create({ name: 'A', poolId })).lead).toMatchObject({
      placement: 'POOLED',
      pool: { id: poolId },
      owner: null,
    });
    expect((await create({ name: 'A' })).lead).toMatchObject({ placement: 'POOLED' });
  });

  test('of a rep is its own unless it names a pool', async () => {
    const rep = await walk.aRep();
    expect((await create({ name: 'A' }, rep.as)).lead).toMatchObject({ placement: 'OWNED', owner: { id: rep.id } });
    expect((await create({ name: 'A', poolId: await walk.aPool() }, rep.as)).lead).toMatchObject({
      placement: 'POOLED',
      owner: null,
    });
  });

  test('is refused where its owner or its owner’s team has no room', async () => {
    const full = await walk.aRep({ capacity: 0 });
    const inFullTeam = await walk.aRep({ teamId: await walk.aTeam({ capacity: 0 }) });
    const deepInFullTeam = await walk.aRep({ teamId: await walk.aTeam({ parentId: inFullTeam.teamId }) });
    for (const [rep, code] of [
      [full, 'QUOTA_EXCEEDED'],
      [inFullTeam, 'TEAM_QUOTA_EXCEEDED'],
      [deepInFullTeam, 'TEAM_QUOTA_EXCEEDED'],
    ] as const) {
      const outcome = await walk.changingNothing(() =>
        create({ name: 'A', email: mail(), companyName: `Co ${nextNumber()}`, ownerId: rep.id }),
      );
      expect(outcome).toMatchObject({ refusals: [code], lead: null });
    }
  });

  test('that consumes nothing needs no room', async () => {
    const full = await walk.aRep({ capacity: 0 });
    expect((await create({ name: 'A', ownerId: full.id, validity: 'INVALID' })).lead).toMatchObject({
      owner: { id: full.id },
      loadUnits: 0,
    });
    expect(await walk.loadOf(full.id)).toMatchObject({ heldCount: 0, heldUnits: 0, isOverloaded: false });
  });

  test.each([
    ['nothing that tells it from others', { segment: 'x' }, ['INVALID input.name']],
    [
      'values that are too long',
      { name: 'n'.repeat(201), segment: '', note: 'x'.repeat(10_001) },
      ['INVALID input.name', 'INVALID input.segment', 'INVALID input.note'],
    ],
    ['a telephone number that cannot be', { name: 'A', phone: '+1999999' }, ['INVALID input.phone']],
    [
      'a currency that is none',
      { name: 'A', value: { minorUnits: 5, currency: 'euro' } },
      ['INVALID input.value.currency'],
    ],
    [
      'an owner and a pool that do not exist',
      { name: 'A', ownerId: newId('rep'), poolId: newId('pool') },
      ['NOT_FOUND input.ownerId', 'NOT_FOUND input.poolId', 'INVALID input.poolId'],
    ],
    [
      'a source, a campaign and a product that do not exist',
      { name: 'A', sourceId: newId('source'), campaignId: newId('campaign'), productId: newId('product') },
      ['NOT_FOUND input.sourceId', 'NOT_FOUND input.campaignId', 'NOT_FOUND input.productId'],
    ],
    ['a pipeline that does not exist', { name: 'A', pipelineId: newId('pipe') }, ['NOT_FOUND input.pipelineId']],
  ])('with %s is refused', async (_, input, refusals) => {
    expect(await walk.changingNothing(() => create(input))).toMatchObject({ refusals, lead: null });
  });

  test.each([
    ['no e-mail address', { email: 'ben' }],
    ['a telephone number without a country', { phone: '030 1234' }],
    ['the id of a team for an owner', { ownerId: newId('team') }],
    ['a NUL in a name', { name: 'a\0b' }],
  ])('with %s is a mistake of the caller', async (_, odd) => {
    expect((await walk.changingNothing(() => create({ name: 'A', ...odd }))).denied).toBe('BAD_USER_INPUT');
  });

  test('is handed only within the reach of whoever makes it', async () => {
    const mine = await walk.aRep();
    const other = await walk.aRep();
    for (const [as, ownerId] of [
      [walk.aManager(mine.teamId), other.id],
      [mine.as, other.id],
      ['MARKETER', other.id],
      [await walk.aPartner(), other.id],
    ] as const) {
      expect((await walk.changingNothing(() => create({ name: 'A', ownerId }, as as never))).refusals).toEqual([
        'NOT_ALLOWED input.ownerId',
      ]);
    }
    expect((await create({ name: 'A', ownerId: mine.id }, walk.aManager(mine.teamId))).refusals).toEqual([]);
  });

  describe('of somebody who has a lead in play', () => {
    test('is refused by e-mail and by telephone, however they are written', async () => {
      const email = mail();
      const phone = `+49151${10_000_000 + nextNumber()}`;
      await walk.aLead({ email, phone });
      for (const [input, field] of [
        [{ email: email.toUpperCase() }, 'email'],
        [{ phone: phone.replace('+49151', '+49 (151) ') }, 'phone'],
      ] as const) {
        expect(await walk.changingNothing(() => create({ name: 'Twin', ...input }))).toMatchObject({
          refusals: [`TAKEN input.${field}`],
          lead: null,
        });
      }
    });

    test('is answered with the lead that is there, or made beside it, where the caller says so', async () => {
      const email = mail();
      const first = await walk.aLead({ email });
      const linked = await walk.changingNothing(() => create({ name: 'Twin', email, onDuplicate: 'LINK' }));
      expect(linked).toMatchObject({ refusals: [], lead: { id: first.id, version: 1 } });
      const made = await create({ name: 'Twin', email, onDuplicate: 'CREATE' });
      expect(made.refusals).toEqual([]);
      expect(made.lead?.id).not.toBe(first.id);
    });

    test('is made where that lead has ended', async () => {
      const email = mail();
      await walk.aLead({ email, stage: 'LOST' });
      expect((await create({ name: 'Again', email })).refusals).toEqual([]);
    });

    test('is made once by any number who bring it at once', async () => {
      const email = mail();
      const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => create({ name: 'Raced', email })));
      expect(outcomes.filter(({ lead }) => lead)).toHaveLength(1);
      expect(outcomes.flatMap(({ refusals }) => refusals)).toEqual(Array(4).fill('TAKEN input.email'));
    });
  });

  test('of an outside key that is known is refused, also at once and also when the first has ended', async () => {
    const externalId = `crm-${nextNumber()}`;
    const outcomes = await Promise.all([1, 2, 3].map(() => create({ externalId })));
    expect(outcomes.flatMap(({ refusals }) => refusals)).toEqual(['TAKEN input.externalId', 'TAKEN input.externalId']);
    const lead = outcomes.find(outcome => outcome.lead)?.lead;
    await walk.act('CloseLead', { id: lead?.id, result: 'LOST', reason: 'OTHER' });
    expect((await create({ externalId, onDuplicate: 'CREATE' })).refusals).toEqual(['TAKEN input.externalId']);
    expect((await create({ externalId, onDuplicate: 'LINK' })).lead?.id).toBe(lead?.id);
    expect((await create({ externalId, sourceSystem: 'another' })).refusals).toEqual([]);
  });

  describe('of a partner', () => {
    test('is matched against its own leads', async () => {
      const partner = await walk.aPartner();
      const email = mail();
      const first = await create({ name: 'A', email }, partner);
      expect((await create({ name: 'A', email }, partner)).refusals).toEqual(['TAKEN input.email']);
      expect((await create({ name: 'A', email, onDuplicate: 'LINK' }, partner)).lead?.id).toBe(first.lead?.id);
    });

    test('whom others know is made all the same, consumes nothing, and does not say so', async () => {
      const partner = await walk.aPartner();
      const email = mail();
      await walk.aLead({ email });
      const { lead, refusals } = await create({ name: 'A', email }, partner);
      expect(refusals).toEqual([]);
      expect(lead?.loadUnits).toBeNull();
      expect((await walk.ask<Sent>(SENT, { id: lead?.id }, partner)).lead.validity).toBeNull();
      expect((await walk.ask<Sent>(SENT, { id: lead?.id })).lead.validity).toBe('DUPLICATE');
      expect((await walk.ask<{ lead: { loadUnits: number } }>('Lead', { id: lead?.id })).lead.loadUnits).toBe(0);
    });

    test('that is its own too is still refused, whoever else knows the person', async () => {
      const partner = await walk.aPartner();
      const email = mail();
      await create({ name: 'A', email }, partner);
      await create({ name: 'A', email, onDuplicate: 'CREATE' });
      expect((await create({ name: 'A', email }, partner)).refusals).toEqual(['TAKEN input.email']);
    });

    test('shows nothing of the person that the partner did not send', async () => {
      const partner = await walk.aPartner();
      const email = mail();
      const phone = `+49151${20_000_000 + nextNumber()}`;
      await walk.aLead({ email, phone });
      const { lead } = await create({ name: 'A', phone }, partner);
      expect((await walk.ask<Sent>(SENT, { id: lead?.id }, partner)).lead).toMatchObject({ email: null, phone });
    });

    test('may have an outside key that others have too', async () => {
      const externalId = `key-${nextNumber()}`;
      for (const as of [await walk.aPartner(), await walk.aPartner(), undefined])
        expect((await create({ externalId }, as)).refusals).toEqual([]);
    });
  });
});
