import { z } from 'zod';
import { Channel, Direction, Disposition, Origin, TouchIntent } from '../interactions/interaction.enums.js';
import { OutcomeReason, OutcomeResult, Temperature, Tier, Validity } from '../leads/lead.enums.js';
import type { Cell, ImportKind, Mapping } from './mapping.rules.js';
import { instantOf, isZone, TimeFormat } from './time.rules.js';

/** No row stands for more touches than this. */
const TOUCHES_A_ROW = 1000;

/** A mapping, or a file under it, that cannot be used. Every fault at once, each with its path. */
export class MappingFault extends Error {
  constructor(
    readonly code: 'MAPPING' | 'MISSING_COLUMN',
    readonly faults: readonly { readonly path: string; readonly message: string }[],
  ) {
    super(faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('\n'));
    this.name = 'MappingFault';
  }
}

/** Checks a mapping as it was read from its file. */
export function parseMapping(raw: unknown, kind: ImportKind): Mapping {
  const found = MAPPINGS[kind].safeParse(raw);
  if (found.success) return found.data;
  throw new MappingFault('MAPPING', found.error.issues.flatMap(faultsOf));
}

function faultsOf(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: [...issue.path, key].map(String).join('.'),
      message: 'There is no such setting.',
    }));
  }
  return [{ path, message: issue.message }];
}

const name = z.string().min(1).max(200);

const cellShape = z.strictObject({
  column: name.optional(),
  columns: z.array(name).min(1).max(100).optional(),
  join: z.string().max(10).optional(),
  as: z.literal('lines').optional(),
  constant: z.string().min(1).max(1000).optional(),
  aliases: z.record(z.string(), z.string()).optional(),
  table: z.record(z.string(), z.string().nullable()).optional(),
  otherwise: z.string().nullable().optional(),
  ifBlank: z.string().min(1).optional(),
  prefix: z.string().max(100).optional(),
  dropEnd: z.string().min(1).max(20).optional(),
});

/** A column's name alone stands for that column. */
const expanded = (raw: unknown): unknown => (typeof raw === 'string' ? { column: raw } : raw);

const cell = z.preprocess(
  expanded,
  cellShape.superRefine((value, context) => {
    const ways = [value.column, value.columns, value.constant].filter(way => way !== undefined);
    if (ways.length !== 1)
      context.addIssue({ code: 'custom', message: 'Say exactly one of column, columns and constant.' });
    if (value.otherwise !== undefined && !value.table)
      context.addIssue({ code: 'custom', message: '`otherwise` goes with `table`.' });
  }),
);

/** A cell that can only give values of an enum. */
function cellOf(values: Readonly<Record<string, string>>) {
  const allowed = Object.values(values);
  return cell.superRefine((value, context) => {
    for (const [path, said] of saidBy(value)) {
      if (said === null || allowed.includes(said)) continue;
      context.addIssue({ code: 'custom', path, message: `"${said}" is none of ${allowed.join(', ')}.` });
    }
  });
}

function saidBy(value: Cell): [string[], string | null][] {
  const said: [string[], string | null | undefined][] = [
    [['constant'], value.constant],
    [['otherwise'], value.otherwise],
    [['ifBlank'], value.ifBlank],
    ...Object.entries(value.table ?? {}).map(([key, to]): [string[], string | null] => [['table', key], to]),
  ];
  return said.filter((entry): entry is [string[], string | null] => entry[1] !== undefined);
}

const instant = z
  .string()
  .refine(
    text => instantOf(text, { format: TimeFormat.ISO }) !== null,
    'An instant with its offset, such as 2018-01-01T00:00:00Z.',
  );

const time = z
  .strictObject({
    column: name.optional(),
    constant: instant.optional(),
    ifBlank: instant.optional(),
    format: z.enum(TimeFormat).default(TimeFormat.ISO),
    zone: z.string().optional(),
  })
  .superRefine((value, context) => {
    if ((value.column === undefined) === (value.constant === undefined))
      context.addIssue({ code: 'custom', message: 'Say exactly one of column and constant.' });
    const needsZone = value.format !== TimeFormat.ISO;
    if (needsZone !== (value.zone !== undefined)) {
      context.addIssue({
        code: 'custom',
        path: ['zone'],
        message: needsZone ? 'This format needs a time zone.' : 'ISO times carry their offset: leave the zone out.',
      });
    } else if (value.zone !== undefined && !isZone(value.zone)) {
      context.addIssue({ code: 'custom', path: ['zone'], message: `There is no time zone "${value.zone}".` });
    }
  });

