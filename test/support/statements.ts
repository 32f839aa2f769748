import pg from 'pg';

/** One statement as it went to the database: its text, and the values beside it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What is sent by the live spine, by jobs and by workers, whoever asks something meanwhile, and to find out who asks, which is kept for a second. */
export const BACKGROUND = new RegExp(
  [
    'viewer: what it has set|select floor\\(extract\\(epoch from clock|event_head|event_log|outbox|consumer|pg_(try_)?advisory|pg_notify|pg_control|\\blisten\\b',
    'insert into stage_flow|offers overtaken|look like others|propose duplicates|pairs of merged|leads that arrived|judge again',
    '(raise|close) (NEGLECTED|OVER_CONTACT)|open findings of leads|audit|recount',
    'finding_watch|assignment_queue|leads due|ran out|temperature_until" <=|not looked at|an import|lead_import|imports that|leads to grade|load counters|leads to revive|pools to review|held leads|revival_waiting|who got in touch',
  ].join('|'),
  'i',
);

/** Every statement of this process while it is open, whoever sends it: it looks over the shoulder of the driver. */
export class StatementWatch {
  readonly statements: Statement[] = [];
  private readonly original = pg.Client.prototype.query;

  private constructor() {
    const { statements, original } = this;
    const watched = function (this: pg.Client, ...call: unknown[]): unknown {
      const noted = statementOf(call);
      if (noted) statements.push(noted);
      return Reflect.apply(original, this, call);
    };
    pg.Client.prototype.query = watched as typeof original;
  }

  static open(): StatementWatch {
    return new StatementWatch();
  }

  close(): void {
    pg.Client.prototype.query = this.original;
  }

  /** What `work` sends, without the words around a transaction, and without those of the live spine. */
  async during<T>(work: () => Promise<T>): Promise<{ answer: T; statements: Statement[] }> {
    const from = this.statements.length;
    const answer = await work();
    return {
      answer,
      statements: this.statements
        .slice(from)
        .filter(({ text }) => !/^\s*(begin|commit|rollback|start|savepoint|release)/i.test(text)),
    };
  }
}

function statementOf([first, second]: unknown[]): Statement | null {
  if (typeof first === 'string') return { text: first, values: Array.isArray(second) ? second : [] };
  if (typeof first !== 'object' || first === null) return null;
  const { text, values, cursor } = first as { text?: unknown; values?: unknown; cursor?: { text?: unknown } };
  const words = text ?? cursor?.text;
  return typeof words === 'string'
    ? { text: words, values: Array.isArray(values) ? values : Array.isArray(second) ? second : [] }
    : null;
}
