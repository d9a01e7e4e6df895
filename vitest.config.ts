import { defineConfig } from 'vitest/config';
import { ProgressReporter } from './test/setup/progress-reporter.ts';

/** Their tests change the process that they run in, or are about it: each gets a process of its own. */
const ALONE = [
  'test/{inference,processes}/**/*.test.ts',
  'test/platform/database/!(*plans|*upgrade|postgres-answers|postgres-cuts|stale-statements|while-busy).test.ts',
  'test/platform/{embedded-postgres,redis,tracing}/**/*.test.ts',
  'test/documents/run-blocks.test.ts',
  'test/graphql/explorer/explorer.browser.test.ts',
];

const resolve = {
  // Packages that require() graphql and those that import it would otherwise get two copies of it.
  alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
};
const common = { testTimeout: 300_000, hookTimeout: 300_000, restoreMocks: true };

export default defineConfig({
  test: {
    globalSetup: 'test/setup/global-setup.ts', // once: projects that extend this one would each repeat it
    maxWorkers: 3, // one more than cores at CI: many tests wait
    teardownTimeout: 20_000,
    reporters: [
      'default',
      ...(process.stdout.isTTY ? [] : [new ProgressReporter()]),
      ...(process.env.GITHUB_ACTIONS ? ['github-actions' as const] : []),
    ],
    projects: [
      { resolve, test: { ...common, name: 'alone', include: ALONE } },
      {
        resolve,
        test: { ...common, name: 'shared', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false },
      },
    ],
  },
});
