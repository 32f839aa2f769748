import { HEAD, MARKETER, type World } from './cast.js';
import type { DemoClient } from './client.js';
import { CONTENT, GENERIC_KEY } from './contents.js';

const HELD = `query Held($filter: LeadFilter!) {
  leads(first: 100, filter: $filter) { nodes { id externalId createdAt segment temperature stage { key } owner { id } } }
}`;
const HOUR_MS = 3_600_000;
const AT_ONCE = 4;
/** Of so many leads one gets what was made for its trade as well. */
const ONE_IN = 12;

interface HeldLead {
  readonly id: string;
  readonly externalId: string;
  readonly createdAt: string;
  readonly segment: string;
  readonly temperature: string;
  readonly stage: { readonly key: string };
  readonly owner: { readonly id: string } | null;
}

/**
 * What the reps did with the leads that they hold: whoever spoke with us warmed up, and all were sent the newsletter,
 * hardly one what was made for its trade. False: it was told to leave off.
 */
export async function warmUp(client: DemoClient, world: World, signal: AbortSignal): Promise<boolean> {
  const items = await saveContent(client);
  const { leads } = await client.ask<{ leads: { nodes: readonly HeldLead[] } }>(
    HELD,
    {
      filter: {
        placement: { eq: 'OWNED' },
        sourceSystem: { eq: 'demo' },
        lifecycle: { in: ['POTENTIAL', 'INTERESTED'] },
      },
    },
    HEAD,
  );
  const queue = leads.nodes.entries();
  const worker = async () => {
    for (const [place, lead] of queue) {
      if (signal.aborted) return;
      const as = world.reps.find(rep => rep.id === lead.owner?.id)?.as ?? HEAD;
      await warm(client, lead, as);
      await deliver(client, { lead, key: GENERIC_KEY, itemId: items.get(GENERIC_KEY) });
      const own = place % ONE_IN === 0 && CONTENT.find(item => item.segments?.includes(lead.segment));
      if (own) await deliver(client, { lead, key: own.key, itemId: items.get(own.key) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return !signal.aborted;
}

async function saveContent(client: DemoClient): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const item of CONTENT) {
    const { contentItem } = await client.must<{ contentItem: { id: string } }>(
      { name: 'saveContentItem', selection: 'contentItem { id }' },
      item,
      MARKETER,
    );
    ids.set(item.key, contentItem.id);
  }
  return ids;
}

async function warm(client: DemoClient, { id, stage, temperature }: HeldLead, as: typeof HEAD): Promise<void> {
  const by = { ENGAGED: 'WARM', QUALIFIED: 'HOT', PROPOSAL: 'HOT' }[stage.key];
  if (by && temperature !== by)
    await client.must({ name: 'updateLead', selection: 'lead { id }' }, { id, temperature: by }, as);
}

function deliver(
  client: DemoClient,
  { lead, key, itemId }: { lead: HeldLead; key: string; itemId: string | undefined },
): Promise<unknown> {
  const input = {
    leadId: lead.id,
    contentItemId: itemId,
    channel: 'EMAIL',
    origin: 'AUTOMATED',
    occurredAt: new Date(Date.parse(lead.createdAt) + HOUR_MS).toISOString(),
    sourceSystem: 'demo',
    externalId: `${key}:${lead.externalId}`,
  };
  return client.must({ name: 'recordDelivery', selection: 'delivery { id }' }, input, MARKETER);
}
