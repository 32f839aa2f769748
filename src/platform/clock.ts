/** The process's own clock, for what no law depends on (timeouts, logs, token times). Business time comes from PostgreSQL. */
export function wallClock(): Date {
  return new Date();
}

/** Milliseconds that only go forward, for measuring how long something took. */
export function elapsedMs(sinceMs = 0): number {
  return performance.now() - sinceMs;
}
