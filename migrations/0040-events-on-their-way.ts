import { Migration } from '@mikro-orm/migrations';

/** What waits to be numbered is only passed on: its body is read as JSON where it is logged, and not by whoever tells it. */
export class EventsOnTheirWay extends Migration {
  override up(): void {
    this.addSql('alter table outbox alter column body type json using body::json');
  }
}
