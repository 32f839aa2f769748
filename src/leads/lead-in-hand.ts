import type { EntityManager } from '@mikro-orm/postgresql';
import type { Tx } from '../platform/db/tx.js';
import { type IdPrefix, idFromUuid, uuidOf } from '../platform/ids.js';
import type { Standing } from '../quotas/standing.js';
import type { Within } from '../quotas/wall.js';
import type { NewFact } from './facts.js';
import type { Lifecycle, Placement, Temperature, Tier, Validity } from './lead.enums.js';
import type { LeadSight } from './lead.events.js';
import { Lead } from './lead.js';
import { sightOf, withinOf } from './lead-sight.js';

/** A row of the table of leads as JSON, by column. */
interface LeadRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly version: number;
  readonly placement: Placement;
  readonly lifecycle: Lifecycle;
  readonly tier: Tier | null;
  readonly temperature: Temperature;
  readonly validity: Validity;
  readonly segment: string | null;
  readonly waiting_reason: string | null;
  readonly load_units: number;
  readonly collaborator_ids: readonly string[];
  readonly owner_since: string | null;
  readonly pooled_since: string | null;
  readonly last_recorded_at: string;
}

/** What `take_in_hand` tells. */
export interface InHand extends Pick<Standing, 'people'> {
  readonly lead: LeadRow | null;
  readonly teams: Standing['teams'] | null;
  readonly reps: Standing['reps'] | null;
  /** PostgreSQL's clock, behind the locks. */
  readonly ms: number;
}

/** The lead with what its holder and whoever is to take it hold, all of it locked; null where there is no such lead. Nothing is judged yet: `judgeLocked` does. */
export function readInHand(tx: Tx, found: InHand): { lead: LeadInHand | null; standing: Standing } {
  const { lead, people, teams, reps, ms } = found;
  tx.clockWas(ms);
  const standing = { people, teams: teams ?? [], reps: reps ?? [] };
  return { lead: lead && new LeadInHand(lead, standing), standing };
}

interface Named {
  readonly id: string;
}

/**
 * A lead whose row is locked, and what its holder and whoever is to take it hold, all of it read by one statement. Only the door of ownership writes
 * it, by one statement that nobody waits for; the unit of work never does.
 */
export class LeadInHand {
  readonly id: string;
  version: number;
  placement: Placement;
  owner: Named | null;
  lastOwner: Named | null;
  team: Named | null;
  pool: Named | null;
  ownerSince: Date | null;
  pooledSince: Date | null;
  waitingReason: string | null;
  lastRecordedAt: Date;
  readonly mergedInto: Named | null;
  readonly pipeline: Named;
  readonly stage: Named;
  readonly source: Named | null;
  readonly product: Named | null;
  readonly partnerId: string | null;
  readonly collaboratorIds: readonly string[];
  readonly tier: Tier | null;
  readonly temperature: Temperature;
  readonly validity: Validity;
  readonly lifecycle: Lifecycle;
  readonly segment: string | null;
  readonly loadUnits: number;

  constructor(
    private readonly row: LeadRow,
    readonly standing: Standing,
  ) {
    const named = (prefix: IdPrefix, column: string): Named | null => {
      const uuid = row[column];
      return typeof uuid === 'string' ? { id: idFromUuid(prefix, uuid) } : null;
    };
    this.id = idFromUuid('lead', row.id);
    this.version = row.version;
    this.placement = row.placement;
    this.owner = named('rep', 'owner_id');
    this.lastOwner = named('rep', 'last_owner_id');
    this.team = named('team', 'team_id');
    this.pool = named('pool', 'pool_id');
    this.ownerSince = dateOf(row.owner_since);
    this.pooledSince = dateOf(row.pooled_since);
    this.waitingReason = row.waiting_reason;
    this.lastRecordedAt = new Date(row.last_recorded_at);
    this.mergedInto = named('lead', 'merged_into_id');
    this.pipeline = named('pipe', 'pipeline_id') as Named;
    this.stage = named('stage', 'stage_id') as Named;
    this.source = named('source', 'source_id');
    this.product = named('product', 'product_id');
    this.partnerId = named('partner', 'partner_id')?.id ?? null;
    this.collaboratorIds = row.collaborator_ids.map(uuid => idFromUuid('rep', uuid));
    this.tier = row.tier;
    this.temperature = row.temperature;
    this.validity = row.validity;
    this.lifecycle = row.lifecycle;
    this.segment = row.segment;
    this.loadUnits = row.load_units;
  }

  touch(now: Date): void {
    this.version += 1;
    this.lastRecordedAt = now;
  }

  within(): Within {
    return withinOf(this);
  }

  sight(): LeadSight {
    return sightOf(this);
  }

  /** Sends the row as it is now, with the fact of its new owner; nothing waits for it but COMMIT. */
  async write(tx: Tx, fact: NewFact | null): Promise<void> {
    const recordedAt = await tx.now();
    const { owner_id, last_owner_id, team_id, owner_since, pool_id, pooled_since } = this.holding();
    const told = fact && [fact.value, fact.how ?? null, fact.reason ?? null, tx.ctx.viewer.subject];
    tx.call(WRITE, [
      this.row.id,
      this.version - 1,
      this.lastRecordedAt.toISOString(),
      this.placement,
      owner_id,
      last_owner_id,
      team_id,
      owner_since,
      pool_id,
      pooled_since,
      this.waitingReason,
      told,
      recordedAt.toISOString(),
    ]);
  }

  /** The entity, as the row is now: for an answer, which may do without. */
  entity(em: EntityManager): Lead {
    const at = this.lastRecordedAt.toISOString();
    const { version, placement, waitingReason } = this;
    const change = { version, placement, waiting_reason: waitingReason, updated_at: at, last_recorded_at: at };
    return em.map(Lead, { ...this.row, ...this.holding(), ...change });
  }

  private holding(): Record<Holding, string | null> {
    return {
      owner_id: this.owner && uuidOf(this.owner.id),
      last_owner_id: this.lastOwner && uuidOf(this.lastOwner.id),
      team_id: this.team && uuidOf(this.team.id),
      owner_since: this.ownerSince?.toISOString() ?? null,
      pool_id: this.pool && uuidOf(this.pool.id),
      pooled_since: this.pooledSince?.toISOString() ?? null,
    };
  }
}

type Holding = 'owner_id' | 'last_owner_id' | 'team_id' | 'owner_since' | 'pool_id' | 'pooled_since';

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

const WRITE = `hand_over(?::uuid, ?::int, ?::timestamptz, ?::text, ?::uuid, ?::uuid, ?::uuid, ?::timestamptz, ?::uuid, ?::timestamptz, ?::text,
  ?::text[], ?::timestamptz)`;
