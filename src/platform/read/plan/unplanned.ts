/** Why an operation was answered by the resolvers; a closed list, so that it can be counted. */
export const FALLBACKS = [
  /** No query. */
  'operation',
  /** It asks for something that only a resolver knows. */
  'field',
  /** Variables, arguments or the caller: the resolvers say what is wrong with them. */
  'refused',
  /** A condition or an order that is not written as SQL here. */
  'condition',
  /** A value that was read and cannot stand where it should. */
  'value',
  /** PostgreSQL refused the statement. */
  'statement',
  /** A fault of ours on the way; it is in the log. */
  'failed',
] as const;
export type Fallback = (typeof FALLBACKS)[number];

/** Thrown wherever a plan ends: the resolvers answer instead, and find the exact error where there is one. */
export class Unplanned extends Error {
  constructor(
    readonly reason: Fallback,
    readonly what: string,
  ) {
    super(`${reason}: ${what}`);
  }
}
