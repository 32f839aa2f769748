import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { fate } from '../platform/db/row.js';
import { Rep } from '../reps/rep.js';
import { Contact } from './contact.js';
import { BuyingRole, CollaboratorRole } from './lead.enums.js';
import { Lead } from './lead.js';

/** A further person on the buying side of a lead. */
@Entity({ tableName: 'lead_contact' })
export class LeadContact {
  @ManyToOne({ entity: () => Lead, ref: true, primary: true, fieldName: 'lead_id', ...fate('DEDUPE', 'KEEP') })
  lead!: Ref<Lead>;

  @ManyToOne({ entity: () => Contact, ref: true, primary: true, fieldName: 'contact_id', ...fate('DEDUPE', 'DELETE') })
  contact!: Ref<Contact>;

  @Enum({ items: () => BuyingRole, type: 'text' })
  buyingRole!: BuyingRole;
}

/** A rep who works on a lead beside its owner; carries no load. */
@Entity({ tableName: 'lead_collaborator' })
export class LeadCollaborator {
  @ManyToOne({ entity: () => Lead, ref: true, primary: true, fieldName: 'lead_id', ...fate('DEDUPE', 'KEEP') })
  lead!: Ref<Lead>;

  @ManyToOne({ entity: () => Rep, ref: true, primary: true, fieldName: 'rep_id' })
  rep!: Ref<Rep>;

  @Enum({ items: () => CollaboratorRole, type: 'text' })
  role!: CollaboratorRole;

  @Property({ type: 'datetime', length: 3 })
  since!: Date;
}
