import { Migration } from '@mikro-orm/migrations';

/** People are found by their name, so that a firm with many leads is not read through for each that arrives. */
export class PersonNames extends Migration {
  override up(): void {
    this.addSql('create index contact_person on contact (lower(btrim(name)))');
  }
}
