import { wallClock } from '../../platform/clock.js';
import type { Act, Stage } from './act.js';
import { HEAD } from './cast.js';
import { anyOf, findHeld, type SeenLead } from './look.js';
import { atWork, type Standing } from './scene.js';
import { ATTEMPTS } from './talks.js';

const SUGGESTIONS = 'query Next($id: ID!) { contentSuggestions(leadId: $id, first: 1) { item { id } } }';
const WEEKS_TOUCHES = `query Touches($id: ID!, $filter: InteractionFilter!) {
  lead(id: $id) { interactions(first: 1, filter: $filter) { totalCount } }
}`;
const NEGLECTED = `query Neglected($filter: FindingFilter!) {
  findings(first: 20, filter: $filter) { nodes { lead { id displayLabel } rep { id } } }
}`;
const WEEK_MS = 7 * 86_400_000;
/** More touches than this within a week are too many. */
const ALLOWED = 5;
/** So many customers may be pressed at once. */
const PRESSED = 8;

/** A lead is sent what fits it best. */
export const deliver: Act = async stage => {
  const { client, scene } = stage;
  const held = await findHeld(stage, atWork(scene), { lifecycle: { in: ['POTENTIAL', 'INTERESTED'] } });
  if (!held) return;
  const { contentSuggestions } = await client.ask<{ contentSuggestions: readonly { item: { id: string } }[] }>(
    SUGGESTIONS,
    { id: held.lead.id },
    held.rep.as,
  );
  const [first] = contentSuggestions;
  if (!first) return;
  const input = { leadId: held.lead.id, contentItemId: first.item.id, channel: 'EMAIL' };
  await client.act({ name: 'recordDelivery', selection: 'delivery { id }' }, input, held.rep.as);
};

/** A rep writes and calls until it is too much: a finding of it is raised. */
export const press: Act = async stage => {
  const { client, scene, story } = stage;
  if (scene.pressedCount >= PRESSED) return;
  const held = await findHeld(stage, atWork(scene), { stageKey: { in: ['CONTACTED', 'ENGAGED', 'QUALIFIED'] } });
  if (!held) return;
  const { lead, rep } = held;
  const since = new Date(wallClock().getTime() - WEEK_MS).toISOString();
  const filter = { direction: { eq: 'OUTBOUND' }, occurredAt: { gt: since } };
  const { lead: seen } = await client.ask<{ lead: { interactions: { totalCount: number } } | null }>(
    WEEKS_TOUCHES,
    { id: lead.id, filter },
    HEAD,
  );
  const missing = ATTEMPTS.slice(0, Math.max(1, ALLOWED + 1 - (seen?.interactions.totalCount ?? 0)));
  for (const talk of missing) await say(stage, { lead, rep }, talk);
  story.tell('finding', `${rep.name} presses ${lead.displayLabel}: more than ${ALLOWED} touches within a week.`);
};

/** A rep speaks at last with somebody whom it neglected; those who let leads lie go on doing so. */
export const answer: Act = async stage => {
  const { client, scene, dice, story } = stage;
  const careful = atWork(scene).filter(({ letsLie = 0 }) => letsLie === 0);
  const { findings } = await client.ask<{
    findings: { nodes: readonly { lead: SeenLead | null; rep: { id: string } | null }[] };
  }>(
    NEGLECTED,
    {
      filter: { isOpen: { eq: true }, code: { eq: 'NEGLECTED' }, repId: { in: careful.map(({ id }) => id) } },
    },
    HEAD,
  );
  const found = anyOf(dice, findings.nodes);
  const rep = careful.find(({ id }) => id === found?.rep?.id);
  if (!found?.lead || !rep) return;
  await say(stage, { lead: found.lead, rep }, { channel: 'PHONE', direction: 'OUTBOUND', disposition: 'CONNECTED' });
  story.tell('answered', `${rep.name} speaks with ${found.lead.displayLabel} again.`);
};

function say(
  { client }: Stage,
  { lead, rep }: { lead: Pick<SeenLead, 'id'>; rep: Standing },
  talk: { channel: string; direction: string; disposition: string; intent?: string },
): Promise<unknown> {
  const { channel, direction, disposition, intent } = talk;
  const input = { leadId: lead.id, channel, direction, disposition: disposition || null, intent: intent || null };
  return client.act({ name: 'logInteraction', selection: 'interaction { id }' }, input, rep.as);
}
