import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
/** All nodes that ask for one field of an answer. */
export type Nodes = readonly [FieldNode, ...FieldNode[]];

type Variables = Readonly<Record<string, unknown>>;

/** What is asked of an object: by the name in the answer, in the order of the answer, all nodes that ask for it. */
export type Selected = ReadonlyMap<string, Nodes>;

/** The variables by which parts of a document come and go. */
export function flagsOf(document: DocumentNode): readonly string[] {
  const known = FLAGS.get(document);
  if (known) return known;
  const names = new Set<string>();
  for (const definition of document.definitions)
    if ('selectionSet' in definition) addFlags(definition.selectionSet, names);
  const flags = [...names].sort();
  FLAGS.set(document, flags);
  return flags;
}

const FLAGS = new WeakMap<DocumentNode, readonly string[]>();

function addFlags(selectionSet: SelectionSetNode | undefined, names: Set<string>): void {
  for (const node of selectionSet?.selections ?? []) {
    for (const { arguments: given = [] } of node.directives ?? [])
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    if (node.kind !== Kind.FRAGMENT_SPREAD) addFlags(node.selectionSet, names);
  }
}

/** Puts fragments and conditions of one document into lists of fields, as graphql-js does (GraphQL spec, 6.3.2). */
export class Selections {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Variables,
  ) {
    for (const node of document.definitions)
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(node.name.value, node);
  }

  /** The fields that the selection sets of these nodes ask of a type, together. */
  of(type: GraphQLObjectType, nodes: readonly { readonly selectionSet?: SelectionSetNode | undefined }[]): Selected {
    const found = new Map<string, [FieldNode, ...FieldNode[]]>();
    const seen = new Set<string>();
    for (const { selectionSet } of nodes) this.collect(type, selectionSet, { found, seen });
    return found;
  }

  private collect(
    type: GraphQLObjectType,
    selectionSet: SelectionSetNode | undefined,
    into: { found: Map<string, [FieldNode, ...FieldNode[]]>; seen: Set<string> },
  ): void {
    for (const node of selectionSet?.selections ?? []) {
      if (!this.isIncluded(node)) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        const known = into.found.get(key);
        if (known) known.push(node);
        else into.found.set(key, [node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (this.isOf(type, node.typeCondition?.name.value)) this.collect(type, node.selectionSet, into);
      } else {
        const fragment = this.fragments.get(node.name.value);
        if (!fragment) throw new Error('a fragment that is not there');
        if (into.seen.has(node.name.value) || !this.isOf(type, fragment.typeCondition.name.value)) continue;
        into.seen.add(node.name.value);
        this.collect(type, fragment.selectionSet, into);
      }
    }
  }

  private isIncluded(node: SelectionNode): boolean {
    if (!node.directives?.length) return true;
    const variables = { ...this.variables };
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
  }

  private isOf(type: GraphQLObjectType, name: string | undefined): boolean {
    if (name === undefined || name === type.name) return true;
    const condition = this.schema.getType(name);
    if (isObjectType(condition)) return false;
    return isAbstractType(condition) && this.schema.isSubType(condition, type);
  }
}
