import { wallClock } from '../../platform/clock.js';
import type { OPERATIONS } from './operations.js';

/** What leads of the race are of. */
export interface Parts {
  /** The default one and another, each with NEW, TALK and OFFERED. */
  readonly pipelines: readonly { readonly id: string; readonly stageIds: readonly string[] }[];
  readonly productIds: readonly string[];
}

export type Make = (operation: keyof typeof OPERATIONS, input: object) => Promise<{ readonly id: string }>;

/** Product lines of which a rep may hold only so much. */
export const PRODUCT_LINES = ['heavy', 'light'] as const;

/** Levels of the reps without a line of their own. */
export const LEVELS = ['NOVICE', 'REGULAR'] as const;

const PRODUCTS = { coal: 'heavy', ore: 'heavy', wool: 'light', salt: null } as const;
const DAY_MS = 86_400_000;

/** The product that goes from one line to another and back. */
export const soldAs = (line: string | null): object => ({ key: 'coal', name: 'coal', line });

/** The day on which a rep began so long ago. */
export const daysAgo = (days: number): string =>
  new Date(wallClock().getTime() - days * DAY_MS).toISOString().slice(0, 10);

/** What a level may hold; whoever is new of the first begins with a part of it. */
export function levelLine(level: (typeof LEVELS)[number], capacity: number): object {
  const ramp = { startShare: 0.3, days: 20 };
  return { level, mode: 'LIMITED', capacity, ...(level === 'NOVICE' ? { ramp } : { basis: 'WEIGHTED' }) };
}

const WAYS = [
  ['NEW', 'TALK'],
  ['TALK', 'OFFERED'],
  ['OFFERED', 'TALK'],
  ['OFFERED', 'WON'],
  ['NEW', 'LOST'],
  ['TALK', 'LOST'],
] as const;

/** The pipeline of the race, its open stages at these weights. */
export function pipelineAt({ fresh, offered }: { fresh: number; offered: number }): object {
  const stage = (key: string, lifecycle: string, more: object) => ({
    key,
    name: key.toLowerCase(),
    lifecycle,
    ...more,
  });
  return {
    key: 'race',
    name: 'Race',
    isDefault: true,
    stages: [
      stage('NEW', 'POTENTIAL', { loadUnits: fresh }),
      stage('TALK', 'INTERESTED', { loadUnits: 1 }),
      stage('OFFERED', 'INTERESTED', { loadUnits: offered }),
      stage('WON', 'CUSTOMER', { isWon: true, loadUnits: 0 }),
      stage('LOST', 'ENDED', { isTerminal: true, loadUnits: 0 }),
    ],
    transitions: WAYS.map(([from, to]) => ({ from, to })),
  };
}

/** Two pipelines, of which the first is the default one, and products of two lines and of none. */
export async function makeParts(make: Make): Promise<Parts> {
  const pipelines: Parts['pipelines'][number][] = [];
  for (const more of [{}, { key: 'side', name: 'Side', isDefault: null }]) {
    const { id, stages } = (await make('savePipeline', {
      ...pipelineAt({ fresh: 1, offered: 2 }),
      ...more,
    })) as { id: string; stages: { id: string; key: string }[] };
    const open = ['NEW', 'TALK', 'OFFERED'].flatMap(wanted => stages.find(({ key }) => key === wanted)?.id ?? []);
    pipelines.push({ id, stageIds: open });
  }
  const productIds: string[] = [];
  for (const [key, line] of Object.entries(PRODUCTS))
    productIds.push((await make('saveProduct', { key, name: key, line })).id);
  return { pipelines, productIds };
}

/** Of both levels a line; and of a pipeline, of a level in the other one and of a product line, what each rep may hold. */
export async function putUpWalls(make: Make, { pipelines: [race, side] }: Parts): Promise<void> {
  const limits = [
    levelLine('NOVICE', 10),
    levelLine('REGULAR', 8),
    { level: 'NOVICE', pipelineId: race?.id, mode: 'LIMITED', capacity: 3 },
    { pipelineId: side?.id, mode: 'LIMITED', capacity: 2 },
    { productLine: PRODUCT_LINES[0], mode: 'LIMITED', capacity: 3 },
  ];
  for (const limit of limits) await make('setHoldingQuota', limit);
}
