import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/** Types that only hold others together cost no depth. */
const STRUCTURAL = /(Connection|Edge|Payload|Batch|Result)$/;
const NESTED_ROWS = 3;
/** Kinds differ in what they call nullable, so one is asked in full at a time: the one that most is known of. */
const NODE_OF_ANY_KIND =
  '{ __typename ... on Node { id } ... on Lead { version name email phone note value { minorUnits } owner { name email } partner { name } interactions(first: 3) { nodes { content } } } }';

/** Everything that can be asked of a type without arguments, down to so many objects below it. */
export function fullSelection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isInterfaceType(named) || isUnionType(named)) return NODE_OF_ANY_KIND;
  if (!isObjectType(named)) throw new Error(`${type} cannot be selected`);
  return `{ __typename ${fieldsOf(named, depth)} }`;
}

function fieldsOf(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).filter(field => !field.args.some(isRequiredArgument));
  const isConnection = type.name.endsWith('Connection');
  return fields
    .filter(({ name }) => !isConnection || name === 'nodes' || name === 'cursor')
    .map(field => selected(field, depth))
    .join(' ');
}

function selected(field: GraphQLField<unknown, unknown>, depth: number): string {
  const named = getNamedType(field.type);
  if (isLeafType(named)) return field.name;
  const left = STRUCTURAL.test(named.name) ? depth : depth - 1;
  if (left < 0) return '';
  const rows = field.args.some(({ name }) => name === 'first') ? `(first: ${NESTED_ROWS})` : '';
  return `${field.name}${rows} ${fullSelection(field.type, left)}`;
}
