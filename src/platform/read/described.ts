import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/** Throws, naming each type, field, argument and enum value that has no description: the schema is the manual. */
export function describedOrThrow(schema: GraphQLSchema): void {
  const bare = Object.values(schema.getTypeMap()).flatMap(bareIn);
  if (bare.length > 0) throw new Error(`These have no description:\n${bare.map(name => `  ${name}`).join('\n')}`);
}

function bareIn(type: GraphQLNamedType): string[] {
  if (isIntrospectionType(type) || isSpecifiedScalarType(type)) return [];
  return partsOf(type).flatMap(({ name, description }) => (description?.trim() ? [] : [name]));
}

function partsOf(type: GraphQLNamedType): { name: string; description: string | null | undefined }[] {
  const self = { name: type.name, description: type.description };
  if (isEnumType(type)) return [self, ...type.getValues().map(value => part(`${type.name}.${value.name}`, value))];
  if (isInputObjectType(type))
    return [self, ...Object.values(type.getFields()).map(field => part(`${type.name}.${field.name}`, field))];
  if (!isObjectType(type) && !isInterfaceType(type)) return [self];
  const fields = Object.values(type.getFields()).flatMap(field => [
    part(`${type.name}.${field.name}`, field),
    ...field.args.map(arg => part(`${type.name}.${field.name}(${arg.name}:)`, arg)),
  ]);
  return [self, ...fields];
}

function part(name: string, { description }: { description?: string | null | undefined }) {
  return { name, description };
}