const money = z.strictObject({ amount: cell, currency: cell });
const rep = z.strictObject({ externalId: cell, name: cell.optional(), team: cell, parentTeam: cell.optional() });
const KEYED = { key: cell, name: cell.optional() };
const keyed = z.preprocess(raw => (typeof raw === 'string' ? { key: raw } : raw), z.strictObject(KEYED));
const condition = z.strictObject({ column: name, in: z.array(z.string()).min(1).max(1000) });
const lookup = z.strictObject({
  file: z.string().regex(/^[^/\\]{1,200}$/, 'The name of a file in the folder of the imported one.'),
  key: name,
  by: cell,
});
const count = z.strictObject({
  column: name,
  most: z.int().min(1).max(TOUCHES_A_ROW).default(TOUCHES_A_ROW),
  ifBlank: z.enum(['REFUSE', 'NONE']).default('REFUSE'),
  ifUnsound: z.enum(['REFUSE', 'NONE']).default('REFUSE'),
});

const LEAD = {
  name: cell.optional(),
  email: cell.optional(),
  phone: cell.optional(),
  companyName: cell.optional(),
  companyDomain: cell.optional(),
  source: keyed.optional(),
  campaign: keyed.optional(),
  product: keyed.optional(),
  segment: cell.optional(),
  tier: cellOf(Tier).optional(),
  temperature: cellOf(Temperature).optional(),
  validity: cellOf(Validity).optional(),
  stage: cell.optional(),
  note: cell.optional(),
  convertedRef: cell.optional(),
  custom: z.record(z.string().regex(/^[a-z][a-zA-Z0-9_]{0,62}$/), cell).optional(),
  value: money.optional(),
};

const BASE = {
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Lower case letters, figures and hyphens, at most 40.'),
  sourceSystem: z.string().min(1).max(100),
  delimiter: z.enum([',', ';', '\t', '|']).default(','),
  blanks: z.array(z.string()).max(20).default([]),
  where: condition.optional(),
  lookups: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/, 'Letters and figures, at most 40.'), lookup)
    .optional(),
};

const MAPPINGS = {
  companies: z.strictObject({
    ...BASE,
    kind: z.literal('companies'),
    company: z.strictObject({ name: cell, domain: cell.optional() }),
  }),
  products: z.strictObject({
    ...BASE,
    kind: z.literal('products'),
    product: z.strictObject({ ...KEYED, line: cell.optional() }),
  }),
  reps: z.strictObject({ ...BASE, kind: z.literal('reps'), rep }),
  leads: z.strictObject({
    ...BASE,
    kind: z.literal('leads'),
    lead: z.strictObject({ externalId: cell, createdAt: time.optional(), ...LEAD }),
    placement: z.enum(['POOLED', 'ENDED']).default('POOLED'),
    ownership: z
      .strictObject({ read: z.literal('column'), rep, from: time.optional(), where: condition.optional() })
      .optional(),
  }),
  interactions: z.strictObject({
    ...BASE,
    kind: z.literal('interactions'),
    lead: z.strictObject({ externalId: cell, create: z.strictObject(LEAD).optional() }),
    touch: z.strictObject({
      externalId: cell,
      count: count.optional(),
      rep: rep.optional(),
      channel: cellOf(Channel),
      direction: cellOf(Direction),
      origin: cellOf(Origin).optional(),
      intent: cellOf(TouchIntent).optional(),
      disposition: cellOf(Disposition).optional(),
      satisfaction: cell.optional(),
      activity: cell.optional(),
      content: cell.optional(),
      startedAt: time,
      completedAt: time.optional(),
    }),
    stages: z
      .strictObject({
        byActivity: z.record(z.string(), z.string()),
        until: z.array(z.string()).default([]),
        mayGoBack: z.boolean().default(false),
      })
      .optional(),
    ownership: z.strictObject({ read: z.literal('latestTouch'), last: z.enum(['ENDS', 'HOLDS']) }).optional(),
  }),
  outcomes: z.strictObject({
    ...BASE,
    kind: z.literal('outcomes'),
    lead: z.strictObject({
      externalId: cell,
      segment: cell.optional(),
      note: cell.optional(),
      convertedRef: cell.optional(),
    }),
    outcome: z.strictObject({
      result: cellOf(OutcomeResult),
      reason: cellOf(OutcomeReason),
      competitor: keyed.optional(),
      decidedAt: time,
      amount: money.optional(),
      grossProfit: money.optional(),
    }),
    repeated: z.enum(['REFUSE', 'FIRST']).default('REFUSE'),
    ownership: z
      .strictObject({
        read: z.literal('column'),
        owners: z
          .array(z.strictObject({ rep, from: z.enum(['CREATED', 'DECIDED']) }))
          .min(1)
          .max(10),
      })
      .optional(),
  }),
} satisfies Record<ImportKind, z.ZodType<Mapping>>;
