import { HEAD, MARKETER, PARTNER, type World } from './demo-cast.js';
import type { DemoClient } from './demo-client.js';
import { at, prospect } from './demo-prospects.js';
import { anyOf, findLead, type Scene, type SeenLead, type Standing } from './demo-scene.js';
import type { Story } from './demo-story.js';

/** What an act works with. */
export interface Stage {
  readonly client: DemoClient;
  readonly world: World;
  readonly scene: Scene;
  readonly story: Story;
  /** How many acts there were before. */
  readonly turn: number;
}

/** One small thing that somebody does. */
export type Act = (stage: Stage) => Promise<void>;

const LEAD = 'lead { id displayLabel stage { name } }';
const ONWARD: Readonly<Record<string, string>> = { NEW: 'CONTACTED', CONTACTED: 'ENGAGED', ENGAGED: 'QUALIFIED', QUALIFIED: 'PROPOSAL', WON: 'RETAINED' };
const TOUCHES = [
  { channel: 'PHONE', direction: 'OUTBOUND', disposition: 'CONNECTED' },
  { channel: 'PHONE', direction: 'OUTBOUND', disposition: 'NO_ANSWER' },
  { channel: 'EMAIL', direction: 'OUTBOUND' },
  { channel: 'EMAIL', direction: 'INBOUND', disposition: 'REPLIED' },
  { channel: 'MEETING', direction: 'OUTBOUND', disposition: 'ATTENDED', satisfaction: 5 },
  { channel: 'CHAT', direction: 'INBOUND', disposition: 'REPLIED', satisfaction: 4 },
];
const POOL_FULL = 40;
const POOL_LOW = 12;
const LOWERED_TURNS = 90;
const RANDOM_PROSPECTS = 1e9;

/** Somebody asks: through marketing, through the partner, or at the fair. */
const arrive: Act = async ({ client, world, turn }) => {
  const person = prospect(2000 + Math.floor(Math.random() * RANDOM_PROSPECTS));
  const poolId = at([world.pools.get('default'), world.pools.get('demo-north'), world.pools.get('demo-fair')], turn);
  const isPartners = turn % 4 === 0;
  await client.act({ name: 'createLead', selection: LEAD }, isPartners ? person : { ...person, poolId }, isPartners ? PARTNER : MARKETER);
};

/** A rep with room takes a lead from a pool. */
const claim: Act = async ({ client, world, scene, story }) => {
  const rep = anyOf(scene.reps.filter(one => one.now === 'AVAILABLE' && one.heldCount < Math.min(one.claimsUpTo, one.line ?? one.claimsUpTo)));
  const lead = rep && (await findPooled(client, world, rep));
  if (rep && lead) await tryClaim({ client, story, rep, lead });
};

/** A rep who is full tries all the same, and hears why not. */
const claimBeyond: Act = async ({ client, world, scene, story }) => {
  const rep = anyOf(scene.reps.filter(({ line, heldCount }) => line !== null && heldCount >= line));
  const lead = rep && (await findPooled(client, world, rep));
  if (rep && lead) await tryClaim({ client, story, rep, lead });
};

async function tryClaim({ client, story, rep, lead }: { client: DemoClient; story: Story; rep: Standing; lead: SeenLead }): Promise<void> {
  const { problems } = await client.act({ name: 'claimLead', selection: LEAD }, { id: lead.id }, rep.as);
  const [problem] = problems;
  if (problem) story.tell('refused', `${rep.name} may not take ${lead.displayLabel}. ${problem.message} (${problem.code})`);
  else story.tell('claim', `${rep.name} took ${lead.displayLabel} from a pool.`);
}

function findPooled(client: DemoClient, world: World, rep: Standing): Promise<SeenLead | null> {
  const foreign = rep.team === 'north' ? undefined : world.pools.get('demo-north');
  const filter = { placement: { eq: 'POOLED' }, ...(foreign && { not: { poolId: { eq: foreign } } }) };
  return findLead(client, filter, rep.as);
}

/** A held lead goes one stage on. */
const move: Act = async ({ client, world, scene, story }) => {
  const lead = await findLead(client, { placement: { eq: 'OWNED' }, stageKey: { in: ['NEW', 'CONTACTED', 'ENGAGED', 'QUALIFIED'] } });
  const rep = scene.reps.find(({ id }) => id === lead?.owner?.id);
  if (!lead || !rep) return;
  const { answer, problems } = await client.act<{ lead: { stage: { name: string } } | null }>(
    { name: 'moveLead', selection: LEAD }, { id: lead.id, stageId: world.stages.get(ONWARD[lead.stage.key] ?? '') }, rep.as,
  );
  if (problems.length === 0) story.tell('stage', `${rep.name} moved ${lead.displayLabel} to ${answer.lead?.stage.name}.`);
};

