import { defineConfig } from 'vitest/config';

/** Their tests change the process that they run in, or are about it. */
const ALONE = [
  'test/{documents,inference,platform,processes}/**/*.test.ts',
  'test/graphql/explorer.browser.test.ts',
];

export default defineConfig({
  resolve: {
    // Packages that require() graphql and those that import it would otherwise get two copies of it.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    globalSetup: 'test/setup/global-setup.ts',
    maxWorkers: 3, // one more than cores at CI: many tests wait
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    restoreMocks: true,
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      {
        extends: true,
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false },
      },
    ],
  },
});
