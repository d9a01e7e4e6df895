import * as ort from 'onnxruntime-node';
import sharp from 'sharp';
import type { Pixels } from './face/pixels.ts';
import { areFinite } from './finite.ts';
import type { SubjectManifest } from './manifest/subject-manifest.ts';

type Faces = NonNullable<SubjectManifest['faces']>;

/** Says what a picture shows as a whole. */
export class Subject {
  constructor(
    private readonly manifest: SubjectManifest,
    private readonly session: ort.InferenceSession,
  ) {}

  get bounds(): SubjectManifest['bounds'] {
    return this.manifest.bounds;
  }

  /** Which faces are looked at, and how. */
  get faces(): Faces | undefined {
    return this.manifest.faces;
  }

  /** Whether the picture shows something that has skin, or something else; undefined where it is not clear. */
  async hasSkin(pixels: Pixels): Promise<boolean | undefined> {
    const { likely, other } = await this.#compare(pixels);
    if (likely >= this.manifest.minSkin) return true;
    return other >= this.manifest.minOther ? false : undefined;
  }

  /** Whether the frame of a face shows a person, and clearly rather than anything else. */
  async isPerson(frame: Pixels, { minSkin, lead }: Faces): Promise<boolean> {
    const { likely, other } = await this.#compare(frame);
    return likely >= minSkin && likely >= lead * other;
  }

  async #compare(pixels: Pixels): Promise<{ likely: number; other: number }> {
    const { [this.manifest.skin]: likely, ...others } = await this.scores(pixels);
    return { likely: likely!, other: Math.max(...Object.values(others)) };
  }

  /** Likelihood of each label, 0..1. */
  async scores({ data, width, height }: Pixels): Promise<Record<string, number>> {
    const { side, labels } = this.manifest;
    const square = await sharp(data, { raw: { width, height, channels: 3 } })
      .resize(side, side, { fit: 'fill' })
      .raw()
      .toBuffer();
    const result = await this.session.run({ image: new ort.Tensor('uint8', square, [1, side, side, 3]) });
    const scores = result.scores!.data as Float32Array;
    if (!areFinite(scores)) throw new Error('The network for the subject gave a score that is not a number.');
    return Object.fromEntries(labels.map((label, i) => [label, scores[i]!]));
  }
}
