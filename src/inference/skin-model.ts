import * as ort from 'onnxruntime-node';
import sharp from 'sharp';
import { type ModelManifest, readModel } from './model-manifest.ts';

/** Raw outputs by the names of the manifest; heat maps cover `width` x `height` pixels from the top left corner. */
export interface ModelOutput {
  scores: Float32Array;
  features: Float32Array;
  tone: Float32Array;
  quality: Float32Array;
  heatmaps: { data: Float32Array; columns: number; rows: number };
  width: number;
  height: number;
}

const OUTPUTS = ['scores', 'features', 'tone', 'quality', 'heatmaps'] as const;

/** The ONNX session, checked against its manifest. Runs on one thread. */
export class SkinModel {
  private constructor(
    readonly manifest: ModelManifest,
    private readonly session: ort.InferenceSession,
  ) {}

  /** @throws Error with one line if file and manifest do not match */
  static async load(directory: string): Promise<SkinModel> {
    const { manifest, bytes } = readModel(directory);
    const session = await ort.InferenceSession.create(bytes, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      enableCpuMemArena: false,
      logSeverityLevel: 3,
    }).catch((error: Error) => {
      throw new Error(`The skin model ${manifest.file} cannot be loaded: ${error.message.split('\n')[0]}`);
    });
    checkTensors(manifest, session);
    return new SkinModel(manifest, session);
  }

  /** @param jpeg an upright sRGB photo of any size; it is brought to the model's long side */
  async run(jpeg: Buffer): Promise<ModelOutput> {
    const { longSide } = this.manifest;
    const { data, info } = await sharp(jpeg)
      .resize(longSide, longSide, { fit: 'inside' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return this.runPixels(data, info.width, info.height);
  }

  /** @param data interleaved 8-bit sRGB of `width` x `height` pixels */
  async runPixels(data: Uint8Array, width: number, height: number): Promise<ModelOutput> {
    const { input, outputs } = this.manifest;
    const tensor = new ort.Tensor('uint8', data, [1, height, width, 3]);
    const result = await this.session.run({ [input.name]: tensor });
    const read = (output: (typeof OUTPUTS)[number]) => {
      const values = result[outputs[output].name]!.data as Float32Array;
      if (values.some((value) => !Number.isFinite(value))) {
        throw new Error(`The skin model gave a ${output} value that is not a number.`);
      }
      return values;
    };
    const [, , rows, columns] = result[outputs.heatmaps.name]!.dims;
    return {
      scores: read('scores'),
      features: read('features'),
      tone: read('tone'),
      quality: read('quality'),
      heatmaps: { data: read('heatmaps'), columns: columns!, rows: rows! },
      width,
      height,
    };
  }

  /** Runs once on a flat picture, so that the first photo is not slower than the rest. */
  async warm(): Promise<void> {
    const side = this.manifest.longSide;
    await this.runPixels(new Uint8Array(side * side * 3).fill(128), side, side);
  }
}

function checkTensors(manifest: ModelManifest, session: ort.InferenceSession): void {
  const wanted = [
    ['input', manifest.input, session.inputMetadata] as const,
    ...OUTPUTS.map((name) => [name, manifest.outputs[name], session.outputMetadata] as const),
  ];
  for (const [role, { name, type, shape }, present] of wanted) {
    const found = present.find((tensor) => tensor.name === name);
    const fits =
      found?.isTensor &&
      found.type === type &&
      found.shape.length === shape.length &&
      found.shape.every((length, i) => typeof length === 'string' || length < 0 || length === shape[i]);
    if (!fits) {
      const actual = found?.isTensor ? `${found.type} [${found.shape}]` : 'missing';
      throw new Error(
        `The skin model ${manifest.file} does not fit its manifest: ${role} "${name}" should be ${type} [${shape}], it is ${actual}.`,
      );
    }
  }
}
