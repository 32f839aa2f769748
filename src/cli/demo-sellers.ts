import { type Act, LEAD } from './demo-act.js';
import type { DemoClient } from './demo-client.js';
import { at, prospect } from './demo-prospects.js';
import { anyOf, findLead, findPooled, type SeenLead, type Standing } from './demo-scene.js';
import type { Story } from './demo-story.js';

const ONWARD: Readonly<Record<string, string>> = {
  NEW: 'CONTACTED',
  CONTACTED: 'ENGAGED',
  ENGAGED: 'QUALIFIED',
  QUALIFIED: 'PROPOSAL',
  WON: 'RETAINED',
};
const TOUCHES = [
  { channel: 'PHONE', direction: 'OUTBOUND', disposition: 'CONNECTED' },
  { channel: 'PHONE', direction: 'OUTBOUND', disposition: 'NO_ANSWER' },
  { channel: 'EMAIL', direction: 'OUTBOUND' },
  { channel: 'EMAIL', direction: 'INBOUND', disposition: 'REPLIED' },
  { channel: 'MEETING', direction: 'OUTBOUND', disposition: 'ATTENDED', satisfaction: 5 },
  { channel: 'CHAT', direction: 'INBOUND', disposition: 'REPLIED', satisfaction: 4 },
];

/** A rep with room takes a lead from a pool. */
export const claim: Act = async ({ client, world, scene, story }) => {
  const rep = anyOf(
    scene.reps.filter(
      one => one.now === 'AVAILABLE' && one.heldCount < Math.min(one.claimsUpTo, one.line ?? one.claimsUpTo),
    ),
  );
  const lead = rep && (await findPooled(client, world, rep));
  if (rep && lead) await tryClaim({ client, story, rep, lead });
};

/** A rep who is full tries all the same, and hears why not. */
export const claimBeyond: Act = async ({ client, world, scene, story }) => {
  const rep = anyOf(scene.reps.filter(({ line, heldCount }) => line !== null && heldCount >= line));
  const lead = rep && (await findPooled(client, world, rep));
  if (rep && lead) await tryClaim({ client, story, rep, lead });
};

async function tryClaim({
  client,
  story,
  rep,
  lead,
}: {
  client: DemoClient;
  story: Story;
  rep: Standing;
  lead: SeenLead;
}): Promise<void> {
  const { problems } = await client.act({ name: 'claimLead', selection: LEAD }, { id: lead.id }, rep.as);
  const [problem] = problems;
  if (problem)
    story.tell('refused', `${rep.name} may not take ${lead.displayLabel}. ${problem.message} (${problem.code})`);
  else story.tell('claim', `${rep.name} took ${lead.displayLabel} from a pool.`);
}

/** A held lead goes one stage on. */
export const move: Act = async ({ client, world, scene, story }) => {
  const lead = await findLead(client, {
    placement: { eq: 'OWNED' },
    stageKey: { in: ['NEW', 'CONTACTED', 'ENGAGED', 'QUALIFIED'] },
  });
  const rep = scene.reps.find(({ id }) => id === lead?.owner?.id);
  if (!lead || !rep) return;
  const { answer, problems } = await client.act<{ lead: { stage: { name: string } } | null }>(
    { name: 'moveLead', selection: LEAD },
    { id: lead.id, stageId: world.stages.get(ONWARD[lead.stage.key] ?? '') },
    rep.as,
  );
  if (problems.length === 0)
    story.tell('stage', `${rep.name} moved ${lead.displayLabel} to ${answer.lead?.stage.name}.`);
};

/** Somebody talks to somebody. */
export const touch: Act = async ({ client, scene, turn }) => {
  const lead = await findLead(client, { placement: { eq: 'OWNED' }, lifecycle: { in: ['POTENTIAL', 'INTERESTED'] } });
  const rep = scene.reps.find(({ id }) => id === lead?.owner?.id);
  if (lead && rep)
    await client.act(
      { name: 'logInteraction', selection: 'interaction { id }' },
      { leadId: lead.id, ...at(TOUCHES, turn) },
      rep.as,
    );
};

/** A customer decides; one who was won stays, and goes on to be looked after. */
export const close: Act = async ({ client, scene, story, turn }) => {
  const lead = await findLead(client, {
    placement: { eq: 'OWNED' },
    stageKey: { in: at([['PROPOSAL'], ['PROPOSAL'], ['CONTACTED', 'ENGAGED', 'QUALIFIED']], turn) },
  });
  const rep = scene.reps.find(({ id }) => id === lead?.owner?.id);
  if (!lead || !rep) return;
  const isWon = lead.stage.key === 'PROPOSAL' && Math.random() < 0.55;
  const decision = isWon
    ? { result: 'WON', reason: 'FIT', amount: prospect(turn).value }
    : { result: 'LOST', reason: anyOf(['PRICE', 'TIMING', 'NO_BUDGET', 'NO_RESPONSE', 'NO_NEED']) };
  const { problems } = await client.act({ name: 'closeLead', selection: LEAD }, { id: lead.id, ...decision }, rep.as);
  if (isWon && problems.length === 0) story.tell('won', `${rep.name} won ${lead.displayLabel}.`);
};

export const retain: Act = async ({ client, world, scene }) => {
  const lead = await findLead(client, { stageKey: { eq: 'WON' } });
  const rep = scene.reps.find(({ id }) => id === lead?.owner?.id);
  if (lead && rep)
    await client.act(
      { name: 'moveLead', selection: LEAD },
      { id: lead.id, stageId: world.stages.get('RETAINED') },
      rep.as,
    );
};

export const release: Act = async ({ client, world, scene, turn }) => {
  const rep = anyOf(scene.reps.filter(({ heldCount }) => heldCount > 3));
  const lead = rep && (await findLead(client, { ownerId: { eq: rep.id }, stageKey: { in: ['NEW', 'CONTACTED'] } }));
  if (!rep || !lead) return;
  const isRecalled = turn % 3 === 0;
  const by = isRecalled ? world.managers.get(rep.team) : rep.as;
  const reason = isRecalled ? 'no contact for too long' : 'outside my region';
  if (by)
    await client.act({ name: isRecalled ? 'recallLead' : 'releaseLead', selection: LEAD }, { id: lead.id, reason }, by);
};

/** Somebody goes to lunch or comes back; whoever the world began with as away or on leave stays so. */
export const appear: Act = async ({ client, scene }) => {
  const rep = anyOf(scene.reps.filter(({ presence }) => presence === 'AVAILABLE'));
  if (!rep) return;
  const presence = rep.now === 'AVAILABLE' ? anyOf(['BUSY', 'AWAY']) : 'AVAILABLE';
  await client.act({ name: 'setPresence', selection: 'rep { id }' }, { repId: rep.id, presence }, rep.as);
};
