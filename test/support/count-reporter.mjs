/** Closes the run with one line that counts the tests; a file that could not even be loaded counts as a failed one. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // After jest's own summary, which is written on the same stream once every reporter has been told.
    process.once('exit', () => process.stderr.write(`${line}\n`));
  }
}
