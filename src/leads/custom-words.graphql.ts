import { registerEnumType } from 'type-graphql';
import { label } from '../platform/read/enum-label.js';
import { CustomFieldHolder, CustomFieldKind } from './custom-field.enums.js';

registerEnumType(CustomFieldHolder, {
  name: 'CustomFieldHolder',
  description: 'What a custom field is a field of.',
  valuesConfig: {
    LEAD: { description: 'Leads (线索).' },
    COMPANY: { description: 'Companies (公司).' },
    CONTACT: { description: 'Contacts (联系人).' },
  },
});
registerEnumType(CustomFieldKind, {
  name: 'CustomFieldKind',
  description: 'What the values of a custom field are, and by which member they are given, shown and asked for.',
  valuesConfig: {
    TEXT: { description: 'Text of at most 1,000 characters: `text`.' },
    URL: { description: 'A web address that begins with http:// or https://, at most 1,000 characters: `text`.' },
    NUMBER: { description: 'A number below 10^15 in size: `number`.' },
    INTEGER: { description: 'A whole number below 10^15 in size: `number`.' },
    BOOLEAN: { description: 'Yes or no: `boolean`.' },
    DATE: { description: 'A day: `date`.' },
    DATETIME: { description: 'An instant: `dateTime`.' },
    CHOICE: { description: 'One of the choices, by its key: `choice`.' },
    MULTI_CHOICE: { description: 'Some of the choices, by their keys: `choices`.' },
  },
});
label(CustomFieldHolder, {
  LEAD: ['Leads', '线索'],
  COMPANY: ['Companies', '公司'],
  CONTACT: ['Contacts', '联系人'],
});
label(CustomFieldKind, {
  TEXT: ['Text', '文本'],
  URL: ['Web address', '网址'],
  NUMBER: ['Number', '数字'],
  INTEGER: ['Whole number', '整数'],
  BOOLEAN: ['Yes or no', '是否'],
  DATE: ['Day', '日期'],
  DATETIME: ['Instant', '日期时间'],
  CHOICE: ['Choice', '单选'],
  MULTI_CHOICE: ['Several choices', '多选'],
});
