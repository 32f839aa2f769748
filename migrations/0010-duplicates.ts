import { Migration } from '@mikro-orm/migrations';

/** What turned out to be one and the same: a merged row stays, says what it was merged into, and nothing new comes to it. */
export class Duplicates extends Migration {
  override up(): void {
    for (const part of [LEADS, GRANTS]) this.addSql(part);
  }
}

const LEADS = `
alter table lead add column merged_into_id uuid references lead,
  add check (merged_into_id is null or (merged_into_id <> id and placement = 'ENDED' and validity = 'DUPLICATE'));
create index lead_merged_into on lead (merged_into_id) where merged_into_id is not null;`;

const GRANTS = `
grant update (lead_id, is_repeat) on content_delivery to plimsoll_app;`;
