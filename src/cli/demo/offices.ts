import { type Act, LEAD, type Stage } from './act.js';
import { HEAD, MARKETER } from './cast.js';
import { anyOf, findHeld, findLead, findPooled } from './look.js';
import { at, prospect } from './prospects.js';
import type { Standing } from './scene.js';
import { SOURCES, sourceAt } from './sources.js';

const LOWERED_TURNS = 90;
const NEW_PROSPECTS = [100_000, 89_999_999] as const;

/** Somebody asks: through marketing, through the partner, or at the fair. */
export const arrive: Act = async ({ client, world, dice, turn }) => {
  const person = prospect(dice.between(...NEW_PROSPECTS));
  const isPartners = turn % 8 === 0;
  const source = sourceAt(dice.roll());
  const pool = source.key === 'solar-fair' ? 'demo-fair' : at(['default', 'default', 'demo-north'], turn);
  const placed = { poolId: world.pools.get(pool), sourceId: world.sources.get(source.key), temperature: 'COLD' };
  await client.act(
    { name: 'createLead', selection: LEAD },
    isPartners ? person : { ...person, ...placed },
    isPartners ? world.partner : MARKETER,
  );
};

/** Marketing screens a lead of a pool: what nobody can be reached by is out, and of the rest the tier is known better. */
export const screen: Act = async stage => {
  const { client, dice } = stage;
  const lead = await findLead(stage, { placement: { eq: 'POOLED' }, validity: { eq: 'UNSCREENED' } });
  if (!lead) return;
  const source = SOURCES.find(({ key }) => key === lead.source?.key);
  const isInvalid = dice.roll() < (source?.invalid ?? 0);
  const known = isInvalid ? { validity: 'INVALID' } : { validity: 'VALID', tier: dice.pick(['A', 'B', 'B', 'C', 'D']) };
  await client.act({ name: 'updateLead', selection: LEAD }, { id: lead.id, ...known }, MARKETER);
  if (isInvalid)
    await client.act(
      { name: 'closeLead', selection: LEAD },
      { id: lead.id, result: 'DISQUALIFIED', reason: 'OTHER' },
      HEAD,
    );
};

/** The manager of a team evens out: from the fullest rep to one with room. Never to the one who stays idle. */
export const transfer: Act = async stage => {
  const { client, world, scene, dice } = stage;
  const team = dice.pick(['north', 'south', 'key-accounts'] as const);
  const reps = scene.reps.filter(rep => rep.team === team);
  const from = reps
    .filter(({ line }) => line !== null)
    .sort((a, b) => b.heldCount / (b.line ?? 1) - a.heldCount / (a.line ?? 1))[0];
  const to = anyOf(
    dice,
    reps.filter(rep => rep !== from && hasRoom(rep)),
  );
  const held = from && (await findHeld(stage, [from], { lifecycle: { in: ['POTENTIAL', 'INTERESTED'] } }));
  const manager = world.managers.get(team);
  if (!held || !to || !manager) return;
  await client.act(
    { name: 'transferLead', selection: LEAD },
    { id: held.lead.id, repId: to.id, reason: 'evens out the load' },
    manager,
  );
};

/** A manager gives a lead of a pool to a rep who has room. */
export const assign: Act = async stage => {
  const { client, world, scene, dice } = stage;
  const rep = anyOf(dice, scene.reps.filter(hasRoom));
  const lead = rep && (await findPooled(stage, rep));
  const manager = rep && world.managers.get(rep.team);
  if (rep && lead && manager)
    await client.act(
      { name: 'assignLead', selection: LEAD },
      { id: lead.id, repId: rep.id, reason: 'knows the trade' },
      manager,
    );
};

const hasRoom = (rep: Standing): boolean =>
  rep.now === 'AVAILABLE' && rep.heldCount < Math.min(rep.claimsUpTo, rep.line ?? rep.claimsUpTo);

/** One who was lost asks again. */
export const reopen: Act = async stage => {
  const lead = await findLead(stage, { stageKey: { eq: 'LOST' } });
  if (lead)
    await stage.client.act({ name: 'reopenLead', selection: LEAD }, { id: lead.id, reason: 'asked again' }, HEAD);
};

/** A manager lowers the line of a rep below what it holds: nothing is taken away, and no lead comes in until there is room. */
export const overload: Act = async stage => {
  const rep = anyOf(
    stage.dice,
    stage.scene.reps.filter(
      one => one.mode === 'LIMITED' && one.line === one.capacity && one.heldCount >= 6 && !one.isOverloaded,
    ),
  );
  if (!rep) return;
  const capacity = Math.max(1, rep.heldCount - 2);
  if (!(await setLine(stage, rep, { capacity, reason: 'helps at the fair this week' }))) return;
  stage.lowered.set(rep.id, stage.turn);
  stage.story.tell(
    'overload',
    `${rep.name} holds ${rep.heldCount} of ${capacity}: the line was lowered from ${rep.line}, and what is held stays.`,
  );
};

/** The line goes back up: of those lowered long enough ago, and of those that an earlier run left lowered. */
export const relieve: Act = async stage => {
  const { scene, story, turn, lowered } = stage;
  const due = (rep: Standing) => turn - (lowered.get(rep.id) ?? -LOWERED_TURNS) >= LOWERED_TURNS;
  const rep = scene.reps.find(
    one => one.mode === 'LIMITED' && one.loweredTo === undefined && one.line !== one.capacity && due(one),
  );
  if (!rep || !(await setLine(stage, rep, { capacity: rep.capacity ?? 0, reason: 'back from the fair' }))) return;
  lowered.delete(rep.id);
  story.tell('relief', `The line of ${rep.name} is back at ${rep.capacity}.`);
};

async function setLine(
  { client, world }: Stage,
  { id, team }: Standing,
  line: { capacity: number; reason: string },
): Promise<boolean> {
  const manager = world.managers.get(team);
  if (!manager) return false;
  const { problems } = await client.act(
    { name: 'setHoldingQuota', selection: 'holdingQuota { id }' },
    { repId: id, mode: 'LIMITED', ...line },
    manager,
  );
  return problems.length === 0;
}
