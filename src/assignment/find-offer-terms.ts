import { runSql } from '../platform/db/sql.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { OFFER_HOURS } from './lead-offer.rules.js';

/** Within how many hours a team decides: as it says itself, else the nearest team above that says so, else 24. */
export async function findOfferHours({ em }: Pick<Tx, 'em'>, teamId: string): Promise<number> {
  const [row]: { hours: number }[] = await runSql(em, HOURS, [uuidOf(teamId, 'team')]);
  return row?.hours ?? OFFER_HOURS;
}

/** The pool where what a team rejects is nurtured: its own, else of the nearest team above, else of all; null where there is none. */
export async function findNurturingPoolId({ em }: Pick<Tx, 'em'>, teamId: string): Promise<string | null> {
  const [row]: { id: string }[] = await runSql(em, POOL, [uuidOf(teamId, 'team')]);
  return row ? idFromUuid('pool', row.id) : null;
}

const ABOVE = `with recursive walk (id, parent_id, offer_hours, depth) as (
  select id, parent_id, offer_hours, 0 from team where id = ?::uuid
  union all select t.id, t.parent_id, t.offer_hours, depth + 1 from walk join team t on t.id = walk.parent_id
)`;

const HOURS = `/* offer hours */ ${ABOVE}
select offer_hours as hours from walk where offer_hours is not null order by depth limit 1`;

const POOL = `/* nurturing pool */ ${ABOVE}
select p.id from pool p left join walk w on w.id = p.team_id
where p.purpose = 'NURTURING' and p.retired_at is null and (p.team_id is null or w.id is not null) order by w.depth nulls last, p.created_at, p.id limit 1`;
