import { type TokenOrder } from '../../src/platform/access/tokens.js';
import { Role } from '../../src/platform/access/viewer.js';
import type { As, TestApp } from './app.js';

/** A small living world: two teams side by side, one below, a rep in each, and a lead in every kind of place. */
export interface World {
  readonly teams: Readonly<Record<'north' | 'northEast' | 'south', string>>;
  readonly reps: Readonly<Record<'anna' | 'bo' | 'cleo', string>>;
  readonly partners: Readonly<Record<'first' | 'second', string>>;
  readonly pools: Readonly<Record<'open' | 'south', string>>;
  readonly leads: Readonly<Record<LeadName, string>>;
  /** Of whom these leads are. */
  readonly companies: Readonly<Record<'ofAnna' | 'ofBo', string>>;
  readonly contacts: Readonly<Record<'ofAnna' | 'ofBo', string>>;
  /** The stages of the default pipeline by key. */
  readonly stages: Readonly<Record<string, string>>;
  readonly pipelineId: string;
  readonly contentItemId: string;
  readonly programId: string;
  /** Not in force. */
  readonly criteriaModelId: string;
  /** Those of the lead of Anna. */
  readonly companyId: string;
  readonly contactId: string;
  /** The open offer of `pooledSouth` to the team in the south. */
  readonly offerId: string;
  /** Somebody of each kind, under the names that tests print. */
  readonly people: Readonly<Record<Person, TokenOrder>>;
}

type LeadName =
  | 'ofAnna'
  | 'ofBo'
  | 'ofCleo'
  | 'pooled'
  | 'pooledSouth'
  | 'lostByAnna'
  | 'lostByCleo'
  | 'ofFirstPartner'
  | 'ofSecondPartner';
export type Person =
  | 'admin'
  | 'north'
  | 'south'
  | 'anna'
  | 'bo'
  | 'cleo'
  | 'marketer'
  | 'auditor'
  | 'wallboard'
  | 'firstPartner'
  | 'secondPartner';

/** Makes the world through the public API. */
export async function makeWorld(app: TestApp): Promise<World> {
  const doing = doer(app);
  const north = await doing.made('CreateTeam', { name: 'North' });
  const northEast = await doing.made('CreateTeam', { name: 'North-East', parentId: north });
  const south = await doing.made('CreateTeam', { name: 'South' });
  const [anna, bo, cleo] = [
    await doing.made('CreateRep', { name: 'Anna Lindqvist', teamId: north, email: 'anna@house.example' }),
    await doing.made('CreateRep', { name: 'Bo Nilsen', teamId: northEast }),
    await doing.made('CreateRep', { name: 'Cleo Marchand', teamId: south }),
  ];
  for (const repId of [anna, bo, cleo]) await doing.made('SetPresence', { repId, presence: 'AVAILABLE' });
  const southPool = await doing.made('SavePool', { key: 'south', name: 'Pool of the south', teamId: south });
  const partners = {
    first: await doing.made('SavePartner', { key: 'first', name: 'First Partner' }),
    second: await doing.made('SavePartner', { key: 'second', name: 'Second Partner' }),
  };
  const people = peopleOf({ north, south, anna, bo, cleo }, partners);
  const { pipelineId, stages, openPool } = await placesOf(app);
  const contentItemId = await doing.made('SaveContentItem', { key: 'news', name: 'News', kind: 'NEWSLETTER' });
  const programId = await doing.made('SaveNurtureProgram', {
    key: 'welcome',
    name: 'Welcome',
    steps: [{ contentItemId }],
  });
  const criteriaModelId = await doing.made('SaveCriteriaModel', {
    key: 'fit',
    name: 'Fit',
    axis: 'FIT',
    criteria: [{ name: 'asked twice', filter: { touchCount: { gte: 2 } }, points: 10 }],
    mediumFrom: 5,
    highFrom: 10,
  });
  const leads = await makeLeads(doing, { anna, bo, cleo, southPool, people });
  const offerId = await doing.made('OfferLead', { id: leads.pooledSouth, reason: 'asked for a demo', teamId: south });
  return {
    teams: { north, northEast, south },
    reps: { anna, bo, cleo },
    partners,
    pools: { open: openPool, south: southPool },
    leads,
    ...(await partiesOf(app, leads)),
    stages,
    pipelineId,
    contentItemId,
    programId,
    criteriaModelId,
    offerId,
    people,
    ...(await partyOf(app, leads.ofAnna)),
  };
}

type Doer = ReturnType<typeof doer>;

