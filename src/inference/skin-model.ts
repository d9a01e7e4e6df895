import * as ort from 'onnxruntime-node';
import { FaceLocator } from './face/face-locator.ts';
import type { SpotMaps } from './face/lesions.ts';
import type { Pixels } from './face/pixels.ts';
import type { Pyramid } from './face/warp.ts';
import { warp } from './face/warp.ts';
import type { AlignedFace } from './face/zone-masks.ts';
import { areFinite } from './finite.ts';
import {
  type FaceGraphManifest,
  type GraphManifest,
  type ModelFiles,
  type ModelManifest,
  readModel,
} from './manifest/model-manifest.ts';
import { Subject } from './subject.ts';

/** Raw outputs by the names of the manifest; heat maps cover the whole input, a cell for `cell` pixels a side. */
export interface ModelOutput {
  scores: Float32Array;
  features: Float32Array;
  tone: Float32Array;
  quality: Float32Array;
  heatmaps: { data: Float32Array; columns: number; rows: number };
}

/** Outputs for a face; zones in the order of the manifest. */
export interface FaceOutput extends ModelOutput {
  /** [zones, metrics] */
  zoneScores: Float32Array;
  /** 0..1 */
  zoneCoverage: Float32Array;
  /** [zones, 5] */
  zoneTone: Float32Array | undefined;
  /** [5, side, side] */
  blobs: SpotMaps | undefined;
}

type Graph = GraphManifest | FaceGraphManifest;
type Tensor = GraphManifest['input'];

const OUTPUTS = ['scores', 'features', 'tone', 'quality', 'heatmaps'] as const;
const SESSION: ort.InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  enableCpuMemArena: false,
  logSeverityLevel: 3,
};
/** A graph of measures: few channels, which the last level, made for many, would take a quarter longer for. */
const MEASURING: ort.InferenceSession.SessionOptions = { ...SESSION, graphOptimizationLevel: 'extended' };

/** The ONNX sessions of a model, checked against its manifest. Each runs on one thread. */
export class SkinModel {
  private constructor(
    readonly manifest: ModelManifest,
    private readonly closeUp: ort.InferenceSession,
    private readonly face: ort.InferenceSession | undefined,
    /** Finds faces; undefined for a model that measures the whole photo. */
    readonly locator: FaceLocator | undefined,
    /** Says what a photo without a face shows, if the model can. */
    readonly subject: Subject | undefined,
  ) {}

  /** @throws Error with one line if files and manifest do not match */
  static async load(directory: string): Promise<SkinModel> {
    const { manifest, files } = readModel(directory);
    const { graphs } = manifest;
    const closeUp = await openGraph(graphs.closeUp, [['input', graphs.closeUp.input]], files);
    const face = graphs.face && (await openGraph(graphs.face, Object.entries(graphs.face.inputs), files));
    const locator = manifest.face && (await openLocator(manifest.face, files));
    const subject = manifest.subject && (await openSubject(manifest.subject, files));
    return new SkinModel(manifest, closeUp, face, locator, subject);
  }

  /** @param pixels the whole photo, at the long side of the manifest */
  async runCloseUp({ data, width, height }: Pixels): Promise<ModelOutput> {
    const graph = this.manifest.graphs.closeUp;
    const image = new ort.Tensor('uint8', data, [1, height, width, 3]);
    return read(graph, await this.closeUp.run({ [graph.input.name]: image }));
  }

  /** @throws Error for a model that measures the whole photo */
  async runFace(photo: Pyramid, face: AlignedFace): Promise<FaceOutput> {
    const { side } = this.#faceManifest.frame;
    return this.runAligned(warp(photo, face.map, side, 'edge'), face);
  }

  /** @param crop the face in its frame, interleaved 8-bit sRGB; @throws Error as `runFace` does */
  async runAligned(crop: Uint8Array, face: Pick<AlignedFace, 'face' | 'zones'>): Promise<FaceOutput> {
    const { frame, zones } = this.#faceManifest;
    const graph = this.manifest.graphs.face!;
    const half = frame.side / 2;
    const { inputs, outputs } = graph;
    const result = await this.face!.run({
      [inputs.image.name]: new ort.Tensor('uint8', crop, [1, frame.side, frame.side, 3]),
      [inputs.face.name]: new ort.Tensor('uint8', face.face, [1, 1, half, half]),
      [inputs.zones.name]: new ort.Tensor('uint8', face.zones, [1, zones.length, half, half]),
    });
    return {
      ...read(graph, result),
      zoneScores: valuesOf(result, outputs.zoneScores),
      zoneCoverage: valuesOf(result, outputs.zoneCoverage),
      zoneTone: outputs.zoneTone && valuesOf(result, outputs.zoneTone),
      blobs: outputs.blobs && { data: valuesOf(result, outputs.blobs), side: half },
    };
  }

