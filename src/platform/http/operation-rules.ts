import {
  type ASTNode,
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { LIMITS } from '../limits.js';

/** What a document must be beside valid, for HTTP and sockets: bounded in depth, aliases and directives. */
export const BOUND_RULES: readonly ValidationRule[] = [depthRule, aliasesRule, directivesRule];

/** All that a document must be. */
export const OPERATION_RULES: readonly ValidationRule[] = [...specifiedRules, ...BOUND_RULES];

/** In addition for whoever is not signed in. */
export const ANONYMOUS_RULES: readonly ValidationRule[] = [...OPERATION_RULES, NoSchemaIntrospectionCustomRule];

// The stock introspection query is deeper than any of ours; it is read from memory and costs a flat price.
const UNCOUNTED_FIELDS = new Set(['__schema', '__type']);

/** Levels of fields below the operation; fragments count where they are spread. */
function depthRule(context: ValidationContext): ASTVisitor {
  const known = new Map<FragmentDefinitionNode, number>();
  const open = new Set<FragmentDefinitionNode>();
  const depthOf = (node: ASTNode): number => {
    if (node.kind === Kind.FIELD)
      return UNCOUNTED_FIELDS.has(node.name.value) ? 0 : 1 + deepest(node.selectionSet?.selections);
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(context.getFragment(node.name.value));
    return 'selectionSet' in node ? deepest(node.selectionSet?.selections) : 0;
  };
  const deepest = (nodes: readonly ASTNode[] = []): number =>
    nodes.reduce((most, node) => Math.max(most, depthOf(node)), 0);
  const ofFragment = (fragment: FragmentDefinitionNode | null | undefined): number => {
    if (!fragment || open.has(fragment)) return 0;
    open.add(fragment);
    const depth = known.get(fragment) ?? deepest(fragment.selectionSet.selections);
    open.delete(fragment);
    known.set(fragment, depth);
    return depth;
  };
  return {
    OperationDefinition: operation =>
      refuseAbove(context, operation, {
        what: 'levels',
        count: deepest(operation.selectionSet.selections),
        most: LIMITS.depthLevels,
      }),
  };
}

function aliasesRule(context: ValidationContext): ASTVisitor {
  let count = 0;
  return {
    Field: node => {
      if (node.alias) count++;
    },
    Document: { leave: node => refuseAbove(context, node, { what: 'aliases', count, most: LIMITS.aliases }) },
  };
}

function directivesRule(context: ValidationContext): ASTVisitor {
  let count = 0;
  return {
    Directive: () => {
      count++;
    },
    Document: { leave: node => refuseAbove(context, node, { what: 'directives', count, most: LIMITS.directives }) },
  };
}

function refuseAbove(
  context: ValidationContext,
  node: ASTNode,
  found: { what: string; count: number; most: number },
): void {
  if (found.count <= found.most) return;
  const message = `The document has ${found.count} ${found.what}, at most ${found.most} are allowed.`;
  context.reportError(
    new GraphQLError(message, {
      nodes: node.kind === Kind.DOCUMENT ? [] : node,
      extensions: { code: 'COST_LIMIT_EXCEEDED' },
    }),
  );
}
