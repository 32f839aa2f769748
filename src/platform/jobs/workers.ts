import { setTimeout as pause } from 'node:timers/promises';
import type { Ctx } from '../context.js';
import type { Logger } from '../log.js';

/** Work that lies waiting until it is done. Every process looks for it; whoever takes a piece up sees to it that nobody else does. */
export interface Worker {
  readonly name: string;
  /** Pause before the next look, where there was nothing to do. */
  readonly idleMs: number;
  /** Does one piece, or as much of it as there is time for before `leaving`; false where there is none. */
  turn(ctx: Ctx, leaving: AbortSignal): Promise<boolean>;
}

/** Runs the workers of one process side by side, each one piece at a time, until it is stopped. */
export class Workers {
  private readonly leaving = new AbortController();
  private readonly running: readonly Promise<void>[];

  constructor(
    workers: readonly Worker[],
    private readonly parts: { contextFor(): Promise<Ctx>; readonly log: Logger },
  ) {
    this.running = workers.map(worker => this.run(worker));
  }

  /** What is being done is put down where it can be taken up again. */
  async stop(): Promise<void> {
    this.leaving.abort();
    await Promise.all(this.running);
  }

  private async run(worker: Worker): Promise<void> {
    const { signal } = this.leaving;
    while (!signal.aborted) {
      const hasDone = await this.turn(worker);
      if (!hasDone) await pause(worker.idleMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async turn(worker: Worker): Promise<boolean> {
    try {
      return await worker.turn(await this.parts.contextFor(), this.leaving.signal);
    } catch (err) {
      this.parts.log.warn({ err, name: worker.name }, 'a worker failed');
      return false;
    }
  }
}
