import { defineConfig } from 'vitest/config';
import FaultTable from './test/faults/table.ts';
import tests from './vitest.config.ts';

/** `npm run test:faults`: each fault has a limit of its own, and beside another one it only waits. */
export default defineConfig({
  ...tests,
  test: {
    ...tests.test,
    projects: undefined,
    include: ['test/faults/*.fault.ts'],
    testTimeout: 1_800_000,
    maxConcurrency: 4,
    reporters: [new FaultTable()],
  },
});
