import { ref } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { markMetered } from '../quotas/intake-draw.js';
import { lockTeamLimits, recountTeamsAbove } from '../quotas/team-line.js';
import type { Rep } from '../reps/rep.js';
import type { Team } from '../reps/team.js';
import { assignedStory } from './assigned-story.js';
import { heldBy, lockLeadsOf, lockNewcomers } from './held-leads.js';
import { OwnershipChange } from './lead.enums.js';
import { leadEvent } from './lead.events.js';
import type { Lead } from './lead.js';

/**
 * A rep goes to another team, and what it holds goes along: the leads are then of that team, and count against the lines
 * above it. That may leave a team over its line and never refuses. The rep's row is locked by the caller.
 */
export async function joinTeam(tx: Tx, rep: Rep, team: Team): Promise<void> {
  const locked = await lockLeadsOf(tx, heldBy(rep));
  await lockTeamLimits(tx);
  const held = await lockNewcomers(tx, heldBy(rep), locked);
  const left = rep.team.id;
  const now = await tx.now(newest(held));
  rep.team = ref(team);
  for (const lead of held) {
    const before = lead.sight();
    lead.team = ref(team);
    lead.touch(now);
    const { loadUnits: units } = lead;
    const story = assignedStory({
      how: OwnershipChange.TEAM_CHANGED,
      reason: null,
      units,
      before,
      after: lead.sight(),
    });
    tx.record(() => leadEvent('leadAssigned', { lead, before, at: now }, story));
  }
  await tx.em.flush();
  await recountTeamsAbove(tx, [left, team.id]);
  await markMetered(tx, [uuidOf(rep.id, 'rep')]);
}

function newest(leads: readonly Lead[]): Date | null {
  return leads.reduce<Date | null>(
    (last, lead) => (last && last > lead.lastRecordedAt ? last : lead.lastRecordedAt),
    null,
  );
}
