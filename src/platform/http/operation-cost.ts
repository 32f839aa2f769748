import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isLeafType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';
import { costLimitExceeded } from '../errors.js';
import { LIMITS } from '../limits.js';
import { coercedOf } from './coerced.js';
import type { PreparedOperation } from './operation.js';

const OBJECT_POINTS = 1;
const TOTAL_COUNT_POINTS = 5;
const MUTATION_POINTS = 10;
const SUBSCRIPTION_POINTS = 10;
const INTROSPECTION_POINTS = 50;

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * Points of one operation: a scalar 0, an object 1, a connection 1 + n × what one of it costs, `totalCount` 5, a
 * mutation 10, a subscription 10 at its start; introspection a flat 50. A fragment costs what it holds.
 */
export function costOf(
  schema: GraphQLSchema,
  operation: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
): number {
  const { document, operationName } = operation;
  const fragments = new Map(
    document.definitions.flatMap(node => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  return getComplexity({
    schema,
    query: document,
    variables: { ...variables },
    ...(operationName && { operationName }),
    context: { fragments },
    estimators: [estimate],
  });
}

/** Throws COST_LIMIT_EXCEEDED for an operation of more than 2,000 points; gives the points otherwise. */
export function checkCost(
  schema: GraphQLSchema,
  operation: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
): number {
  const cost = knownCost(schema, operation, variables);
  if (cost > LIMITS.costPoints) throw costLimitExceeded(cost, LIMITS.costPoints);
  return cost;
}

/** What was found to cost so much, by what the cost depends on. */
interface KnownCosts {
  /** Variables that say how much is asked for, and all the others, of which only counts whether they are given. */
  readonly sizes: ReadonlySet<string>;
  readonly names: readonly string[];
  readonly costs: Map<string, number>;
}

const KNOWN = new WeakMap<OperationDefinitionNode, KnownCosts>();
const KEPT_OF_ONE = 200;
const SIZES = new Set(['first', 'last', 'ids']);

/** The cost of an operation that comes again is not counted again. */
function knownCost(
  schema: GraphQLSchema,
  operation: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
): number {
  const node = getOperationAST(operation.document, operation.operationName);
  const coerced = node && coercedOf(schema, node, variables);
  if (!coerced) return costOf(schema, operation, variables);
  const known = KNOWN.get(node) ?? sizesOf(operation, node);
  KNOWN.set(node, known);
  const key = known.names.map(name => keyOf(coerced[name], known.sizes.has(name))).join();
  const cost = known.costs.get(key) ?? costOf(schema, operation, variables);
  if (known.costs.size >= KEPT_OF_ONE) known.costs.clear();
  known.costs.set(key, cost);
  return cost;
}

function keyOf(value: unknown, isSize: boolean): string {
  if (value === null || value === undefined) return '-';
  if (!isSize) return '+';
  return Array.isArray(value) ? `[${value.length}]` : String(value);
}

function sizesOf({ document }: PreparedOperation, operation: OperationDefinitionNode): KnownCosts {
  const sizes = new Set<string>();
  const counting = { Variable: ({ name }: { name: { value: string } }) => void sizes.add(name.value) };
  visit(document, {
    Argument: node => void (SIZES.has(node.name.value) && visit(node, counting)),
    Directive: node => void visit(node, counting),
  });
  const names = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  return { sizes, names, costs: new Map() };
}

function estimate({ type, field, node, args, childComplexity, context }: ComplexityEstimatorArgs): number {
  if (field.name === '__schema' || field.name === '__type') return INTROSPECTION_POINTS;
  const returned = getNamedType(field.type);
  const isPartOfConnection = type.name.endsWith('Connection');
  if (isPartOfConnection && field.name === 'totalCount') return TOTAL_COUNT_POINTS;
  if (isPartOfConnection && field.name === 'pageInfo') return 0;
  const root = rootPoints(type.name, returned.name);
  if (isLeafType(returned)) return root;
  if (!returned.name.endsWith('Connection')) return root + OBJECT_POINTS + sizeOf(args) * childComplexity;
  const counting = asksForTotal(node.selectionSet, context?.fragments ?? new Map()) ? TOTAL_COUNT_POINTS : 0;
  return root + OBJECT_POINTS + counting + pageSize(args) * (childComplexity - counting);
}

function rootPoints(typeName: string, returnedName: string): number {
  if (typeName === 'Mutation') return MUTATION_POINTS;
  return typeName === 'Subscription' && returnedName !== '' ? SUBSCRIPTION_POINTS : 0;
}

/** A look-up by a list of ids answers with as many objects. */
function sizeOf(args: Readonly<Record<string, unknown>>): number {
  return Array.isArray(args.ids) ? Math.max(1, args.ids.length) : 1;
}

function pageSize(args: Readonly<Record<string, unknown>>): number {
  const asked = args.first ?? args.last ?? LIMITS.pageRowsDefault;
  return typeof asked === 'number' ? Math.min(LIMITS.pageRowsMax, Math.max(1, asked)) : LIMITS.pageRowsDefault;
}

function asksForTotal(
  selectionSet: SelectionSetNode | undefined,
  fragments: Fragments,
  open = new Set<string>(),
): boolean {
  return (selectionSet?.selections ?? []).some(node => {
    if (node.kind === Kind.FIELD) return (node as FieldNode).name.value === 'totalCount';
    if (node.kind === Kind.INLINE_FRAGMENT) return asksForTotal(node.selectionSet, fragments, open);
    if (open.has(node.name.value)) return false;
    open.add(node.name.value);
    return asksForTotal(fragments.get(node.name.value)?.selectionSet, fragments, open);
  });
}
