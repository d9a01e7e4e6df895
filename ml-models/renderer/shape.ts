import { type Field, field } from './fields.ts';
import { normal } from './skin-ellipse.ts';

/** Towards the light: right, down, towards the camera. */
export type Direction = readonly [number, number, number];

/** Root mean square slope of the facets of skin (Weyrich 2006: .2 to .4). */
const FACETS = 0.3;

/** From the front, a little from above and from one side. */
export const lightFrom = (random: () => number): Direction => [
  normal(random, 0.35),
  -0.2 - 0.3 * random(),
  1,
];

/** Makes the shade fall on an ellipsoid as wide and high as a head (Lambert). */
export function roundOff(shade: Field, light: Direction): void {
  const { width: side } = shade;
  const strength = Math.hypot(...light);
  for (let i = 0; i < shade.data.length; i++) {
    const x = ((i % side) / side - 0.5) / 0.42;
    const y = (Math.floor(i / side) / side - 0.5) / 0.55;
    const z = Math.sqrt(Math.max(0.02, 1 - x * x - y * y));
    const fall = (x * light[0] + y * light[1] + z * light[2]) / strength / Math.hypot(x, y, z);
    shade.data[i]! *= Math.max(0.05, fall);
  }
}

/**
 * What is raised above the skin around it, by its height in px: how much light the slopes catch, 1 where it is flat
 * (Lambert), and how much of the gloss they keep, which falls faster (Beckmann).
 */
export function raise(height: Field, light: Direction): { shading: Field; gloss: Field } {
  const { width, data } = height;
  const shading = field(width, height.height, 1);
  const gloss = field(width, height.height, 1);
  for (let at = width; at < data.length - width; at++) {
    const across = (data[at + 1]! - data[at - 1]!) / 2;
    const down = (data[at + width]! - data[at - width]!) / 2;
    const steep = across ** 2 + down ** 2;
    if (steep === 0) continue;
    const caught = (1 - across * light[0] - down * light[1]) / Math.sqrt(1 + steep);
    shading.data[at] = Math.max(0.05, caught);
    gloss.data[at] = Math.exp(-steep / FACETS ** 2);
  }
  return { shading, gloss };
}
