import { setTimeout as pause } from 'node:timers/promises';
import { createFeed, type Feed } from '../../../web/feed.js';
import { Role } from '../../platform/access/viewer.js';
import { elapsedMs } from '../../platform/clock.js';
import { type Caller, callPatiently, openCaller } from './caller.js';
import type { Dice } from './dice.js';
import { FEEDS, OPERATIONS } from './operations.js';
import type { Place } from './place.js';

/** `before` is the law: the cursor of a snapshot is read before its data. `after` is the mutant. */
export type CursorRead = 'before' | 'after';

/** How many snapshots were carried on by events to a later one, and how many did not meet it. */
export interface SeamsReport {
  readonly seams: number;
  readonly folded: number;
  readonly torn: readonly string[];
}

export interface SeamsOptions {
  readonly clients: number;
  readonly ms: number;
  /** A slow machine gets more time, until so many seams were tried. */
  readonly atLeast: number;
  readonly dice: Dice;
  readonly cursorRead: CursorRead;
}

interface State {
  readonly version: number;
  readonly stageId: string;
  readonly ownerId: string | null;
}

interface Snapshot {
  readonly cursor: string;
  readonly leads: ReadonlyMap<string, State>;
}

/** One thing that an event said of a lead. */
interface Said {
  readonly leadId: string;
  readonly version: number;
  readonly stageId?: string;
  readonly ownerId?: string | null;
}

const PATIENCE = 4;
const MEET_MS = 4000;
const MEET_POLL_MS = 10;
const CHANGE_TRIES = 50;
const HELD_MS = { least: 20, most: 200 };

/** Clients who take a snapshot, follow both feeds from its cursor, and hold the fold against a later snapshot; again and again. */
export async function trySeams(place: Place, options: SeamsOptions): Promise<SeamsReport> {
  const report = { seams: 0, folded: 0, torn: [] as string[] };
  const endsAtMs = elapsedMs() + options.ms;
  const run = async (nth: number) => {
    const caller = await openCaller(place.url, { subject: `watcher-${nth}`, role: Role.ADMIN }, place.access);
    const dice = options.dice.for(nth);
    while (
      elapsedMs() < endsAtMs ||
      (report.seams < options.atLeast && elapsedMs() < endsAtMs + PATIENCE * options.ms)
    ) {
      const { folded, torn } = await trySeam({ place, caller, dice, cursorRead: options.cursorRead });
      report.seams++;
      report.folded += folded;
      report.torn.push(...torn);
    }
  };
  await Promise.all(Array.from({ length: options.clients }, (_, nth) => run(nth)));
  return report;
}

interface Seam {
  readonly place: Place;
  readonly caller: Caller;
  readonly dice: Dice;
  readonly cursorRead: CursorRead;
}

async function trySeam({ place, caller, dice, cursorRead }: Seam): Promise<{ folded: number; torn: string[] }> {
  const first = await takeSnapshot(caller, { cursorRead, dice });
  const said: Said[] = [];
  const feeds = followBoth(place, { token: caller.token, after: first.cursor }, said);
  try {
    await pause(dice.between(HELD_MS.least, HELD_MS.most));
    const later = await takeSnapshot(caller, { cursorRead: 'before', dice });
    let torn = differences(first, said, later);
    for (
      const endsAtMs = elapsedMs() + MEET_MS;
      torn.length > 0 && elapsedMs() < endsAtMs;
      torn = differences(first, said, later)
    )
      await pause(MEET_POLL_MS);
    return { folded: said.length, torn: torn.slice(0, 1) };
  } finally {
    for (const feed of feeds) feed.stop();
  }
}

/** The mutant's cursor is read after its data, once something has happened in between. */
async function takeSnapshot(
  caller: Caller,
  { cursorRead, dice }: Pick<Seam, 'cursorRead' | 'dice'>,
): Promise<Snapshot> {
  const snapshot = await askSnapshot(caller);
  if (cursorRead === 'before') return snapshot;
  let next = snapshot;
  for (let tries = 0; tries < CHANGE_TRIES && differences(snapshot, [], next).length === 0; tries++) {
    await pause(dice.between(HELD_MS.least, HELD_MS.most));
    next = await askSnapshot(caller);
  }
  return { cursor: next.cursor, leads: snapshot.leads };
}

interface ShownLead {
  readonly id: string;
  readonly version: number;
  readonly stage: { readonly id: string };
  readonly owner: { readonly id: string } | null;
}

async function askSnapshot(caller: Caller): Promise<Snapshot> {
  const { data, errors } = await callPatiently(caller, OPERATIONS.snapshot);
  if (errors.length > 0) throw new Error(`A snapshot was refused: ${errors.join(', ')}`);
  const { cursor, nodes } = data.leads as { cursor: string; nodes: ShownLead[] };
  return {
    cursor,
    leads: new Map(
      nodes.map(lead => [lead.id, { version: lead.version, stageId: lead.stage.id, ownerId: lead.owner?.id ?? null }]),
    ),
  };
}

interface Frame {
  readonly cursor: string;
  readonly events: readonly {
    readonly cursor: string;
    readonly leadId: string;
    readonly version: number;
    readonly toStage?: { readonly id: string };
    readonly toRep?: { readonly id: string } | null;
  }[];
}

function followBoth(place: Place, { token, after }: { token: string; after: string }, said: Said[]): Feed[] {
  const url = `${place.url.replace(/^http/, 'ws')}/graphql`;
  const listen = (query: string) =>
    createFeed<Frame>({
      url,
      query,
      after,
      token: () => token,
      onFrame: ({ events }) => {
        for (const { leadId, version, toStage, toRep } of events)
          said.push({ leadId, version, ...(toStage ? { stageId: toStage.id } : { ownerId: toRep?.id ?? null }) });
      },
    });
  return [listen(FEEDS.leadStageChanged), listen(FEEDS.leadAssigned)];
}

/** Where a snapshot and the events after it do not give a later snapshot: leads that differ, each at the version that it has there. */
export function differences(first: Snapshot, said: readonly Said[], later: Snapshot): string[] {
  const folded = new Map(
    [...first.leads].map(([id, { version, stageId, ownerId }]) => [
      id,
      { stageId, ownerId, stageAt: version, ownerAt: version },
    ]),
  );
  for (const { leadId, version, stageId, ownerId } of said) {
    const lead = folded.get(leadId);
    if (!lead || version > (later.leads.get(leadId)?.version ?? 0)) continue;
    if (stageId !== undefined && version > lead.stageAt) Object.assign(lead, { stageId, stageAt: version });
    if (ownerId !== undefined && version > lead.ownerAt) Object.assign(lead, { ownerId, ownerAt: version });
  }
  return [...later.leads].flatMap(([id, truth]) => {
    const lead = folded.get(id);
    const meets = lead?.stageId === truth.stageId && lead.ownerId === truth.ownerId;
    return meets ? [] : [`${id} at version ${truth.version}`];
  });
}
