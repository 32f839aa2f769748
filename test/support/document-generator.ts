import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** Random numbers that a seed makes again (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  isLucky(chance: number): boolean {
    return this.next() < chance;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  one<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }
}

/** A document, and how to draw variables for it again and again. */
export interface Drawn {
  readonly query: string;
  variables(dice: Dice, cursors: readonly string[]): Record<string, unknown>;
}

/** What values are drawn from, by the name of the scalar, and by the name of the place before that. */
export type Words = Readonly<Record<string, readonly unknown[]>>;

interface Variable {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly place: string;
}

const MAIN = /^(leads?|interactions|reps?|teams?|nodes?|findings|companies|pools|offers)$/;
const SIZES = [1, 1, 2, 3, 5, 7, 20, 1, 2, 3, 50, 100, 0, 101];
const PAGE = new Set(['first', 'after', 'last', 'before']);
const SHAPES = ['first', 'first', 'first-after', 'last', 'last-before', 'none', 'none', 'wild'] as const;

/** Writes documents over a schema: aliases, fragments, directives, variables, pages, filters and orders, as deep as they may be. */
export class DocumentGenerator {
  private variables: Variable[] = [];
  private fragments: string[] = [];
  private names = 0;
  private directives = 0;
  private aliases = 0;
  private readonly kinds: readonly string[];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly words: Words,
    /** Fields that are not asked for, be they of answers or of arguments, as `Type.field`. */
    private readonly avoided: ReadonlySet<string>,
  ) {
    const node = schema.getType('Node');
    this.kinds = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];
  }

  draw(dice: Dice): Drawn {
    [this.variables, this.fragments, this.names, this.directives, this.aliases] = [[], [], 0, 0, 0];
    const query = this.schema.getQueryType() as GraphQLObjectType;
    const roots = Object.values(query.getFields()).filter(field => !this.isAvoided(query, field));
    const count = dice.isLucky(0.25) ? 2 : 1;
    const main = roots.filter(({ name }) => MAIN.test(name));
    const parts = Array.from({ length: count }, () =>
      this.field(dice, query, { field: dice.one(dice.isLucky(0.7) ? main : roots), depth: 3 }),
    );
    const asked = [...this.variables];
    const head = asked.map(one => this.declared(dice, one)).join(', ');
    const text = `query Drawn${head && `(${head})`} { ${parts.join(' ')} } ${this.fragments.join(' ')}`;
    return {
      query: text,
      variables: (again, cursors) => {
        const values: Record<string, unknown> = {};
        for (const { name, type, place } of asked) {
          if (!isNonNullType(type) && again.isLucky(0.1)) continue;
          values[name] = this.value(again, type, { place, cursors, level: 0 });
        }
        return values;
      },
    };
  }

  /** Some variables have a default, which holds where nothing is said. */
  private declared(dice: Dice, { name, type, place }: Variable): string {
    if (isNonNullType(type) || !dice.isLucky(0.2)) return `$${name}: ${type}`;
    return `$${name}: ${type} = ${literalOf(this.value(dice, type, { place, cursors: [], level: 0 }), type)}`;
  }

  private isAvoided(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
    return this.avoided.has(`${type.name}.${field.name}`);
  }

  private field(
    dice: Dice,
    type: GraphQLObjectType,
    { field, depth }: { field: GraphQLField<unknown, unknown>; depth: number },
  ): string {
    const alias =
      this.aliases < 12 && dice.isLucky(0.2) ? `a${++this.aliases}: ` : type.name === 'Query' ? this.rootAlias() : '';
    const args = this.argumentsOf(dice, field);
    return `${alias}${field.name}${args}${this.directive(dice)} ${this.selection(dice, field.type, depth)}`;
  }

  private rootAlias(): string {
    return this.aliases < 14 ? `r${++this.aliases}: ` : '';
  }

  /** What is asked of an object: some of its fields, some of them in fragments. */
  private selection(dice: Dice, output: GraphQLOutputType, depth: number): string {
    const named = getNamedType(output);
    if (isLeafType(named)) return '';
    if (isInterfaceType(named)) return this.abstract(dice, depth);
    if (!isObjectType(named)) return '{ __typename }';
    const isStructural = /(Connection|Edge|PageInfo)$/.test(named.name);
    const fields = Object.values(named.getFields()).filter(
      field =>
        !this.isAvoided(named, field) &&
        (isLeafType(getNamedType(field.type)) || depth > 0 || isStructural) &&
        field.args.every(arg => !isRequiredArgument(arg)),
    );
    const count = 1 + dice.below(isStructural ? 3 : 6);
    const parts = Array.from({ length: count }, () => {
      if (fields.length === 0 || dice.isLucky(0.05)) return '__typename';
      const field = dice.one(fields);
      return this.field(dice, named, { field, depth: isStructural ? depth : depth - 1 });
    });
    const [first = '__typename', ...rest] = this.distinct(parts);
    const asked = [this.inFragment(dice, named, first), ...rest];
    return `{ ${asked.join(' ')} }`;
  }

  /** The same field with other arguments needs another name; what is asked twice as it is may stay. */
  private distinct(parts: readonly string[]): string[] {
    const seen = new Map<string, string>();
    return parts.filter(part => {
      const key = /^\w+(: \w+)?/.exec(part)?.[0].split(':')[0] ?? part;
      if (seen.has(key)) return false;
      seen.set(key, part);
      return true;
    });
  }

  private inFragment(dice: Dice, type: GraphQLObjectType, part: string): string {
    const choice = dice.below(10);
    if (choice === 0) return `... { ${part} }`;
    if (choice === 1) return `... on ${type.name}${this.directive(dice)} { ${part} }`;
    if (choice === 2 && type.getInterfaces().length > 0) return `... on Node { __typename id } ${part}`;
    if (choice !== 3 && choice !== 4) return part;
    const name = `F${++this.names}`;
    this.fragments.push(`fragment ${name} on ${type.name} { ${part} }`);
    // What is asked twice is answered once.
    return `...${name}${this.directive(dice)}${choice === 4 ? ` ${part} ...${name}` : ''}`;
  }

  private abstract(dice: Dice, depth: number): string {
    const names = dice.isLucky(0.6) ? ['Lead', 'Rep', 'Team'] : this.kinds;
    const kind = dice.one(names.map(name => this.schema.getType(name)).filter(isObjectType));
    return `{ __typename ... on ${kind.name} ${this.selection(dice, kind, depth)} ... on Node { id } }`;
  }

  private directive(dice: Dice): string {
    if (this.directives >= 4 || !dice.isLucky(0.06)) return '';
    this.directives++;
    const value = dice.isLucky(0.7) ? this.variable(this.schema.getDirective('skip')?.args[0]?.type, 'if') : 'true';
    return ` @${dice.one(['skip', 'include'])}(if: ${value})`;
  }

  private argumentsOf(dice: Dice, field: GraphQLField<unknown, unknown>): string {
    const pages = new Set<string>(dice.one(SHAPES).split('-'));
    const wanted = field.args.filter(arg => {
      if (isRequiredArgument(arg)) return true;
      if (PAGE.has(arg.name)) return pages.has('wild') ? dice.isLucky(0.15) : pages.has(arg.name);
      return dice.isLucky(0.5);
    });
    if (wanted.length === 0) return '';
    return `(${wanted.map(arg => `${arg.name}: ${this.argument(dice, arg, field.name)}`).join(', ')})`;
  }

  private argument(dice: Dice, arg: GraphQLArgument, field: string): string {
    const place = `${field}.${arg.name}` in this.words ? `${field}.${arg.name}` : arg.name;
    if (dice.isLucky(0.7) && this.variables.length < 12) return this.variable(arg.type, place);
    return literalOf(this.value(dice, arg.type, { place, cursors: [], level: 0 }), arg.type);
  }

  private variable(type: GraphQLInputType | undefined, place: string): string {
    if (!type) throw new Error(`nothing is known of ${place}`);
    const name = `v${this.variables.length}`;
    this.variables.push({ name, type, place });
    return `$${name}`;
  }

  private value(
    dice: Dice,
    type: GraphQLInputType,
    at: { place: string; cursors: readonly string[]; level: number },
  ): unknown {
    if (isNonNullType(type)) return this.value(dice, type.ofType, at);
    if (isListType(type)) return Array.from({ length: dice.below(3) }, () => this.value(dice, type.ofType, at));
    if (isEnumType(type)) return dice.one(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        ({ name }) => !this.avoided.has(`${type.name}.${name}`) && (at.level < 3 || !/^(and|or|not)$/.test(name)),
      );
      const given = fields.filter(field => isNonNullType(field.type) || dice.isLucky(1.4 / fields.length));
      return Object.fromEntries(
        given.map(field => [
          field.name,
          dice.isLucky(0.02) && !isNonNullType(field.type)
            ? null
            : this.value(dice, field.type, {
                ...at,
                place: wordsOf(field.name) ? field.name : at.place,
                level: at.level + 1,
              }),
        ]),
      );
    }
    if (at.place === 'after' || at.place === 'before')
      return at.cursors.length > 0 && !dice.isLucky(0.1) ? dice.one(at.cursors) : dice.isLucky(0.9) ? null : 'nonsense';
    if (at.place === 'first' || at.place === 'last') return dice.one(SIZES);
    return dice.one(this.words[at.place] ?? this.words[type.name] ?? [null]);
  }
}

/** Operators of a filter say nothing of what is compared; the field above them does. */
function wordsOf(name: string): boolean {
  return !/^(eq|neq|in|notIn|gte|gt|lte|lt|contains|startsWith|isNull|and|or|not)$/.test(name);
}

/** A value as it stands in a document. */
function literalOf(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(value, type.ofType);
  if (value === null || value === undefined) return 'null';
  if (isListType(type)) return `[${(value as unknown[]).map(item => literalOf(item, type.ofType)).join(', ')}]`;
  if (isEnumType(type)) return String(value);
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const parts = Object.entries(value).map(([name, inner]) => {
      const field = fields[name];
      return field ? `${name}: ${literalOf(inner, field.type)}` : '';
    });
    return `{ ${parts.join(', ')} }`;
  }
  return JSON.stringify(value);
}
