import { Channel, Direction, Disposition, Origin, TouchIntent } from '../interactions/interaction.enums.js';
import { OutcomeReason, OutcomeResult, Temperature, Tier, Validity } from '../leads/lead.enums.js';
import type { Cell, InteractionsMapping, LeadCells, LeadsMapping, OutcomesMapping } from './mapping.rules.js';
import { type Keyed, type Money, type RepRef, RowCode, type RowReader } from './row.rules.js';

/** What a row says about a lead. */
export interface LeadFields {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly companyName: string | null;
  readonly companyDomain: string | null;
  readonly source: Keyed | null;
  readonly campaign: Keyed | null;
  readonly product: Keyed | null;
  readonly segment: string | null;
  readonly tier: Tier | null;
  readonly temperature: Temperature;
  readonly validity: Validity;
  readonly stageKey: string | null;
  readonly note: string | null;
  readonly convertedRef: string | null;
  /** What the row says for custom fields, by their keys; blanks are absent. */
  readonly custom: Readonly<Record<string, string>>;
  readonly value: Money | null;
}

/** A lead to be made. */
export interface ImportedLead {
  readonly externalId: string;
  /** Null: now. */
  readonly createdAt: Date | null;
  readonly fields: LeadFields;
  readonly rep: RepRef | null;
  /** From when on `rep` holds it; null: now. */
  readonly heldFrom: Date | null;
}

/** A touch to be logged. */
export interface ImportedTouch {
  readonly leadKey: string;
  /** For a lead that is not known; null: it must be. */
  readonly lead: LeadFields | null;
  readonly externalId: string;
  readonly rep: RepRef | null;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly origin: Origin;
  readonly intent: TouchIntent | null;
  readonly disposition: Disposition | null;
  readonly satisfaction: number | null;
  readonly activity: string | null;
  readonly content: string | null;
  readonly startedAt: Date;
  readonly completedAt: Date | null;
}

/** A decision to be recorded. */
export interface ImportedOutcome {
  readonly leadKey: string;
  readonly segment: string | null;
  readonly note: string | null;
  readonly convertedRef: string | null;
  readonly result: OutcomeResult;
  readonly reason: OutcomeReason;
  readonly competitor: Keyed | null;
  readonly decidedAt: Date;
  readonly amount: Money | null;
  readonly grossProfit: Money | null;
  readonly owners: readonly { readonly rep: RepRef; readonly from: 'CREATED' | 'DECIDED' }[];
}

const CUSTOM_CHARACTERS = 1000;
const NOTE_CHARACTERS = 10_000;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,189}$/;
const EPOCH = new Date(0);

export function readLead(row: RowReader, mapping: LeadsMapping): ImportedLead {
  const { lead, ownership } = mapping;
  const createdAt = lead.createdAt ? (row.instant(lead.createdAt) ?? EPOCH) : null;
  const rep = ownership && row.meets(ownership.where) ? row.rep(ownership.rep) : null;
  const heldFrom = rep && ownership?.from ? (row.instant(ownership.from) ?? createdAt) : createdAt;
  if (createdAt && heldFrom && heldFrom < createdAt)
    row.refuse(ownership?.from?.column ?? null, RowCode.INVALID_TIME, 'It is held before it came in.');
  return { externalId: row.needed(lead.externalId), createdAt, fields: readFields(row, lead), rep, heldFrom };
}

/** The touches that a row stands for: one, or as many as its count says. */
export function readTouches(row: RowReader, mapping: InteractionsMapping): ImportedTouch[] {
  const touch = readTouch(row, mapping);
  if (!mapping.touch.count) return [touch];
  const count = row.count(mapping.touch.count);
  return Array.from({ length: count }, (_, place) => ({ ...touch, externalId: `${touch.externalId}|${place + 1}` }));
}

