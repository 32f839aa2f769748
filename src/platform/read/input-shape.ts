import { coerceInputValue, type GraphQLInputType, type GraphQLSchema, isInputType } from 'graphql';

/** What is wrong with a value that was kept, and where in it. */
export interface ShapeFault {
  readonly path: readonly string[];
  readonly message: string;
}

const TYPES = new Map<string, GraphQLInputType>();

/** Remembers the input types of the schema that is served, by which values are read that were kept under an earlier one. */
export function rememberInputs(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) if (isInputType(type)) TYPES.set(type.name, type);
}

/** A kept JSON value as today's schema reads it, or everything in it that the schema has no longer. */
export function readKept(name: string, kept: unknown): { value: unknown; faults: readonly ShapeFault[] } {
  const type = TYPES.get(name);
  if (!type) throw new Error(`the schema has no input ${name}`);
  const faults: ShapeFault[] = [];
  const value = coerceInputValue(kept, type, (path, _value, { message }) => {
    faults.push({ path: path.map(String), message });
  });
  return { value, faults };
}
