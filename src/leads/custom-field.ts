import { Entity, Enum, Property } from '@mikro-orm/decorators/legacy';
import { Id, VersionedRow } from '../platform/db/row.js';
import { CustomFieldHolder, CustomFieldKind } from './custom-field.enums.js';
import type { Choice } from './custom-field.rules.js';

/** A field that the house gives its leads, companies or contacts. Its key and kind stay as they were first saved. */
@Entity({ tableName: 'custom_field' })
export class CustomField extends VersionedRow {
  @Id('field')
  id!: string;

  @Enum({ items: () => CustomFieldHolder, type: 'text' })
  holder!: CustomFieldHolder;

  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  name!: string;

  @Enum({ items: () => CustomFieldKind, type: 'text' })
  kind!: CustomFieldKind;

  @Property({ type: 'json', columnType: 'jsonb' })
  choices!: Choice[];

  @Property({ type: 'integer' })
  position!: number;

  @Property({ type: 'boolean' })
  isRequired!: boolean;

  /** Its values tell who somebody is: masked like a name. */
  @Property({ type: 'boolean' })
  isPersonal!: boolean;

  /** Partners see it on their own leads, and may write it there. */
  @Property({ type: 'boolean' })
  isForPartners!: boolean;

  @Property({ type: 'boolean' })
  isArchived!: boolean;
}
