import { normal } from '../renderer/skin-ellipse.ts';
import type { SkinScene } from '../renderer/skin-scene.ts';
import { randomFrom } from './statistics.ts';

/** The parameters that a rendered set varies, each independently of the others. */
export const VARIED = [
  'melanin',
  'blood',
  'kelvin',
  'light',
  'distance',
  'folds',
  'relief',
  'ambient',
  'gloss',
  'poreDepth',
  'lineDepth',
  'blemishes',
  'spots',
  'flush',
  'roughness',
  'blur',
  'noise',
] as const satisfies readonly (keyof SkinScene)[];

/** `count` pictures of skin of every tone under usual light; the same seed gives the same scenes. */
export function renderedScenes(count: number, view: SkinScene['view'], seed = 11): SkinScene[] {
  const random = randomFrom(seed);
  const between = (low: number, high: number) => low + (high - low) * random();
  const logBetween = (low: number, high: number) => low * (high / low) ** random();
  /** Most skin is mildly affected, little of it severely. */
  const severity = () => 0.02 + 0.98 * random() ** 2;
  return Array.from({ length: count }, (_, i) => {
    const melanin = logBetween(0.012, 0.35);
    return {
      seed: 1000 * seed + i,
      view,
      melanin,
      blood: logBetween(0.006, 0.025),
      kelvin: between(3000, 7000),
      // Cameras expose dark skin longer, but not in full proportion to its darkness.
      light: between(0.75, 1.2) * (melanin / 0.06) ** 0.2,
      cast: [normal(random, 0.06), normal(random, 0.08)],
      // From a close-up of a cheek to half a face; a face is always brought to its frame.
      distance: view === 'face' ? 1 : logBetween(1, 2.5),
      folds: 0.6 * severity(),
      relief: view === 'face' ? Math.exp(normal(random, 0.35)) : 1,
      ambient: between(0.1, 0.5),
      ambientCast: [normal(random, 0.12), normal(random, 0.15)],
      gloss: 0.25 + 0.75 * severity(),
      poreDensity: between(0.1, 0.8),
      poreDepth: severity(),
      lineDepth: severity(),
      blemishes: severity(),
      spots: severity(),
      flush: severity(),
      roughness: severity(),
      blur: view === 'face' ? between(2, 3) : between(0.5, 1),
      // Bringing a photo to the frame averages pixels.
      noise: view === 'face' ? between(0.0005, 0.003) : between(0.001, 0.006),
    };
  });
}
