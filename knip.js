/** Dead code: files, exports and packages that nothing needs. `!` marks what the product itself consists of. */
export default {
  workspaces: {
    '.': {
      entry: [
        'src/main.ts!',
        'src/cli/main.ts!',
        'scripts/*.mjs',
        'web/wallboard.ts!',
        'web/feed.ts!',
        'web/explorer/explorer.ts!',
        'examples/apollo-client/{serve.mjs,src/main.tsx}',
        'test/support/{global-setup,global-teardown,count-reporter,embedded-child,run-file}.mjs',
      ],
      project: [
        'src/**/*.ts!',
        'migrations/**/*.ts!',
        'web/**/*.ts!',
        'examples/apollo-client/**/*.{mjs,ts,tsx}',
        '!examples/apollo-client/src/generated/**',
        'bin/*.mjs!',
        'scripts/**/*.mjs',
        'test/**/*.{ts,mjs}',
        '!test/support/generated/**',
      ],
    },
    // A package of its own: the peers that the bench is run against.
    bench: { entry: ['{bench,load}.mjs', 'peers/*.mjs'], project: ['**/*.mjs'] },
  },
  ignoreExportsUsedInFile: { interface: true, type: true },
  // Debian's packages: the first comes with scripts/install-system.sh, the second is used where it is there.
  ignoreBinaries: ['redis-server', 'taskset'],
  treatConfigHintsAsErrors: true,
  // Scripts and the tests' set-up run the built product: their `dist/….js` is read as the source it was built from.
  compilers: {
    mjs: text => text.replaceAll(/(['"])((?:\.\.?\/)+)dist\/((?:src|migrations)\/[^'"]+)\.js\1/g, '$1$2$3.js$1'),
  },
};
