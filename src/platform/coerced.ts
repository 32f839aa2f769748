import { type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

interface Known {
  readonly operation: OperationDefinitionNode;
  readonly coerced: Variables | null;
}

const KNOWN = new WeakMap<Variables, Known>();

/** The variables of one request as their types read them, once for whoever asks; null where some are wrong. */
export function coercedOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Variables,
): Variables | null {
  const known = KNOWN.get(given);
  if (known?.operation === operation) return known.coerced;
  const { coerced = null } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  KNOWN.set(given, { operation, coerced });
  return coerced;
}
