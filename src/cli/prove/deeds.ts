import type { LoggedEvent } from '../../platform/events/event.js';
import type { OPERATIONS } from './operations.js';

/** A call that was answered without an error: what it did must be in the log. */
export interface Deed {
  readonly operation: keyof typeof OPERATIONS;
  readonly input: {
    readonly id?: string;
    readonly repId?: string;
    readonly result?: string;
    readonly duplicateIds?: string[];
  };
  /** The rep who called, if it was one. */
  readonly repId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Row {
  readonly id: string;
  readonly version: number;
}

interface LeadResult {
  readonly leadId: string;
  readonly status: string;
}

/** What was acknowledged and is not in the log, as sentences: each change of a holder as often as it was answered, and every version that was shown. */
export function findLost(deeds: readonly Deed[], history: readonly LoggedEvent[]): string[] {
  const told = new Map<string, number>();
  for (const event of history) for (const trace of tracesIn(event)) told.set(trace, (told.get(trace) ?? 0) + 1);
  const answered = new Map<string, number>();
  for (const deed of deeds) for (const trace of tracesOf(deed)) answered.set(trace, (answered.get(trace) ?? 0) + 1);
  const shown = new Set(deeds.flatMap(({ data }) => rowsIn(data).map(({ id, version }) => `${id} version ${version}`)));
  return [
    ...[...answered].flatMap(([trace, times]) => {
      const found = told.get(trace) ?? 0;
      return found < times ? [`${trace}: answered ${times} times, told ${found} times`] : [];
    }),
    ...[...shown].flatMap(version => (told.has(version) ? [] : [`${version}: shown and never told`])),
  ];
}

/** What an event is the trace of. */
function tracesIn({ type, subjectId, subjectVersion, body }: LoggedEvent): string[] {
  const { how, toRepId, result, mergedIntoId } = body as {
    how?: string;
    toRepId?: string | null;
    result?: string;
    mergedIntoId?: string;
  };
  return [
    `${subjectId} version ${subjectVersion}`,
    ...(type === 'leadAssigned' ? [`${subjectId} ${how}`, `${subjectId} ${how} ${toRepId ?? 'nobody'}`] : []),
    ...(type === 'leadMoved' && result ? [`${subjectId} ${result}`] : []),
    ...(mergedIntoId ? [`${subjectId} into ${mergedIntoId}`] : []),
    ...(type === 'holdingQuotaChanged' || type === 'intakeCapChanged' ? [`${subjectId} set`] : []),
  ];
}

/** What a call must have left in the log. */
function tracesOf({ operation, input, repId, data }: Deed): string[] {
  const changed = (how: string) => changedIn(data).map(leadId => `${leadId} ${how}`);
  switch (operation) {
    case 'claimLead':
      return [`${input.id} CLAIMED ${repId}`];
    case 'assignLead':
      return [`${input.id} ASSIGNED ${input.repId}`];
    case 'transferLead':
      return [`${input.id} TRANSFERRED ${input.repId}`];
    case 'releaseLead':
      return [`${input.id} RELEASED nobody`];
    case 'recallLead':
      return [`${input.id} RECALLED nobody`];
    case 'reopenLead':
      return [`${input.id} REOPENED`];
    case 'closeLead':
      return [`${input.id} ${input.result}`];
    case 'mergeLeads':
      return (input.duplicateIds ?? []).map(id => `${id} into ${input.id}`);
    case 'claimLeads':
    case 'claimNext':
      return changed(`CLAIMED ${repId}`);
    case 'transferLeads':
      return changed(`TRANSFERRED ${input.repId}`);
    case 'moveToPool':
      return changed('POOL_CHANGED nobody');
    case 'acceptOffer': {
      const { offer } = data.acceptOffer as { offer: { holder: { id: string } | null; lead: Row | null } };
      return offer.lead ? [`${offer.lead.id} ACCEPTED ${offer.holder?.id}`] : [];
    }
    case 'setHoldingQuota': {
      const { holdingQuota } = data.setHoldingQuota as { holdingQuota: { id: string } };
      return [`${holdingQuota.id} set`];
    }
    case 'setIntakeCap': {
      const { intakeCap } = data.setIntakeCap as { intakeCap: { id: string } };
      return [`${intakeCap.id} set`];
    }
    default:
      return [];
  }
}

/** The leads that a call for many changed. */
export function changedIn(data: Deed['data']): string[] {
  const results = Object.values(data).flatMap(field => (field as { results?: LeadResult[] } | null)?.results ?? []);
  return results.filter(({ status }) => status === 'CHANGED').map(({ leadId }) => leadId);
}

/** Every row with a version that an answer shows. */
function rowsIn(value: unknown): Row[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(rowsIn);
  const inner = Object.values(value).flatMap(rowsIn);
  return 'id' in value && 'version' in value ? [value as Row, ...inner] : inner;
}
