import { createHash } from 'node:crypto';
import { type GraphQLEnumType, type GraphQLSchema, isEnumType, isIntrospectionType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { Locale } from '../context.js';

/** What people call a value: in English, in Chinese. */
export type Label = readonly [en: string, zh: string];

const LABELS = new Map<object, Readonly<Record<string, Label>>>();

/** Says what people call each value of an enum; beside the enum, in the words of the field. */
export function label<E extends Readonly<Record<string, string>>>(
  values: E,
  words: Readonly<Record<keyof E & string, Label>>,
): void {
  if (LABELS.has(values)) throw new Error('the values of an enum are named twice');
  LABELS.set(values, words);
}

/** An enum of the schema in one language. */
export interface LabelledEnum {
  readonly name: string;
  readonly description: string;
  readonly values: readonly { readonly value: string; readonly label: string; readonly description: string }[];
}

/** Every enum of a schema by its name, values by theirs, with a digest that changes whenever a word does. */
export interface EnumLabels {
  readonly locale: Locale;
  readonly hash: string;
  readonly enums: readonly LabelledEnum[];
}

const MADE = new WeakMap<GraphQLSchema, Map<Locale, EnumLabels>>();

/** The words of all enums; made once for a schema and a language. */
export function enumLabelsOf(schema: GraphQLSchema, locale: Locale): EnumLabels {
  const made = MADE.get(schema) ?? new Map<Locale, EnumLabels>();
  MADE.set(schema, made);
  const known = made.get(locale) ?? makeLabels(schema, locale);
  made.set(locale, known);
  return known;
}

/** The values of a schema that nobody has named, as `Enum.VALUE`. */
export function unlabelled(schema: GraphQLSchema): string[] {
  return enumsOf(schema).flatMap(type => {
    const words = wordsOf(type);
    return type.getValues().flatMap(({ name }) => (words[name] ? [] : [`${type.name}.${name}`]));
  });
}

function makeLabels(schema: GraphQLSchema, locale: Locale): EnumLabels {
  const enums = enumsOf(schema).map(type => ({
    name: type.name,
    description: type.description ?? '',
    values: sorted(type.getValues()).map(({ name, description }) => ({
      value: name,
      label: wordsOf(type)[name]?.[locale === 'zh-CN' ? 1 : 0] ?? name,
      description: description ?? '',
    })),
  }));
  return {
    locale,
    hash: createHash('sha256')
      .update(JSON.stringify([locale, enums]))
      .digest('hex'),
    enums,
  };
}

function enumsOf(schema: GraphQLSchema): GraphQLEnumType[] {
  return sorted(Object.values(schema.getTypeMap()).filter(isEnumType)).filter(type => !isIntrospectionType(type));
}

/** In the order of the code points, whatever the language of the process. */
function sorted<T extends { readonly name: string }>(named: readonly T[]): T[] {
  return named.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function wordsOf(type: GraphQLEnumType): Readonly<Record<string, Label>> {
  const registered = getMetadataStorage().enums.find(({ name }) => name === type.name);
  return (registered && LABELS.get(registered.enumObj)) ?? {};
}
