/**
 * The base of a feed's iterator, written by hand: a generator that waits on an idle source is never cleaned up at
 * unsubscribe. `return()` ends a waiting `next()` at once and releases what the subscription holds, once.
 */
export abstract class FeedIterator<Batch> implements AsyncIterableIterator<Batch> {
  private isClosed = false;
  private failure: { readonly error: unknown } | null = null;
  private wake: (() => void) | null = null;

  constructor(private readonly onClose: () => void) {}

  /** The next batch if there is one now or after some reading; null: wait until `rouse()`. */
  protected abstract advance(): Promise<Batch | null>;
  /** Lets go of everything that is held for this subscription. */
  protected abstract release(): void;

  async next(): Promise<IteratorResult<Batch>> {
    for (;;) {
      if (this.failure) return this.throwFailure(this.failure.error);
      if (this.isClosed) return { done: true, value: undefined };
      const batch = await this.advanceOrFail();
      if (this.isClosed || this.failure) continue;
      if (batch !== null) return { done: false, value: batch };
      await new Promise<void>(resolve => (this.wake = resolve));
    }
  }

  async return(): Promise<IteratorResult<Batch>> {
    this.close();
    return { done: true, value: undefined };
  }

  async throw(): Promise<IteratorResult<Batch>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Ends the subscription with an error, before anything newer is sent. */
  fail(error: unknown): void {
    this.failure ??= { error };
    this.rouse();
  }

  protected rouse(): void {
    this.wake?.();
    this.wake = null;
  }

  private async advanceOrFail(): Promise<Batch | null> {
    try {
      return await this.advance();
    } catch (error) {
      this.failure ??= { error };
      return null;
    }
  }

  private throwFailure(error: unknown): never {
    this.failure = null;
    this.close();
    throw error;
  }

  private close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.release();
    this.onClose();
    this.rouse();
  }
}
