/** How bad it is: nothing, something to know, or something that keeps the product from working or from keeping its word. */
export type Level = 'OK' | 'WARN' | 'FAIL';

/** What one look found, in words for whoever runs the product; never a secret. */
export interface Finding {
  readonly name: string;
  readonly level: Level;
  /** What is the case. */
  readonly what: string;
  /** Why it matters and what to do; absent where all is well. */
  readonly why?: string;
  readonly todo?: string;
}

type Remedy = Pick<Required<Finding>, 'why' | 'todo'>;

export function ok(name: string, what: string): Finding {
  return { name, level: 'OK', what };
}

export function warn(name: string, what: string, remedy: Remedy): Finding {
  return { name, level: 'WARN', what, ...remedy };
}

export function fail(name: string, what: string, remedy: Remedy): Finding {
  return { name, level: 'FAIL', what, ...remedy };
}
