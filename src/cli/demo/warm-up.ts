import { HEAD, type World } from './cast.js';
import type { DemoClient } from './client.js';

const WARM = `query Warm($filter: LeadFilter!) {
  leads(first: 100, filter: $filter) { nodes { id stage { key } owner { id } } }
}`;
const AT_ONCE = 4;

interface Warm {
  readonly leads: {
    readonly nodes: readonly {
      readonly id: string;
      readonly stage: { readonly key: string };
      readonly owner: { readonly id: string } | null;
    }[];
  };
}

/** Those who spoke with us warm up: an offer makes them hot. False: it was told to leave off. */
export async function warmUp(client: DemoClient, { reps }: World, signal: AbortSignal): Promise<boolean> {
  const filter = {
    placement: { eq: 'OWNED' },
    stageKey: { in: ['ENGAGED', 'QUALIFIED', 'PROPOSAL'] },
    temperature: { neq: 'HOT' },
  };
  const { leads } = await client.ask<Warm>(WARM, { filter }, HEAD);
  const queue = leads.nodes.values();
  const worker = async () => {
    for (const { id, stage, owner } of queue) {
      if (signal.aborted) return;
      const temperature = stage.key === 'ENGAGED' ? 'WARM' : 'HOT';
      const as = reps.find(rep => rep.id === owner?.id)?.as ?? HEAD;
      await client.must({ name: 'updateLead', selection: 'lead { id }' }, { id, temperature }, as);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return !signal.aborted;
}
