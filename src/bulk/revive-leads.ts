import type { Channel, Disposition } from '../interactions/interaction.enums.js';
import { OwnershipChange } from '../leads/lead.enums.js';
import { Lead } from '../leads/lead.js';
import { Pool } from '../leads/pool.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid } from '../platform/ids.js';
import { takeAside } from './aside.js';
import { lockLeads } from './chosen-leads.js';
import { putBack } from './put-back.js';

const LIMIT_LEADS = 100;

/**
 * Brings leads back that reviews put away and whose customers got in touch, 100 at most: into the pool that they were in, or the one that took its
 * place. One that was reopened, taken or put elsewhere meanwhile is left where it is. False where none waits.
 */
export function reviveLeads(ctx: Ctx): Promise<boolean> {
  return transact(ctx, async tx => {
    const rows = await tx.sql<Waiting>(TAKE, [LIMIT_LEADS]);
    if (rows.length === 0) return false;
    const answers = new Map(rows.map(row => [idFromUuid('lead', row.lead), row]));
    const ids = [...answers.keys()].sort();
    await lockLeads(tx, ids);
    const asides = await takeAside(tx, ids);
    for (const [id, aside] of asides) {
      const lead = await tx.em.findOneOrFail(Lead, { id }, { populate: ['stage'] });
      const pool = await poolOf(tx, aside.poolId);
      await putBack(tx, lead, { aside, pool, how: OwnershipChange.REVIVED, reason: reasonOf(answers.get(id)) });
    }
    return true;
  });
}

interface Waiting {
  readonly lead: string;
  readonly channel: Channel;
  readonly disposition: Disposition | null;
}

async function poolOf(tx: Tx, id: string): Promise<Pool> {
  const pool = await tx.em.findOneOrFail(Pool, { id });
  return pool.retiredAt && pool.successor ? pool.successor.loadOrFail() : pool;
}

/** E.g. `EMAIL REPLIED`. */
function reasonOf(answer: Waiting | undefined): string | null {
  return answer ? [answer.channel, answer.disposition ?? 'INBOUND'].join(' ') : null;
}

const TAKE = `/* leads to revive */ delete from revival_waiting w using interaction i where i.id = w.interaction_id and w.lead_id in (
  select lead_id from revival_waiting order by since, lead_id limit ?::int for update skip locked)
returning w.lead_id as lead, i.channel, i.disposition`;
