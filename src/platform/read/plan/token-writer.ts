import { type GraphQLEnumType, type GraphQLLeafType, isEnumType } from 'graphql';
import type { IdPrefix } from '../../ids.js';
import { type Codec, refuse, serialized } from './codec.js';
import { type Out, readyOf } from './out.js';
import type { Tokens } from './tokens.js';

/** Writes a token that is not null as JSON, as the type of its field serializes it. */
export type WriteToken = (row: Tokens, index: number, out: Out) => void;

const INT4_LIMIT = 2 ** 31;
const FEW_FIGURES = 9;

const WRITERS = new WeakMap<Codec, WeakMap<GraphQLLeafType, WriteToken>>();

/** The same for the same column and type, whatever document asks. */
export function tokenWriter(codec: Codec, type: GraphQLLeafType): WriteToken {
  const writers = WRITERS.get(codec) ?? new WeakMap<GraphQLLeafType, WriteToken>();
  WRITERS.set(codec, writers);
  const write = writers.get(type) ?? makeWriter(codec, type);
  writers.set(type, write);
  return write;
}

function makeWriter(codec: Codec, type: GraphQLLeafType): WriteToken {
  const { kind, mark, prefix } = codec;
  if (isEnumType(type) && kind === 'text') return enumWriter(type, mark);
  if (kind === 'uuid' && type.name === 'ID') return prefix ? idWriter(prefix) : textWriter(0);
  if (kind === 'text' && /^(String|ID|EmailAddress|PhoneNumber)$/.test(type.name)) return textWriter(mark);
  if (type.name === 'Float' && (kind === 'whole' || kind === 'number'))
    return (row, index, out) => out.ascii(String(codec.value(row.text(index))));
  if (kind === 'whole' && type.name === 'Int') return wholeWriter(value => Math.abs(value) < INT4_LIMIT);
  if (kind === 'whole' && type.name === 'SafeInt') return wholeWriter(Number.isSafeInteger);
  if (kind === 'boolean' && type.name === 'Boolean')
    return (row, index, out) => out.ascii(row.text(index).startsWith('t') ? 'true' : 'false');
  if (kind === 'time' && type.name === 'DateTime') return writeInstant;
  return (row, index, out) => out.text(serialized(type, codec.value(row.text(index))));
}

function textWriter(mark: number): WriteToken {
  return (row, index, out) => out.quoted(row.source, row.from(index) + mark, row.to(index));
}

function wholeWriter(isRight: (value: number) => boolean): WriteToken {
  return (row, index, out) => {
    const [from, to] = [row.from(index), row.to(index)];
    if (to - from > FEW_FIGURES && !isRight(Number(row.text(index)))) refuse(row.text(index));
    out.copied(row.source, from, to);
  };
}

function enumWriter(type: GraphQLEnumType, mark: number): WriteToken {
  const byLength: { text: string; json: Uint8Array }[][] = [];
  for (const { name, value } of type.getValues()) {
    const text = String(value);
    byLength[text.length] = [...(byLength[text.length] ?? []), { text, json: readyOf(`"${name}"`) }];
  }
  return (row, index, out) => {
    const from = row.from(index) + mark;
    for (const { text, json } of byLength[row.to(index) - from] ?? [])
      if (isAt(row.source, from, text)) {
        out.ready(json);
        return;
      }
    refuse(row.text(index));
  };
}

function isAt(source: string, from: number, text: string): boolean {
  for (let place = 0; place < text.length; place++)
    if (source.charCodeAt(from + place) !== text.charCodeAt(place)) return false;
  return true;
}

const INSTANT = readyOf('"0000-00-00T00:00:00.000Z"');
const [SPACE, PLUS, ZERO, LETTER_T] = [0x20, 0x2b, 0x30, 0x54];
const [DAY, POINT, END, ZONE] = [10, 19, 23, 3];

/** `2026-11-22 14:05:00.1+00` → `"2026-11-22T14:05:00.100Z"`; cut to milliseconds, as a Date is. */
function writeInstant(row: Tokens, index: number, out: Out): void {
  const { source } = row;
  const [from, end] = [row.from(index), row.to(index) - ZONE];
  // Years of five figures, years before Christ and infinity look otherwise.
  if (source.charCodeAt(from + DAY) !== SPACE || source.charCodeAt(end) !== PLUS) refuse(row.text(index));
  for (let place = 0; place < POINT; place++) INSTANT[place + 1] = source.charCodeAt(from + place);
  INSTANT[DAY + 1] = LETTER_T;
  for (let place = POINT + 1; place < END; place++)
    INSTANT[place + 1] = from + place < end ? source.charCodeAt(from + place) : ZERO;
  out.ready(INSTANT);
}

const LETTERS = readyOf('0123456789abcdefghjkmnpqrstvwxyz');
const LETTER = 31;
const UUID_CHARACTERS = 36;
const ID_LETTERS = 26;

/** `idFromUuid` in quotes, without big numbers and loops: lists hold hundreds of ids. */
function idWriter(prefix: IdPrefix): WriteToken {
  const codes = readyOf(`"${prefix}_${'0'.repeat(ID_LETTERS)}"`);
  const first = codes.length - ID_LETTERS - 1;
  return (row, index, out) => {
    const { source } = row;
    const from = row.from(index);
    if (row.to(index) - from !== UUID_CHARACTERS) refuse(row.text(index));
    const high = word(source, from, from + 4);
    const upper = word(source, from + 9, from + 14);
    const lower = word(source, from + 19, from + 24);
    const low = word(source, from + 28, from + 32);
    // Of 130 bits the first two are nothing; where a letter lies across two words, it is made of both.
    codes[first] = letter(high >>> 29);
    spell(codes, first + 1, high >>> 4);
    codes[first + 6] = letter((high << 1) | (upper >>> 31));
    spell(codes, first + 7, upper >>> 6);
    codes[first + 12] = letter(upper >>> 1);
    codes[first + 13] = letter((upper << 4) | (lower >>> 28));
    spell(codes, first + 14, lower >>> 3);
    codes[first + 19] = letter((lower << 2) | (low >>> 30));
    codes[first + 20] = letter(low >>> 25);
    spell(codes, first + 21, low);
    out.ready(codes);
  };
}

/** Five letters of the lowest 25 bits. */
function spell(codes: Uint8Array, at: number, bits: number): void {
  codes[at] = letter(bits >>> 20);
  codes[at + 1] = letter(bits >>> 15);
  codes[at + 2] = letter(bits >>> 10);
  codes[at + 3] = letter(bits >>> 5);
  codes[at + 4] = letter(bits);
}

function letter(bits: number): number {
  return LETTERS[bits & LETTER] as number;
}

/** 32 bits of two times four figures. */
function word(source: string, one: number, other: number): number {
  return (half(source, one) << 16) | half(source, other);
}

function half(source: string, at: number): number {
  return (
    (figure(source.charCodeAt(at)) << 12) |
    (figure(source.charCodeAt(at + 1)) << 8) |
    (figure(source.charCodeAt(at + 2)) << 4) |
    figure(source.charCodeAt(at + 3))
  );
}

/** What a figure of base 16 is worth, as PostgreSQL writes them: `0` to `9` and `a` to `f`. */
function figure(unit: number): number {
  return (unit & 15) + 9 * (unit >> 6);
}
