import type { Logger } from './log.js';

/** What somebody has to look at. Each name is a label of the metric, and is there with 0 from the start. */
const ALARMS = ['load-drift'] as const;
type AlarmName = (typeof ALARMS)[number];

/** Alarms that this process has raised: a line in the log as an error, and a number for the metrics. */
export class Alarms {
  private readonly raised = new Map<AlarmName, number>(ALARMS.map(name => [name, 0]));

  constructor(private readonly log: Logger) {}

  raise(name: AlarmName, fields: Readonly<Record<string, unknown>>): void {
    this.raised.set(name, (this.raised.get(name) ?? 0) + 1);
    this.log.error({ ...fields, name }, 'an alarm was raised');
  }

  /** How often each was raised since the process began. */
  get counts(): ReadonlyMap<string, number> {
    return this.raised;
  }
}
