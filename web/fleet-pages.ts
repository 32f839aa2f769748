import type { Block } from './fleet-plan.js';

const MOST_ON_A_PAGE = 60;
/** Teams that stand on every page take at most this share of it: pages must come to an end. */
const PINNED_SHARE = 0.5;

/**
 * Pages of whole teams, as even as may be. A team with someone over the line is on every page, as long as half of the
 * page is left for others; a team that is larger than a page is split.
 */
export function pagesOf(blocks: readonly Block[]): Block[][] {
  if (size(blocks) <= MOST_ON_A_PAGE) return [[...blocks]];
  const pinned = pinnedOf(blocks);
  const room = MOST_ON_A_PAGE - size([...pinned]);
  const others = blocks.filter(block => !pinned.has(block)).flatMap(block => split(block, room));
  const most = fill(others, room).length;
  let height = Math.ceil(size(others) / most);
  while (fill(others, height).length > most) height++;
  return fill(others, height).map(page => inOrder(blocks, [...pinned, ...page]));
}

function pinnedOf(blocks: readonly Block[]): Set<Block> {
  const pinned = new Set<Block>();
  let left = MOST_ON_A_PAGE * PINNED_SHARE;
  for (const block of blocks.filter(({ reps }) => reps.some(rep => rep.hull.over > 0))) {
    if (block.reps.length > left) continue;
    pinned.add(block);
    left -= block.reps.length;
  }
  return pinned;
}

function fill(blocks: readonly Block[], height: number): Block[][] {
  const pages: Block[][] = [];
  let room = 0;
  for (const block of blocks) {
    if (pages.length === 0 || block.reps.length > room) {
      pages.push([]);
      room = height;
    }
    pages.at(-1)?.push(block);
    room -= block.reps.length;
  }
  return pages;
}

/** The order of the whole board, so that a team has the same neighbours on each page. */
function inOrder(blocks: readonly Block[], page: readonly Block[]): Block[] {
  const places = new Map(blocks.map((block, place) => [block.head.id, place]));
  const place = (block: Block): number => places.get(block.head.id) ?? 0;
  return [...page].sort((one, other) => place(one) - place(other));
}

function split(block: Block, most: number): Block[] {
  const parts = Math.ceil(block.reps.length / most);
  const each = Math.ceil(block.reps.length / parts);
  return Array.from({ length: parts }, (_, part) => ({
    key: part === 0 ? block.key : `${block.key}+${part}`,
    head: part === 0 ? block.head : { ...block.head, isContinued: true },
    reps: block.reps.slice(part * each, (part + 1) * each),
  }));
}

const size = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.reps.length, 0);
