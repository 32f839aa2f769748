import { type Act, LEAD, type Stage } from './act.js';
import { anyOf, findHeld, findLead, findPooled, type SeenLead } from './look.js';
import { at, prospect } from './prospects.js';
import { atWork, type Standing } from './scene.js';

const ONWARD: Readonly<Record<string, string>> = {
  NEW: 'CONTACTED',
  CONTACTED: 'ENGAGED',
  ENGAGED: 'QUALIFIED',
  QUALIFIED: 'PROPOSAL',
};
const TOUCHES = [
  { channel: 'PHONE', direction: 'OUTBOUND', disposition: 'CONNECTED', intent: 'DISCOVERY' },
  { channel: 'EMAIL', direction: 'INBOUND', disposition: 'REPLIED' },
  { channel: 'PHONE', direction: 'OUTBOUND', disposition: 'NO_ANSWER', intent: 'PITCH' },
  { channel: 'MEETING', direction: 'OUTBOUND', disposition: 'ATTENDED', intent: 'VALUE', satisfaction: 5 },
  { channel: 'EMAIL', direction: 'OUTBOUND', intent: 'PITCH' },
  { channel: 'WECHAT', direction: 'INBOUND', disposition: 'REPLIED' },
  { channel: 'PHONE', direction: 'OUTBOUND', disposition: 'CONNECTED', intent: 'SURVEY', satisfaction: 3 },
  { channel: 'CHAT', direction: 'INBOUND', disposition: 'REPLIED', satisfaction: 4 },
];
/** Nobody comes to hold less than this by what the simulator does. */
const LEAST_HELD = 3;
/** Whoever was spoken with so often is left alone for now. */
const MANY_TOUCHES = 6;

/** A rep with room takes a lead from a pool. */
export const claim: Act = async stage => {
  const withRoom = stage.scene.reps.filter(
    one => one.now === 'AVAILABLE' && one.heldCount < Math.min(one.claimsUpTo, one.line ?? one.claimsUpTo),
  );
  const rep = anyOf(stage.dice, withRoom);
  const lead = rep && (await findPooled(stage, rep));
  if (rep && lead) await tryClaim(stage, rep, lead);
};

/** A rep who is full tries all the same, and hears why not. */
export const claimBeyond: Act = async stage => {
  const full = stage.scene.reps.filter(({ line, heldCount }) => line !== null && heldCount >= line);
  const rep = anyOf(stage.dice, full);
  const lead = rep && (await findPooled(stage, rep));
  if (rep && lead) await tryClaim(stage, rep, lead);
};

async function tryClaim({ client, story }: Stage, rep: Standing, lead: SeenLead): Promise<void> {
  const { problems } = await client.act({ name: 'claimLead', selection: LEAD }, { id: lead.id }, rep.as);
  const [problem] = problems;
  if (problem)
    story.tell('refused', `${rep.name} may not take ${lead.displayLabel}. ${problem.message} (${problem.code})`);
  else story.tell('claim', `${rep.name} took ${lead.displayLabel} from a pool.`);
}

/** A held lead goes one stage on, and warms up on its way. */
export const move: Act = async stage => {
  const { client, world, scene, story } = stage;
  const held = await findHeld(stage, atWork(scene), { stageKey: { in: Object.keys(ONWARD) } });
  if (!held) return;
  const { lead, rep } = held;
  const to = ONWARD[lead.stage.key] ?? '';
  const { answer, problems } = await client.act<{ lead: { stage: { name: string } } | null }>(
    { name: 'moveLead', selection: LEAD },
    { id: lead.id, stageId: world.stages.get(to) },
    rep.as,
  );
  if (problems.length > 0) return;
  story.tell('stage', `${rep.name} moved ${lead.displayLabel} to ${answer.lead?.stage.name}.`);
  const temperature = to === 'PROPOSAL' ? 'HOT' : to === 'ENGAGED' && lead.temperature === 'COLD' ? 'WARM' : null;
  if (temperature)
    await client.act({ name: 'updateLead', selection: 'lead { id }' }, { id: lead.id, temperature }, rep.as);
};

