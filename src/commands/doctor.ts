import { setTimeout } from 'node:timers/promises';
import { type Environment, readEnvironment } from '../platform/env.ts';
import { givenSettings } from '../platform/env-file.ts';
import { checkClock, checkMigrations, checkPostgres } from './doctor/database-checks.ts';
import { type Finding, failed, lineOf, ok, warning } from './doctor/finding.ts';
import { checkDisk, checkModel, checkNode, checkStorage } from './doctor/machine-checks.ts';
import { secretsOf, withoutSecrets } from './doctor/secrets.ts';
import { checkMail, checkRedis, checkTraces } from './doctor/service-checks.ts';

const LIMIT_MS = 15_000;

type Check = readonly [name: string, look: () => Promise<Finding>];

/** The command `npm run doctor`: one line per check; exit code 1 if one failed. Changes nothing. */
const secrets = secretsOf(known());
const findings = await Promise.all(
  checks().map(async ([name, look]) => [name, await withinLimit(look)] as const),
);
const lines = findings.map(([name, finding]) => {
  const advice = finding.state === 'ok' ? '' : ` ${finding.advice}`;
  return `${finding.state.padEnd(7)}  ${name}: ${withoutSecrets(finding.detail.replace(/\.$/, ''), secrets)}.${advice}\n`;
});
const hasFailed = findings.some(([, { state }]) => state === 'failed');
// Ends also what still waits for a dead disk.
process.stdout.write(lines.join(''), () => process.exit(hasFailed ? 1 : 0));

function checks(): Check[] {
  const node: Check = ['Node.js', checkNode];
  try {
    const env = readEnvironment(givenSettings());
    return [['settings', async () => settingsOf(env)], node, ...deploymentChecks(env)];
  } catch (error) {
    const finding = failed(lineOf(error), 'Correct it, then run this again: the other checks need it.');
    return [['settings', async () => finding], node];
  }
}

/** Without a file that cannot be read, which the check of the settings reports. */
function known(): Record<string, string | undefined> {
  try {
    return givenSettings();
  } catch {
    return process.env;
  }
}

function deploymentChecks(env: Environment): Check[] {
  return [
    ['PostgreSQL', () => checkPostgres(env)],
    ['migrations', () => checkMigrations(env)],
    ['clock', () => checkClock(env)],
    ['Redis', () => checkRedis(env)],
    ['mail', () => checkMail(env)],
    ['photo storage', () => checkStorage(env)],
    ['traces', () => checkTraces(env)],
    ['disk', () => checkDisk(env)],
    ['skin model', () => checkModel(env)],
  ];
}

function settingsOf(env: Environment): Finding {
  if (env.production) return ok('valid for production');
  return warning(`valid, but NODE_ENV is ${env.NODE_ENV}`, 'Set NODE_ENV=production where people use it.');
}

async function withinLimit(look: () => Promise<Finding>): Promise<Finding> {
  const late = failed(`no answer within ${LIMIT_MS / 1000} s`, 'Check the disk or the network to it.');
  const found = look().catch((error: unknown) => failed(lineOf(error), 'Correct this, then run this again.'));
  return await Promise.race([found, setTimeout(LIMIT_MS, late, { ref: false })]);
}
