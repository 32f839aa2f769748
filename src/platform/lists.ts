/** JSON spells it by its number, so it stands in none. */
const BETWEEN = '\x1f';

/** Values of their own beside rows of other columns, as one parameter: as part of those rows, as JSON within JSON, each would be read twice. */
export function jsonList(values: readonly unknown[]): string {
  return values.map(value => JSON.stringify(value)).join(BETWEEN);
}

/** The set of their texts, in order, for `rows from`; `parameter` stands for the list in the statement. */
export function textsOf(parameter: '?' | `$${number}`): string {
  return `string_to_table(${parameter}, E'\\x1f')`;
}

/** A list as PostgreSQL reads it, of what needs no quotes in it: ids, numbers, instants, names of ours. */
export function plainList(values: readonly (string | number | null)[]): string {
  return `{${values.map(value => value ?? 'NULL').join(',')}}`;
}
