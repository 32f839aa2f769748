/**
 * A committed change, as a capability records it: ids (API form), stages, numbers, and the fields that feeds filter by,
 * before and after. Never a name, an e-mail, a phone or free text.
 */
export interface DomainEvent {
  /** Past tense, e.g. `leadMoved`. */
  readonly type: string;
  /** The row that changed: its kind is the id's prefix. */
  readonly subjectId: string;
  readonly subjectVersion: number;
  readonly leadId?: string | null;
  readonly repId?: string | null;
  readonly teamId?: string | null;
  readonly poolId?: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** An event with its place in the one total order: positions are dense within an epoch and follow commit order. */
export interface LoggedEvent extends DomainEvent {
  readonly pos: number;
  readonly epoch: number;
}
