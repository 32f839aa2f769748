import { SWC_OPTIONS } from './scripts/swc-options.mjs';

/** Native ESM through swc, on real PostgreSQL and Redis that the set-up finds or starts. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // `npm run test:real` takes these: they want the large data sets.
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.PLIMSOLL_TEST_REAL ? [] : ['<rootDir>/test/real/'])],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.plimsoll/', '<rootDir>/bench/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { ...SWC_OPTIONS, sourceMaps: 'inline' }] },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  setupFiles: ['<rootDir>/test/support/setup-file.mjs'],
  reporters: ['default', '<rootDir>/test/support/count-reporter.mjs'],
  testTimeout: 60_000,
  maxWorkers: 2,
  // Modules of the files before stay in a worker: between two files one that has grown is replaced.
  workerIdleMemoryLimit: '1500MB',
};
