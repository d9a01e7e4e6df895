import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiClient } from '../../operations/clients/client.ts';
import {
  LoginDocument,
  MyAnalysesDocument,
  TypedDocumentString,
  ViewerDocument,
} from '../../operations/generated.ts';
import type { ServerProcess } from '../../scripts/server-process.ts';
import { DEMO_PASSWORD } from '../../src/app/demo-accounts.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { ServerProcesses } from '../setup/servers/test-server.ts';
import { type Block, blocks, blocksOf } from './blocks.ts';

/** Commands that are not run here, and the test that runs them. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'npm ci && npm start': 'test/processes/lifecycle.test.ts',
  'npm ci && npm test': '.ci/run',
  'npm ci && npm run build': 'test/processes/scaled-out.test.ts',
  'npm install @apollo/client': 'test/documents/clients.test.ts',
  'npm run demo': 'scripts/demo.ts',
  'npm run test:faults': 'test/faults/all.fault.ts',
  'npm run make-admin': 'test/processes/make-admin-command.test.ts',
  'npm run doctor': 'test/processes/doctor-command.test.ts',
  'npm --silent run licenses': 'test/platform/deployment.test.ts',
  pg_dump: 'test/processes/backup.test.ts',
  'psql "$ADMIN_URL"': 'test/processes/backup.test.ts',
  'head -qn1 drizzle': 'test/platform/database/migration-forms.test.ts',
  pg_restore: 'test/processes/backup.test.ts',
  'npm run photos:migrate': 'test/processes/migrate-photos.test.ts',
  'npm run reanalyze': 'test/analyses/reanalysis.api.test.ts',
  'npm run model:sheet': 'test/inference/contact-sheet.test.ts',
  'npm --silent run rules:review': 'test/documents/clinical-safety.test.ts',
  'npm --silent run texts:review': 'test/documents/texts-review.test.ts',
  'npm run ingredients:import': 'test/processes/import-command.test.ts',
};
const LISTENER = 'node live.mjs';
const ADDRESS = '127.0.0.1:4000';

const SHELL = ['/bin/bash', '/usr/bin/bash'].find((file) => existsSync(file));
const CURL = ['/usr/bin/curl', '/bin/curl', '/usr/local/bin/curl'].find((file) => existsSync(file));
if (!(SHELL && CURL) && process.env.CI === 'true') {
  throw new Error('The tests of the documents need bash and curl when CI=true: install both.');
}
if (!(SHELL && CURL))
  console.warn('No bash or curl was found: the shell examples of the documents are left out.');

let database: TestDatabase;
let processes: ServerProcesses;
let server: ServerProcess;
let folder: string;
/** What `…` stands for in an example, by the name of the argument. */
const ids: Record<string, string> = {};
const clients: Record<string, ApiClient> = {};
/** What `id: "…"` is in the input of a mutation; elsewhere it is that of a consultation. */
const ID_OF = { setUserRole: 'userId', recordPatchTestResult: 'patchTestId' } as const;

