import type { Cell, CountCell, KeyCells, MoneyCell, RepCells, RowCondition, TimeCell } from './mapping.rules.js';
import { instantOf, TimeFormat } from './time.rules.js';

/** Why a row is refused, or what is odd about one that is taken. */
export enum RowCode {
  COLUMN_COUNT = 'COLUMN_COUNT',
  BLANK = 'BLANK',
  UNKNOWN_VALUE = 'UNKNOWN_VALUE',
  INVALID = 'INVALID',
  INVALID_TIME = 'INVALID_TIME',
  INVALID_NUMBER = 'INVALID_NUMBER',
  TOO_LONG = 'TOO_LONG',
  NUL_CHARACTER = 'NUL_CHARACTER',
  IN_THE_FUTURE = 'IN_THE_FUTURE',
  NEGATIVE_DURATION = 'NEGATIVE_DURATION',
  NOT_FOUND = 'NOT_FOUND',
  TAKEN = 'TAKEN',
  MERGED = 'MERGED',
  CHANGED_SINCE = 'CHANGED_SINCE',
  OUTCOME_REQUIRED = 'OUTCOME_REQUIRED',
  NO_ROOM = 'NO_ROOM',
  REP_INACTIVE = 'REP_INACTIVE',
  DECIDED_BEFORE_CREATED = 'DECIDED_BEFORE_CREATED',
}

/** One thing that is wrong with a row, or odd about it; `column` is null where no single one is to blame. */
export interface RowProblem {
  readonly column: string | null;
  readonly code: RowCode;
  readonly message: string;
}

/** A row of a catalogue as a file names it. */
export interface Keyed {
  readonly key: string;
  readonly name: string;
}

/** A rep as a file names it. */
export interface RepRef {
  readonly externalId: string;
  readonly name: string;
  readonly team: string;
  /** The team above, where the team itself is new. */
  readonly parentTeam: string | null;
}

export interface Money {
  readonly minorUnits: number;
  readonly currency: string;
}

const KEY_CHARACTERS = 255;
const NAME_CHARACTERS = 200;
const CURRENCY = /^[A-Z]{3}$/;
const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,6}))?$/;

/** Reads the values of one row by the rules of its mapping and gathers what is wrong with it. */
export class RowReader {
  readonly problems: RowProblem[] = [];

  constructor(
    private readonly cells: readonly string[],
    private readonly sheet: { readonly places: ReadonlyMap<string, number>; readonly blanks: readonly string[] },
  ) {
    if (cells.length !== sheet.places.size) {
      this.refuse(null, RowCode.COLUMN_COUNT, `The row has ${cells.length} cells, the header ${sheet.places.size}.`);
    } else if (cells.some(cell => cell.includes('\0'))) {
      this.refuse(null, RowCode.NUL_CHARACTER, 'The row holds a NUL character.');
    }
  }

  get isSound(): boolean {
    return this.problems.length === 0;
  }

  refuse(column: string | null, code: RowCode, message: string): null {
    this.problems.push({ column, code, message });
    return null;
  }

  meets(condition: RowCondition | undefined): boolean {
    return !condition || condition.in.includes(this.raw(condition.column));
  }

  /** A value or null where it is blank. */
  text(cell: Cell | undefined, limit = NAME_CHARACTERS): string | null {
    if (!cell) return null;
    const said = this.said(cell);
    const value = said === null || said === '' ? (cell.ifBlank ?? null) : this.meant(cell, said);
    if (value !== null && value.length > limit)
      return this.refuse(labelOf(cell), RowCode.TOO_LONG, `At most ${limit} characters.`);
    return value;
  }

  /** A value that must not be blank; '' where it is. */
  needed(cell: Cell, limit = KEY_CHARACTERS): string {
    const before = this.problems.length;
    const value = this.text(cell, limit);
    if (value === null && this.problems.length === before)
      this.refuse(labelOf(cell), RowCode.BLANK, 'This must not be blank.');
    return value ?? '';
  }

  /** A value of an enum; that a mapping gives no other was checked, so only the file's own words can be wrong. */
  oneOf<V extends string>(values: Readonly<Record<string, V>>, cell: Cell | undefined): V | null {
    const value = this.text(cell);
    if (value === null) return null;
    const found = Object.values(values).find(each => each === value);
    return (
      found ?? this.refuse(labelOf(cell), RowCode.UNKNOWN_VALUE, 'The mapping does not say what this value means.')
    );
  }

