import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType, isIntrospectionType } from 'graphql';
import { registerEnumType } from 'type-graphql';
import { Role } from '../../src/platform/access/viewer.js';
import { unlabelled } from '../../src/platform/read/enum-label.js';
import { buildPlimsollSchema } from '../../src/schema.js';
import { withApp } from '../support/with-app.js';

interface Labels {
  readonly enumLabels: {
    readonly locale: string;
    readonly hash: string;
    readonly enums: readonly {
      readonly name: string;
      readonly values: readonly { readonly value: string; readonly label: string }[];
    }[];
  };
}

const HAN = /\p{Script=Han}/u;
const committed = Object.values(buildSchema(readFileSync('schema/schema.graphql', 'utf8')).getTypeMap())
  .filter(isEnumType)
  .filter(type => !isIntrospectionType(type));

describe('the words of the enums', () => {
  const walk = withApp();
  const read = async (locale: string, as: Role = Role.ADMIN) =>
    (await walk.ask<Labels>('EnumLabels', { locale }, as)).enumLabels;
  const labelOf = ({ enums }: Labels['enumLabels'], name: string, wanted: string) =>
    enums.find(one => one.name === name)?.values.find(({ value }) => value === wanted)?.label;

  test('are those of the field, in the language that is asked for', async () => {
    const [en, zh] = [await read('EN'), await read('ZH_CN')];
    expect([en.locale, zh.locale]).toEqual(['EN', 'ZH_CN']);
    expect(labelOf(en, 'Lifecycle', 'INTERESTED')).toBe('Interested');
    expect(labelOf(zh, 'Lifecycle', 'INTERESTED')).toBe('意向客户');
    expect(labelOf(zh, 'Temperature', 'COLD')).toBe('冷线索');
    expect(labelOf(zh, 'OwnershipChange', 'CLAIMED')).toBe('领取');
    expect(labelOf(zh, 'UserErrorCode', 'QUOTA_EXCEEDED')).toBe('保有量已满');
  });

  test.each(['EN', 'ZH_CN'])(
    'in %s name every value of every enum of the schema, no two of one enum alike',
    async locale => {
      const { enums } = await read(locale);
      expect(enums.map(({ name }) => name)).toEqual(committed.map(({ name }) => name).sort());
      for (const type of committed) {
        const values = enums.find(({ name }) => name === type.name)?.values ?? [];
        expect(values.map(({ value }) => value)).toEqual(
          type
            .getValues()
            .map(({ name }) => name)
            .sort(),
        );
        expect([type.name, new Set(values.map(({ label }) => label)).size]).toEqual([type.name, values.length]);
      }
    },
  );

  test('are Chinese in Chinese and English in English', async () => {
    const odd = async (locale: string, isHan: boolean) =>
      (await read(locale)).enums.flatMap(({ name, values }) =>
        values.filter(({ label }) => HAN.test(label) !== isHan).map(({ value }) => `${name}.${value}`),
      );
    expect(await odd('EN', false)).toEqual([]);
    expect(await odd('ZH_CN', true)).toEqual([]);
  });

  test('come in one order with one digest for whoever asks, and another digest in another language', async () => {
    const first = await read('ZH_CN', Role.WALLBOARD);
    expect(await read('ZH_CN', Role.ADMIN)).toEqual(first);
    expect((await read('EN')).hash).not.toBe(first.hash);
  });

  test('of a language that we do not speak are refused by the schema', async () => {
    const { errors } = await walk.app.run('EnumLabels', { locale: 'DE' });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
  });
});

test('a value of an enum that nobody has named is found out', async () => {
  expect(unlabelled(await buildPlimsollSchema())).toEqual([]);
  registerEnumType({ GO: 'GO' }, { name: 'Signal' });
  expect(unlabelled(buildSchema('type Query { signal: Signal } enum Signal { GO }'))).toEqual(['Signal.GO']);
});
