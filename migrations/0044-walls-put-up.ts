import { Migration } from '@mikro-orm/migrations';

/**
 * Whoever changes what a held lead is of, and whoever puts up a wall around it, come one after the other. What a rep without walls holds was changed
 * without its counter, so a wall that was put up meanwhile counted the lead as it had been.
 */
export class WallsPutUp extends Migration {
  override up(): void {
    for (const part of [HOLD_WALLS, CARRY]) this.addSql(part);
  }
}

/** Until the end of the transaction nobody puts up walls of a rep, and where it has some, nobody moves them either: whether it has. */
const HOLD_WALLS = `
create function hold_walls(wanted uuid) returns boolean language plpgsql set search_path = public, pg_temp as $function$
declare is_up boolean;
begin
  perform 1 from rep_load where rep_id = wanted and is_walled for update;
  if found then return true; end if;
  select is_walled into is_up from rep_load where rep_id = wanted for key share;
  if is_up then perform 1 from rep_load where rep_id = wanted for update; end if;
  return coalesce(is_up, false);
end $function$;`;

const CARRY = `
create or replace function carry_within() returns trigger language plpgsql set search_path = public, pg_temp as $function$
begin
  if hold_walls(new.owner_id) then
    update rep_wall w set held_count = w.held_count + moved.leads, held_units = w.held_units + moved.units, updated_at = clock_timestamp()
    from (
      select v.id, sum(c.sign * (c.units > 0)::int) as leads, sum(c.sign * c.units) as units
      from (values (-1, old.load_units, old.pipeline_id, old.product_id, old.tier, old.lifecycle),
        (1, new.load_units, new.pipeline_id, new.product_id, new.tier, new.lifecycle)) as c (sign, units, pipeline_id, product_id, tier, lifecycle)
      left join product p on p.id = c.product_id
      join rep_wall v on v.rep_id = new.owner_id and is_within(v.kind, v.key, c.pipeline_id, p.line, c.tier, c.lifecycle)
      group by v.id
    ) moved where w.id = moved.id;
  end if;
  return null;
end $function$;`;
