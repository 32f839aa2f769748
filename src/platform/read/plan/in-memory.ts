import { type FieldNode, type GraphQLOutputType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { Viewer } from '../../access/viewer.js';
import { isMasked } from '../view.js';
import { isResolvedByClass } from '../wire.js';
import { serialized } from './codec.js';
import type { Needs } from './need.js';
import type { Selections } from './selection.js';
import { Unplanned } from './unplanned.js';

/** A value that is at hand → its JSON. */
export type WriteValue = (value: unknown, viewer: Viewer) => string;
type Nodes = readonly [FieldNode, ...FieldNode[]];

/** Writes values that were worked out, and the plain objects in them; an object with a table of its own is none of these. */
export class InMemory {
  constructor(
    private readonly needs: Needs,
    private readonly selections: Selections,
  ) {}

  writer(type: GraphQLOutputType, nodes: Nodes): WriteValue {
    if (isNonNullType(type)) {
      const inner = this.writer(type.ofType, nodes);
      return (value, viewer) => {
        if (value === null || value === undefined) throw new Unplanned('value', 'null where it must not be');
        return inner(value, viewer);
      };
    }
    if (isListType(type)) {
      const inner = this.writer(type.ofType, nodes);
      return (value, viewer) => {
        if (value === null || value === undefined) return 'null';
        if (!Array.isArray(value)) throw new Unplanned('value', 'no list');
        return `[${value.map(item => inner(item, viewer)).join(',')}]`;
      };
    }
    if (isLeafType(type)) return value => (value === null || value === undefined ? 'null' : serialized(type, value));
    if (!isObjectType(type)) throw new Unplanned('field', String(type));
    const inner = this.object(type, nodes);
    return (value, viewer) => {
      if (value === null || value === undefined) return 'null';
      if (typeof value !== 'object') throw new Unplanned('value', 'no object');
      return inner(value, viewer);
    };
  }

  private object(
    type: GraphQLOutputType & { readonly name: string },
    nodes: Nodes,
  ): (value: object, viewer: Viewer) => string {
    if (!isObjectType(type)) throw new Unplanned('field', type.name);
    const policy = this.needs.policyOf(type);
    if (!policy || 'entity' in policy) throw new Unplanned('field', type.name);
    const parts: ((value: object, viewer: Viewer) => string)[] = [];
    for (const [key, asked] of this.selections.of(type, nodes)) {
      const label = `${parts.length > 0 ? ',' : ''}${JSON.stringify(key)}:`;
      const { value: name } = asked[0].name;
      if (name === '__typename') {
        parts.push(() => `${label}"${type.name}"`);
        continue;
      }
      const field = type.getFields()[name];
      const mask = policy.masks.get(name);
      if (!field || !mask || isResolvedByClass(policy.viewClass, name))
        throw new Unplanned('field', `${type.name}.${name}`);
      const write = this.writer(field.type, asked);
      parts.push((value, viewer) => {
        if (isMasked(mask, viewer, value)) return `${label}null`;
        return label + write(plainAt(value, name), viewer);
      });
    }
    return (value, viewer) => `{${parts.map(part => part(value, viewer)).join('')}}`;
  }
}

function plainAt(value: object, name: string): unknown {
  const found = (value as Record<string, unknown>)[name];
  if (typeof found === 'function' || found instanceof Promise) throw new Unplanned('value', name);
  return found;
}
