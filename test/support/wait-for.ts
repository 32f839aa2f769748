import { setTimeout as pause } from 'node:timers/promises';

const STEP_MS = 10;

/** Asks again until the answer is not null, undefined or false, and gives it; after `timeoutMs` the last fault is thrown. */
export async function waitFor<Answer>(
  ask: () => Promise<Answer> | Answer,
  timeoutMs = 5000,
): Promise<Exclude<Answer, null | undefined | false>> {
  const endsAt = performance.now() + timeoutMs;
  for (;;) {
    const { answer, fault } = await attempt(ask);
    if (answer !== null && answer !== undefined && answer !== false)
      return answer as Exclude<Answer, null | undefined | false>;
    if (performance.now() > endsAt)
      throw fault ?? new Error(`It did not happen within ${timeoutMs} ms: ${ask.toString().slice(0, 200)}`);
    await pause(STEP_MS);
  }
}

async function attempt<Answer>(ask: () => Promise<Answer> | Answer): Promise<{ answer?: Answer; fault?: unknown }> {
  try {
    return { answer: await ask() };
  } catch (fault) {
    return { fault };
  }
}
