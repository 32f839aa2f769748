import type { Platform } from '@mikro-orm/core';
import { cursorWriter } from '../keyset.js';
import type { PagePlan } from '../page-plan.js';
import { type Block, SEPARATORS } from './block.js';
import { looksFor, type PageWants, placeOf } from './page-sql.js';
import type { Run } from './run.js';
import { pageAt } from './sql-text.js';
import { Unplanned } from './unplanned.js';

/** Writes JSON from the tokens of a row; `at` is where those of its block begin. */
export type Write = (row: readonly string[], at: number, run: Run) => string;

/** One thing that is written under a name. */
export interface Part<W> {
  readonly key: string;
  readonly write: W;
}

/** An object of parts, in their order. */
export function objectOf(parts: readonly Part<Write>[]): Write {
  const labels = labelsOf(parts);
  const writes = parts.map(({ write }) => write);
  return (row, at, run) => {
    let text = '{';
    for (let index = 0; index < writes.length; index++)
      text += (labels[index] as string) + (writes[index] as Write)(row, at, run);
    return `${text}}`;
  };
}

/** The same text always. */
export function constant(text: string): Write {
  return () => text;
}

/** Null where a flag of the row says so. */
export function masked(flag: number, write: Write): Write {
  return (row, at, run) => (row[at + flag] === '1' ? 'null' : write(row, at, run));
}

/** What a reference points at; its first token says whether it is there. */
export function behind(first: number, write: Write, isNullable: boolean): Write {
  return (row, at, run) => {
    if (row[at + first] !== '') return write(row, at + first, run);
    if (!isNullable) throw new Unplanned('value', 'null where it must not be');
    return 'null';
  };
}

/** A page as it came: its tokens, where its rows begin, and how many of them are shown. */
export interface ReadPage {
  readonly tokens: readonly string[];
  readonly plan: PagePlan<object>;
  readonly first: number;
  readonly width: number;
  readonly total: string;
  readonly shown: number;
  readonly isMoreAhead: boolean;
  readonly isMoreBehind: boolean;
}
export type WritePage = (page: ReadPage, run: Run) => string;

/** A list as one token → its JSON. Throws `Unplanned` where a text in it looks like a sign between tokens. */
export function pageOf(
  site: number,
  { block, wants }: { block: Block; wants: PageWants },
  parts: readonly Part<WritePage>[],
): (token: string, run: Run) => string {
  const separator = SEPARATORS[block.at.level] ?? '';
  const labels = labelsOf(parts);
  return (token, run) => {
    const plan = pageAt(run.asks, site);
    const tokens = token.split(separator);
    const looks = looksFor(plan, wants);
    let first = 0;
    const total = wants.total ? (tokens[first++] ?? '') : '';
    const isMoreBehind = looks.upTo && tokens[first++] === 't';
    const count = Number(tokens[first++]);
    if (tokens.length !== first + count * block.width) throw new Unplanned('value', 'a sign between tokens');
    run.rows += count;
    const shown = Math.min(count, plan.bounds.rows);
    const isMoreAhead = looks.beyond && count > plan.bounds.rows;
    const page = { tokens, plan, first, width: block.width, total, shown, isMoreAhead, isMoreBehind };
    let text = '{';
    for (let index = 0; index < parts.length; index++)
      text += (labels[index] as string) + (parts[index] as Part<WritePage>).write(page, run);
    return `${text}}`;
  };
}

/** The rows of a page in the order that they are shown in. */
export function rowsOf(write: Write): WritePage {
  return (page, run) => {
    const { tokens, shown, plan } = page;
    let text = '[';
    for (let index = 0; index < shown; index++) {
      if (index > 0) text += ',';
      text += write(tokens, startOf(page, plan.bounds.isBackward ? shown - 1 - index : index), run);
    }
    return `${text}]`;
  };
}

function startOf({ first, width }: ReadPage, index: number): number {
  return first + index * width;
}

/** `pageInfo`'s fields, by name; `cursor` writes that of a row. */
export function pageInfoOf(name: string, cursor: Write | null): WritePage | null {
  if (name === 'hasNextPage') return page => String(page.plan.bounds.isBackward ? page.isMoreBehind : page.isMoreAhead);
  if (name === 'hasPreviousPage')
    return page => String(page.plan.bounds.isBackward ? page.isMoreAhead : page.isMoreBehind);
  if (!cursor || (name !== 'startCursor' && name !== 'endCursor')) return null;
  return (page, run) => {
    if (page.shown === 0) return 'null';
    const isFirst = (name === 'startCursor') !== page.plan.bounds.isBackward;
    return cursor(page.tokens, startOf(page, isFirst ? 0 : page.shown - 1), run);
  };
}

/** An object of a page's parts within the list. */
export function pagePartsOf(parts: readonly Part<WritePage>[]): WritePage {
  const labels = labelsOf(parts);
  return (page, run) => `{${parts.map(({ write }, index) => `${labels[index]}${write(page, run)}`).join('')}}`;
}

/** The cursor of a row, of the token that holds its place in the order. */
export function cursorOf(site: number, slot: number, on: { block: Block; platform: Platform }): Write {
  return (row, at, run) => {
    const { keys } = pageAt(run.asks, site);
    run.cursors[site] ??= cursorWriter(keys);
    return `"${run.cursors[site](placeOf(row[at + slot] ?? '', keys, on))}"`;
  };
}

function labelsOf(parts: readonly Part<unknown>[]): string[] {
  return parts.map(({ key }, index) => `${index > 0 ? ',' : ''}${JSON.stringify(key)}:`);
}
