import type { Platform } from '@mikro-orm/core';
import { cursorWriter } from '../keyset.js';
import type { PagePlan } from '../page-plan.js';
import { type Block, SEPARATORS } from './block.js';
import { readyOf } from './out.js';
import { looksFor, type PageWants, placeOf } from './page-sql.js';
import type { Run } from './run.js';
import { pageAt } from './sql-text.js';
import { type Span, Tokens } from './tokens.js';
import { Unplanned } from './unplanned.js';

/** Writes JSON of the tokens of a row; `at` is where those of its block begin. */
export type Write = (row: Tokens, at: number, run: Run) => void;

/** One thing that is written under a name. */
export interface Part<W> {
  readonly key: string;
  readonly write: W;
}

/** An object of parts, in their order. */
export function objectOf(parts: readonly Part<Write>[]): Write {
  const labels = labelsOf(parts);
  const writes = parts.map(({ write }) => write);
  if (writes.length === 0) return constant('{}');
  return (row, at, run) => {
    const { out } = run;
    for (let index = 0; index < writes.length; index++) {
      out.ready(labels[index] as Uint8Array);
      (writes[index] as Write)(row, at, run);
    }
    out.ascii('}');
  };
}

/** The same text of ASCII always. */
export function constant(text: string): Write {
  const ready = readyOf(text);
  return (_row, _at, { out }) => out.ready(ready);
}

/** Null where a flag of the row says so. */
export function masked(flag: number, write: Write): Write {
  return (row, at, run) => (row.text(at + flag) === '1' ? run.out.ascii('null') : write(row, at, run));
}

/** What a reference points at; its first token says whether it is there. */
export function behind(first: number, write: Write, isNullable: boolean): Write {
  return (row, at, run) => {
    if (!row.isEmpty(at + first)) return write(row, at + first, run);
    if (!isNullable) throw new Unplanned('value', 'null where it must not be');
    run.out.ascii('null');
  };
}

/** A page as it came: its tokens, where its rows begin, and how many of them are shown. */
export interface ReadPage {
  readonly tokens: Tokens;
  readonly plan: PagePlan<object>;
  readonly first: number;
  readonly width: number;
  readonly total: string;
  readonly shown: number;
  readonly isMoreAhead: boolean;
  readonly isMoreBehind: boolean;
}
export type WritePage = (page: ReadPage, run: Run) => void;

/** A list as one token → its JSON. Throws `Unplanned` where a text in it looks like a sign between tokens. */
export function pageOf(
  site: number,
  { block, wants }: { block: Block; wants: PageWants },
  parts: readonly Part<WritePage>[],
): (token: Span, run: Run) => void {
  const separator = SEPARATORS[block.at.level] ?? '';
  const writeParts = pagePartsOf(parts);
  const read = (tokens: Tokens, run: Run): ReadPage => {
    const plan = pageAt(run.asks, site);
    const looks = looksFor(plan, wants);
    const total = wants.total ? (tokens.next() ?? '') : '';
    const isMoreBehind = looks.upTo && tokens.next() === 't';
    const count = Number(tokens.next());
    if (!tokens.restIs(count * block.width)) throw new Unplanned('value', 'a sign between tokens');
    run.rows += count;
    const shown = Math.min(count, plan.bounds.rows);
    const isMoreAhead = looks.beyond && count > plan.bounds.rows;
    const first = Number(wants.total) + Number(looks.upTo) + 1;
    return { tokens, plan, first, width: block.width, total, shown, isMoreAhead, isMoreBehind };
  };
  return (token, run) => {
    const tokens = Tokens.spare();
    try {
      writeParts(read(tokens.of(token, separator), run), run);
    } finally {
      tokens.giveBack();
    }
  };
}

/** The rows of a page in the order that they are shown in. */
export function rowsOf(write: Write): WritePage {
  return (page, run) => {
    const { tokens, shown, plan } = page;
    const { out } = run;
    out.ascii('[');
    for (let index = 0; index < shown; index++) {
      if (index > 0) out.ascii(',');
      write(tokens, startOf(page, plan.bounds.isBackward ? shown - 1 - index : index), run);
    }
    out.ascii(']');
  };
}

function startOf({ first, width }: ReadPage, index: number): number {
  return first + index * width;
}

/** `pageInfo`'s fields, by name; `cursor` writes that of a row. */
export function pageInfoOf(name: string, cursor: Write | null): WritePage | null {
  if (name === 'hasNextPage')
    return (page, { out }) => out.ascii(String(page.plan.bounds.isBackward ? page.isMoreBehind : page.isMoreAhead));
  if (name === 'hasPreviousPage')
    return (page, { out }) => out.ascii(String(page.plan.bounds.isBackward ? page.isMoreAhead : page.isMoreBehind));
  if (!cursor || (name !== 'startCursor' && name !== 'endCursor')) return null;
  return (page, run) => {
    if (page.shown === 0) return run.out.ascii('null');
    const isFirst = (name === 'startCursor') !== page.plan.bounds.isBackward;
    return cursor(page.tokens, startOf(page, isFirst ? 0 : page.shown - 1), run);
  };
}

/** An object of a page's parts within the list. */
export function pagePartsOf(parts: readonly Part<WritePage>[]): WritePage {
  if (parts.length === 0) return (_page, { out }) => out.ascii('{}');
  const labels = labelsOf(parts);
  const writes = parts.map(({ write }) => write);
  return (page, run) => {
    const { out } = run;
    for (let index = 0; index < writes.length; index++) {
      out.ready(labels[index] as Uint8Array);
      (writes[index] as WritePage)(page, run);
    }
    out.ascii('}');
  };
}

/** The cursor of a row, of the token that holds its place in the order. */
export function cursorOf(site: number, slot: number, on: { block: Block; platform: Platform }): Write {
  return (row, at, run) => {
    const { keys } = pageAt(run.asks, site);
    run.cursors[site] ??= cursorWriter(keys);
    run.out.ascii(`"${run.cursors[site](placeOf(row.text(at + slot), keys, on))}"`);
  };
}

/** What stands before each part of an object. */
function labelsOf(parts: readonly Part<unknown>[]): Uint8Array[] {
  return parts.map(({ key }, index) => readyOf(`${index > 0 ? ',' : '{'}${JSON.stringify(key)}:`));
}