function doer(app: TestApp) {
  return {
    /** Runs a mutation and gives the id of the object in its payload; fails where it was refused. */
    async made(operation: string, input: object, as: As = Role.ADMIN): Promise<string> {
      const answer = await app.run(operation, { input }, { as });
      const payload = Object.values(answer.data ?? {})[0] as Record<string, unknown> | undefined;
      const object = Object.values(payload ?? {}).find(
        value => typeof value === 'object' && value !== null && 'id' in value,
      ) as { id: string } | undefined;
      if (!object || answer.errors)
        throw new Error(`${operation} was refused: ${JSON.stringify(answer.errors ?? payload)}`);
      return object.id;
    },
  };
}

async function makeLeads(
  doing: Doer,
  of: { anna: string; bo: string; cleo: string; southPool: string; people: World['people'] },
): Promise<World['leads']> {
  const lead = (name: string, input: object, as?: As) =>
    doing.made(
      'CreateLead',
      { name, companyName: `${name} Ltd`, email: `${name.toLowerCase()}@customer.example`, ...input },
      as,
    );
  const lost = async (name: string, ownerId: string) => {
    const id = await lead(name, { ownerId });
    return doing.made('CloseLead', { id, result: 'LOST', reason: 'PRICE' });
  };
  return {
    ofAnna: await lead('Ada', { ownerId: of.anna, tier: 'A', value: { minorUnits: 1000, currency: 'EUR' } }),
    ofBo: await lead('Ben', { ownerId: of.bo, tier: 'B', value: { minorUnits: 2000, currency: 'EUR' } }),
    ofCleo: await lead('Cid', { ownerId: of.cleo, tier: 'C' }),
    pooled: await lead('Dan', { segment: '100% sure_thing' }),
    pooledSouth: await lead('Eve', { poolId: of.southPool, segment: '100x sureXthing' }),
    lostByAnna: await lost('Fay', of.anna),
    lostByCleo: await lost('Gus', of.cleo),
    ofFirstPartner: await lead('Hal', { externalId: 'hal-1' }, of.people.firstPartner),
    ofSecondPartner: await lead('Ivy', { externalId: 'ivy-1' }, of.people.secondPartner),
  };
}

function peopleOf(
  ids: Record<'north' | 'south' | 'anna' | 'bo' | 'cleo', string>,
  partners: World['partners'],
): World['people'] {
  const rep = (repId: string) => ({ subject: repId, role: Role.REP, repId });
  return {
    admin: { subject: 'admin', role: Role.ADMIN },
    north: { subject: 'manager_north', role: Role.MANAGER, teamId: ids.north },
    south: { subject: 'manager_south', role: Role.MANAGER, teamId: ids.south },
    anna: rep(ids.anna),
    bo: rep(ids.bo),
    cleo: rep(ids.cleo),
    marketer: { subject: 'marketer', role: Role.MARKETER },
    auditor: { subject: 'auditor', role: Role.AUDITOR },
    wallboard: { subject: 'wall', role: Role.WALLBOARD },
    firstPartner: { subject: partners.first, role: Role.PARTNER, partnerId: partners.first },
    secondPartner: { subject: partners.second, role: Role.PARTNER, partnerId: partners.second },
  };
}

async function partyOf(app: TestApp, id: string): Promise<{ companyId: string; contactId: string }> {
  const document = 'query ($id: ID!) { lead(id: $id) { company { id } contact { id } } }';
  const { data } = await app.run<{ lead: { company: { id: string }; contact: { id: string } } }>(document, { id });
  return { companyId: data?.lead.company.id ?? '', contactId: data?.lead.contact.id ?? '' };
}

async function partiesOf(
  app: TestApp,
  { ofAnna, ofBo }: World['leads'],
): Promise<Pick<World, 'companies' | 'contacts'>> {
  const parties = async (id: string) => {
    type Parties = { lead: { company: { id: string }; contact: { id: string } } };
    const query = 'query ($id: ID!) { lead(id: $id) { company { id } contact { id } } }';
    const { data } = await app.run<Parties>(query, { id });
    if (!data) throw new Error('a lead of the world has no company');
    return data.lead;
  };
  const [one, two] = [await parties(ofAnna), await parties(ofBo)];
  return {
    companies: { ofAnna: one.company.id, ofBo: two.company.id },
    contacts: { ofAnna: one.contact.id, ofBo: two.contact.id },
  };
}

async function placesOf(
  app: TestApp,
): Promise<{ pipelineId: string; stages: Record<string, string>; openPool: string }> {
  const pipelines = (
    await app.run<{ wallboard: { pipelines: { id: string; stages: { id: string; key: string }[] }[] } }>('Stages')
  ).data?.wallboard.pipelines;
  const pools = (await app.run<{ pools: { nodes: { id: string; isDefault: boolean }[] } }>('Pools')).data?.pools.nodes;
  return {
    pipelineId: pipelines?.[0]?.id ?? '',
    stages: Object.fromEntries(pipelines?.[0]?.stages.map(({ key, id }) => [key, id]) ?? []),
    openPool: pools?.find(pool => pool.isDefault)?.id ?? '',
  };
}
