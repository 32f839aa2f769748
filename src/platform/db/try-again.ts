/** What was read is over by now: the whole transaction is worth another try, like a serialisation failure. */
export class TryAgain extends Error {
  readonly code = '40001';
}
