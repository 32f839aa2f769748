import type { EntityManager } from '@mikro-orm/postgresql';
import { type TokenClaims, TokenRefused } from '../platform/access/tokens.js';
import { Role, type Viewer } from '../platform/access/viewer.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { findTeamIdsBelow } from './find-team-ids.js';

/**
 * Whom a token speaks for, as of now: a rep's team is where the rep is today, a manager's teams are those below its own.
 * A token of a rep who has left, or of nobody, is refused.
 */
export async function findViewer(em: EntityManager, claims: TokenClaims): Promise<Viewer> {
  const { subject, role, repId, partnerId, expiresAtMs } = claims;
  const viewer = {
    subject,
    role,
    repId,
    partnerId,
    expiresAtMs,
    teamId: claims.teamId,
    teamIds: [] as readonly string[],
  };
  if (role === Role.REP) {
    const rep = await findSeller(em, claims);
    return { ...viewer, ...rep, teamIds: [rep.teamId] };
  }
  if (role === Role.WALLBOARD) return viewer;
  if (role === Role.PARTNER) {
    if (!partnerId) throw new TokenRefused('INVALID');
    return viewer;
  }
  const known = await findSettings(em, claims);
  if (role !== Role.MANAGER) return { ...viewer, ...known };
  if (!claims.teamId || !uuidOf(claims.teamId, 'team')) throw new TokenRefused('INVALID');
  return { ...viewer, ...known, teamIds: await findTeamIdsBelow({ em }, claims.teamId) };
}

interface Settings extends NonNullable<Viewer['preferences']> {
  readonly above: readonly string[];
}

/** What somebody has set, and the teams above its own. */
async function findSettings(em: EntityManager, { subject, teamId }: TokenClaims) {
  const [set] = await runSql<Settings>(em, SETTINGS, [teamId && uuidOf(teamId, 'team'), subject]);
  return settled(set ?? { locale: null, timeZone: null, above: [] });
}

/** Where a rep is now and what it has set, by one statement: most requests are of reps. */
async function findSeller(em: EntityManager, { repId, subject }: TokenClaims) {
  const uuid = repId && uuidOf(repId, 'rep');
  const [rep] = uuid ? await runSql<Settings & { isActive: boolean; team: string }>(em, SELLER, [subject, uuid]) : [];
  if (!rep?.isActive) throw new TokenRefused('INVALID');
  return { teamId: idFromUuid('team', rep.team), ...settled(rep) };
}

function settled({ locale, timeZone, above }: Settings) {
  return { preferences: { locale, timeZone }, teamIdsAbove: above.map(id => idFromUuid('team', id)) };
}

const SETTINGS = `/* viewer: what it has set */
select p.locale, p.time_zone as "timeZone", teams_above(?::uuid)::text[] as above
from (select ?::text as subject) me left join preference p on p.subject = me.subject`;

const SELLER = `/* viewer: a rep */
select r.is_active as "isActive", r.team_id as team, p.locale, p.time_zone as "timeZone", teams_above(r.team_id)::text[] as above
from rep r left join preference p on p.subject = ? where r.id = ?::uuid`;