/** Somebody talks to somebody. */
const touch: Act = async ({ client, scene, turn }) => {
  const lead = await findLead(client, { placement: { eq: 'OWNED' }, lifecycle: { in: ['POTENTIAL', 'INTERESTED'] } });
  const rep = scene.reps.find(({ id }) => id === lead?.owner?.id);
  if (lead && rep) await client.act({ name: 'logInteraction', selection: 'interaction { id }' }, { leadId: lead.id, ...at(TOUCHES, turn) }, rep.as);
};

/** A customer decides; one who was won stays, and goes on to be looked after. */
const close: Act = async ({ client, scene, story, turn }) => {
  const lead = await findLead(client, { placement: { eq: 'OWNED' }, stageKey: { in: at([['PROPOSAL'], ['PROPOSAL'], ['CONTACTED', 'ENGAGED', 'QUALIFIED']], turn) } });
  const rep = scene.reps.find(({ id }) => id === lead?.owner?.id);
  if (!lead || !rep) return;
  const isWon = lead.stage.key === 'PROPOSAL' && Math.random() < 0.55;
  const decision = isWon
    ? { result: 'WON', reason: 'FIT', amount: prospect(turn).value }
    : { result: 'LOST', reason: anyOf(['PRICE', 'TIMING', 'NO_BUDGET', 'NO_RESPONSE', 'NO_NEED']) };
  const { problems } = await client.act({ name: 'closeLead', selection: LEAD }, { id: lead.id, ...decision }, rep.as);
  if (isWon && problems.length === 0) story.tell('won', `${rep.name} won ${lead.displayLabel}.`);
};

const retain: Act = async ({ client, world, scene }) => {
  const lead = await findLead(client, { stageKey: { eq: 'WON' } });
  const rep = scene.reps.find(({ id }) => id === lead?.owner?.id);
  if (lead && rep) await client.act({ name: 'moveLead', selection: LEAD }, { id: lead.id, stageId: world.stages.get('RETAINED') }, rep.as);
};

/** The manager of a team evens out: from the fullest rep to one with room. Never to the one who stays idle. */
const transfer: Act = async ({ client, world, scene }) => {
  const team = anyOf(['north', 'south', 'key-accounts'] as const);
  const reps = scene.reps.filter(rep => rep.team === team);
  const from = reps.filter(({ line }) => line !== null).sort((a, b) => b.heldCount / (b.line ?? 1) - a.heldCount / (a.line ?? 1))[0];
  const to = anyOf(reps.filter(rep => rep !== from && rep.claimsUpTo > rep.heldCount && rep.now === 'AVAILABLE'));
  const lead = from && (await findLead(client, { ownerId: { eq: from.id }, lifecycle: { in: ['POTENTIAL', 'INTERESTED'] } }));
  const manager = team && world.managers.get(team);
  if (!lead || !to || !manager) return;
  await client.act({ name: 'transferLead', selection: LEAD }, { id: lead.id, repId: to.id, reason: 'evens out the load' }, manager);
};

const release: Act = async ({ client, world, scene, turn }) => {
  const rep = anyOf(scene.reps.filter(({ heldCount }) => heldCount > 3));
  const lead = rep && (await findLead(client, { ownerId: { eq: rep.id }, stageKey: { in: ['NEW', 'CONTACTED'] } }));
  if (!rep || !lead) return;
  const isRecalled = turn % 3 === 0;
  const by = isRecalled ? world.managers.get(rep.team) : rep.as;
  const reason = isRecalled ? 'no contact for too long' : 'outside my region';
  if (by) await client.act({ name: isRecalled ? 'recallLead' : 'releaseLead', selection: LEAD }, { id: lead.id, reason }, by);
};

const assign: Act = async ({ client, world, scene }) => {
  const rep = anyOf(scene.reps.filter(one => one.now === 'AVAILABLE' && one.claimsUpTo > one.heldCount));
  const lead = rep && (await findPooled(client, world, rep));
  const manager = rep && world.managers.get(rep.team);
  if (rep && lead && manager) await client.act({ name: 'assignLead', selection: LEAD }, { id: lead.id, repId: rep.id, reason: 'knows the trade' }, manager);
};

