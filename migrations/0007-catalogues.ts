import { Migration } from '@mikro-orm/migrations';

/** Rows of the catalogues are changed by hand now, and so carry a version. */
export class Catalogues extends Migration {
  override up(): void {
    for (const table of ['lead_source', 'campaign', 'product', 'competitor'])
      this.addSql(`alter table ${table} add column version int not null default 1`);
  }
}
