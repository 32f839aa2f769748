import { Migration } from '@mikro-orm/migrations';

/** Since when a lead is in pools or waits is set right only where the row does not say it already, so that a lead that goes to a rep costs no call. */
export class KeptOnlyWhereDue extends Migration {
  override up(): void {
    this.addSql(TRIGGERS);
  }
}

const TRIGGERS = `
drop trigger pooled_since_kept on lead;
drop trigger waiting_since_kept on lead;
create trigger pooled_since_kept before insert or update of placement on lead for each row
  when ((new.placement = 'POOLED') <> (new.pooled_since is not null)) execute function keep_pooled_since();
create trigger waiting_since_kept before insert or update of placement on lead for each row
  when ((new.placement = 'WAITING') <> (new.waiting_since is not null)) execute function keep_waiting_since();`;
