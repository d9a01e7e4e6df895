import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-node';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import {
  convertDetector,
  convertMesh,
  DETECTOR,
  MESH,
  publicNetwork,
} from '../../../ml-models/networks/face-networks.ts';
import { readNetwork } from '../../../ml-models/networks/tflite.ts';
import { portrait } from '../../setup/photos.ts';
import { interpret } from './tflite-interpreter.ts';

const committed = (file: string) => readFileSync(`ml-models/${file}`);
const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));

async function faceOf(side: number): Promise<Buffer> {
  const square = sharp(portrait).resize(side, side, { fit: 'fill' });
  return square.raw().toBuffer();
}

async function outputsOf(file: string, pixels: Buffer, side: number): Promise<Record<string, Float32Array>> {
  const session = await ort.InferenceSession.create(committed(file), { logSeverityLevel: 3 });
  const result = await session.run({ image: new ort.Tensor('uint8', pixels, [1, side, side, 3]) });
  return Object.fromEntries(
    Object.entries(result).map(([name, { data }]) => [name, data as Float32Array] as const),
  );
}

const farthest = (found: Float32Array, wanted: readonly number[]) =>
  found.reduce((most, value, i) => Math.max(most, Math.abs(value - wanted[i]!)), 0);

test('the committed networks are what the converter writes', () => {
  expect(convertDetector(publicNetwork('detector')).equals(committed(DETECTOR.file))).toBe(true);
  expect(convertMesh(publicNetwork('mesh')).equals(committed(MESH.file))).toBe(true);
});

test('the detector gives what its operators give one by one', async () => {
  const pixels = await faceOf(DETECTOR.side);
  const { boxes, scores } = await outputsOf(DETECTOR.file, pixels, DETECTOR.side);
  const input = Float32Array.from(pixels, (byte) => byte / 127.5 - 1);
  const [raw, logits] = interpret(readNetwork(publicNetwork('detector')), input);
  expect(farthest(scores!, Array.from(logits!, sigmoid))).toBeLessThan(1e-5);
  // Width and height have no anchor.
  const sizes = (values: Float32Array) => values.filter((_, i) => [2, 3].includes(i % 16));
  expect(
    farthest(
      sizes(boxes!),
      Array.from(sizes(raw!), (value) => value / DETECTOR.side),
    ),
  ).toBeLessThan(1e-5);
  const middle = 16 * (2 * (16 * 8 + 8));
  expect(boxes![middle]! - raw![middle]! / DETECTOR.side).toBeCloseTo(8.5 / 16, 5);
}, 60_000);

test('the mesh gives what its operators give one by one', async () => {
  const pixels = await faceOf(MESH.side);
  const { points, presence } = await outputsOf(MESH.file, pixels, MESH.side);
  const input = Float32Array.from(pixels, (byte) => byte / 255);
  const [wanted, flag] = interpret(readNetwork(publicNetwork('mesh')), input);
  expect(points).toHaveLength(3 * MESH.points);
  expect(
    farthest(
      points!,
      Array.from(wanted!, (value) => value / MESH.side),
    ),
  ).toBeLessThan(1e-5);
  expect(presence![0]).toBeCloseTo(sigmoid(flag![0]!), 5);
}, 60_000);

test('another file is no network', () => {
  expect(() => readNetwork(Buffer.alloc(64))).toThrow('No TensorFlow Lite file.');
});