  get #faceManifest() {
    const { face } = this.manifest;
    if (!face) throw new Error(`The skin model ${this.manifest.name} has no graph for faces.`);
    return face;
  }

  /** Runs once on a flat picture, so that the first photo is not slower than the rest. */
  async warm(): Promise<void> {
    const side = this.manifest.graphs.closeUp.longSide;
    const flat = { data: Buffer.alloc(side * side * 3, 128), width: side, height: side };
    await this.runCloseUp(flat);
    await this.subject?.scores(flat);
    if (!this.locator) return;
    await this.locator.locate(flat);
    const { frame, zones } = this.#faceManifest;
    const masks = new Uint8Array(zones.length * (frame.side / 2) ** 2).fill(1);
    const face = { face: masks.subarray(0, (frame.side / 2) ** 2), zones: masks };
    await this.runAligned(new Uint8Array(frame.side ** 2 * 3).fill(128), face);
  }
}

async function openGraph(
  graph: Graph,
  inputs: readonly (readonly [string, Tensor])[],
  files: ModelFiles,
): Promise<ort.InferenceSession> {
  const session = await open(graph.file, files, MEASURING);
  const outputs = Object.entries(graph.outputs).filter((entry): entry is [string, Tensor] => !!entry[1]);
  checkTensors(graph.file, inputs, session.inputMetadata);
  checkTensors(graph.file, outputs, session.outputMetadata);
  return session;
}

async function openLocator(
  face: NonNullable<ModelManifest['face']>,
  files: ModelFiles,
): Promise<FaceLocator> {
  const { detector, mesh } = face;
  const [found, points] = await Promise.all([open(detector.file, files), open(mesh.file, files)]);
  const input = (side: number) => [['input', image(side)]] as const;
  checkTensors(detector.file, input(detector.side), found.inputMetadata);
  checkTensors(mesh.file, input(mesh.side), points.inputMetadata);
  const shape = [1, mesh.points, 3];
  checkTensors(mesh.file, [['output', { name: 'points', type: 'float32', shape }]], points.outputMetadata);
  return new FaceLocator(face, found, points);
}

async function openSubject(
  subject: NonNullable<ModelManifest['subject']>,
  files: ModelFiles,
): Promise<Subject> {
  const { file, side, labels } = subject;
  const session = await open(file, files);
  checkTensors(file, [['input', image(side)]], session.inputMetadata);
  const scores: Tensor = { name: 'scores', type: 'float32', shape: [1, labels.length] };
  checkTensors(file, [['output', scores]], session.outputMetadata);
  return new Subject(subject, session);
}

const image = (side: number): Tensor => ({ name: 'image', type: 'uint8', shape: [1, side, side, 3] });

function open(file: string, files: ModelFiles, options = SESSION): Promise<ort.InferenceSession> {
  return ort.InferenceSession.create(files.get(file)!, options).catch((error: Error) => {
    throw new Error(`The skin model ${file} cannot be loaded: ${error.message.split('\n')[0]}`);
  });
}

function read({ outputs }: Graph, result: ort.InferenceSession.ReturnType): ModelOutput {
  const [, , rows, columns] = result[outputs.heatmaps.name]!.dims;
  const [scores, features, tone, quality, heatmaps] = OUTPUTS.map((name) => valuesOf(result, outputs[name]));
  return {
    scores: scores!,
    features: features!,
    tone: tone!,
    quality: quality!,
    heatmaps: { data: heatmaps!, columns: columns!, rows: rows! },
  };
}

function valuesOf(result: ort.InferenceSession.ReturnType, { name }: Tensor): Float32Array {
  const values = result[name]!.data as Float32Array;
  if (!areFinite(values)) throw new Error(`The skin model gave a ${name} value that is not a number.`);
  return values;
}

function checkTensors(
  file: string,
  wanted: readonly (readonly [role: string, tensor: Tensor])[],
  present: readonly ort.InferenceSession.ValueMetadata[],
): void {
  for (const [role, { name, type, shape }] of wanted) {
    const found = present.find((tensor) => tensor.name === name);
    const fits =
      found?.isTensor &&
      found.type === type &&
      found.shape.length === shape.length &&
      found.shape.every(
        (length, i) => typeof length === 'string' || length < 0 || shape[i] === -1 || length === shape[i],
      );
    if (!fits) {
      const actual = found?.isTensor ? `${found.type} [${found.shape}]` : 'missing';
      throw new Error(
        `The skin model ${file} does not fit its manifest: ${role} "${name}" should be ${type} [${shape}], it is ${actual}.`,
      );
    }
  }
}
