import { Migration } from '@mikro-orm/migrations';

/**
 * Reps who work on a lead beside its owner see it, and who is credited for it is kept. The ids of the collaborators stand on the lead,
 * so that a policy can be judged from its row alone; a trigger keeps them, whoever writes.
 */
export class Collaborators extends Migration {
  override up(): void {
    for (const part of [COLLABORATORS, KEPT_IDS, CREDITS]) this.addSql(part);
  }
}

const COLLABORATORS = `
update lead_collaborator set role = 'OTHER' where role not in ('SDR', 'AE', 'SPECIALIST', 'SUPPORT', 'OTHER');
alter table lead_collaborator add check (role in ('SDR', 'AE', 'SPECIALIST', 'SUPPORT', 'OTHER')),
  add column since timestamptz(3) not null default now();
alter table lead add column collaborator_ids uuid[] not null default '{}';
update lead l set collaborator_ids = c.ids
from (select lead_id, array_agg(rep_id order by rep_id) as ids from lead_collaborator group by lead_id) c where c.lead_id = l.id;
create index lead_collaborators on lead using gin (collaborator_ids);`;

const KEPT_IDS = `
create function keep_collaborator_ids() returns trigger language plpgsql as $$
begin
  update lead set collaborator_ids = coalesce((select array_agg(rep_id order by rep_id) from lead_collaborator c where c.lead_id = lead.id), '{}')
  where id in (select new.lead_id where tg_op <> 'DELETE' union select old.lead_id where tg_op <> 'INSERT');
  return null;
end $$;
create trigger collaborator_ids after insert or update or delete on lead_collaborator for each row execute function keep_collaborator_ids();`;

const CREDITS = `
create table lead_credit (
  lead_id uuid not null references lead,
  rep_id uuid not null references rep,
  role text not null check (role in ('SDR', 'AE', 'SPECIALIST', 'SUPPORT', 'OTHER')),
  credited_at timestamptz(3) not null,
  credited_by text not null,
  primary key (lead_id, rep_id, role)
);
create index lead_credit_rep on lead_credit (rep_id, lead_id);
create trigger append_only before update or delete on lead_credit for each row execute function refuse_rewriting_history();
grant select, insert on lead_credit to plimsoll_app;`;
