import type { SkinModel } from '../../src/inference/skin-model.ts';
import { renderSkin } from '../renderer/render-skin.ts';
import { valuesOf } from './measured-photos.ts';
import { renderedScenes, VARIED } from './rendered-set.ts';
import { quantile, spearman } from './statistics.ts';

export interface RenderedReport {
  scenes: number;
  parameters: readonly string[];
  /** Spearman's rho of each value with each parameter of the renderer. */
  rho: Record<string, number[]>;
  /** Quantiles of each feature: what the anchors are taken from. */
  features: Record<string, { p10: number; p50: number; p90: number }>;
}

/** Runs the model on rendered close-ups of known parameters. */
export async function measureRenders(model: SkinModel, count: number): Promise<RenderedReport> {
  const scenes = renderedScenes(count);
  const values: Record<string, number>[] = [];
  const features: Float32Array[] = [];
  for (const scene of scenes) {
    const { data, width, height } = renderSkin(scene);
    const output = await model.runPixels(data, width, height);
    values.push(valuesOf(model, output));
    features.push(output.features);
  }
  const along = (key: string) => values.map((value) => value[key]!);
  return {
    scenes: count,
    parameters: VARIED,
    rho: Object.fromEntries(
      Object.keys(values[0]!).map((key) => [
        key,
        VARIED.map((parameter) =>
          spearman(
            along(key),
            scenes.map((scene) => scene[parameter]),
          ),
        ),
      ]),
    ),
    features: Object.fromEntries(
      model.manifest.features.map((name, i) => {
        const [p10, p50, p90] = [0.1, 0.5, 0.9].map((share) =>
          quantile(
            features.map((row) => row[i]!),
            share,
          ),
        ) as [number, number, number];
        return [name, { p10, p50, p90 }];
      }),
    ),
  };
}
