import type pg from 'pg';

/** A reading that is wrong in one place, which the law must tell apart. */
export type Mutant =
  | 'last rule wins'
  | 'what was said goes'
  | 'points below 0 do not count'
  | 'an axis without a model is LOW';

/** What somebody said of a lead, as the world remembers it; null: nothing. */
export interface Said {
  readonly tier: string | null;
  readonly validity: string | null;
}

/** A lead as its row shows it. */
export interface LeadRow {
  readonly id: string;
  readonly segment: string | null;
  readonly value: number | null;
  readonly touches: number;
  readonly temperature: string;
  readonly stage: string;
  readonly source: string | null;
  readonly placement: string;
  readonly tier: string | null;
  readonly validity: string;
  readonly reason: string | null;
}

interface InForce {
  readonly models: readonly {
    readonly axis: string;
    readonly criteria: readonly { readonly filter: object; readonly points: number }[];
    readonly medium: number;
    readonly high: number;
  }[];
  readonly rules: readonly { readonly filter: object; readonly verdict: string; readonly reason: string }[];
  readonly cells: readonly { readonly fit: string; readonly intent: string; readonly tier: string }[];
}

/** The world as its rows show it, read at one instant. */
export async function rowsOf(owner: pg.Client): Promise<{ leads: LeadRow[]; inForce: InForce }> {
  const leads = await owner.query<LeadRow>(LEADS);
  const models = await owner.query<InForce['models'][number]>(
    'select axis, criteria, medium_from as medium, high_from as high from criteria_model where is_active',
  );
  const rules = await owner.query<InForce['rules'][number]>(
    'select filter, verdict, reason from screening_rule where is_active order by priority, key collate "C"',
  );
  const matrix = await owner.query<{ cells: InForce['cells'] }>(
    'select cells from tier_matrix order by version desc limit 1',
  );
  return { leads: leads.rows, inForce: { models: models.rows, rules: rules.rows, cells: matrix.rows[0]?.cells ?? [] } };
}

const LEADS = `select l.id, l.segment, l.value_minor::float8 as value, l.touch_count as touches, l.temperature, s.key as stage, o.key as source,
  l.placement, l.tier, l.validity, l.screening_reason as reason
from lead l join stage s on s.id = l.stage_id left join lead_source o on o.id = l.source_id order by l.id`;

/** What a lead must be graded as, read again by hand from the rows and from what was said of it. */
export function gradeOf(lead: LeadRow, inForce: InForce, on: { said: Said; mutant?: Mutant }): object {
  const { said, mutant } = on;
  const isSaidKept = mutant !== 'what was said goes';
  const bands = ['FIT', 'INTENT'].map(axis => bandOn(axis, lead, { inForce, mutant }));
  const unknown = mutant === 'an axis without a model is LOW' ? 'LOW' : 'MEDIUM';
  const [fit, intent] = bands.map(band => band ?? unknown);
  const cell = inForce.cells.find(one => one.fit === fit && one.intent === intent);
  const tier = bands.every(band => band === null) ? null : (cell?.tier ?? null);
  const holding = inForce.rules.filter(({ filter }) => holds(filter, lead));
  const rule = mutant === 'last rule wins' ? holding.at(-1) : holding[0];
  const isValiditySaid = isSaidKept && said.validity !== null;
  return {
    tier: isSaidKept && said.tier !== null ? said.tier : tier,
    validity: isValiditySaid ? said.validity : (rule?.verdict ?? 'UNSCREENED'),
    reason: isValiditySaid ? null : (rule?.reason ?? null),
  };
}

function bandOn(
  axis: string,
  lead: LeadRow,
  { inForce, mutant }: { inForce: InForce; mutant: Mutant | undefined },
): string | null {
  const model = inForce.models.find(one => one.axis === axis);
  if (!model) return null;
  let sum = 0;
  for (const { filter, points } of model.criteria)
    if (holds(filter, lead) && (points > 0 || mutant !== 'points below 0 do not count')) sum += points;
  if (sum >= model.high) return 'HIGH';
  return sum >= model.medium ? 'MEDIUM' : 'LOW';
}

const FIELDS: Readonly<Record<string, (lead: LeadRow) => string | number | null>> = {
  segment: lead => lead.segment,
  value: lead => lead.value,
  touchCount: lead => lead.touches,
  temperature: lead => lead.temperature,
  stageKey: lead => lead.stage,
  sourceKey: lead => lead.source,
};

/** Whether a filter holds for a lead: null passes nothing but `isNull: true`. */
function holds(filter: object, lead: LeadRow): boolean {
  return Object.entries(filter).every(([key, said]: [string, unknown]) => {
    if (key === 'not') return !holds(said as object, lead);
    if (key === 'or') return (said as object[]).some(one => holds(one, lead));
    const field = FIELDS[key];
    if (!field) throw new Error(`the reader knows no ${key}`);
    return Object.entries(said as object).every(([operator, operand]) => passes(operator, operand, field(lead)));
  });
}

function passes(operator: string, operand: unknown, value: string | number | null): boolean {
  if (operator === 'isNull') return (value === null) === operand;
  if (value === null) return false;
  if (operator === 'eq') return value === operand;
  if (operator === 'neq') return value !== operand;
  if (operator === 'in') return (operand as unknown[]).includes(value);
  if (operator === 'gte') return value >= (operand as typeof value);
  throw new Error(`the reader knows no operator ${operator}`);
}
