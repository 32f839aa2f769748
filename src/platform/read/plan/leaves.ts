import type { EntityProperty, Platform } from '@mikro-orm/core';
import { getNamedType, isLeafType, isListType, isNonNullType } from 'graphql';
import type { Nodes } from '../../selection.js';
import type { Block } from './block.js';
import { type Codec, codecOf } from './codec.js';
import type { Need } from './need.js';
import type { AnyField } from './parts.js';
import type { Write } from './shape.js';
import { tokenWriter } from './token-writer.js';
import { Unplanned } from './unplanned.js';
import type { Values } from './values.js';

interface Slot {
  readonly name: string;
  readonly slot: number;
  readonly codec: Codec;
  read(token: string): unknown;
}

/** Fields of a row that are made of its own columns. */
export class Leaves {
  constructor(
    private readonly platform: Platform,
    private readonly values: Values,
  ) {}

  /** A column of the row. */
  column(field: AnyField, property: EntityProperty, { nodes, block }: { nodes: Nodes; block: Block }): Write {
    const codec = codecOf(property, this.platform);
    const { slot } = this.slot(block, property);
    const type = isNonNullType(field.type) ? field.type.ofType : field.type;
    if (!isLeafType(type) || isListType(type)) {
      const write = this.values.writer(field.type, nodes);
      return (row, at, run) => {
        const token = row.text(at + slot);
        write(
          run.made(write, token, () => codec.value(token)),
          run,
        );
      };
    }
    const write = tokenWriter(codec, type);
    if (!codec.isNullable) return (row, at, { out }) => write(row, at + slot, out);
    const isNullable = !isNonNullType(field.type);
    return (row, at, { out }) => {
      if (!row.isEmpty(at + slot)) return write(row, at + slot, out);
      if (!isNullable) throw new Unplanned('value', `${field.name} is null`);
      out.ascii('null');
    };
  }

  /** Worked out of columns of the row. What a value leads to is known by it, so the same tokens make one value. */
  worked(
    field: AnyField,
    need: Need & { readonly kind: 'worked' },
    { nodes, block }: { nodes: Nodes; block: Block },
  ): Write {
    const slots = need.properties.map(property => this.slot(block, property));
    const write = this.values.writer(field.type, nodes);
    const workedOut = (tokens: readonly string[]) => {
      const values = slots.map(({ name, read }, index) => [name, read(tokens[index] ?? '')]);
      try {
        return need.value(Object.fromEntries(values) as object);
      } catch {
        throw new Unplanned('value', 'a field could not be worked out');
      }
    };
    const isLeaf = isLeafType(getNamedType(field.type));
    return (row, at, run) => {
      const tokens = slots.map(({ slot }) => row.text(at + slot));
      const value = isLeaf ? workedOut(tokens) : run.made(write, tokens.join('\0'), () => workedOut(tokens));
      write(value, run);
    };
  }

  /** The place of the token of a property, and how it is read. */
  slot(block: Block, property: EntityProperty): Slot {
    const codec = codecOf(property, this.platform);
    const slot = block.column(property, () => codec.select(block.scope.column(property)));
    const read = (token: string) => {
      const value = codec.value(token);
      return property.targetMeta && value !== null ? { id: value } : value;
    };
    return { name: property.name, slot, codec, read };
  }
}
