import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';

/** An operation by its name in `schema/operations`, a document as text, or a generated typed document. */
export type Operation<Data, Variables> = string | (DocumentNode & { __apiType?: (variables: Variables) => Data });

export interface Sent {
  readonly query: string;
  readonly operationName?: string;
}

/** What is sent for it: a named operation comes with the fragments that it uses, and nothing else. */
export function documentOf(operation: Operation<unknown, never>): Sent {
  if (typeof operation !== 'string') return { query: print(operation) };
  if (!/^\w+$/.test(operation)) return { query: operation };
  let sent = named.get(operation);
  if (!sent) {
    const { operations, fragments } = committedOperations();
    const found = operations.get(operation);
    if (!found) throw new Error(`There is no operation ${operation} in schema/operations.`);
    const query = [found, ...fragmentsIn(found, fragments)].map(print).join('\n\n');
    sent = { query, operationName: operation };
    named.set(operation, sent);
  }
  return sent;
}

const named = new Map<string, Sent>();
let committed: Committed | undefined;

interface Committed {
  readonly operations: ReadonlyMap<string, OperationDefinitionNode>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Every operation of `schema/operations` by its name, for tests that go through all of them. */
export function committedOperations(): Committed {
  committed ??= readCommitted();
  return committed;
}

function readCommitted(): Committed {
  const folder = path.resolve('schema/operations');
  const operations = new Map<string, OperationDefinitionNode>();
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const file of readdirSync(folder).filter(name => name.endsWith('.graphql'))) {
    for (const definition of parse(readFileSync(path.join(folder, file), 'utf8')).definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION && definition.name)
        operations.set(definition.name.value, definition);
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    }
  }
  return { operations, fragments };
}

function fragmentsIn(
  root: OperationDefinitionNode,
  known: ReadonlyMap<string, FragmentDefinitionNode>,
): FragmentDefinitionNode[] {
  const used = new Map<string, FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
    void visit(node, {
      FragmentSpread: ({ name: { value } }) => {
        const fragment = known.get(value);
        if (!fragment || used.has(value)) return;
        used.set(value, fragment);
        follow(fragment);
      },
    });
  follow(root);
  return [...used.values()];
}