/** Somebody talks to somebody. */
export const touch: Act = async stage => {
  const { client, scene, turn } = stage;
  const held = await findHeld(stage, atWork(scene), {
    lifecycle: { in: ['POTENTIAL', 'INTERESTED'] },
    touchCount: { lt: MANY_TOUCHES },
  });
  if (held)
    await client.act(
      { name: 'logInteraction', selection: 'interaction { id }' },
      { leadId: held.lead.id, ...at(TOUCHES, turn) },
      held.rep.as,
    );
};

/** A customer decides; one who was won stays, and goes on to be looked after. */
export const close: Act = async stage => {
  const { client, scene, story, dice, turn } = stage;
  const holders = atWork(scene).filter(({ heldCount }) => heldCount > LEAST_HELD);
  const isLate = dice.roll() < 0.6;
  const held = await findHeld(stage, holders, {
    stageKey: { in: isLate ? ['PROPOSAL'] : ['CONTACTED', 'ENGAGED', 'QUALIFIED'] },
  });
  if (!held) return;
  const { lead, rep } = held;
  const isPoor = lead.source?.key === 'bought-list';
  const isWon = isLate && dice.roll() < (isPoor ? 0.15 : 0.55);
  const decision = isWon
    ? { result: 'WON', reason: 'FIT', amount: prospect(turn).value }
    : {
        result: 'LOST',
        reason: isPoor && !isLate ? 'NO_RESPONSE' : dice.pick(['PRICE', 'TIMING', 'NO_BUDGET', 'NO_NEED']),
      };
  const { problems } = await client.act({ name: 'closeLead', selection: LEAD }, { id: lead.id, ...decision }, rep.as);
  if (isWon && problems.length === 0) story.tell('won', `${rep.name} won ${lead.displayLabel}.`);
};

/** A customer who was won is looked after from now on. */
export const retain: Act = async stage => {
  const held = await findHeld(stage, stage.scene.reps, { stageKey: { eq: 'WON' } });
  if (!held) return;
  const { lead, rep } = held;
  const stageId = stage.world.stages.get('RETAINED');
  await stage.client.act({ name: 'moveLead', selection: LEAD }, { id: lead.id, stageId }, rep.as);
};

/** A lead goes back to a pool: its rep gives it up, or a manager takes it back. */
export const release: Act = async stage => {
  const { client, world, scene, dice, turn } = stage;
  const rep = anyOf(
    dice,
    atWork(scene).filter(({ heldCount }) => heldCount > LEAST_HELD),
  );
  const lead = rep && (await findLead(stage, { ownerId: { eq: rep.id }, stageKey: { in: ['NEW', 'CONTACTED'] } }));
  if (!rep || !lead) return;
  const isRecalled = turn % 3 === 0;
  const by = isRecalled ? world.managers.get(rep.team) : rep.as;
  const reason = isRecalled ? 'no contact for too long' : 'outside my region';
  if (by)
    await client.act({ name: isRecalled ? 'recallLead' : 'releaseLead', selection: LEAD }, { id: lead.id, reason }, by);
};

/** Somebody goes to lunch or comes back; whoever the world began with as out or on leave stays so. */
export const appear: Act = async ({ client, scene, dice }) => {
  const regulars = scene.reps.filter(({ presence }) => presence === 'AVAILABLE' || presence === 'BUSY');
  const out = regulars.filter(({ now }) => now !== 'AVAILABLE');
  const rep = out.length > 2 ? dice.pick(out) : anyOf(dice, regulars);
  if (!rep) return;
  const presence = rep.now === 'AVAILABLE' ? dice.pick(['BUSY', 'AWAY', 'OFFLINE']) : 'AVAILABLE';
  await client.act({ name: 'setPresence', selection: 'rep { id }' }, { repId: rep.id, presence }, rep.as);
};
