const DEFINITION = /^(?:query|subscription|mutation|fragment) (\w+)/;

/** One operation of a document with several, followed by the fragments that it needs; every definition begins its line. */
export function documentIn(text: string, name: string): string {
  const definitions = new Map<string, string>();
  for (const part of text.split(/^(?=query |subscription |mutation |fragment )/m)) {
    const [, known] = DEFINITION.exec(part) ?? [];
    if (known) definitions.set(known, part.trim());
  }
  const used = new Set<string>();
  const take = (wanted: string): void => {
    const definition = definitions.get(wanted);
    if (!definition) throw new Error(`There is no ${wanted} among the operations.`);
    if (used.has(definition)) return;
    used.add(definition);
    for (const [, fragment = ''] of definition.matchAll(/\.\.\.(\w+)/g)) take(fragment);
  };
  take(name);
  return [...used].join('\n');
}
