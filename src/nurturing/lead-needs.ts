import { type Ref, ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Lead } from '../leads/lead.js';
import { fate, type Merge, VersionedRow } from '../platform/db/row.js';
import type { Tx } from '../platform/db/tx.js';

/** What a lead needs, as far as it is known, in the words that content is tagged with. */
@Entity({ tableName: 'lead_needs' })
export class LeadNeeds extends VersionedRow {
  @ManyToOne({ entity: () => Lead, ref: true, primary: true, fieldName: 'lead_id', ...fate('DEDUPE', 'KEEP') })
  lead!: Ref<Lead>;

  @Property({ type: 'array', columnType: 'text[]' })
  tags!: string[];

  /** One that is several needs what any of them does; what was said of the others stays with them. */
  static async combine(tx: Tx, { into, from, now }: Merge): Promise<void> {
    const ids = [into, ...from];
    const said = await tx.em.find(LeadNeeds, { lead: { $in: ids } });
    const tags = new Set(ids.flatMap(id => said.find(({ lead }) => lead.id === id)?.tags ?? []));
    const known = said.find(({ lead }) => lead.id === into);
    if (tags.size === (known?.tags.length ?? 0)) return;
    if (known) tx.em.assign(known, { tags: [...tags], updatedAt: now });
    else {
      const lead = ref(await tx.em.findOneOrFail(Lead, { id: into }));
      tx.em.create(LeadNeeds, { lead, tags: [...tags], version: 1, createdAt: now, updatedAt: now });
    }
  }
}
