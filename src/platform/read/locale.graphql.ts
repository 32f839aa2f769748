import { registerEnumType } from 'type-graphql';

/** The languages that people are spoken to in; the values are those of `Locale`. */
export enum Language {
  EN = 'en',
  ZH_CN = 'zh-CN',
}
registerEnumType(Language, {
  name: 'Locale',
  description: 'A language that people are spoken to in.',
  valuesConfig: {
    EN: { description: 'English.' },
    ZH_CN: { description: 'Chinese as written on the mainland (简体中文).' },
  },
});
