import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ProgressReporter } from '../setup/progress-reporter.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('a test of over ten seconds gets a line, and another one each 30 s', () => {
  const lines: string[] = [];
  const reporter = new ProgressReporter((line) => lines.push(line));
  const module = { relativeModuleId: 'test/a.test.ts' } as Parameters<
    typeof reporter.onTestCaseReady
  >[0]['module'];
  reporter.onTestRunStart();
  reporter.onTestModuleStart(module);
  reporter.onTestModuleStart({ relativeModuleId: 'test/b.test.ts' });
  for (const fullName of ['short', 'shorter']) {
    reporter.onTestCaseReady({ module, fullName });
    vi.advanceTimersByTime(4000);
    reporter.onTestCaseResult({ module });
  }
  reporter.onTestModuleEnd({ relativeModuleId: 'test/b.test.ts' });
  expect(lines).toEqual([]);

  reporter.onTestCaseReady({ module, fullName: 'a kill' });
  vi.advanceTimersByTime(45_000);
  expect(lines).toEqual([
    'Running for 10 s: test/a.test.ts > a kill',
    'Running for 40 s: test/a.test.ts > a kill',
  ]);
  reporter.onTestModuleEnd(module);
  reporter.onTestRunEnd();
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(2);
});
