import type { TokenOrder } from '../../src/platform/access/tokens.js';
import { Role } from '../../src/platform/access/viewer.js';
import type { As, TestApp } from './app.js';
import { HOLDERS, type Holder, mayBeTold, type Part, type Relation, WORDS } from './policy-table.js';
import { nextNumber, type Walk, walkOf } from './walk.js';
import { makeWorld, type World } from './world.js';

/** The parts of a lead as they were given to it, each found nowhere else. */
export type Secrets = Readonly<Record<Part, string>>;

export interface MatrixWorld {
  readonly world: World;
  readonly walk: Walk;
  readonly people: Readonly<Record<Role, TokenOrder>>;
  readonly dora: string;
  /** A lead of each holder, that no cell changes. */
  readonly leads: Readonly<Record<Holder, Secrets>>;
  /** A place of the log before all of them. */
  readonly start: string;
  /** Another lead of the holder, to be changed. */
  leadOf(holder: Holder): Promise<string>;
  /** Another rep in a relation to Anna, to be changed. */
  repOf(relation: Exclude<Relation, 'none'>): Promise<string>;
}

/** The world of the tests, with a rep beside Anna in her team and a lead with secrets for each holder. */
export async function makeMatrixWorld(app: TestApp): Promise<MatrixWorld> {
  const walk = walkOf(app);
  const { leads: place } = await walk.ask<{ leads: { cursor: string } }>('{ leads(first: 1) { cursor } }');
  const world = await makeWorld(app);
  const { rep } = await walk.act('CreateRep', {
    name: 'Dora Matrix',
    email: 'dora@matrix.example',
    teamId: world.teams.north,
  });
  const dora = rep?.id ?? '';
  await walk.act('CreateApiKey', { name: 'matrix-key', role: 'WALLBOARD', scopes: ['FEEDS'] });
  const { anna, cleo } = world.reps;
  // Every cell that is served has a lead of its own, and whoever gets one needs room for it.
  for (const repId of [...Object.values(world.reps), dora])
    await walk.act('SetHoldingQuota', { repId, mode: 'LIMITED', capacity: 1000 });
  const makers: Readonly<Record<Holder, readonly [ownerId: string | null, as: As]>> = {
    anna: [anna, Role.ADMIN],
    dora: [dora, Role.ADMIN],
    cleo: [cleo, Role.ADMIN],
    firstPartner: [null, world.people.firstPartner],
    secondPartner: [null, world.people.secondPartner],
  };
  const make = async (holder: Holder): Promise<Secrets> => {
    const [ownerId, as] = makers[holder];
    return makeLead(walk, { ownerId, as });
  };
  const leads = Object.fromEntries(
    await Promise.all(HOLDERS.map(async holder => [holder, await make(holder)] as const)),
  ) as Record<Holder, Secrets>;
  const teamOf = { own: world.teams.north, sameTeam: world.teams.north, otherTeam: world.teams.south };
  return {
    world,
    walk,
    dora,
    leads,
    start: place.cursor,
    people: peopleOf(world),
    leadOf: async holder => (await make(holder)).id,
    repOf: async relation => (await walk.aRep({ teamId: teamOf[relation as 'own'] ?? world.teams.south })).id,
  };
}

async function makeLead(walk: Walk, { ownerId, as }: { ownerId: string | null; as: As }): Promise<Secrets> {
  const number = 100_000 + nextNumber();
  const said = {
    name: `Secretname${number} Matrix`,
    email: `secret${number}@matrix.example`,
    phone: `+49151${number}00`,
    note: `secret-note-${number}`,
  };
  const value = `7${number}31`;
  const draft = { ...said, value: { minorUnits: Number(value), currency: 'EUR' }, ...(ownerId && { ownerId }) };
  const { id } = await walk.aLead(draft, as);
  const content = `secret-content-${number}`;
  await walk.act('LogInteraction', { leadId: id, channel: 'PHONE', direction: 'OUTBOUND', content });
  return { ...said, id, value, content };
}

function peopleOf({ people }: World): Readonly<Record<Role, TokenOrder>> {
  return {
    ADMIN: people.admin,
    MANAGER: people.north,
    REP: people.anna,
    MARKETER: people.marketer,
    AUDITOR: people.auditor,
    WALLBOARD: people.wallboard,
    PARTNER: people.firstPartner,
  };
}

/** What an answer tells somebody of a role and must not. What the caller has said itself is no news to it. */
export function leaksIn(text: string, role: Role, { leads }: Pick<MatrixWorld, 'leads'>): string[] {
  const ofLeads = HOLDERS.flatMap(holder =>
    (Object.entries(leads[holder]) as [Part, string][])
      .filter(([part, value]) => !mayBeTold(role, holder, part) && text.includes(value))
      .map(([part]) => `${part} of the lead of ${holder}`),
  );
  const ofWords = Object.entries(WORDS)
    .filter(([word, may]) => !may.includes(role) && text.includes(word))
    .map(([word]) => word);
  return [...ofLeads, ...ofWords];
}
