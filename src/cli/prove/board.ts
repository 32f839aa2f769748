import type { Reply } from './caller.js';
import type { Dice } from './dice.js';

/** A lead as the last answer showed it. */
export interface Known {
  readonly id: string;
  readonly version: number;
  readonly placement: string;
  readonly ownerId: string | null;
  readonly stageId: string;
}

/** What the clients know of the leads: often out of date, as with people. It only helps them to try what may succeed. */
export class Board {
  private readonly leads = new Map<string, Known>();

  constructor(leadIds: readonly string[], stageId: string) {
    for (const id of leadIds) this.leads.set(id, { id, version: 1, placement: 'POOLED', ownerId: null, stageId });
  }

  /** Any lead; four times of five one that fits, if there is one. */
  pick(dice: Dice, fits: (lead: Known) => boolean): Known {
    const all = [...this.leads.values()];
    const fitting = all.filter(fits);
    return dice.pick(fitting.length > 0 && dice.roll() < 0.8 ? fitting : all);
  }

  /** Takes what an answer says of leads; gives that of the one that was to be changed. */
  learn(reply: Reply): Known | null {
    for (const lead of leadsIn(reply.data)) this.keep(knownOf(lead));
    const { change } = reply.data as { change?: { lead: Shown | null } | null };
    return change?.lead?.stage ? knownOf(change.lead) : null;
  }

  private keep(lead: Known): void {
    if (lead.version >= (this.leads.get(lead.id)?.version ?? 0)) this.leads.set(lead.id, lead);
  }
}

/** Every lead that an answer shows, however deep; what is null of it could not be read any more. */
function leadsIn(value: unknown): Shown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(leadsIn);
  return 'placement' in value && 'stage' in value && value.stage
    ? [value as Shown]
    : Object.values(value).flatMap(leadsIn);
}

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly placement: string;
  readonly stage: { readonly id: string };
  readonly owner: { readonly id: string } | null;
}

function knownOf({ id, version, placement, stage, owner }: Shown): Known {
  return { id, version, placement, stageId: stage.id, ownerId: owner?.id ?? null };
}
