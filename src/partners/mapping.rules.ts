import { TimeFormat } from './time.rules.js';

/** How one value of a row is read. Exactly one of `column`, `columns` and `constant`. */
export interface Cell {
  readonly column?: string | undefined;
  /** Several columns, put together by `join`, or as lines `column: value` without the blank ones. */
  readonly columns?: readonly string[] | undefined;
  readonly join?: string | undefined;
  readonly as?: 'lines' | undefined;
  readonly constant?: string | undefined;
  /** Other spellings of a value, each with the one that is meant. A value that is not listed stays as it is. */
  readonly aliases?: Readonly<Record<string, string>> | undefined;
  /** What the column's values stand for. A value that is not listed stands for `otherwise`, and without it the row is refused. */
  readonly table?: Readonly<Record<string, string | null>> | undefined;
  readonly otherwise?: string | null | undefined;
  /** What a blank stands for. */
  readonly ifBlank?: string | undefined;
  readonly prefix?: string | undefined;
  /** Cut off where a value ends in it, e.g. `.0`. */
  readonly dropEnd?: string | undefined;
}

/** How an instant is read. Exactly one of `column` and `constant`. */
export interface TimeCell {
  readonly column?: string | undefined;
  /** One instant for all rows, ISO 8601 with an offset: for files that tell no times. */
  readonly constant?: string | undefined;
  /** The instant that a blank stands for, ISO 8601 with an offset. */
  readonly ifBlank?: string | undefined;
  readonly format: TimeFormat;
  /** IANA name; for formats without an offset. */
  readonly zone?: string | undefined;
}

/** A money amount, in decimal figures. */
export interface MoneyCell {
  readonly amount: Cell;
  readonly currency: Cell;
}

export interface RepCells {
  readonly externalId: Cell;
  readonly name?: Cell | undefined;
  /** Name of the team that a new rep joins. */
  readonly team: Cell;
  /** Name of the team above a new team. */
  readonly parentTeam?: Cell | undefined;
}

/** A row of a catalogue (source, campaign, product, competitor), made when its key is new. */
export interface KeyCells {
  readonly key: Cell;
  readonly name?: Cell | undefined;
}

/** What may be said about a lead. */
export interface LeadCells {
  readonly name?: Cell | undefined;
  readonly email?: Cell | undefined;
  readonly phone?: Cell | undefined;
  readonly companyName?: Cell | undefined;
  readonly companyDomain?: Cell | undefined;
  readonly source?: KeyCells | undefined;
  readonly campaign?: KeyCells | undefined;
  readonly product?: KeyCells | undefined;
  readonly segment?: Cell | undefined;
  readonly tier?: Cell | undefined;
  readonly temperature?: Cell | undefined;
  readonly validity?: Cell | undefined;
  readonly stage?: Cell | undefined;
  readonly note?: Cell | undefined;
  readonly convertedRef?: Cell | undefined;
  /** Custom fields of leads, by their keys. */
  readonly custom?: Readonly<Record<string, Cell>> | undefined;
  readonly value?: MoneyCell | undefined;
}

/** Which rows count: those whose column has one of these values. */
export interface RowCondition {
  readonly column: string;
  readonly in: readonly string[];
}

/** A second file beside the imported one: the row whose `key` column has the value of `by` gives its columns as `<name>.<column>`. */
export interface Lookup {
  readonly file: string;
  readonly key: string;
  readonly by: Cell;
}

/** How many touches a row stands for: the whole number in a column. */
export interface CountCell {
  readonly column: string;
  /** A row with more is refused. */
  readonly most: number;
  readonly ifBlank: 'REFUSE' | 'NONE';
  /** What becomes of a row whose count is negative or no whole number. */
  readonly ifUnsound: 'REFUSE' | 'NONE';
}

interface BaseMapping {
  /** Names the import: it acts as `import:<name>`. */
  readonly name: string;
  readonly sourceSystem: string;
  readonly delimiter: string;
  /** What counts as blank, beside nothing at all. */
  readonly blanks: readonly string[];
  readonly where?: RowCondition | undefined;
  readonly lookups?: Readonly<Record<string, Lookup>> | undefined;
}

