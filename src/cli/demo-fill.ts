import { HEAD, type World, type WorldRep } from './demo-cast.js';
import type { DemoClient } from './demo-client.js';
import { at, prospect } from './demo-prospects.js';

/** One lead of the world when it begins. */
interface PlannedLead {
  readonly number: number;
  readonly rep: WorldRep | null;
  readonly poolKey: string | null;
  /** The stage in play that it has reached, or how it was decided. */
  readonly reached: string;
}

export interface MadeLead extends PlannedLead {
  readonly id: string;
}

interface RowAnswer {
  readonly lead: { readonly id: string } | null;
  readonly userErrors: readonly { readonly message: string }[];
}

const IN_PLAY = [
  'NEW',
  'CONTACTED',
  'ENGAGED',
  'CONTACTED',
  'QUALIFIED',
  'NEW',
  'PROPOSAL',
  'ENGAGED',
  'CONTACTED',
  'QUALIFIED',
];
const DECIDED = ['WON', 'LOST', 'LOST', 'WON', 'DISQUALIFIED'];
const POOLED: readonly [key: string, count: number][] = [
  ['default', 18],
  ['demo-north', 9],
];
const LOST_REASONS = ['PRICE', 'TIMING', 'NO_BUDGET', 'NO_RESPONSE', 'NO_NEED'];
const TOUCHES = [
  { channel: 'PHONE', direction: 'OUTBOUND', disposition: 'NO_ANSWER' },
  { channel: 'EMAIL', direction: 'OUTBOUND', disposition: null },
  { channel: 'PHONE', direction: 'OUTBOUND', disposition: 'CONNECTED', durationSeconds: 340 },
  { channel: 'EMAIL', direction: 'INBOUND', disposition: 'REPLIED' },
  { channel: 'MEETING', direction: 'OUTBOUND', disposition: 'ATTENDED', durationSeconds: 2700, satisfaction: 4 },
  { channel: 'WECHAT', direction: 'INBOUND', disposition: 'REPLIED' },
] as const;
const AT_ONCE = 4;
const DECIDED_AT_ONCE = 8;
const ROWS_AT_ONCE = 30;

/** Brings in the leads in play, each to its holder; what was done with them since comes with `workOff`. */
export async function bringInLeads(client: DemoClient, world: World): Promise<readonly MadeLead[]> {
  const made = await bringIn(client, world, plannedInPlay(world));
  for (const { id, loweredTo } of world.reps) {
    if (loweredTo !== undefined)
      await client.setLine({ repId: id, mode: 'LIMITED', capacity: loweredTo, reason: 'part-time from this week' });
  }
  return made;
}

/** Does what the people did so far: touches, moves, and leads that are decided by now. False: it was told to leave off. */
export async function workOff(
  client: DemoClient,
  { world, made }: { world: World; made: readonly MadeLead[] },
  signal: AbortSignal,
): Promise<boolean> {
  const owned = made.filter(({ rep }) => rep);
  await inParallel(owned, lead => workOn(client, world, lead), signal);
  const decided = plannedDecided(world);
  // A few at a time: until they are decided they take room.
  for (let from = 0; from < decided.length && !signal.aborted; from += DECIDED_AT_ONCE) {
    const some = await bringIn(client, world, decided.slice(from, from + DECIDED_AT_ONCE));
    await inParallel(some, lead => decide(client, world, lead), signal);
  }
  return !signal.aborted;
}

/** Three for each rep with some room, numbered from 1000. */
function plannedDecided({ reps }: World): PlannedLead[] {
  const holders = reps.filter(({ held, capacity }) => held > 0 && (capacity === null || capacity - held >= 3));
  return Array.from({ length: holders.length * 3 }, (_, index) => ({
    number: 1000 + index,
    rep: at(holders, index),
    poolKey: null,
    reached: at(DECIDED, index),
  }));
}

function plannedInPlay({ reps }: World): PlannedLead[] {
  const owned = reps.flatMap(rep => Array.from({ length: rep.held }, () => rep));
  const pooled = POOLED.flatMap(([poolKey, count]) => Array.from({ length: count }, () => poolKey));
  return [
    ...owned.map((rep, number) => ({ number, rep, poolKey: null, reached: at(IN_PLAY, number) })),
    ...pooled.map((poolKey, index) => ({ number: owned.length + index, rep: null, poolKey, reached: 'NEW' })),
  ];
}

async function bringIn(client: DemoClient, world: World, planned: readonly PlannedLead[]): Promise<MadeLead[]> {
  const made: MadeLead[] = [];
  for (let from = 0; from < planned.length; from += ROWS_AT_ONCE)
    made.push(...(await bringInRows(client, world, planned.slice(from, from + ROWS_AT_ONCE))));
  return made;
}

async function bringInRows(client: DemoClient, world: World, planned: readonly PlannedLead[]): Promise<MadeLead[]> {
  const rows = planned.map(({ number, rep, poolKey }) => ({
    ...prospect(number),
    externalId: `demo-${number}`,
    sourceSystem: 'demo',
    ownerId: rep?.id,
    poolId: poolKey && world.pools.get(poolKey),
  }));
  const input = { rows, errorPolicy: 'REJECT_EVERYTHING', idempotencyKey: `demo-leads-${planned[0]?.number}` };
  const { results } = await client.must<{ results: readonly RowAnswer[] }>(
    { name: 'upsertLeads', selection: 'results { lead { id } userErrors { message } }' },
    input,
    HEAD,
  );
  return planned.map((plan, index) => {
    const id = results[index]?.lead?.id;
    if (!id)
      throw new Error(
        `The world of the demo could not be built: ${results[index]?.userErrors[0]?.message ?? 'a lead was not made'}`,
      );
    return { ...plan, id };
  });
}

async function decide(client: DemoClient, world: World, lead: MadeLead): Promise<void> {
  const as = lead.rep?.as ?? HEAD;
  const { number, reached } = lead;
  if (reached === 'WON') {
    await touch(client, lead);
    await client.must(
      { name: 'moveLead', selection: 'lead { id }' },
      { id: lead.id, stageId: world.stages.get('PROPOSAL'), idempotencyKey: `demo-move-${number}` },
      as,
    );
  }
  const reason = reached === 'WON' ? 'FIT' : reached === 'LOST' ? at(LOST_REASONS, number) : 'NO_NEED';
  const amount = reached === 'WON' ? prospect(number).value : null;
  await client.must(
    { name: 'closeLead', selection: 'lead { id }' },
    { id: lead.id, result: reached, reason, amount, idempotencyKey: `demo-close-${number}` },
    as,
  );
}

async function workOn(client: DemoClient, world: World, lead: MadeLead): Promise<void> {
  const { id, number, reached, rep } = lead;
  if (reached === 'NEW') return;
  if (number % 2 === 0) await touch(client, lead);
  await client.must(
    { name: 'moveLead', selection: 'lead { id }' },
    { id, stageId: world.stages.get(reached), idempotencyKey: `demo-move-${number}` },
    rep?.as ?? HEAD,
  );
}

async function touch(client: DemoClient, { id, number, rep }: MadeLead): Promise<void> {
  const input = {
    leadId: id,
    ...at(TOUCHES, Math.floor(number / 2)),
    sourceSystem: 'demo',
    externalId: `demo-${number}`,
  };
  await client.must({ name: 'logInteraction', selection: 'interaction { id }' }, input, rep?.as ?? HEAD);
}

async function inParallel<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) if (!signal.aborted) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