const reopen: Act = async ({ client }) => {
  const lead = await findLead(client, { stageKey: { eq: 'LOST' } });
  if (lead) await client.act({ name: 'reopenLead', selection: LEAD }, { id: lead.id, reason: 'asked again' }, HEAD);
};

/** Marketing screens a lead: its tier is known better now. */
const screen: Act = async ({ client }) => {
  const lead = await findLead(client, { placement: { eq: 'POOLED' } });
  if (lead) await client.act({ name: 'updateLead', selection: LEAD }, { id: lead.id, tier: anyOf(['A', 'B', 'B', 'C', 'C', 'D']) }, MARKETER);
};

/** Somebody goes to lunch or comes back; whoever the world began with as away or on leave stays so. */
const appear: Act = async ({ client, scene }) => {
  const rep = anyOf(scene.reps.filter(({ presence }) => presence === 'AVAILABLE'));
  if (!rep) return;
  const presence = rep.now === 'AVAILABLE' ? anyOf(['BUSY', 'AWAY']) : 'AVAILABLE';
  await client.act({ name: 'setPresence', selection: 'rep { id }' }, { repId: rep.id, presence }, rep.as);
};

const lowered = new Map<string, number>();

/** A manager lowers the line of a rep below what it holds: nothing is taken away, and no lead comes in until there is room. */
const overload: Act = async ({ client, world, scene, story, turn }) => {
  const rep = anyOf(scene.reps.filter(one => one.mode === 'LIMITED' && one.line === one.capacity && one.heldCount >= 6 && !one.isOverloaded));
  const manager = rep && world.managers.get(rep.team);
  if (!rep || !manager) return;
  const capacity = Math.max(1, rep.heldCount - 2);
  const input = { repId: rep.id, mode: 'LIMITED', capacity, reason: 'helps at the fair this week' };
  const { problems } = await client.act({ name: 'setHoldingQuota', selection: 'holdingQuota { id }' }, input, manager);
  if (problems.length > 0) return;
  lowered.set(rep.id, turn);
  story.tell('overload', `${rep.name} holds ${rep.heldCount} of ${capacity}: the line was lowered from ${rep.line}, and what is held stays.`);
};

/** The line goes back up: of those lowered long enough ago, and of those that an earlier run left lowered. */
const relieve: Act = async ({ client, world, scene, story, turn }) => {
  const due = (rep: Standing) => turn - (lowered.get(rep.id) ?? -LOWERED_TURNS) >= LOWERED_TURNS;
  const rep = scene.reps.find(one => one.mode === 'LIMITED' && one.loweredTo === undefined && one.line !== one.capacity && due(one));
  const manager = rep && world.managers.get(rep.team);
  if (!rep || !manager) return;
  lowered.delete(rep.id);
  const input = { repId: rep.id, mode: 'LIMITED', capacity: rep.capacity, reason: 'back from the fair' };
  const { problems } = await client.act({ name: 'setHoldingQuota', selection: 'holdingQuota { id }' }, input, manager);
  if (problems.length === 0) story.tell('relief', `The line of ${rep.name} is back at ${rep.capacity}.`);
};

/** What a watcher should see first, in this order. */
export const OPENING: readonly Act[] = [claim, touch, move, arrive, claimBeyond, move, touch, claim, arrive, close, move, overload, claimBeyond];

/** Each act with its share, which depends on how full the pools are. */
export const ACTS: readonly { readonly act: Act; readonly share: (pooledCount: number) => number }[] = [
  { act: move, share: () => 24 },
  { act: touch, share: () => 20 },
  { act: arrive, share: pooled => (pooled > POOL_FULL ? 2 : pooled < POOL_LOW ? 30 : 14) },
  { act: claim, share: pooled => (pooled > POOL_FULL ? 24 : pooled < POOL_LOW ? 4 : 14) },
  { act: close, share: pooled => (pooled > POOL_FULL ? 20 : 12) },
  { act: claimBeyond, share: () => 5 },
  { act: retain, share: () => 4 },
  { act: transfer, share: () => 4 },
  { act: assign, share: () => 3 },
  { act: release, share: () => 3 },
  { act: relieve, share: () => 4 },
  { act: screen, share: () => 3 },
  { act: appear, share: () => 3 },
  { act: reopen, share: () => 1 },
  { act: overload, share: () => 1 },
];
