import pg from 'pg';
import { Dice } from '../../src/cli/prove/dice.js';
import { auditMerges, totalsOf } from '../support/merge-audit.js';
import { nurseryOf } from '../support/nurturing.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

/** What a machine that is busy with other things may take. */
const SLOW_MS = 300_000;
const LEADS = 16;
const MERGES = 14;

describe('after any merges', () => {
  let owner: pg.Client;
  // Before the app drops the database.
  afterAll(() => owner?.end());
  const walk = withApp();
  const nursery = nurseryOf(walk);
  const dice = new Dice(7);
  const leads: string[] = [];
  let parties: { companies: string[]; contacts: string[] };

  beforeAll(async () => {
    owner = new pg.Client({ connectionString: walk.app.database.url });
    await owner.connect();
    const rep = await walk.aRep();
    const items = [await nursery.anItem(), await nursery.anItem()];
    const programId = await nursery.aProgram(items);
    for (let number = 0; number < LEADS; number += 1) {
      const { id } = await walk.aLead({
        email: `law-${nextNumber()}@merged.example`,
        companyName: `Law ${nextNumber()}`,
        ...(number % 2 === 0 && { ownerId: rep.id }),
        contacts: [{ name: 'Further', email: `further-${number % 4}@merged.example`, buyingRole: 'USER' }],
      });
      leads.push(id);
      if (number % 2 === 1) await walk.act('LogInteraction', { leadId: id, channel: 'PHONE', direction: 'OUTBOUND' });
      if (number % 3 === 0) await nursery.deliver({ leadId: id, contentItemId: items[number % 2] });
      if (number % 4 === 0) await nursery.enroll({ leadId: id, programId });
      if (number % 3 === 1) await walk.act('SetNeeds', { leadId: id, tags: [`need ${number}`] });
      if (number % 8 === 7) await walk.act('CloseLead', { id, result: 'LOST', reason: 'PRICE' });
    }
    parties = await readParties();
  }, SLOW_MS);

  async function readParties() {
    type Read = { leads: { nodes: { company: { id: string }; contact: { id: string } }[] } };
    const { nodes } = (await walk.ask<Read>('{ leads(first: 100) { nodes { company { id } contact { id } } } }')).leads;
    return { companies: nodes.map(({ company }) => company.id), contacts: nodes.map(({ contact }) => contact.id) };
  }

  const mergeAny = async (): Promise<number> => {
    const [operation, ids] = dice.pick([
      ['MergeLeads', leads],
      ['MergeCompanies', parties.companies],
      ['MergeContacts', parties.contacts],
    ] as const);
    const [id, ...duplicateIds] = [dice.pick([...ids]), dice.pick([...ids]), dice.pick([...ids])].slice(
      0,
      dice.between(2, 3),
    );
    const { denied, refusals } = await walk.act(operation, { id, duplicateIds });
    expect(denied).toBeNull();
    return refusals.length === 0 ? 1 : 0;
  };

  test(
    'nothing points at what was merged, counts are what is counted, nothing is lost, and there is no circle',
    async () => {
      const before = await totalsOf(owner);
      let done = 0;
      for (let turn = 0; turn < MERGES * 8 && done < MERGES; turn += 1) done += await mergeAny();
      expect(done).toBe(MERGES);
      expect(await auditMerges(owner)).toEqual([]);
      expect(await totalsOf(owner)).toEqual(before);
    },
    SLOW_MS,
  );

  test('a relation that is not walked would be found', async () => {
    const relation = walk.app.runtime.orm.getMetadata().getByClassName('Interaction').properties.lead as {
      comment?: string;
    };
    const { comment } = relation;
    const made = await Promise.all([0, 1].map(() => walk.aLead({ email: `mutant-${nextNumber()}@merged.example` })));
    const [stays, goes] = made.map(({ id }) => id);
    await walk.act('LogInteraction', { leadId: goes, channel: 'PHONE', direction: 'OUTBOUND' });
    Object.assign(relation, { comment: 'onMerge=KEEP onErase=KEEP' });
    await walk.act('MergeLeads', { id: stays, duplicateIds: [goes] });
    Object.assign(relation, { comment });
    expect(await auditMerges(owner)).toEqual([
      '1 of interaction.lead_id point at a merged lead',
      '2 break: a lead remembers as many touches as it has',
    ]);
  });
});
