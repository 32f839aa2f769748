import { Length } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Role, type Viewer } from '../platform/access/viewer.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { Language } from '../platform/read/locale.graphql.js';
import { Node } from '../platform/read/node.graphql.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, view } from '../platform/read/view.js';
import { viewers } from '../platform/read/viewer.graphql.js';
import { Preference } from './preference.js';

@ObjectType('Preferences', { description: 'What you have set for yourself. Nobody else sees it.', implements: Node })
export class PreferencesView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => Language, {
    nullable: true,
    description: 'The language of messages where a request has no `Accept-Language`; null: English.',
  })
  locale!: Language | null;

  @Field(() => String, {
    nullable: true,
    description:
      'IANA name of the time zone in which your days begin where a figure is asked for without one; null: that of your team.',
  })
  timeZone!: string | null;
}

const own = ({ subject }: Viewer) => ({ subject });
view(
  PreferencesView,
  Preference,
  { locale: 'locale' },
  {
    id: 'preference',
    rows: {
      [Role.ADMIN]: own,
      [Role.MANAGER]: own,
      [Role.REP]: own,
      [Role.MARKETER]: own,
      [Role.AUDITOR]: own,
      [Role.WALLBOARD]: 'NONE',
      [Role.PARTNER]: 'NONE',
    },
    masks: { version: open, locale: open, timeZone: open },
  },
);
viewers.add({ preferences: { mask: open } });

@InputType({ description: 'Input of `setPreferences`. What is left out stays as it is.' })
export class SetPreferencesInput extends VersionedInput {
  @Field(() => Language, {
    nullable: true,
    description: 'The language of messages where a request has no `Accept-Language`; null takes it back.',
  })
  locale?: Language | null;

  @Length(1, 64)
  @Field(() => String, {
    nullable: true,
    description: 'IANA name of a time zone, e.g. `Asia/Shanghai`; null takes it back.',
  })
  timeZone?: string | null;
}

@ObjectType({ description: 'Result of `setPreferences`.' })
export class SetPreferencesPayload extends PayloadView {
  @Field(() => PreferencesView, {
    nullable: true,
    description: 'What is set now, also on `STALE_VERSION`; else null when `userErrors` is not empty.',
  })
  preferences?: Preference | null;
}