export interface CompaniesMapping extends BaseMapping {
  readonly kind: 'companies';
  readonly company: { readonly name: Cell; readonly domain?: Cell | undefined };
}

export interface ProductsMapping extends BaseMapping {
  readonly kind: 'products';
  readonly product: KeyCells & { readonly line?: Cell | undefined };
}

export interface RepsMapping extends BaseMapping {
  readonly kind: 'reps';
  readonly rep: RepCells;
}

export interface LeadsMapping extends BaseMapping {
  readonly kind: 'leads';
  /** Without `createdAt` a lead comes in when its row does. */
  readonly lead: LeadCells & { readonly externalId: Cell; readonly createdAt?: TimeCell | undefined };
  /** Where a lead is that no rep holds. */
  readonly placement: 'POOLED' | 'ENDED';
  readonly ownership?:
    | {
        readonly read: 'column';
        readonly rep: RepCells;
        readonly from?: TimeCell | undefined;
        /** In which rows the rep holds the lead; in the others nobody does. */
        readonly where?: RowCondition | undefined;
      }
    | undefined;
}

export interface InteractionsMapping extends BaseMapping {
  readonly kind: 'interactions';
  /** With `create`, a lead that is not known yet is made at its first touch. */
  readonly lead: { readonly externalId: Cell; readonly create?: LeadCells | undefined };
  readonly touch: {
    readonly externalId: Cell;
    /** The row stands for that many touches, told apart by `<externalId>|<n>`. */
    readonly count?: CountCell | undefined;
    readonly rep?: RepCells | undefined;
    readonly channel: Cell;
    readonly direction: Cell;
    readonly origin?: Cell | undefined;
    readonly intent?: Cell | undefined;
    readonly disposition?: Cell | undefined;
    readonly satisfaction?: Cell | undefined;
    readonly activity?: Cell | undefined;
    readonly content?: Cell | undefined;
    readonly startedAt: TimeCell;
    readonly completedAt?: TimeCell | undefined;
  };
  readonly stages?:
    | {
        readonly byActivity: Readonly<Record<string, string>>;
        readonly until: readonly string[];
        readonly mayGoBack: boolean;
      }
    | undefined;
  readonly ownership?: { readonly read: 'latestTouch'; readonly last: 'ENDS' | 'HOLDS' } | undefined;
}

export interface OutcomesMapping extends BaseMapping {
  readonly kind: 'outcomes';
  readonly lead: {
    readonly externalId: Cell;
    readonly segment?: Cell | undefined;
    readonly note?: Cell | undefined;
    readonly convertedRef?: Cell | undefined;
  };
  readonly outcome: {
    readonly result: Cell;
    readonly reason: Cell;
    readonly competitor?: KeyCells | undefined;
    readonly decidedAt: TimeCell;
    readonly amount?: MoneyCell | undefined;
    readonly grossProfit?: MoneyCell | undefined;
  };
  /** A second decision of one lead: refused, or left out because the first one counts. */
  readonly repeated: 'REFUSE' | 'FIRST';
  /** Who held the lead, one after the other: from its first instant, from the decision. */
  readonly ownership?:
    | {
        readonly read: 'column';
        readonly owners: readonly { readonly rep: RepCells; readonly from: 'CREATED' | 'DECIDED' }[];
      }
    | undefined;
}

export type Mapping =
  | CompaniesMapping
  | ProductsMapping
  | RepsMapping
  | LeadsMapping
  | InteractionsMapping
  | OutcomesMapping;
export type ImportKind = Mapping['kind'];

/** Every column that a mapping reads. */
export function columnsOf(mapping: Mapping): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('column' in node && typeof node.column === 'string') found.add(node.column);
    if ('columns' in node && Array.isArray(node.columns)) for (const column of node.columns) found.add(String(column));
    for (const child of Object.values(node)) walk(child);
  };
  walk(mapping);
  return [...found];
}
