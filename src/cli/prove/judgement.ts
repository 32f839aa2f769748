import type { CommitsReport } from './commits.js';
import type { CountersReport } from './counters.js';
import type { LedgerReport } from './ledger.js';
import type { RaceReport } from './race.js';
import type { SeamsReport } from './seams.js';
import type { SurvivalReport } from './survival.js';
import type { TamperingReport } from './tampering.js';
import type { Verdict } from './verdict.js';

/** What is found after a race. */
export interface RaceFindings {
  readonly ledger: LedgerReport;
  readonly counters: CountersReport;
  /** Holders whose counter is not what the log says. */
  readonly driftFromLog: number;
  /** How many drifted counters the checker reported after one had been changed by hand. */
  readonly driftCaught: number;
  readonly deadlocks: number;
}

interface Raced {
  readonly raced: RaceReport;
  readonly found: RaceFindings;
  readonly mutant: LedgerReport;
  /** Deadlocks of two transactions that lock in no common order. */
  readonly crossed: number;
}

/** The laws of ownership. */
export function judgeRace({ raced, found, mutant, crossed }: Raced): Verdict[] {
  const { ledger, counters, driftFromLog, driftCaught, deadlocks } = found;
  const errors = sum(raced.errors);
  const over = ledger.overLimit.length;
  const doubled = ledger.doubled.length + counters.doubled;
  const drifted = counters.drifted + driftFromLog;
  const refused = sum(new Map([...raced.refused].filter(([code]) => code.endsWith('QUOTA_EXCEEDED'))));
  return [
    {
      law: 'no lead is admitted over a limit',
      done: `16 clients, ${raced.operations} changes, ${ledger.admissions} admissions, ${refused} refused for want of room`,
      figure: `over a limit ${over}${sample(ledger.overLimit)}, evidence that is not so ${ledger.untrue.length}${sample(ledger.untrue)}`,
      holds: over === 0 && ledger.untrue.length === 0 && ledger.admissions > 0 && refused > 0,
      mutant: `read, then update: ${mutant.overLimit.length} over a limit`,
      caught: mutant.overLimit.length > 0,
    },
    {
      law: 'a lead has one owner, and is in one place',
      done: 'the same race; the log, the intervals and the rows',
      figure: `owners doubled ${doubled}${sample(ledger.doubled)}, misplaced ${counters.misplaced}`,
      holds: doubled === 0 && counters.misplaced === 0,
      mutant: `read, then update: ${mutant.doubled.length} doubled`,
      caught: mutant.doubled.length > 0,
    },
    {
      law: 'counters are counts',
      done: 'the same race; reps, their walls, and teams, counted by SQL and by the log',
      figure: `drifted ${drifted}`,
      holds: drifted === 0,
      mutant: `a counter moved by hand: ${driftCaught} drifted`,
      caught: driftCaught > 0,
    },
    {
      law: 'no deadlock reaches a caller',
      done: `the same race; ${deadlocks} inside the database, ${raced.turnedAway} calls turned away for want of a connection`,
      figure: `errors ${errors}${errors > 0 ? ` (${[...raced.errors.keys()].join(', ')})` : ''}`,
      holds: errors === 0 && deadlocks === 0,
      mutant: `locks in no common order: ${crossed} deadlock`,
      caught: crossed > 0,
    },
  ];
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