function readTouch(row: RowReader, mapping: InteractionsMapping): ImportedTouch {
  const { lead, touch } = mapping;
  const startedAt = row.instant(touch.startedAt) ?? EPOCH;
  const completedAt = touch.completedAt ? row.instant(touch.completedAt) : null;
  if (completedAt && completedAt < startedAt) {
    row.refuse(touch.completedAt?.column ?? null, RowCode.NEGATIVE_DURATION, 'It ends before it starts.');
  }
  return {
    leadKey: row.needed(lead.externalId),
    lead: lead.create ? readFields(row, lead.create) : null,
    externalId: row.needed(touch.externalId),
    rep: row.rep(touch.rep),
    channel: row.oneOf(Channel, touch.channel) ?? blank(row, Channel.PHONE, 'channel'),
    direction: row.oneOf(Direction, touch.direction) ?? blank(row, Direction.OUTBOUND, 'direction'),
    origin: row.oneOf(Origin, touch.origin) ?? Origin.HUMAN,
    intent: row.oneOf(TouchIntent, touch.intent),
    disposition: row.oneOf(Disposition, touch.disposition),
    satisfaction: row.whole(touch.satisfaction, [1, 5]),
    activity: row.text(touch.activity),
    content: row.text(touch.content, NOTE_CHARACTERS),
    startedAt,
    completedAt,
  };
}

export function readOutcome(row: RowReader, mapping: OutcomesMapping): ImportedOutcome {
  const { lead, outcome, ownership } = mapping;
  const reason = row.oneOf(OutcomeReason, outcome.reason);
  const competitor = row.keyed(outcome.competitor);
  if (reason === OutcomeReason.COMPETITOR && !competitor)
    row.refuse(null, RowCode.BLANK, 'A lead that went to a competitor names it.');
  const [amount, grossProfit] = [row.money(outcome.amount), row.money(outcome.grossProfit)];
  if (amount && grossProfit && amount.currency !== grossProfit.currency)
    row.refuse(null, RowCode.INVALID, 'Amount and gross profit have one currency.');
  return {
    leadKey: row.needed(lead.externalId),
    segment: row.text(lead.segment),
    note: row.text(lead.note, NOTE_CHARACTERS),
    convertedRef: row.text(lead.convertedRef),
    result: row.oneOf(OutcomeResult, outcome.result) ?? blank(row, OutcomeResult.LOST, 'result'),
    reason: reason ?? blank(row, OutcomeReason.OTHER, 'reason'),
    competitor,
    decidedAt: row.instant(outcome.decidedAt) ?? EPOCH,
    amount,
    grossProfit,
    owners: (ownership?.owners ?? []).flatMap(({ rep, from }) => {
      const found = row.rep(rep);
      return found ? [{ rep: found, from }] : [];
    }),
  };
}

function blank<V>(row: RowReader, value: V, what: string): V {
  if (row.isSound) row.refuse(null, RowCode.BLANK, `The ${what} must not be blank.`);
  return value;
}

function readFields(row: RowReader, cells: LeadCells): LeadFields {
  const email = row.text(cells.email, 254);
  if (email !== null && !EMAIL.test(email))
    row.refuse(cells.email?.column ?? null, RowCode.INVALID, 'This is no e-mail address.');
  return {
    name: row.text(cells.name),
    email,
    phone: row.text(cells.phone, 32),
    companyName: row.text(cells.companyName),
    companyDomain: row.text(cells.companyDomain),
    source: row.keyed(cells.source),
    campaign: row.keyed(cells.campaign),
    product: row.keyed(cells.product),
    segment: row.text(cells.segment),
    tier: row.oneOf(Tier, cells.tier),
    temperature: row.oneOf(Temperature, cells.temperature) ?? Temperature.COLD,
    validity: row.oneOf(Validity, cells.validity) ?? Validity.UNSCREENED,
    stageKey: row.text(cells.stage),
    note: row.text(cells.note, NOTE_CHARACTERS),
    convertedRef: row.text(cells.convertedRef),
    custom: readCustom(row, cells.custom ?? {}),
    value: row.money(cells.value),
  };
}

function readCustom(row: RowReader, cells: Readonly<Record<string, Cell>>): Readonly<Record<string, string>> {
  const said = Object.entries(cells).map(([key, cell]) => [key, row.text(cell, CUSTOM_CHARACTERS)] as const);
  return Object.fromEntries(said.filter((entry): entry is [string, string] => entry[1] !== null));
}
