import { Migration } from '@mikro-orm/migrations';

/** Which market segments a rep serves, in the words that leads have for theirs; none named is all of them. */
export class SegmentsOfReps extends Migration {
  override up(): void {
    this.addSql(`alter table rep add column segments text[] not null default '{}'`);
  }
}
