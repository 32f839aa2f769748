import type { Board } from './board.js';
import { heldOf, lineOf, type RepPicture, repPicture, scaleOf } from './picture.js';
import type { Load, Rep, Team } from './wire.js';

/** Up to so many reps stand in so many columns. */
const COLUMNS = [
  { reps: 8, columns: 1 },
  { reps: 28, columns: 2 },
] as const;
const MOST_COLUMNS = 3;
/** Rows that a column holds, team heads counted, before its rows become too low to read from afar. */
const LONGEST: Readonly<Record<number, number>> = { 2: 16, 3: 22 };
/** A team is not cut for less than its head and two reps. */
const LEAST_PART = 3;

export interface TeamHead {
  readonly id: string;
  readonly name: string | null;
  readonly isContinued: boolean;
  readonly held: number;
  readonly line: number | null;
  readonly takenToday: number;
  readonly neglectedCount: number;
}

/** A team, or the part of a large one that stands in one column. */
export interface Block {
  readonly key: string;
  readonly head: TeamHead;
  readonly reps: readonly RepPicture[];
}

export interface Totals {
  readonly held: number;
  /** Null where some hold without any line. */
  readonly line: number | null;
  readonly over: number;
  readonly isWeighted: boolean;
  /** Whether anyone has a line. */
  readonly hasLines: boolean;
}

/** Teams by name with their reps by name: places do not move while people read. */
export function blocksOf(board: Board): Block[] {
  const today = board.today();
  const scale = scaleOf([...board.reps.values()].map(rep => rep.load));
  const byTeam = Map.groupBy(board.reps.values(), rep => rep.team?.id ?? '');
  const teams = [...board.teams.values()].filter(team => byTeam.has(team.id)).sort(byName);
  const known = new Set(teams.map(team => team.id));
  const homeless = [...byTeam].filter(([id]) => !known.has(id)).flatMap(([, reps]) => reps);
  const blockOf = (team: Team | null, reps: readonly Rep[]): Block => ({
    key: team?.id ?? '',
    head: headOf(team, reps),
    reps: [...reps].sort(byName).map(rep => repPicture(rep, scale, today)),
  });
  const blocks = teams.map(team => blockOf(team, byTeam.get(team.id) ?? []));
  return homeless.length > 0 ? [...blocks, blockOf(null, homeless)] : blocks;
}

function headOf(team: Team | null, reps: readonly Rep[]): TeamHead {
  const own = team && lineOf(team.load);
  return {
    id: team?.id ?? '',
    name: team?.name ?? null,
    isContinued: false,
    held: own !== null && team ? heldOf(team.load) : sum(reps.map(rep => heldOf(rep.load))),
    line: own ?? lineOfAll(reps.map(rep => rep.load)),
    takenToday: sum(reps.map(rep => rep.takenTodayCount)),
    neglectedCount: sum(reps.map(rep => rep.neglectedLeadCount)),
  };
}

/** What all may hold together; null where one of them has no limit. Who takes no leads adds nothing. */
function lineOfAll(loads: readonly Load[]): number | null {
  const limits = loads.filter(load => load.mode !== 'OPT_OUT').map(lineOf);
  return limits.includes(null) || limits.length === 0 ? null : sum(limits.map(line => line ?? 0));
}

export function totalsOf(board: Board): Totals {
  const loads = [...board.reps.values()].map(rep => rep.load);
  const heads = [...board.teams.values()].filter(team => !team.parent || !board.teams.has(team.parent.id));
  const homeless = [...board.reps.values()]
    .filter(rep => !rep.team || !board.teams.has(rep.team.id))
    .map(rep => rep.load);
  const lines = [...heads.map(team => lineUnder(board, team)), homeless.length > 0 ? lineOfAll(homeless) : 0];
  return {
    held: sum(loads.map(heldOf)),
    line: lines.includes(null) ? null : sum(lines.map(line => line ?? 0)),
    over: loads.filter(load => heldOf(load) > (lineOf(load) ?? Number.POSITIVE_INFINITY)).length,
    isWeighted: loads.some(load => load.basis === 'WEIGHTED'),
    hasLines: loads.length === 0 || loads.some(load => lineOf(load) !== null),
  };
}

/** The line of a team: its own, else what its reps and the teams below may hold together. */
function lineUnder(board: Board, team: Team): number | null {
  const own = lineOf(team.load);
  if (own !== null) return own;
  const reps = [...board.reps.values()].filter(rep => rep.team?.id === team.id && rep.load.mode !== 'OPT_OUT');
  const below = [...board.teams.values()].filter(other => other.parent?.id === team.id);
  const lines = [...reps.map(rep => lineOf(rep.load)), ...below.map(other => lineUnder(board, other))];
  return lines.includes(null) ? null : sum(lines.map(line => line ?? 0));
}

export function columnCount(reps: number): number {
  return COLUMNS.find(step => reps <= step.reps)?.columns ?? MOST_COLUMNS;
}

/** Teams in order into columns as even as may be; where whole teams make a column too long, teams go on in the next. */
export function arrange(blocks: readonly Block[], columns: number): Block[][] {
  const whole = lowest(blocks, columns, false);
  return tallest(whole) > (LONGEST[columns] ?? Number.POSITIVE_INFINITY) ? lowest(blocks, columns, true) : whole;
}

/** The least height at which all fit into so many columns, filled in order. */
function lowest(blocks: readonly Block[], columns: number, mayCut: boolean): Block[][] {
  const total = sum(blocks.map(length));
  const least = mayCut ? Math.ceil(total / columns) : Math.max(0, ...blocks.map(length));
  for (let height = least; height < total; height++) {
    const filled = fill(blocks, height, mayCut);
    if (filled.length <= columns) return filled;
  }
  return [[...blocks]];
}

function fill(blocks: readonly Block[], height: number, mayCut: boolean): Block[][] {
  const filled: Block[][] = [[]];
  let room = height;
  const place = (block: Block): void => {
    if (length(block) <= room) {
      filled.at(-1)?.push(block);
      room -= length(block);
      return;
    }
    const isWorthCutting = room >= LEAST_PART && length(block) - room >= LEAST_PART - 1;
    const [first, rest] = mayCut && (room === height || isWorthCutting) ? cut(block, room - 1) : [null, block];
    if (first) filled.at(-1)?.push(first);
    filled.push([]);
    room = height;
    place(rest);
  };
  for (const block of blocks) place(block);
  return filled;
}

function cut(block: Block, rows: number): [Block, Block] {
  const rest = { key: `${block.key}+`, head: { ...block.head, isContinued: true }, reps: block.reps.slice(rows) };
  return [{ ...block, reps: block.reps.slice(0, rows) }, rest];
}

/** In rows: the head counts as one. */
const length = (block: Block): number => block.reps.length + 1;
const tallest = (columns: readonly Block[][]): number => Math.max(0, ...columns.map(blocks => sum(blocks.map(length))));
const sum = (numbers: readonly number[]): number => Math.round(numbers.reduce((all, one) => all + one, 0) * 100) / 100;
const byName = (one: { name: string; id: string }, other: { name: string; id: string }): number =>
  one.name.localeCompare(other.name, 'en') || (one.id < other.id ? -1 : 1);
