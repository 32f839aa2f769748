/** One thing that must be so. `sql` gives a row for each place where it is not: `subject` (an id or a name) and `found`. */
export interface Check {
  readonly name: string;
  /** What must be so, as a sentence. */
  readonly law: string;
  /** The kind of the ids in `subject`; null where it is a name. */
  readonly of: 'lead' | 'rep' | 'team' | 'finding' | 'stage' | null;
  readonly sql: string;
  /** Whether the statement needs the names of reps and stages, as facts tell them: `$1::uuid[]`, `$2::text[]`. */
  readonly needsNames?: true;
}
