import { LockMode } from '@mikro-orm/core';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { prefixOf } from '../platform/ids.js';
import { Refusal, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { knownZone } from './known-zone.js';
import { lockTeam } from './locked.js';
import { Organisation } from './organisation.js';
import { timeZoneChanged } from './rep.events.js';
import { Team } from './team.js';
import { zoneReach } from './zone-reach.js';

export interface SaveTimeZone {
  timeZone?: string | null;
  teamId?: string | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/**
 * Sets the zone that days follow: of the organisation, or of a team and those below it that have none of their own; null
 * takes a team's own back. Nothing that was counted changes: only where its day begins.
 */
export function saveTimeZone(ctx: Ctx, input: SaveTimeZone): Promise<Team | Organisation> {
  return transact(
    ctx,
    async tx => {
      const { role, teamIds } = ctx.viewer;
      if (role !== Role.ADMIN && !(input.teamId && teamIds.includes(input.teamId)))
        throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field: ['input', 'teamId'] });
      const team = input.teamId ? await lockTeam(tx, { ...input, id: input.teamId, field: 'teamId' }) : null;
      const changed = team ?? (await lockOrganisation(tx, input));
      const zone = input.timeZone ? await knownZone(tx, input.timeZone) : null;
      if (zone === changed.timeZone) return changed;
      const now = await tx.now();
      const reach = await zoneReach(tx, team);
      if (team) Object.assign(team, { timeZone: zone, updatedAt: now });
      else if (zone) changed.timeZone = zone;
      else throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'timeZone'] });
      tx.record(() => timeZoneChanged(changed, reach, now));
      return changed;
    },
    {
      mutation: 'saveTimeZone',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: async (kept, tx) => {
        const id = String(kept);
        return prefixOf(id) === 'team' ? tx.em.findOneOrFail(Team, { id }) : tx.em.findOneOrFail(Organisation, { id });
      },
    },
  );
}

async function lockOrganisation(tx: Tx, input: SaveTimeZone): Promise<Organisation> {
  const organisation = await tx.em.findOneOrFail(
    Organisation,
    { onlyRow: true },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  refuseStale(organisation, input);
  return organisation;
}
