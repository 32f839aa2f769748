import type { Ctx } from '../context.js';
import { runSql } from '../db/sql.js';
import type { Logger } from '../log.js';

/** Work that is done again and again, by one process at a time. */
export interface Job {
  readonly name: string;
  /** Pause between two runs. */
  readonly everyMs: number;
  run(ctx: Ctx): Promise<void>;
}

const LOCK_SPACE = 7305;

/**
 * Runs jobs at their pace until it is stopped. Each run takes an advisory lock, so that of many processes one works;
 * a run that fails is logged and comes again at its time.
 */
export class Jobs {
  private readonly timers: NodeJS.Timeout[];
  private readonly running = new Set<Promise<void>>();

  constructor(
    jobs: readonly Job[],
    private readonly parts: { contextFor(): Promise<Ctx>; readonly log: Logger },
  ) {
    this.timers = jobs.map(job => setInterval(() => this.begin(job), job.everyMs).unref());
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.running);
  }

  private begin(job: Job): void {
    if (this.running.size > 0) return;
    const run = this.once(job)
      .catch(err => this.parts.log.warn({ err, name: job.name }, 'a job failed'))
      .finally(() => this.running.delete(run));
    this.running.add(run);
  }

  private async once(job: Job): Promise<void> {
    const ctx = await this.parts.contextFor();
    await ctx.em.fork().transactional(async em => {
      const [lock] = await runSql<{ got: boolean }>(
        em,
        'select pg_try_advisory_xact_lock(?::int, hashtext(?)) as got',
        [LOCK_SPACE, job.name],
      );
      if (lock?.got) await job.run(ctx);
    });
  }
}
