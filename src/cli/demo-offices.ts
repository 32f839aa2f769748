import { type Act, LEAD } from './demo-act.js';
import { HEAD, MARKETER, PARTNER } from './demo-cast.js';
import { at, prospect } from './demo-prospects.js';
import { anyOf, findLead, findPooled, type Standing } from './demo-scene.js';

const LOWERED_TURNS = 90;
const RANDOM_PROSPECTS = 1e9;

/** Somebody asks: through marketing, through the partner, or at the fair. */
export const arrive: Act = async ({ client, world, turn }) => {
  const person = prospect(2000 + Math.floor(Math.random() * RANDOM_PROSPECTS));
  const poolId = at([world.pools.get('default'), world.pools.get('demo-north'), world.pools.get('demo-fair')], turn);
  const isPartners = turn % 4 === 0;
  await client.act(
    { name: 'createLead', selection: LEAD },
    isPartners ? person : { ...person, poolId },
    isPartners ? PARTNER : MARKETER,
  );
};

/** The manager of a team evens out: from the fullest rep to one with room. Never to the one who stays idle. */
export const transfer: Act = async ({ client, world, scene }) => {
  const team = anyOf(['north', 'south', 'key-accounts'] as const);
  const reps = scene.reps.filter(rep => rep.team === team);
  const from = reps
    .filter(({ line }) => line !== null)
    .sort((a, b) => b.heldCount / (b.line ?? 1) - a.heldCount / (a.line ?? 1))[0];
  const to = anyOf(reps.filter(rep => rep !== from && rep.claimsUpTo > rep.heldCount && rep.now === 'AVAILABLE'));
  const lead =
    from && (await findLead(client, { ownerId: { eq: from.id }, lifecycle: { in: ['POTENTIAL', 'INTERESTED'] } }));
  const manager = team && world.managers.get(team);
  if (!lead || !to || !manager) return;
  await client.act(
    { name: 'transferLead', selection: LEAD },
    { id: lead.id, repId: to.id, reason: 'evens out the load' },
    manager,
  );
};

export const assign: Act = async ({ client, world, scene }) => {
  const rep = anyOf(scene.reps.filter(one => one.now === 'AVAILABLE' && one.claimsUpTo > one.heldCount));
  const lead = rep && (await findPooled(client, world, rep));
  const manager = rep && world.managers.get(rep.team);
  if (rep && lead && manager)
    await client.act(
      { name: 'assignLead', selection: LEAD },
      { id: lead.id, repId: rep.id, reason: 'knows the trade' },
      manager,
    );
};

export const reopen: Act = async ({ client }) => {
  const lead = await findLead(client, { stageKey: { eq: 'LOST' } });
  if (lead) await client.act({ name: 'reopenLead', selection: LEAD }, { id: lead.id, reason: 'asked again' }, HEAD);
};

/** Marketing screens a lead: its tier is known better now. */
export const screen: Act = async ({ client }) => {
  const lead = await findLead(client, { placement: { eq: 'POOLED' } });
  if (lead)
    await client.act(
      { name: 'updateLead', selection: LEAD },
      { id: lead.id, tier: anyOf(['A', 'B', 'B', 'C', 'C', 'D']) },
      MARKETER,
    );
};

const lowered = new Map<string, number>();

/** A manager lowers the line of a rep below what it holds: nothing is taken away, and no lead comes in until there is room. */
export const overload: Act = async ({ client, world, scene, story, turn }) => {
  const rep = anyOf(
    scene.reps.filter(
      one => one.mode === 'LIMITED' && one.line === one.capacity && one.heldCount >= 6 && !one.isOverloaded,
    ),
  );
  const manager = rep && world.managers.get(rep.team);
  if (!rep || !manager) return;
  const capacity = Math.max(1, rep.heldCount - 2);
  const input = { repId: rep.id, mode: 'LIMITED', capacity, reason: 'helps at the fair this week' };
  const { problems } = await client.act({ name: 'setHoldingQuota', selection: 'holdingQuota { id }' }, input, manager);
  if (problems.length > 0) return;
  lowered.set(rep.id, turn);
  story.tell(
    'overload',
    `${rep.name} holds ${rep.heldCount} of ${capacity}: the line was lowered from ${rep.line}, and what is held stays.`,
  );
};

/** The line goes back up: of those lowered long enough ago, and of those that an earlier run left lowered. */
export const relieve: Act = async ({ client, world, scene, story, turn }) => {
  const due = (rep: Standing) => turn - (lowered.get(rep.id) ?? -LOWERED_TURNS) >= LOWERED_TURNS;
  const rep = scene.reps.find(
    one => one.mode === 'LIMITED' && one.loweredTo === undefined && one.line !== one.capacity && due(one),
  );
  const manager = rep && world.managers.get(rep.team);
  if (!rep || !manager) return;
  lowered.delete(rep.id);
  const input = { repId: rep.id, mode: 'LIMITED', capacity: rep.capacity, reason: 'back from the fair' };
  const { problems } = await client.act({ name: 'setHoldingQuota', selection: 'holdingQuota { id }' }, input, manager);
  if (problems.length === 0) story.tell('relief', `The line of ${rep.name} is back at ${rep.capacity}.`);
};
