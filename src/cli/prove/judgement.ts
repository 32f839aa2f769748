import type { CommitsReport } from './commits.js';
import type { CountersReport } from './counters.js';
import { type FloorReport, RUNNERS } from './floor-race.js';
import type { FloorTampering } from './floor-tampering.js';
import type { IntakeReport } from './intakes.js';
import type { LedgerReport } from './ledger.js';
import { findSeldom, findTold, LIMITS, leastOf, type Paths, refusedBy } from './paths.js';
import type { SeamsReport } from './seams.js';
import type { SurvivalReport } from './survival.js';
import type { TamperingReport } from './tampering.js';
import type { Verdict } from './verdict.js';

/** What is found after a race. */
export interface RaceFindings {
  readonly ledger: LedgerReport;
  readonly intakes: IntakeReport;
  readonly counters: CountersReport;
  /** Holders whose counter is not what the log says. */
  readonly driftFromLog: number;
  /** How many drifted counters the checker reported after one had been changed by hand. */
  readonly driftCaught: number;
  /** Inside the database; each was tried again. */
  readonly deadlocks: number;
  /** Laws of `plimsoll check` that do not hold, each with its first break. */
  readonly broken: readonly string[];
  /** Answers of which the log knows nothing. */
  readonly lost: readonly string[];
  /** How often each path was taken. */
  readonly paths: Paths;
  readonly tampered: FloorTampering;
}

interface Raced {
  readonly raced: FloorReport;
  readonly crashes: number;
  readonly found: RaceFindings;
  readonly mutant: LedgerReport;
  /** Deadlocks that a caller is told where two transactions lock in no common order and nobody tries again. */
  readonly crossed: number;
}

/** The laws of ownership. */
export function judgeRace({ raced, crashes, found, mutant, crossed }: Raced): Verdict[] {
  const { ledger, counters, tampered, lost } = found;
  const doubled = ledger.doubled.length + counters.doubled;
  return [
    judgeLimits({ raced, crashes, found, mutant }),
    {
      law: 'a lead has one owner, and is in one place',
      done: 'the same race; the log, the intervals and the rows',
      figure: `owners doubled ${doubled}${sample(ledger.doubled)}, misplaced ${counters.misplaced}`,
      holds: doubled === 0 && counters.misplaced === 0,
      mutant: `read, then update: ${mutant.doubled.length} doubled; a change of holder taken out: ${tampered.doubled}`,
      caught: mutant.doubled.length > 0 && tampered.doubled > 0,
    },
    judgePaths(raced, found),
    judgeIntakes(raced, found),
    judgeCounters(found),
    judgeErrors(raced, found.deadlocks, crossed),
    {
      law: 'what was answered in the race is in the log',
      done: `${raced.done} calls answered with a result, ${raced.turnedAway} turned away while the database was`,
      figure: `lost ${lost.length}${sample(lost)}`,
      holds: lost.length === 0 && raced.done > 0 && (crashes === 0 || raced.turnedAway > 0),
      mutant: `a claim taken out of the log: ${tampered.lost} lost`,
      caught: tampered.lost > 0,
    },
  ];
}

/** Also of walls and of lines that still grow, each kind by itself. */
function judgeLimits({ raced, crashes, found, mutant }: Omit<Raced, 'crossed'>): Verdict {
  const { ledger, tampered, paths } = found;
  const over = ledger.overLimit.length;
  const refused = sum(new Map([...raced.refused].filter(([code]) => isForRoom(code))));
  const kinds = Object.keys(LIMITS) as (keyof typeof LIMITS)[];
  const times = kinds.flatMap(kind =>
    paths.has(refusedBy(kind)) ? `${LIMITS[kind]} ${paths.get(refusedBy(kind))}` : [],
  );
  const passed = [...tampered.admitted].flatMap(([kind, faults]) => (faults === 0 ? LIMITS[kind] : []));
  return {
    law: 'no lead is admitted over a limit',
    done: `${RUNNERS} clients, ${raced.operations} calls of ${raced.doneBy.size} kinds through ${crashes} immediate stops of the database, ${ledger.admissions} admissions, ${refused} refused for want of room; told of ${times.join(', ')}`,
    figure: `over a limit ${over}${sample(ledger.overLimit)}, evidence that is not so ${ledger.untrue.length}${sample(ledger.untrue)}`,
    holds: over === 0 && ledger.untrue.length === 0 && ledger.admissions > 0 && refused > 0,
    mutant: `read, then update: ${mutant.overLimit.length} over a limit; lines told as one less: ${tampered.lowered}; a refusal told as an admission, of each of ${tampered.admitted.size} kinds of limit: ${passed.length} passed${sample(passed)}`,
    caught: mutant.overLimit.length > 0 && tampered.lowered > 0 && tampered.admitted.size > 0 && passed.length === 0,
  };
}

/** What was refused whenever it was asked for says nothing of the laws. */
function judgePaths({ operations }: FloorReport, { paths }: RaceFindings): Verdict {
  const due = leastOf(operations);
  const seldom = findSeldom(paths, operations);
  const told = findTold(paths, operations);
  return {
    law: 'every path was taken',
    done: `the same race; ${due.size} paths, by the answers and by the log, each a few times at least`,
    figure: `taken too seldom ${seldom.length}${sample(seldom.map(({ path, times, least }) => `${path}: ${times} of ${least}`))}`,
    holds: due.size > 0 && seldom.length === 0,
    mutant: `the tally without one path, each in turn: ${told.length} of ${due.size} told`,
    caught: due.size > 0 && told.length === due.size,
  };
}

