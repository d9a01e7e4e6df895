import { readFileSync } from 'node:fs';
import { alignFace } from '../../src/inference/face/zone-masks.ts';
import { decodeStored } from '../../src/inference/photo.ts';
import type { ModelOutput, SkinModel } from '../../src/inference/skin-model.ts';
import { renderSkin } from '../renderer/render-skin.ts';
import type { SkinScene } from '../renderer/skin-scene.ts';
import { valuesOf } from './measured-photos.ts';
import { renderedScenes, VARIED } from './rendered-set.ts';
import { deviation, quantile, spearman } from './statistics.ts';

export interface RenderedReport {
  view: SkinScene['view'];
  scenes: number;
  parameters: readonly string[];
  /** Spearman's rho of each value with each parameter of the renderer. */
  rho: Record<string, number[]>;
  /** Median of each feature and standard deviation of its logarithm: what the anchors are taken from. */
  features: Record<string, { median: number; spread: number }>;
}

/** The picture whose face lends its zones to rendered faces. */
const PORTRAIT = new URL('../samples/portrait.jpg', import.meta.url);

/** Runs the model on renders of known parameters. */
export async function measureRenders(
  model: SkinModel,
  view: SkinScene['view'],
  count: number,
): Promise<RenderedReport> {
  const scenes = renderedScenes(count, view);
  const run = await renderRunner(model);
  const values: Record<string, number>[] = [];
  const features: Float32Array[] = [];
  for (const scene of scenes) {
    const output = await run(scene);
    values.push(valuesOf(model, { output }));
    features.push(output.features);
  }
  const along = (key: string) => values.map((value) => value[key]!);
  return {
    view,
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
      model.manifest.graphs.closeUp.features.map((name, i) => {
        const logs = features.map((row) => row[i]!);
        return [name, { median: Math.exp(quantile(logs, 0.5)), spread: deviation(logs) }];
      }),
    ),
  };
}

/** Runs scenes through the graph of their view; a rendered face has the zones of the sample portrait. */
export async function renderRunner(model: SkinModel): Promise<(scene: SkinScene) => Promise<ModelOutput>> {
  const { photo, points } = await model.locator!.locate(await decodeStored(readFileSync(PORTRAIT)));
  const aligned = alignFace(points!, model.manifest.face!, photo);
  return (scene) => {
    const picture = renderSkin(scene);
    return scene.view === 'face' ? model.runAligned(picture.data, aligned) : model.runCloseUp(picture);
  };
}
