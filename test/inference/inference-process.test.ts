import { expect, test, vi } from 'vitest';
import { InferenceProcess } from '../../src/inference/inference-process.ts';

vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  setPriority: () => {
    throw Object.assign(new Error('operation not permitted'), { code: 'ERR_SYSTEM_ERROR' });
  },
}));

test('a system that forbids changing priorities does not keep a process from starting', async () => {
  const started = await InferenceProcess.start(
    { modelDirectory: '', withModel: false, startTimeoutMs: 55_000 },
    () => {},
  );
  expect(started.alive).toBe(true);
  await started.close();
});
