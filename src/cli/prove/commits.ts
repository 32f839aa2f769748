import { withOwner } from '../../platform/db/server-version.js';
import type { LoggedEvent } from '../../platform/events/event.js';
import { idFromUuid, uuidOf } from '../../platform/ids.js';

/** What the tables hold of leads and counters, to hold the events against. */
export interface Committed {
  /** The version of each lead and each counter, by its id. */
  readonly versions: ReadonlyMap<string, number>;
  /** How often each lead changed its stage and its holder, by its facts. */
  readonly facts: ReadonlyMap<string, { readonly stages: number; readonly owners: number }>;
}

/** Sentences, one a fault. All empty where an event exists if and only if its change was committed. */
export interface CommitsReport {
  readonly withoutEvent: readonly string[];
  readonly withoutCommit: readonly string[];
  /** Positions that are missing, doubled or not in order. */
  readonly holes: readonly string[];
}

const VERSIONS = `select 'lead' as kind, id, version from lead union all select 'rep', rep_id, version from rep_load`;
const FACTS = `select lead_id as id, count(*) filter (where axis = 'STAGE')::int as stages, count(*) filter (where axis = 'OWNER')::int as owners
  from lead_fact group by lead_id`;

/** Reads what is committed. */
export function readCommitted(databaseUrl: string): Promise<Committed> {
  return withOwner(databaseUrl, async client => {
    const versions = await client.query<{ kind: 'lead' | 'rep'; id: string; version: number }>(VERSIONS);
    const facts = await client.query<{ id: string; stages: number; owners: number }>(FACTS);
    return {
      versions: new Map(versions.rows.map(({ kind, id, version }) => [idFromUuid(kind, id), version])),
      facts: new Map(facts.rows.map(({ id, stages, owners }) => [idFromUuid('lead', id), { stages, owners }])),
    };
  });
}

/**
 * Holds the log against the tables: each version of each lead and counter has its events, none has a version that the
 * tables do not know, each fact of stage or holder has exactly one event, and positions are dense.
 */
export function checkCommits(history: readonly LoggedEvent[], { versions, facts }: Committed): CommitsReport {
  const told = new Map<string, Set<number>>();
  const changes = new Map<string, { stages: number; owners: number }>();
  for (const event of history) {
    if (!isCounted(event)) continue;
    told.set(event.subjectId, (told.get(event.subjectId) ?? new Set()).add(event.subjectVersion));
    if (event.leadId) changes.set(event.leadId, counted(changes.get(event.leadId), event));
  }
  const report = { withoutEvent: [] as string[], withoutCommit: [] as string[], holes: holesIn(history) };
  for (const [id, version] of versions) {
    const known = told.get(id) ?? new Set();
    for (let nth = firstVersion(id); nth <= version; nth++)
      if (!known.has(nth)) report.withoutEvent.push(`${id} version ${nth}`);
    for (const nth of known) if (nth > version) report.withoutCommit.push(`${id} version ${nth}`);
  }
  for (const id of told.keys()) if (!versions.has(id)) report.withoutCommit.push(id);
  for (const [id, fact] of facts) {
    const { stages, owners } = changes.get(id) ?? { stages: 0, owners: 0 };
    report.withoutEvent.push(...surplus(id, fact.stages - stages), ...surplus(id, fact.owners - owners));
    report.withoutCommit.push(...surplus(id, stages - fact.stages), ...surplus(id, owners - fact.owners));
  }
  return report;
}

/** A counter is made with version 1 and told from the first move on; a lead is told from its birth. */
function firstVersion(id: string): number {
  return uuidOf(id, 'rep') ? 3 : 1;
}

function isCounted({ type, subjectId }: LoggedEvent): boolean {
  return subjectId.startsWith('lead_') || type === 'repLoadChanged';
}

function counted(
  before: { stages: number; owners: number } | undefined,
  event: LoggedEvent,
): { stages: number; owners: number } {
  const { stages, owners } = before ?? { stages: 0, owners: 0 };
  const { fromRepId, toRepId } = event.body as { fromRepId?: string | null; toRepId?: string | null };
  const isStage = event.type === 'leadMoved' || event.type === 'leadCreated';
  const isOwner = event.type === 'leadAssigned' && fromRepId !== toRepId;
  return { stages: stages + Number(isStage), owners: owners + Number(isOwner) };
}

function holesIn(history: readonly LoggedEvent[]): string[] {
  return history.flatMap(({ pos }, place) => (pos === place + 1 ? [] : [`position ${pos} at place ${place + 1}`]));
}

function surplus(id: string, count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, () => `${id}: a change`);
}
