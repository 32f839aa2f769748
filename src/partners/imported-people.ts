import { ref } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { teamChanged } from '../reps/rep.events.js';
import type { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import type { RepRef } from './row.rules.js';

/** A rep whom rows name. */
export interface KnownRep {
  readonly id: string;
  readonly apiId: string;
  readonly teamId: string;
}

/** Makes a rep with its counter, without a line of its own: the use case that does it is handed in by the desk. */
export type AddRep = (tx: Tx, team: Team, rep: { name: string; externalId: string; isUnlimited: true }) => Promise<Rep>;

export interface People {
  readonly reps: ReadonlyMap<string, KnownRep>;
  readonly repsMade: number;
  readonly teamsMade: number;
}

/** The reps that rows name, by outside key; who is not known is made, in a team of the name given, which is made too. */
export async function findOrMakeReps(
  tx: Tx,
  refs: readonly RepRef[],
  { sourceSystem, addRep }: { sourceSystem: string; addRep: AddRep },
): Promise<People> {
  const wanted = new Map(refs.map(each => [each.externalId, each]));
  const reps = new Map<string, KnownRep>();
  if (wanted.size === 0) return { reps, repsMade: 0, teamsMade: 0 };
  for (const row of await tx.sql<{ key: string; id: string; teamId: string }>(REPS, [[...wanted.keys()]])) {
    reps.set(row.key, { id: row.id, apiId: idFromUuid('rep', row.id), teamId: row.teamId });
  }
  const missing = [...wanted.values()]
    .filter(each => !reps.has(each.externalId))
    .sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  const teams = await findOrMakeTeams(tx, sourceSystem, missing);
  for (const each of missing) {
    const team = teams.found.get(each.team);
    if (!team) continue;
    const rep = await addRep(tx, team, { name: each.name, externalId: each.externalId, isUnlimited: true });
    reps.set(each.externalId, { id: uuidOf(rep.id) ?? '', apiId: rep.id, teamId: uuidOf(team.id) ?? '' });
  }
  return { reps, repsMade: missing.length, teamsMade: teams.made };
}

async function findOrMakeTeams(
  tx: Tx,
  sourceSystem: string,
  refs: readonly RepRef[],
): Promise<{ found: Map<string, Team>; made: number }> {
  const found = new Map<string, Team>();
  let made = 0;
  const findOrMake = async (name: string, parent: Team | null): Promise<Team> => {
    const externalId = `${sourceSystem}:${name}`;
    const known = found.get(name) ?? (await tx.em.findOne(Team, { externalId }));
    const team = known ?? (await makeTeam(tx, { name, externalId, parent }));
    if (!known) made += 1;
    found.set(name, team);
    return team;
  };
  const parents = new Map(refs.map(({ team, parentTeam }) => [team, parentTeam]));
  for (const [name, above] of [...parents].sort(([a], [b]) => (a < b ? -1 : 1)))
    await findOrMake(name, above === null || above === name ? null : await findOrMake(above, null));
  return { found, made };
}

interface NewTeam {
  readonly name: string;
  readonly externalId: string;
  readonly parent: Team | null;
}

async function makeTeam(tx: Tx, { name, externalId, parent }: NewTeam): Promise<Team> {
  const now = await tx.now();
  const team = tx.em.create(Team, {
    name,
    parent: parent && ref(parent),
    externalId,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
  tx.record(() => teamChanged(team, now));
  return team;
}

const REPS = 'select external_id as key, id, team_id as "teamId" from rep where external_id = any (?::text[])';
