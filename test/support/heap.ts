import type { CDPSession, Page } from 'playwright-core';
import { waitFor } from './wait-for.js';

/** What a page holds once all that nobody needs is swept away. */
export interface Held {
  /** All that the engine uses, with the machine code that it makes of what runs often. */
  readonly heapBytes: number;
  /** Objects, texts, lists and functions of the page. */
  readonly objectBytes: number;
  readonly domNodes: number;
  readonly listeners: number;
}

/** So much may a page grow by that stands for months: what engines keep for speed, never what was shown. */
const SHARE = 0.05;
const SLACK = { heapBytes: 512 * 1024, objectBytes: 64 * 1024, domNodes: 60, listeners: 8 } as const;
const OBJECTS = new Set(['object', 'array', 'string', 'concatenated string', 'sliced string', 'closure', 'number']);

interface Snapshot {
  readonly snapshot: { readonly meta: { readonly node_fields: string[]; readonly node_types: [string[]] } };
  readonly nodes: readonly number[];
}

/** Asks the browser what a page holds. */
export async function openScale(page: Page): Promise<() => Promise<Held>> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  return async () => {
    await waitFor(async () => (await page.locator('.flight').count()) === 0, 20_000);
    return weigh(session);
  };
}

async function weigh(session: CDPSession): Promise<Held> {
  for (let sweep = 0; sweep < 2; sweep++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return {
    heapBytes: usedSize,
    objectBytes: await weighObjects(session),
    domNodes: nodes,
    listeners: jsEventListeners,
  };
}

async function weighObjects(session: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const keep = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', keep);
  await session.send('HeapProfiler.takeHeapSnapshot');
  session.off('HeapProfiler.addHeapSnapshotChunk', keep);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length)
    if (OBJECTS.has(types[0][nodes[at + type] ?? -1] ?? '')) bytes += nodes[at + size] ?? 0;
  return bytes;
}

/** What of a page has grown, in words; nothing where it stood still. */
export function growthOf({ early, late }: { readonly early: Held; readonly late: Held }): string[] {
  return (Object.keys(SLACK) as (keyof Held)[])
    .filter(what => late[what] > early[what] * (1 + SHARE) + SLACK[what])
    .map(what => `${what} grew from ${early[what]} to ${late[what]}`);
}
