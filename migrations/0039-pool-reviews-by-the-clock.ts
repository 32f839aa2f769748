import { Migration } from '@mikro-orm/migrations';

/** A pool may say that its review rule is carried out by itself; and of a lead that was put away it is known whether it was up for assignment, and since when. */
export class PoolReviewsByTheClock extends Migration {
  override up(): void {
    this.addSql(`alter table pool add column is_review_automatic boolean not null default false, add column reviewed_at timestamptz(3),
  add check (not is_review_automatic or review_action is not null)`);
    this.addSql('alter table lead_set_aside add column arrived_at timestamptz(3)');
  }
}
