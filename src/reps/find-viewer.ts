import type { EntityManager } from '@mikro-orm/postgresql';
import { type TokenClaims, TokenRefused } from '../platform/access/tokens.js';
import { Role, type ViewedPools, type Viewer } from '../platform/access/viewer.js';
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

interface Settings extends NonNullable<Viewer['preferences']>, ViewedPools {
  readonly above: readonly string[];
}

/** What somebody has set, the teams above its own, and the pools that are something special to it. */
async function findSettings(em: EntityManager, { subject, teamId }: TokenClaims) {
  const [set] = await runSql<Settings>(em, SETTINGS, [subject, teamId && uuidOf(teamId, 'team')]);
  return settled(set ?? { locale: null, timeZone: null, above: [], hidden: [], opened: [], managed: [] });
}

/** Where a rep is now and what it has set, by one statement: most requests are of reps. */
async function findSeller(em: EntityManager, { repId, subject }: TokenClaims) {
  const uuid = repId && uuidOf(repId, 'rep');
  const [rep] = uuid ? await runSql<Settings & { isActive: boolean; team: string }>(em, SELLER, [subject, uuid]) : [];
  if (!rep?.isActive) throw new TokenRefused('INVALID');
  return { teamId: idFromUuid('team', rep.team), ...settled(rep) };
}

function settled({ locale, timeZone, above, hidden, opened, managed }: Settings) {
  const pools = (uuids: readonly string[]) => uuids.map(id => idFromUuid('pool', id));
  return {
    preferences: { locale, timeZone },
    teamIdsAbove: above.map(id => idFromUuid('team', id)),
    pools: { hidden: pools(hidden), opened: pools(opened), managed: pools(managed) },
  };
}

const SETTINGS = `/* viewer: what it has set */
select p.locale, p.time_zone as "timeZone", me.above::text[] as above,
  v.hidden::text[] as hidden, v.opened::text[] as opened, v.managed::text[] as managed
from (select teams_above(t.id) as above, teams_below(t.id) as below, ?::text as subject from (select ?::uuid as id) t) me
cross join lateral viewed_pools(null, me.above || me.below, me.below) v left join preference p on p.subject = me.subject`;

const SELLER = `/* viewer: a rep */
select r.is_active as "isActive", r.team_id as team, p.locale, p.time_zone as "timeZone", r.above::text[] as above,
  v.hidden::text[] as hidden, v.opened::text[] as opened, v.managed::text[] as managed
from (select id, is_active, team_id, teams_above(team_id) as above from rep) r
cross join lateral viewed_pools(r.id, r.team_id || r.above, '{}') v left join preference p on p.subject = ? where r.id = ?::uuid`;
