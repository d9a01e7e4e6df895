import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parser } from '@prometheus-io/lezer-promql';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { AnalysisDocument } from '../../operations/generated.ts';
import { TestApi } from '../setup/api.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';

const portrait = await readFile(new URL('../../ml-models/samples/portrait.jpg', import.meta.url));
const read = (name: string) => readFile(new URL(`../../deploy/monitoring/${name}`, import.meta.url), 'utf8');

const alerts = z
  .object({
    groups: z.array(
      z.object({
        name: z.string(),
        rules: z.array(
          z.strictObject({
            alert: z.string().regex(/^Skincare[A-Za-z]+$/),
            expr: z.string(),
            for: z.string().regex(/^\d+[mh]$/),
            labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
            annotations: z.strictObject({ summary: z.string().endsWith('.').or(z.string().endsWith('?')) }),
          }),
        ),
      }),
    ),
  })
  .parse(parse(await read('alerts.yaml')));
const dashboard = z
  .object({
    title: z.string(),
    panels: z.array(
      z.object({
        id: z.number(),
        title: z.string(),
        gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
        targets: z.array(z.object({ refId: z.string(), expr: z.string(), legendFormat: z.string() })).min(1),
      }),
    ),
  })
  .parse(JSON.parse(await read('dashboard.json')));
const rules = alerts.groups.flatMap((group) => group.rules);
const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

/** Names of metrics and labels in an expression; throws if it is not PromQL. */
function namesIn(expr: string): { metrics: string[]; labels: string[] } {
  const found = { metrics: [] as string[], labels: [] as string[] };
  parser.parse(expr).iterate({
    enter: ({ type, name, from, to }) => {
      if (type.isError) throw new Error(`not PromQL at ${from}: ${expr}`);
      if (name === 'Identifier') found.metrics.push(expr.slice(from, to));
      if (name === 'LabelName') found.labels.push(expr.slice(from, to));
    },
  });
  return found;
}

describe('what Prometheus reads', () => {
  let api: TestApi;
  let text: string;
  const value = (sample: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${sample} `))
        ?.split(' ')[1],
    );
  const scrape = async () => {
    text = await (await fetch(`${api.url}/metrics`)).text();
  };
  beforeAll(async () => {
    api = await TestApi.start({ LOG_LEVEL: 'silent', MODEL_DIR: 'ml-models' });
    const user = await api.createUser();
    await waitForEnd(user.client, await submit(user.client, portrait));
    await submit(user.client, Buffer.from('no photo')).catch(() => undefined);
    await user.client.request(AnalysisDocument, { id: randomUUID() }).catch(() => undefined);
    await api.db.execute(sql`insert into pgboss.job (name, data, start_after) values
      ('export-data', '{"exportId":"00000000-0000-0000-0000-000000000000"}', now() + interval '1 hour')`);
    await scrape();
  });
  afterAll(() => api.close());

  it('has what the dashboard and the alerts use', () => {
    const names = new Set([...text.matchAll(/^([a-z_\d]+)(?:\{| )/gm)].map(([, name]) => name));
    const typed = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const labels = new Set([...text.matchAll(/[{,]([a-z_]+)="/g)].map(([, name]) => name));
    labels.add('instance'); // Prometheus adds it
    expect(expressions.length).toBeGreaterThan(25);
    for (const [where, expr] of expressions) {
      const used = namesIn(expr);
      expect(used.metrics.length, where).toBeGreaterThan(0);
      for (const name of used.metrics)
        expect(names.has(name) || typed.has(name), `${where}: ${name}`).toBe(true);
      for (const name of used.labels) expect(labels.has(name), `${where}: ${name}`).toBe(true);
    }
    for (const { alert, annotations } of rules) {
      for (const [, name] of annotations.summary.matchAll(/\$labels\.(\w+)/g)) {
        expect(namesIn(rules.find((rule) => rule.alert === alert)!.expr).labels.concat('instance')).toContain(
          name,
        );
      }
    }
  });

  it('counts operations by error code, photos and connections', () => {
    expect(value('graphql_errors_total{kind="query",field="analysis",code="NOT_FOUND"}')).toBe(1);
    expect(value('inference_seconds_count{kind="analyze",outcome="ok"}')).toBe(1);
    expect(value('database_pool_size')).toBe(5);
    expect(value('database_pool_waiting')).toBe(0);
    expect(value('job_queue_read')).toBe(1);
  });

  it('says how many jobs wait, for how long, and how many failed', async () => {
    await api.db.execute(sql`insert into pgboss.job (name, state, start_after) values
      ('failed-exports', 'failed', now())`);
    await vi.waitFor(
      async () => {
        await scrape();
        expect(value('job_queue_failed{queue="failed-exports"}')).toBe(1);
      },
      { timeout: 20_000, interval: 500 },
    );
    expect(value('job_queue_due{queue="export-data"}')).toBe(0);
    expect(value('job_queue_oldest_seconds{queue="export-data"}')).toBe(0);
  });

  it('has no value of a client in a label', async () => {
    await fetch(`${api.url}/secret-path-of-client`);
    await api.createUser();
    await scrape();
    expect(text).not.toMatch(/secret-path|@/);
  });
});

it.each(['sum(rate(a[5m])', 'a{b=}', 'rate(a[5m]) >'])('%s is not PromQL', (expr) => {
  expect(() => namesIn(expr)).toThrow('not PromQL');
});
