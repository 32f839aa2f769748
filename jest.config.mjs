/** Native ESM, without a realm for each file, on real PostgreSQL and Redis that the set-up finds or starts. */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // `npm run test:real` takes these: they want the large data sets.
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.PLIMSOLL_TEST_REAL ? [] : ['<rootDir>/test/real/'])],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.plimsoll/', '<rootDir>/bench/'],
  testRunner: '<rootDir>/test/support/run-file.mjs',
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  reporters: ['default', '<rootDir>/test/support/count-reporter.mjs'],
  testTimeout: 60_000,
  maxWorkers: 2,
  // Modules of the files before stay in a worker: between two files one that has grown is replaced.
  workerIdleMemoryLimit: '1500MB',
};