beforeAll(async () => {
  [database, processes] = await Promise.all([createTestDatabase(), ServerProcesses.open()]);
  server = await processes.start({ DATABASE_URL: database.url, LOG_LEVEL: 'warn' });
  folder = await mkdtemp(join(tmpdir(), 'skincare-documents-'));
  for (const name of ['node_modules', 'ml-models']) await symlink(resolve(name), join(folder, name));
  for (const name of ['user', 'diary', 'dermatologist', 'admin']) {
    const client = new ApiClient(server.url);
    const input = { email: `${name}@demo.example`, password: DEMO_PASSWORD };
    const { login } = await client.request(LoginDocument, { input });
    client.token = login.session!.accessToken;
    clients[name] = client;
    if (name === 'user') ids.userId = idOf('Account', uuidOf(login.viewer!.id));
  }
  // The demo diary is filled in the background.
  await vi.waitFor(
    async () => {
      const { viewer } = await clients.diary!.request(MyAnalysesDocument, { first: 100 });
      const completed = viewer.analyses.nodes.filter(({ status }) => status === 'COMPLETED');
      expect(completed.length).toBeGreaterThan(8);
      [ids.beforeId, ids.afterId] = [completed.at(-1)!.id, completed[0]!.id];
    },
    { timeout: 90_000, interval: 250 },
  );
}, 120_000);
afterAll(async () => {
  await processes.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The operations of a block in order, each with the account that a comment or the page names. */
function operationsOf({ page, text }: Block): { as: string; query: string; live: boolean }[] {
  const parts = text.split(/^(?=(?:query|mutation|subscription|\{|#))/m).filter((part) => part.trim() !== '');
  const usual = /progress|analyses/.test(page) ? 'diary' : /accounts/.test(page) ? 'admin' : 'user';
  let as = usual;
  return parts.flatMap((part) => {
    const named = part.match(/^# As (\w+)@demo/m)?.[1];
    if (named) as = named;
    else if (/^# As the person/m.test(part)) as = usual;
    if (part.startsWith('#')) return [];
    return [{ as, query: print(parse(part)), live: part.startsWith('subscription') }];
  });
}

async function run(block: Block): Promise<void> {
  for (const { as, query, live } of operationsOf(block)) {
    const [, own] = Object.entries(ID_OF).find(([mutation]) => query.includes(mutation)) ?? [];
    const known: Record<string, string> = { ...ids, ...(own && { id: ids[own]! }) };
    const filled = query.replace(
      /\b(\w+): "…"/g,
      (_all, name: string) => `${name}: "${known[name] ?? 'unknown'}"`,
    );
    if (live) await listen(clients[as]!, filled);
    else noteIds(noErrors(await clients[as]!.sendText(filled, {}), filled));
  }
}

/** Subscribes, and continues once the server has responded on the same account without rejecting the subscription. */
async function listen(client: ApiClient, query: string): Promise<void> {
  const list = client.subscribe(new TypedDocumentString<object, Record<string, never>>(query), {});
  const first = list.next().then(
    () => null,
    (error: unknown) => error,
  );
  const answered = client.request(ViewerDocument, {}).then(() => null);
  expect(await Promise.race([first, answered]), query).toBeNull();
  await list.return?.();
}

/** Neither the answer nor a payload of it may have errors. */
function noErrors(answer: unknown, what: string): unknown {
  expect(answer, what).not.toHaveProperty('errors');
  walk(answer, (key, value) => key === 'userErrors' && expect(value, what).toEqual([]));
  return answer;
}

function noteIds(answer: unknown): void {
  walk(answer, (key, value) => {
    const { id } = (value ?? {}) as { id?: string };
    if (key === 'consultation' && id) Object.assign(ids, { id, consultationId: id });
    if (key === 'message' && id) ids.upToMessageId = id;
    if (key === 'step' && id) ids.stepId = id;
    if (key === 'patchTest' && id) ids.patchTestId = id;
  });
}

function walk(value: unknown, visit: (key: string, value: unknown) => unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    visit(key, inner);
    walk(inner, visit);
  }
}

describe('the GraphQL examples', () => {
  it('answer without errors, page by page', async () => {
    const consultations = (page: string) => Number(page.includes('consultations'));
    const examples = blocks.filter(({ language }) => language === 'graphql');
    for (const block of examples.sort((a, b) => consultations(a.page) - consultations(b.page))) {
      if (block.text.includes('upToMessageId')) await openCase(block);
      await run(block);
    }
  }, 120_000);

  it('would fail if one were wrong', async () => {
    const [rotten] = blocksOf('README.md', '```graphql\n{ viewer { shoeSize } }\n```\n');
    await expect(run(rotten!)).rejects.toThrow('shoeSize');
    const [refused] = blocksOf(
      'README.md',
      '```graphql\nmutation { updateProfile(input: { age: 0 }) { userErrors { message } } }\n```\n',
    );
    await expect(run(refused!)).rejects.toThrow('updateProfile');
  });
});

/** A case that is in work, with a message in it: the page has closed the one before. */
async function openCase({ page, text }: Block): Promise<void> {
  const request = blocks.find((block) => block.page === page && block.text !== text)!;
  const steps = operationsOf(request).filter(({ query }) =>
    /requestConsultation|claimConsultation|startConsultationReview/.test(query),
  );
  for (const { as, query } of steps) {
    noteIds(noErrors(await clients[as]!.sendText(query.replace('"…"', `"${ids.id}"`), {}), query));
  }
  const message = `mutation { postConsultationMessage(input: { consultationId: "${ids.id}", text: "Hello." }) { message { id } userErrors { message } } }`;
  noteIds(noErrors(await clients.user!.sendText(message, {}), message));
}

describe.runIf(SHELL && CURL)('the shell examples', () => {
  it('run one after the other in one shell, or are run by another test', async () => {
    const script: string[] = [];
    const listeners: string[] = [];
    for (const { page, line, text } of blocks.filter(({ language }) => language === 'sh')) {
      const command = Object.keys(ELSEWHERE).find((known) => text.startsWith(known));
      if (command) expect(existsSync(ELSEWHERE[command]!), ELSEWHERE[command]).toBe(true);
      else {
        if (text.includes(LISTENER)) listeners.push(`${page}:${line}`);
        // The listener keeps running while the next blocks run, once it has started; its output is shown at the end.
        const background = text.replace(
          /^node live\.mjs .*$/m,
          `$& > live.txt 2>&1 & LISTENER=$!\n${until(`curl -s http://${ADDRESS}/metrics | grep -q "^graphql_subscriptions [1-9]"`)}`,
        );
        script.push(`echo '## ${page}:${line}'`, background.replaceAll(ADDRESS, new URL(server.url).host));
      }
    }
    expect(listeners).toEqual([expect.stringContaining('README.md')]);
    script.push(until('grep -q COMPLETED live.txt'), 'kill $LISTENER', 'cat live.txt');
    const output = await shell(script.join('\n'));
    expect(output).toContain("status: 'COMPLETED'");
    expect(output).not.toMatch(/"errors":|SyntaxError/);
    const answers = output.split('\n').flatMap((line) => line.match(/\{"data".*?\}(?=\{"data"|$)/g) ?? []);
    expect(answers.length).toBeGreaterThan(5);
    for (const answer of answers) noErrors(JSON.parse(answer), answer);
  }, 180_000);
});

/** Waits for a minute at most. */
const until = (condition: string) => `for n in $(seq 600); do ${condition} && break; sleep 0.1; done`;

async function shell(script: string): Promise<string> {
  const child = spawn(SHELL!, ['-c', `set -e\n${script}`], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const [code] = await once(child, 'close');
  expect(code, printed).toBe(0);
  return printed;
}
