import { fork } from 'node:child_process';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PhotoRefused } from '../../src/inference/inference.types.ts';
import { InferencePool } from '../../src/inference/inference-pool.ts';
import { photoRequirements } from '../../src/inference/photo-checks.ts';
import { portrait } from '../setup/photos.ts';

const log = pino({ level: 'silent' });
const settings = {
  modelDirectory: 'ml-models',
  concurrency: 2,
  withModel: true,
  startTimeoutMs: 55_000,
  log,
};
let pool: InferencePool;

beforeAll(async () => {
  pool = await InferencePool.start(settings);
});
afterAll(() => pool.close());

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 180_000, interval: 25 });

test('a portrait becomes a stored photo, scores, metrics and overlays', async () => {
  const photo = await pool.preparePhoto(portrait);
  const result = await pool.analyze(photo.jpeg, photo.capture);
  if (result.status !== 'COMPLETED') throw new Error(JSON.stringify(result));
  for (const score of Object.values(result.scores)) {
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(100);
  }
  expect(result.metrics.map(({ key }) => key)).toEqual(pool.manifest.metrics.map(({ key }) => key));
  for (const { value, interval, confidence } of result.metrics) {
    expect(interval.low).toBeLessThanOrEqual(value);
    expect(interval.high).toBeGreaterThanOrEqual(value);
    expect(confidence).toBeGreaterThan(0);
  }
  expect(result.heatmaps.map(({ key }) => key)).toEqual(
    pool.manifest.graphs.face!.heatmaps.filter((key) => key !== 'SKIN'),
  );
  expect(result.heatmaps[0]!.image.toString('latin1', 1, 4)).toBe('PNG');
});

test('the same photo gives the same result', async () => {
  const photo = await pool.preparePhoto(portrait);
  const [one, two] = await Promise.all([1, 2].map(() => pool.analyze(photo.jpeg, photo.capture)));
  expect(one).toEqual(two);
});

test('a refusal keeps its code across the process border', async () => {
  const refusal = pool.preparePhoto(Buffer.from('GIF89a'));
  await expect(refusal).rejects.toBeInstanceOf(PhotoRefused);
  await expect(refusal).rejects.toMatchObject({ code: 'UNSUPPORTED_IMAGE' });
});

test('a killed process fails only its own task and is replaced', async () => {
  const before = pool.pids;
  const tasks = [pool.preparePhoto(portrait), pool.preparePhoto(portrait)];
  process.kill(before[0]!, 'SIGKILL');
  const ends = await Promise.allSettled(tasks);
  expect(ends.filter((end) => end.status === 'rejected')).toHaveLength(1);
  await until(() => pool.pids.length === 2 && !pool.pids.includes(before[0]!) && pool.busy === 0);
  await expect(pool.preparePhoto(portrait)).resolves.toMatchObject({ width: 510, height: 600 });
});

test('an idle process that dies is replaced', async () => {
  const [victim] = pool.pids;
  process.kill(victim!, 'SIGABRT');
  await until(() => pool.pids.length === 2 && !pool.pids.includes(victim!));
  await expect(pool.preparePhoto(portrait)).resolves.toBeDefined();
});

test('signals to the group are left to the parent', async () => {
  const { pids } = pool;
  for (const pid of pids) process.kill(pid, 'SIGTERM');
  for (const pid of pids) process.kill(pid, 'SIGINT');
  await expect(pool.preparePhoto(portrait)).resolves.toBeDefined();
  expect(pool.pids).toEqual(pids);
});

test('a task that times out is killed with its process, and the next one works', async () => {
  const slow = await InferencePool.start({
    ...settings,
    concurrency: 1,
    withModel: false,
    taskTimeoutMs: 2000,
  });
  const [pid] = slow.pids;
  process.kill(pid!, 'SIGSTOP');
  await expect(slow.preparePhoto(portrait)).rejects.toThrow('longer than 2 s');
  await expect(slow.preparePhoto(portrait)).resolves.toBeDefined();
  expect(alive(pid!)).toBe(false);
  await slow.close();
});

test('the queue is bounded and uploads go before analyses', async () => {
  const small = await InferencePool.start({ ...settings, concurrency: 1, maxQueue: 2 });
  const photo = await small.preparePhoto(portrait);
  const order: string[] = [];
  const tasks = [
    small.analyze(photo.jpeg, photo.capture),
    small.analyze(photo.jpeg, photo.capture).then(() => order.push('analysis')),
    small.preparePhoto(portrait).then(() => order.push('upload')),
  ];
  expect([small.busy, small.queued]).toEqual([1, 2]);
  await expect(small.preparePhoto(portrait)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  await Promise.all(tasks);
  expect(order).toEqual(['upload', 'analysis']);
  await small.close();
  await expect(small.preparePhoto(portrait)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
});

test('closing rejects waiting tasks and ends the processes', async () => {
  const short = await InferencePool.start({ ...settings, concurrency: 1, withModel: false });
  const { pids } = short;
  const tasks = Promise.allSettled([short.preparePhoto(portrait), short.preparePhoto(portrait)]);
  await short.close();
  expect((await tasks).map((end) => end.status)).toEqual(['rejected', 'rejected']);
  expect(pids.some(alive)).toBe(false);
});

test('children end when their parent is killed', async () => {
  const parent = fork('test/inference/pool-parent.ts', { execArgv: ['--import', 'tsx'] });
  const pids = await new Promise<number[]>((resolve) =>
    parent.once('message', (pids) => resolve(pids as number[])),
  );
  expect(pids.every(alive)).toBe(true);
  parent.kill('SIGKILL');
  await until(() => !pids.some(alive));
});

test('a pool without the model prepares photos and knows the manifest', async () => {
  const light = await InferencePool.start({ ...settings, concurrency: 1, withModel: false });
  const photo = await light.preparePhoto(portrait);
  await expect(light.analyze(photo.jpeg, photo.capture)).rejects.toThrow('without the skin model');
  expect(photoRequirements(light.manifest)).toMatchObject({ minShortSide: 256, minShortSideToStore: 64 });
  await light.close();
});