function judgeIntakes({ refused }: FloorReport, { intakes: { takes, beyond }, tampered }: RaceFindings): Verdict {
  const turnedDown = refused.get('INTAKE_CAP_REACHED') ?? 0;
  return {
    law: 'no lead is taken in beyond an intake cap',
    done: `the same race; ${takes} leads taken in under a cap, ${turnedDown} refused for one`,
    figure: `beyond a cap ${beyond.length}${sample(beyond)}`,
    holds: beyond.length === 0 && takes > 0 && turnedDown > 0,
    mutant: `caps told as one less: ${tampered.capped} beyond, of the pipeline as one lead: ${tampered.partCapped}`,
    caught: tampered.capped > 0 && tampered.partCapped > 0,
  };
}

function judgeCounters({ counters, driftFromLog, driftCaught, broken }: RaceFindings): Verdict {
  const drifted = counters.drifted + driftFromLog;
  return {
    law: 'counters are counts',
    done: 'the same race; reps, their walls, and teams, counted by SQL and by the log; and all laws of `plimsoll check`',
    figure: `drifted ${drifted}, broken laws ${broken.length}${sample(broken)}`,
    holds: drifted === 0 && broken.length === 0,
    mutant: `a counter moved by hand: ${driftCaught} drifted`,
    caught: driftCaught > 0,
  };
}

function judgeErrors({ errors, refused }: FloorReport, deadlocks: number, crossed: number): Verdict {
  const told = sum(errors);
  return {
    law: 'no deadlock reaches a caller',
    done: `the same race; ${sum(refused)} refusals by ${refused.size} codes; ${deadlocks} deadlocks inside the database`,
    figure: `errors ${told}${told > 0 ? ` (${[...errors].map(([code, times]) => `${code} ${times}`).join(', ')})` : ''}`,
    holds: told === 0,
    mutant: `locks in no common order, and nobody who tries again: ${crossed} told`,
    caught: crossed > 0,
  };
}

/** Whether a lead was refused since somebody or a part had no room for it. */
function isForRoom(code: string): boolean {
  return code.endsWith('QUOTA_EXCEEDED') || code === 'RESERVED_FOR_HIGHER_TIER';
}

/** The law of the seam between a snapshot and the events after it. */
export function judgeSeams({
  law,
  mutant,
  writes,
}: {
  law: SeamsReport;
  mutant: SeamsReport;
  writes: number;
}): Verdict {
  return {
    law: 'snapshot + events = snapshot',
    done: `${law.seams} seams, ${law.folded} events folded, under six writers with ${writes} writes`,
    figure: `torn ${law.torn.length}${sample(law.torn)}`,
    holds: law.torn.length === 0 && law.folded > 0,
    mutant: `data read before the cursor: ${mutant.torn.length} of ${mutant.seams} torn`,
    caught: mutant.torn.length > 0,
  };
}

interface Survived {
  readonly kills: number;
  readonly law: SurvivalReport;
  readonly commits: CommitsReport;
  readonly tampered: TamperingReport;
  readonly mutant: SurvivalReport;
}

/** The laws of delivery and of durability, after kills. */
export function judgeSurvival({ kills, law, commits, tampered, mutant }: Survived): Verdict[] {
  const { missed, repeated, outOfOrder, invented } = law.listened;
  const { withoutEvent, withoutCommit, holes } = commits;
  return [
    {
      law: 'every event arrives, once, in order',
      done: `kill -9 under six writers, some held up before their commit, ${kills} times; four listeners resumed and saw ${law.delivered} entries`,
      figure: `missed ${missed}, repeated ${repeated}, out of order ${outOfOrder}, invented ${invented}${sample(law.faults)}`,
      holds: missed + repeated + outOfOrder + invented + law.faults.length === 0 && law.delivered > 0,
      mutant: `a relay that reads id > cursor: ${mutant.listened.missed} missed`,
      caught: mutant.listened.missed > 0,
    },
    {
      law: 'what was acknowledged is there, once',
      done: `${law.acknowledged} writes answered; ${law.unsure} calls cut off and sent again under the same key`,
      figure: `lost ${law.lost}, made twice ${law.doubled}, errors ${law.errors.length}${sample([...new Set(law.errors)])}`,
      holds: law.lost + law.doubled + law.errors.length === 0 && law.acknowledged > 0 && law.unsure > 0,
      mutant: `an answer to a write that never was: ${law.caughtLies} lost`,
      caught: law.caughtLies > 0,
    },
    {
      law: 'an event exists if and only if its change was committed',
      done: `${law.history.length} events against versions and facts`,
      figure: `changes without event ${withoutEvent.length}${sample(withoutEvent)}, events without change ${withoutCommit.length}${sample(withoutCommit)}, holes ${holes.length}`,
      holds: withoutEvent.length + withoutCommit.length + holes.length === 0,
      mutant: `an entry removed: ${tampered.removed}, doubled: ${tampered.repeated}, swapped: ${tampered.swapped} faults`,
      caught: tampered.removed > 0 && tampered.repeated > 0 && tampered.swapped > 0,
    },
  ];
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function sample(faults: readonly string[]): string {
  return faults.length > 0 ? ` (${faults[0]})` : '';
}