  instant(cell: TimeCell): Date | null {
    const { column = null, constant, ifBlank } = cell;
    const value = column === null ? null : this.text({ column });
    const fixed = column === null ? constant : ifBlank;
    if (value === null && fixed !== undefined) return instantOf(fixed, { format: TimeFormat.ISO });
    if (value === null) return this.refuse(column, RowCode.BLANK, 'A time must not be blank.');
    return (
      instantOf(value, cell) ?? this.refuse(column, RowCode.INVALID_TIME, `This is no time of the form ${cell.format}.`)
    );
  }

  /** How many the row stands for; 0 where it stands for none or is refused. */
  count({ column, most, ifBlank, ifUnsound }: CountCell): number {
    const value = this.text({ column });
    if (value === null && ifBlank === 'NONE') return 0;
    if (value === null) return this.refuse(column, RowCode.BLANK, 'The count must not be blank.') ?? 0;
    const isWhole = /^\d{1,9}$/.test(value);
    if (isWhole && Number(value) <= most) return Number(value);
    if (!isWhole && ifUnsound === 'NONE') return 0;
    return this.refuse(column, RowCode.INVALID_NUMBER, `A whole number from 0 to ${most}.`) ?? 0;
  }

  whole(cell: Cell | undefined, [least, most]: readonly [number, number]): number | null {
    const value = this.text(cell);
    if (value === null) return null;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    return this.refuse(labelOf(cell), RowCode.INVALID_NUMBER, `A whole number from ${least} to ${most}.`);
  }

  /** An amount to the hundredth; figures beyond it must be zeros. */
  money(cell: MoneyCell | undefined): Money | null {
    if (!cell) return null;
    const amount = this.text(cell.amount);
    if (amount === null) return null;
    const currency = this.needed(cell.currency);
    const [, sign, units = '', fraction = ''] = DECIMAL.exec(amount) ?? [];
    const isExact = units !== '' && /^0*$/.test(fraction.slice(2));
    const minorUnits = Number(`${sign ?? ''}${units}${fraction.slice(0, 2).padEnd(2, '0')}`);
    if (!isExact || !Number.isSafeInteger(minorUnits))
      return this.refuse(labelOf(cell.amount), RowCode.INVALID_NUMBER, 'An amount such as 1200.50.');
    if (!CURRENCY.test(currency))
      return this.refuse(labelOf(cell.currency), RowCode.INVALID, 'A currency of three letters, such as EUR.');
    return { minorUnits, currency };
  }

  keyed(cells: KeyCells | undefined): Keyed | null {
    const key = this.text(cells?.key, KEY_CHARACTERS);
    return key === null ? null : { key, name: this.text(cells?.name) ?? key };
  }

  rep(cells: RepCells | undefined): RepRef | null {
    const externalId = this.text(cells?.externalId, KEY_CHARACTERS);
    if (!cells || externalId === null) return null;
    return {
      externalId,
      name: this.text(cells.name) ?? externalId,
      team: this.needed(cells.team, NAME_CHARACTERS),
      parentTeam: this.text(cells.parentTeam),
    };
  }

  private said(cell: Cell): string | null {
    if (cell.constant !== undefined) return cell.constant;
    if (cell.column !== undefined) return this.raw(cell.column);
    const parts = (cell.columns ?? []).map(column => [column, this.raw(column)] as const);
    if (cell.as === 'lines')
      return parts
        .filter(([, value]) => value !== '')
        .map(([column, value]) => `${column}: ${value}`)
        .join('\n');
    return parts.every(([, value]) => value === '') ? '' : parts.map(([, value]) => value).join(cell.join ?? ' ');
  }

  private meant(cell: Cell, said: string): string | null {
    const { aliases = {} } = cell;
    const ended = cell.dropEnd !== undefined && said.endsWith(cell.dropEnd);
    const spelt = ended ? said.slice(0, -(cell.dropEnd?.length ?? 0)) : said;
    const cut = Object.hasOwn(aliases, spelt) ? (aliases[spelt] ?? spelt) : spelt;
    if (!cell.table) return `${cell.prefix ?? ''}${cut}`;
    if (Object.hasOwn(cell.table, cut)) return cell.table[cut] ?? null;
    if (cell.otherwise !== undefined) return cell.otherwise;
    return this.refuse(labelOf(cell), RowCode.UNKNOWN_VALUE, 'The mapping does not say what this value means.');
  }

  /** A cell without the blanks around it; '' where the mapping calls it blank. */
  private raw(column: string): string {
    const text = (this.cells[this.sheet.places.get(column) ?? -1] ?? '').trim();
    return this.sheet.blanks.includes(text) ? '' : text;
  }
}

function labelOf(cell: Cell | undefined): string | null {
  return cell?.column ?? (cell?.columns ? cell.columns.join(' ') : null);
}
