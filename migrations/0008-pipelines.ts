import { Migration } from '@mikro-orm/migrations';

/**
 * Pipelines are changed through the API. A stage that is in use cannot vanish: it is retired, its leads go on to a successor,
 * and no lead enters it any more, not even one that was on its way when it was retired.
 */
export class Pipelines extends Migration {
  override up(): void {
    for (const part of [COLUMNS, ENTRY, 'grant insert, update, delete on stage_transition to plimsoll_app'])
      this.addSql(part);
  }
}

const COLUMNS = `
alter table stage add column retired_at timestamptz(3), add column successor_id uuid references stage,
  add check ((retired_at is null) or (successor_id is distinct from id));
alter table stage drop constraint stage_pipeline_id_position_key;
alter table stage add unique (pipeline_id, position) deferrable initially deferred;
create index stage_successor on stage (successor_id) where successor_id is not null;`;

const ENTRY = `
create function refuse_retired_stage() returns trigger language plpgsql as $$
begin
  perform 1 from stage where id = new.stage_id and retired_at is null for key share;
  if not found then
    raise exception 'the stage is retired' using errcode = '40001';
  end if;
  return null;
end $$;
create trigger stage_in_use after insert on lead for each row execute function refuse_retired_stage();
create trigger stage_still_in_use after update of stage_id on lead for each row
  when (old.stage_id is distinct from new.stage_id) execute function refuse_retired_stage();`;
