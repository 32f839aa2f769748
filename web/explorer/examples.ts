import {
  type DefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  parse,
  TokenKind,
} from 'graphql';
import { documentIn } from '../document.js';

/** A committed operation, with the fragments that it uses. */
export interface Example {
  readonly name: string;
  readonly kind: OperationTypeNode;
  /** The file that it is from: a story, in words. */
  readonly story: string;
  /** The question that it answers, where a comment over it says so. */
  readonly question: string | null;
  readonly query: string;
  readonly operation: OperationDefinitionNode;
}

/** Every operation of the files (name → text), in their order. */
export function examplesIn(files: Readonly<Record<string, string>>): Example[] {
  const all = Object.values(files).join('\n');
  return Object.entries(files).flatMap(([file, text]) =>
    parse(text)
      .definitions.filter(isNamedOperation)
      .map(operation => ({
        name: operation.name.value,
        kind: operation.operation,
        story: storyOf(file),
        question: commentOver(operation),
        query: documentIn(all, operation.name.value),
        operation,
      })),
  );
}

function isNamedOperation(
  node: DefinitionNode,
): node is OperationDefinitionNode & { readonly name: { readonly value: string } } {
  return node.kind === Kind.OPERATION_DEFINITION && node.name !== undefined;
}

function commentOver({ loc }: OperationDefinitionNode): string | null {
  const above = loc?.startToken.prev;
  return above?.kind === TokenKind.COMMENT ? above.value.trim() : null;
}

/** `bring-leads-in` → "Bring leads in". */
function storyOf(file: string): string {
  const words = file.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
