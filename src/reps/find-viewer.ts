import type { EntityManager } from '@mikro-orm/postgresql';
import { type TokenClaims, TokenRefused } from '../platform/access/tokens.js';
import { Role, type Viewer } from '../platform/access/viewer.js';
import { uuidOf } from '../platform/ids.js';
import { findTeamIdsBelow } from './find-team-ids.js';
import { Rep } from './rep.js';

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
    const rep = repId && uuidOf(repId, 'rep') ? await em.findOne(Rep, { id: repId }) : null;
    if (!rep?.isActive) throw new TokenRefused('INVALID');
    return { ...viewer, teamId: rep.team.id, teamIds: [rep.team.id] };
  }
  if (role === Role.MANAGER) {
    if (!claims.teamId || !uuidOf(claims.teamId, 'team')) throw new TokenRefused('INVALID');
    const teamIds = await findTeamIdsBelow({ em }, claims.teamId);
    return { ...viewer, teamIds };
  }
  if (role === Role.PARTNER && !partnerId) throw new TokenRefused('INVALID');
  return viewer;
}
