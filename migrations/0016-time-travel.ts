import { Migration } from '@mikro-orm/migrations';

/**
 * The board as it was is counted from the intervals that hold an instant. The index begins where an axis begins and carries what is
 * counted, so that the table is not read.
 */
export class TimeTravel extends Migration {
  override up(): void {
    this.addSql(
      `create index lead_interval_then on lead_interval (axis, started_at) include (ended_at, lead_id, value) where axis in ('OWNER', 'STAGE', 'WEIGHT')`,
    );
  }
}
