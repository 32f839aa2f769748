import { Migration } from '@mikro-orm/migrations';

/** Counters and shares change all the time and never their keys: with room on the page a row changes there, and no index is written. */
export class RoomForCounters extends Migration {
  override up(): void {
    for (const table of ['rep_load', 'team_load', 'assignment_share'])
      this.addSql(`alter table ${table} set (fillfactor = 50)`);
  }
}
