import { Migration } from '@mikro-orm/migrations';

/** Planned leave may be changed: what is over stays, what is to come is replaced. */
export class People extends Migration {
  override up(): void {
    this.addSql('grant delete on rep_leave to plimsoll_app');
  }
}
