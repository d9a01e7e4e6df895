import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getTableName, isTable } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LIFETIME_SECONDS as EXPORT_SECONDS } from '../../src/accounts/data-exports.worker.ts';
import { KEEP_SESSIONS_DAYS } from '../../src/auth/expired-rows.ts';
import { INVITATION_LIFETIME, MAIL_TOKEN_LIFETIME } from '../../src/auth/mail/mail-tokens.ts';
import { KEEP_REGISTRATIONS_HOURS } from '../../src/auth/registration/pending-registrations.ts';
import { LIFETIME_MS as UNSUBSCRIBE_MS } from '../../src/notifications/unsubscribe/unsubscribe-links.ts';
import { LIFETIME_SECONDS as PHOTO_SECONDS } from '../../src/photos/photo-links.ts';
import { SWEEP_LATER } from '../../src/photos/photos.queues.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import { KEPT } from '../../src/platform/jobs/jobs.ts';
import { GRACE_DAYS } from '../../src/users/accounts.ts';

const DAY = 86_400;
const page = readFileSync('docs/operations.md', 'utf8');
/** The rows of the first table under a heading. */
function tableOf(heading: string): string[][] {
  const [, section] = page.split(`\n## ${heading}\n`);
  const rows = section!
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('what is kept for how long', () => {
  const rows = tableOf('What is stored where, and for how long');
  const keptOf = (what: string) => rows.find(([, where]) => where!.includes(`\`${what}\``))?.[2];

  it('names every table once', async () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.table.ts'),
    );
    const modules = await Promise.all(
      files.map((file) => import(pathToFileURL(join('src', file)).href) as Promise<object>),
    );
    const tables = modules.flatMap((module) => Object.values(module).filter(isTable)).map(getTableName);
    const named = rows.flatMap(([, where]) => [...where!.matchAll(/`([a-z_.]+)`/g)].map(([, name]) => name!));
    expect(tables.length).toBeGreaterThan(40);
    expect(named.filter((name) => !name.includes('.')).sort()).toEqual([...new Set(tables)].sort());
  });

  it('says what the code does', () => {
    expect(keptOf('users')).toContain(`${GRACE_DAYS} days`);
    expect(keptOf('sessions')).toContain(`${KEEP_SESSIONS_DAYS} days`);
    expect(keptOf('refresh_tokens')).toContain(`${readEnvironment({}).REFRESH_TOKEN_TTL / DAY} days`);
    expect(keptOf('pending_registrations')).toContain(`${KEEP_REGISTRATIONS_HOURS} hours`);
    for (const lifetime of [...Object.values(MAIL_TOKEN_LIFETIME), INVITATION_LIFETIME])
      expect(keptOf('mail_tokens')).toContain(lifetime);
    expect(keptOf('data_exports')).toContain(`${EXPORT_SECONDS / DAY} days`);
    expect(keptOf('analyses')).toContain(`${SWEEP_LATER.startAfterSeconds / 60} minutes`);
    const jobs = keptOf('pgboss.job');
    expect(jobs).toContain(`completed ${KEPT.archiveCompletedAfterSeconds / 3600} hour`);
    expect(jobs).toContain(`failed ${KEPT.archiveFailedAfterSeconds / DAY} days`);
    expect(jobs).toContain(`then ${KEPT.deleteAfterSeconds / DAY} days`);
  });
});

it('the table of keys says how long what a former secret signed is used', () => {
  const [, , , ends] = tableOf('Rotating keys and passwords').find(([what]) => what!.includes('JWT_SECRET'))!;
  expect(ends).toContain(`${readEnvironment({}).ACCESS_TOKEN_TTL / 60} minutes`);
  expect(ends).toContain(`${PHOTO_SECONDS / 60} minutes`);
  expect(ends).toContain(`${EXPORT_SECONDS / DAY} days`);
  expect(ends).toContain(`${UNSUBSCRIBE_MS / (365 * DAY * 1000)} years`);
});

it('the runbook has a row for every alert', () => {
  const { groups } = parse(readFileSync('deploy/monitoring/alerts.yaml', 'utf8')) as {
    groups: { rules: { alert: string }[] }[];
  };
  const named = tableOf('When something is wrong').flatMap(([, alert]) => alert!.match(/Skincare\w+/g) ?? []);
  expect(named.sort()).toEqual(groups.flatMap(({ rules }) => rules.map(({ alert }) => alert)).sort());
});
