import { getMetadataStorage, type ValidationError, validate } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import type { ValidatorFn } from 'type-graphql';
import { badUserInput } from '../errors.js';
import { type Problem, Refusal, UserErrorCode } from '../refusal.js';

/**
 * Everything that is wrong with an input, with the path to each value and never the value itself. Fields that do not
 * exist were refused by GraphQL before. Null and left-out fields are not looked at: GraphQL asks for those that must be.
 */
async function problemsOf(input: object, path: readonly string[] = ['input']): Promise<Problem[]> {
  const errors = isJudged(input)
    ? await validate(input, {
        skipMissingProperties: true,
        forbidUnknownValues: false,
        validationError: { target: false, value: false },
      })
    : [];
  const own = errors.flatMap(error => problemsAt(error, path));
  const inner = await Promise.all(Object.entries(input).flatMap(([name, value]) => nested(value, [...path, name])));
  return [...own, ...inner.flat()];
}

const JUDGED = new WeakMap<object, ReadonlySet<string>>();

/** Whether anything is declared of what is given: of most filters and arguments nothing is, and they come with every request. */
function isJudged(input: object): boolean {
  const { constructor: kind } = input;
  const known = JUDGED.get(kind) ?? judgedOf(kind);
  JUDGED.set(kind, known);
  return known.size > 0 && Object.entries(input).some(([name, value]) => value != null && known.has(name));
}

function judgedOf(kind: object): ReadonlySet<string> {
  const declared = getMetadataStorage().getTargetValidationMetadatas(kind as () => void, '', true, false);
  return new Set(declared.map(({ propertyName }) => propertyName));
}

/** Inputs within inputs are looked into by themselves; `@ValidateNested` is not needed. */
function nested(value: unknown, path: readonly string[]): Promise<Problem[]>[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => nested(item, [...path, String(index)]));
  return typeof value === 'object' && value !== null && !(value instanceof Date) ? [problemsOf(value, path)] : [];
}

/**
 * For `buildSchema({ validateFn })`: a bad value in a mutation's input is a Refusal, which becomes `userErrors` of the
 * payload; a bad argument of anything else is BAD_USER_INPUT.
 */
export const validateArgument: ValidatorFn<object> = async (value: unknown, _type, { info }) => {
  if (typeof value !== 'object' || value === null || value instanceof Date) return;
  const isMutation = isMutationField(info);
  const found = await Promise.all(partsOf(value, isMutation).map(({ part, path }) => problemsOf(part, path)));
  const problems = found.flat();
  if (problems.length === 0) return;
  if (isMutation) throw new Refusal(problems);
  const [first] = problems;
  throw badUserInput(first?.message ?? 'An argument is not valid.', first?.field);
};

function partsOf(value: object, isMutation: boolean): { part: object; path: readonly string[] }[] {
  const path = isMutation ? ['input'] : [];
  if (!Array.isArray(value)) return [{ part: value, path }];
  return value.flatMap((part: unknown, index) =>
    typeof part === 'object' && part !== null ? [{ part, path: [...path, String(index)] }] : [],
  );
}

function isMutationField(info: GraphQLResolveInfo): boolean {
  return info.parentType === info.schema.getMutationType();
}

function problemsAt(error: ValidationError, path: readonly string[]): Problem[] {
  const field = [...path, error.property];
  return Object.entries(error.constraints ?? {}).map(
    ([rule, message]): Problem => ({
      code: UserErrorCode.INVALID,
      field,
      message: sentence(message, error.property),
      values: { rule },
    }),
  );
}

/** `name must be …` → `Must be ….` */
function sentence(message: string, property: string): string {
  const text = message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
