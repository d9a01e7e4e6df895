import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Packages that require() graphql and those that import it would otherwise get two copies of it.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/setup/global-setup.ts',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
});
