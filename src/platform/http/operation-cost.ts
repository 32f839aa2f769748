import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  isAbstractType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  valueFromAST,
} from 'graphql';
import { coercedOf } from '../coerced.js';
import { costLimitExceeded } from '../errors.js';
import { LIMITS } from '../limits.js';
import { flagsOf, type Nodes, type Selected, Selections } from '../selection.js';
import type { PreparedOperation } from './operation.js';
import { sizeOf } from './sized.js';

const OBJECT_POINTS = 1;
const TOTAL_COUNT_POINTS = 5;
const MUTATION_POINTS = 10;
const SUBSCRIPTION_POINTS = 10;
const INTROSPECTION_POINTS = 50;

type Variables = Readonly<Record<string, unknown>>;
/** Points, once the variables are known. */
type Price = (variables: Variables) => number;
/** What was worked out of an operation: by what its parts come and go, and its price for each of these ways. */
interface Known {
  readonly flags: readonly string[];
  readonly prices: Map<string, Price>;
}

// A document has at most five directives.
const KEPT_OF_ONE = 32;
const known = new WeakMap<OperationDefinitionNode, Known>();

/**
 * Points of one operation: a scalar 0, an object 1, a connection 1 + n × what one of it costs, any other list of objects
 * 1 + n × what is below one of it, `totalCount` 5, a mutation 10, a subscription 10 at its start; introspection a flat 50.
 * n is what `first`, `last` or `ids` ask for; for a list without them what its field declares (`Sized`), else ten. What
 * counts is what is selected as the plan of a query sees it: a fragment costs what it holds, what is asked twice costs
 * once, of several types the dearest counts.
 */
export function costOf(schema: GraphQLSchema, prepared: PreparedOperation, variables: Variables): number {
  const { document, operationName } = prepared;
  const operation = getOperationAST(document, operationName);
  if (!operation) return 0;
  const coerced = coercedOf(schema, operation, variables);
  if (!coerced) throw getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors?.at(-1);
  const about = known.get(operation) ?? { flags: flagsOf(document), prices: new Map<string, Price>() };
  known.set(operation, about);
  const key = about.flags.map(name => String(coerced[name])).join('|');
  const price = about.prices.get(key) ?? new Pricing(schema, new Selections(schema, document, coerced)).of(operation);
  if (about.prices.size >= KEPT_OF_ONE) about.prices.clear();
  about.prices.set(key, price);
  return price(coerced);
}

/** Throws COST_LIMIT_EXCEEDED for an operation of more than 2,000 points; gives the points otherwise. */
export function checkCost(schema: GraphQLSchema, operation: PreparedOperation, variables: Variables): number {
  const cost = costOf(schema, operation, variables);
  if (cost > LIMITS.costPoints) throw costLimitExceeded(cost, LIMITS.costPoints);
  return cost;
}

/** Works out once what a selection costs, whatever the sizes of its pages will be. */
class Pricing {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly selections: Selections,
  ) {}

  of(operation: OperationDefinitionNode): Price {
    const root = this.schema.getRootType(operation.operation);
    return root ? this.selected(root, this.selections.of(root, [operation])) : () => 0;
  }

  private selected(type: GraphQLObjectType, selected: Selected): Price {
    return sumOf([...selected.values()].map(nodes => this.field(type, nodes)));
  }

  /** What is below a field, by the dearest of the types that it may be of. */
  private below(field: GraphQLField<unknown, unknown>, nodes: Nodes): Price {
    const named = getNamedType(field.type);
    if (isObjectType(named)) return this.selected(named, this.selections.of(named, nodes));
    if (!isAbstractType(named)) return free;
    const prices = this.schema
      .getPossibleTypes(named)
      .map(type => this.selected(type, this.selections.of(type, nodes)))
      .filter(price => price !== free);
    return prices.length === 0 ? free : variables => Math.max(...prices.map(price => price(variables)));
  }

  private field(type: GraphQLObjectType, nodes: Nodes): Price {
    const { value: name } = nodes[0].name;
    if (name === '__schema' || name === '__type') return fixed(INTROSPECTION_POINTS);
    const field = type.getFields()[name];
    if (!field) return free;
    const isPart = type.name.endsWith('Connection');
    if (isPart && name === 'totalCount') return fixed(TOTAL_COUNT_POINTS);
    if (isPart && name === 'pageInfo') return free;
    const root = type === this.schema.getMutationType() ? MUTATION_POINTS : 0;
    const start = type === this.schema.getSubscriptionType() ? SUBSCRIPTION_POINTS : 0;
    const named = getNamedType(field.type);
    if (isLeafType(named)) return fixed(root + start);
    const own = root + start + OBJECT_POINTS;
    const times = isPart ? once : timesOf(field, nodes);
    if (isObjectType(named) && named.name.endsWith('Connection')) return this.page(named, nodes, { own, times });
    const price = this.below(field, nodes);
    return variables => own + times(variables) * price(variables);
  }

  /** The rows of a page as often as there may be rows; what stands beside them once. */
  private page(type: GraphQLObjectType, nodes: Nodes, on: { own: number; times: Price }): Price {
    const parts = [...this.selections.of(type, nodes).values()];
    const isCount = (part: Nodes) => part[0].name.value === 'totalCount';
    const beside = sumOf(parts.filter(isCount).map(part => this.field(type, part)));
    const each = sumOf(parts.filter(part => !isCount(part)).map(part => this.field(type, part)));
    return variables => on.own + beside(variables) + on.times(variables) * each(variables);
  }
}

const free: Price = () => 0;
const once: Price = () => 1;

function fixed(points: number): Price {
  return points === 0 ? free : () => points;
}

function sumOf(prices: readonly Price[]): Price {
  const dear = prices.filter(price => price !== free);
  if (dear.length === 0) return free;
  return variables => dear.reduce((sum, price) => sum + price(variables), 0);
}

/** How many objects a field is taken to answer with: as many as ids are looked up, as a page has rows, or as it declares. */
function timesOf(field: GraphQLField<unknown, unknown>, [node]: Nodes): Price {
  const has = (name: string) => field.args.some(arg => arg.name === name);
  const isPage = has('first') || getNamedType(field.type).name.endsWith('Connection');
  if (!isPage && !has('ids')) return isListType(getNullableType(field.type)) ? fixed(sizeOf(field)) : once;
  const [first, last, ids] = ['first', 'last', 'ids'].map(name => argumentOf(field, node, name));
  return variables => {
    if (!isPage) return Math.max(1, listOf(ids?.(variables)).length);
    const asked = first?.(variables) ?? last?.(variables) ?? LIMITS.pageRowsDefault;
    return typeof asked === 'number' ? Math.min(LIMITS.pageRowsMax, Math.max(1, asked)) : LIMITS.pageRowsDefault;
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** One argument of a field by the variables: the other ones may be large. */
function argumentOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  name: string,
): ((variables: Variables) => unknown) | null {
  const arg = field.args.find(one => one.name === name);
  const value = node.arguments?.find(one => one.name.value === name)?.value;
  if (!arg) return null;
  if (!value) return () => arg.defaultValue;
  if (value.kind !== Kind.VARIABLE) return variables => valueFromAST(value, arg.type, variables);
  return variables => (value.name.value in variables ? variables[value.name.value] : arg.defaultValue);
}
