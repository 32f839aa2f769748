/** A sleep that can be cut short. A ring while nobody sleeps cuts the next sleep. */
export class Alarm {
  private isRung = false;
  private wake: (() => void) | null = null;

  ring(): void {
    this.isRung = true;
    this.wake?.();
  }

  /** Ends at a ring or after `timeoutMs`; says whether it was a ring. */
  sleep(timeoutMs: number): Promise<boolean> {
    return new Promise(resolve => {
      const end = (): void => {
        clearTimeout(timer);
        this.wake = null;
        const wasRung = this.isRung;
        this.isRung = false;
        resolve(wasRung);
      };
      const timer = setTimeout(end, timeoutMs);
      this.wake = end;
      if (this.isRung) end();
    });
  }
}
