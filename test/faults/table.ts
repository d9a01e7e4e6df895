import type { Reporter, TestCase, TestModule } from 'vitest/node';

const HEADS = ['fault', 'acknowledged', 'lost', 'duplicated', 'longest outage', 'took'];

/** Prints a row as soon as it is there, and the table at the end. */
export default class FaultTable implements Reporter {
  onTestCaseResult(test: TestCase): void {
    if (!wasAskedFor(test)) return;
    console.log(cellsOf(test).join('  '));
    for (const { message } of test.result().errors ?? []) console.log(`    ${message}`);
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly { message?: string; stack?: string }[],
  ): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]).filter(wasAskedFor);
    const rows = [HEADS, ...tests.map(cellsOf)];
    const widths = HEADS.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
    console.log('');
    for (const row of rows)
      console.log(
        row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[at]!))).join('   '),
      );
    console.log('');
    for (const test of tests)
      for (const note of test.meta().outcome?.notes ?? []) console.log(`${test.name}: ${note}`);
    for (const module of modules) for (const { message } of module.errors()) console.log(message);
    for (const { stack, message } of errors) console.log(stack ?? message);
  }
}

/** Not so where the command names other rows. */
const wasAskedFor = (test: TestCase) =>
  test.result().state !== 'skipped' || test.meta().leftOut !== undefined;

function cellsOf(test: TestCase): string[] {
  const { outcome, leftOut, seconds = 0 } = test.meta();
  const failed = test.result().state === 'failed' ? ' (FAILED)' : '';
  const took = `${seconds.toFixed(0)} s`;
  if (leftOut) return [`${test.name}${failed}`, 'left out', leftOut, '', '', took];
  if (!outcome) return [`${test.name}${failed}`, '?', '?', '?', '?', took];
  const { acknowledged, lost, duplicated, longestOutageMs } = outcome;
  const outage = `${(longestOutageMs / 1000).toFixed(2)} s`;
  return [`${test.name}${failed}`, String(acknowledged), String(lost), String(duplicated), outage, took];
}
