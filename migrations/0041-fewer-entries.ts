import { Migration } from '@mikro-orm/migrations';

/**
 * A lead that changes hands is entered anew in every index. Nobody looks for leads of no company, contact, source, campaign or product by these, so
 * those are not in them. Of one lead no two open intervals can be: they would overlap, which is excluded, so that needs no index of its own.
 */
export class FewerEntries extends Migration {
  override up(): void {
    for (const [index, column] of OPTIONAL) {
      this.addSql(`drop index ${index}`);
      this.addSql(`create index ${index} on lead (${column}) where ${column} is not null`);
    }
    this.addSql('drop index lead_interval_one_open');
  }
}

const OPTIONAL = [
  ['lead_company', 'company_id'],
  ['lead_contact_of', 'contact_id'],
  ['lead_source_of', 'source_id'],
  ['lead_campaign_of', 'campaign_id'],
  ['lead_product_of', 'product_id'],
] as const;
