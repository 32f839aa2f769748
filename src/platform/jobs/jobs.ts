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
 * Runs jobs at their pace until it is stopped, one after another, so that a process needs two connections for all of
 * them. Each run takes an advisory lock, so that of many processes one works; a run that fails is logged and comes
 * again at its time.
 */
export class Jobs {
  private readonly timers: NodeJS.Timeout[];
  private readonly waiting = new Set<Job>();
  private turn: Promise<void> = Promise.resolve();

  constructor(
    jobs: readonly Job[],
    private readonly parts: { contextFor(): Promise<Ctx>; readonly log: Logger },
  ) {
    this.timers = jobs.map(job => setInterval(() => this.queue(job), job.everyMs).unref());
  }

  /** What runs comes to its end; what only waits for its turn does not begin. */
  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.waiting.clear();
    await this.turn;
  }

  private queue(job: Job): void {
    if (this.waiting.has(job)) return;
    this.waiting.add(job);
    this.turn = this.turn.then(() => this.begin(job));
  }

  private async begin(job: Job): Promise<void> {
    if (!this.waiting.delete(job)) return;
    await this.once(job).catch(err => this.parts.log.warn({ err, name: job.name }, 'a job failed'));
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
