import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-node';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { GraphBuilder } from '../../../ml-models/graph/graph-builder.ts';
import { addNetwork } from '../../../ml-models/networks/convert.ts';
import { beginNetwork } from '../../../ml-models/networks/network-graph.ts';
import {
  convertSubject,
  publicSubjectNetwork,
  SUBJECT,
  subjectLabels,
} from '../../../ml-models/networks/subject-network.ts';
import { networkOf, OPERATOR } from '../../../ml-models/networks/tflite.ts';
import { SkinModel } from '../../../src/inference/skin-model.ts';
import { portrait } from '../../setup/photos.ts';
import { interpret } from './tflite-interpreter.ts';

test('the committed network is what the converter writes', () => {
  const written = convertSubject(publicSubjectNetwork());
  expect(written.equals(readFileSync(`ml-models/${SUBJECT.file}`))).toBe(true);
});

test('its first layers give what their operators give one by one', async () => {
  const { side } = SUBJECT;
  const whole = publicSubjectNetwork();
  const layers = whole.operators.filter(({ code }) => code !== OPERATOR.DEQUANTIZE);
  const { name, shape } = whole.tensors[layers[1]!.outputs[0]!]!;
  const network = networkOf(whole, name);
  const { g, input } = beginNetwork(network, [-1, 1]);
  g.output('layer', addNetwork(g, network, input)[0]!, shape);
  const session = await ort.InferenceSession.create(g.encode('layer', { name: 'layer', version: '1.0.0' }));
  const pixels = await sharp(portrait).resize(side, side, { fit: 'fill' }).raw().toBuffer();
  const found = await session.run({ image: new ort.Tensor('uint8', pixels, [1, side, side, 3]) });
  const [wanted] = interpret(
    network,
    Float32Array.from(pixels, (byte) => byte / 127.5 - 1),
  );
  const farthest = (found.layer!.data as Float32Array).reduce(
    (most, value, i) => Math.max(most, Math.abs(value - wanted![i]!)),
    0,
  );
  expect(wanted).toHaveLength(found.layer!.size);
  expect(farthest).toBeLessThan(1e-4);
}, 60_000);

test('a network without the tensor that is asked for is refused', () => {
  expect(() => networkOf(publicSubjectNetwork(), 'nothing')).toThrow('no tensor nothing');
});

test('an activation that is not supported is refused', () => {
  const network = publicSubjectNetwork();
  const [first] = network.operators.filter(({ code }) => code === OPERATOR.CONV_2D);
  const options = Object.assign(Object.create(first!.options!), { int8: () => 5 });
  const operators = network.operators.map((each) => (each === first ? { ...each, options } : each));
  const { g, input } = beginNetwork(network, [-1, 1]);
  expect(g).toBeInstanceOf(GraphBuilder);
  expect(() => addNetwork(g, { ...network, operators }, input)).toThrow('activation 5');
});

test('a portrait shows a person and little else, a cloth shows nobody', async () => {
  expect(subjectLabels()).toContain(SUBJECT.skin);
  const { subject } = await SkinModel.load('ml-models');
  const looked = async (photo: Buffer) => {
    const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true });
    return subject!.scores({ data, width: info.width, height: info.height });
  };
  const { [SUBJECT.skin]: person, ...others } = await looked(portrait);
  expect(person).toBeGreaterThan(0.35);
  expect(Math.max(...Object.values(others))).toBeLessThan(0.2);
  const cloth = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#2850be' } })
    .png()
    .toBuffer();
  expect((await looked(cloth))[SUBJECT.skin]).toBeLessThan(0.25);
});
