import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const SCRIPT = `
import { createLog } from './src/platform/logging/log.ts';
const detail = 'Key (email)=(ada@example.com) already exists.';
const err = Object.assign(new Error('duplicate key'), { code: '23505', detail });
createLog({ level: 'info', readable: false }).info({ err, detail, a: { b: { detail } } }, 'failed');
`;

test('the values in the detail of a PostgreSQL error are not logged', () => {
  const args = ['--import', 'tsx', '--input-type=module', '-e', SCRIPT];
  const line = execFileSync(process.execPath, args, { encoding: 'utf8' });
  expect(JSON.parse(line).err).toMatchObject({ code: '23505', detail: '[redacted]' });
  expect(line).not.toContain('ada@example.com');
});
