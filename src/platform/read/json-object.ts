import { GraphQLError, GraphQLScalarType, GraphQLString, valueFromASTUntyped } from 'graphql';

const CHARACTERS = 100_000;
const LEVELS = 20;

/** An object of JSON whose shape its field describes. Its texts are as clean as those of any other input. */
export const JsonObject = new GraphQLScalarType<Record<string, unknown>, unknown>({
  name: 'JSONObject',
  description: 'A JSON object, at most 100,000 characters and 20 levels deep; its field says what may stand in it.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  extensions: { codegenScalarType: '{ [key: string]: unknown }' },
  serialize: value => value,
  parseValue: jsonObject,
  parseLiteral: (node, variables) => jsonObject(valueFromASTUntyped(node, variables)),
});

function jsonObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad('This must be a JSON object.');
  check(value, 0);
  if (JSON.stringify(value).length > CHARACTERS) throw bad(`A JSON object has at most ${CHARACTERS} characters.`);
  return value as Record<string, unknown>;
}

function check(value: unknown, level: number): void {
  if (level > LEVELS) throw bad(`A JSON object is at most ${LEVELS} levels deep.`);
  if (typeof value === 'string') GraphQLString.parseValue(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    GraphQLString.parseValue(key);
    check(inner, level + 1);
  }
}

function bad(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
