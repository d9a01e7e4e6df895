import { randomFrom } from '../evaluation/statistics.ts';
import { addBlob, drawRidge, type Field, field, smoothNoise } from './fields.ts';
import { normal } from './skin-ellipse.ts';
import { skinPalette } from './skin-palette.ts';

/** What a rendered close-up shows. Lengths are pixels of a picture of 512 px; depths and contrasts run from 0 to 1. */
export interface SkinScene {
  seed: number;
  /** Volume share of melanosomes, .013 to .43. */
  melanin: number;
  /** Volume share of blood, .004 to .04. */
  blood: number;
  /** Color temperature of the light; the camera balances it on white. */
  kelvin: number;
  /** Light strength, 1 is well exposed. */
  light: number;
  /** Color cast that remains after white balance: ln gain of red and of blue. */
  cast: readonly [number, number];
  /** How many times farther than a close-up the camera is: details shrink by it and there are more of them. */
  distance: number;
  /** Depth of the folds and curves of the face as the light from one side shades them. */
  folds: number;
  /** Share of ambient light, which casts no shadow. */
  ambient: number;
  /** Color of the ambient light relative to the main light: ln gain of red and of blue. */
  ambientCast: readonly [number, number];
  gloss: number;
  poreDensity: number;
  poreDepth: number;
  lineDepth: number;
  /** Share of the largest number of pimples. */
  blemishes: number;
  /** Share of the largest number of brown spots. */
  spots: number;
  /** Diffuse redness in patches. */
  flush: number;
  roughness: number;
  /** Standard deviation of the camera's blur in px. */
  blur: number;
  /** Standard deviation of the sensor's noise at mid gray, share of full scale. */
  noise: number;
}

export const PLAIN_SKIN: Omit<SkinScene, 'seed'> = {
  melanin: 0.06,
  blood: 0.012,
  kelvin: 5500,
  light: 1,
  cast: [0, 0],
  distance: 1,
  folds: 0.2,
  ambient: 0.3,
  ambientCast: [0, 0],
  gloss: 0.3,
  poreDensity: 0.5,
  poreDepth: 0.3,
  lineDepth: 0.3,
  blemishes: 0.2,
  spots: 0.2,
  flush: 0.3,
  roughness: 0.3,
  blur: 0.6,
  noise: 0.004,
};

const MOST_BLEMISHES = 60;
const MOST_SPOTS = 70;
const MOST_LINES = 14;
/** Noise is drawn from a table of this length. */
const GRAIN = 8192;
/** sRGB bytes by the square root of the light. */
const SRGB = Uint8Array.from({ length: 8192 }, (_, i) => {
  const value = (i / 8191) ** 2;
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
});

/** Renders a close-up of `side` x `side` px; the same scene gives the same bytes. */
export function renderSkin(scene: SkinScene, side = 512): { data: Buffer; width: number; height: number } {
  const unit = side / 512 / scene.distance;
  const random = randomFrom(scene.seed);
  const stream = () => randomFrom(Math.floor(random() * 2 ** 31));
  const pigment = layOutPigment(scene, side, unit, stream);
  const relief = layOutRelief(scene, side, unit, stream);
  const shade = layOutShade(scene, side, stream());
  const gloss = layOutGloss(scene, side, relief.texture, stream());

  const paint = skinPalette(scene.kelvin);
  const gains = [Math.exp(scene.cast[0]), 1, Math.exp(scene.cast[1])];
  const ambient = [Math.exp(scene.ambientCast[0]), 1, Math.exp(scene.ambientCast[1])];
  const colour = new Float32Array(3);
  const planes = [0, 1, 2].map(() => field(side, side));
  for (let i = 0; i < side * side; i++) {
    paint(pigment.melanin.data[i]!, pigment.blood.data[i]!, colour);
    const depth = scene.light * 1.35 * Math.exp(relief.shading.data[i]!);
    for (let c = 0; c < 3; c++) {
      const lit = (1 - scene.ambient) * shade.data[i]! + scene.ambient * ambient[c]!;
      planes[c]!.data[i] = (depth * lit * colour[c]! + scene.light * gloss.data[i]!) * gains[c]!;
    }
  }
  return develop(planes, scene, stream());
}

function layOutPigment(scene: SkinScene, side: number, unit: number, stream: () => () => number) {
  const melanin = field(side, side, 0);
  const blood = field(side, side, 0);
  const brown = field(side, side, 0);
  const patches = smoothNoise(side, side, (90 * side) / 512, stream());
  const mottle = smoothNoise(side, side, (24 * side) / 512, stream());
  const flush = smoothNoise(side, side, (70 * side) / 512, stream());
  for (let i = 0; i < melanin.data.length; i++) {
    melanin.data[i] = 0.05 * patches.data[i]! + 0.03 * mottle.data[i]!;
    blood.data[i] =
      0.22 * patches.data[i]! + Math.min(1.5, scene.flush * 2 * Math.max(0, flush.data[i]! - 0.2));
  }
  const pimple = stream();
  scatter(scene.blemishes * MOST_BLEMISHES * scene.distance ** 2, side, pimple, (x, y) => {
    const radius = (7 + 11 * pimple()) * unit;
    addBlob(blood, x, y, radius, 0.9 + 0.7 * pimple());
  });
  const freckle = stream();
  scatter(scene.spots * MOST_SPOTS * scene.distance ** 2, side, freckle, (x, y) => {
    const radius = (5 + 8 * freckle()) * unit;
    addBlob(brown, x, y, radius, 0.5 + 0.5 * freckle());
  });
  for (let i = 0; i < melanin.data.length; i++) {
    melanin.data[i] =
      scene.melanin * Math.exp(melanin.data[i]!) + brown.data[i]! * (0.045 + 0.5 * scene.melanin);
    blood.data[i] = scene.blood * Math.exp(blood.data[i]!);
  }
  return { melanin, blood };
}

/** Relief of the surface as the logarithm of its shading, and its fine texture alone. */
function layOutRelief(scene: SkinScene, side: number, unit: number, stream: () => () => number) {
  const texture = field(side, side);
  for (const [step, weight] of [
    [3.2, 0.5],
    [6, 0.7],
    [11, 0.5],
  ] as const) {
    const noise = smoothNoise(side, side, step * unit, stream());
    for (let i = 0; i < texture.data.length; i++) texture.data[i]! += weight * noise.data[i]!;
  }
  const pits = field(side, side);
  const pore = stream();
  scatter(900 * scene.poreDensity * scene.distance ** 2, side, pore, (x, y) => {
    addBlob(pits, x, y, (2.4 + 2.8 * pore()) * unit, 0.5 + 0.5 * pore());
  });
  const furrows = field(side, side);
  const crease = stream();
  const direction = crease() * Math.PI;
  scatter(MOST_LINES * scene.distance, side, crease, (x, y) => {
    const path = wander(x, y, direction + normal(crease, 0.25), (120 + 200 * crease()) * unit, crease);
    drawRidge(furrows, path, (1.1 + 1.3 * crease()) * unit, 0.5 + 0.5 * crease());
  });
  const shading = field(side, side);
  for (let i = 0; i < shading.data.length; i++) {
    shading.data[i] =
      scene.roughness * 0.13 * texture.data[i]! -
      scene.poreDepth * 0.55 * Math.min(1.5, pits.data[i]!) -
      scene.lineDepth * 0.7 * furrows.data[i]!;
  }
  return { shading, texture };
}

/** Fall of the main light over the curves and folds of the face, around 1. */
function layOutShade(scene: SkinScene, side: number, random: () => number): Field {
  const unit = side / 512;
  const shade = smoothNoise(side, side, 260 * unit, random);
  const curves = smoothNoise(side, side, 90 * unit, random);
  const folds = smoothNoise(side, side, 34 * unit, random);
  const slope = normal(random, 0.15);
  for (let i = 0; i < shade.data.length; i++) {
    const relief = scene.folds * (0.5 * curves.data[i]! + 0.25 * folds.data[i]!);
    shade.data[i] = Math.exp(0.1 * shade.data[i]! + slope * ((i % side) / side - 0.5) + relief);
  }
  return shade;
}

/** Specular light: broad lobes broken up by the fine texture (Shafer 1985: it has the color of the light). */
function layOutGloss(scene: SkinScene, side: number, texture: Field, random: () => number): Field {
  const lobes = field(side, side);
  for (let i = 0; i < 5; i++) {
    addBlob(
      lobes,
      random() * side,
      random() * side,
      ((90 + 120 * random()) * side) / 512,
      0.5 + 0.5 * random(),
    );
  }
  for (let i = 0; i < lobes.data.length; i++) {
    const facet = Math.max(0, 1 + 0.32 * texture.data[i]!);
    lobes.data[i] = scene.gloss * 0.28 * Math.min(1.2, lobes.data[i]!) * facet;
  }
  return lobes;
}

function scatter(
  count: number,
  side: number,
  random: () => number,
  place: (x: number, y: number) => void,
): void {
  for (let i = 0; i < Math.round(count); i++) place(random() * side, random() * side);
}

function wander(
  x: number,
  y: number,
  direction: number,
  length: number,
  random: () => number,
): [number, number][] {
  const path: [number, number][] = [];
  let [px, py, angle] = [
    x - (Math.cos(direction) * length) / 2,
    y - (Math.sin(direction) * length) / 2,
    direction,
  ];
  for (let step = 0; step < length; step++) {
    path.push([px, py]);
    angle += normal(random, 0.015);
    px += Math.cos(angle);
    py += Math.sin(angle);
  }
  return path;
}

/** Optics, sensor and development: blur, noise that grows with the root of the light, sRGB bytes. */
function develop(planes: readonly Field[], scene: SkinScene, random: () => number) {
  const { width, height } = planes[0]!;
  const data = Buffer.allocUnsafe(width * height * 3);
  const grain = Float32Array.from({ length: GRAIN }, () => normal(random, scene.noise));
  planes.forEach((plane, c) => {
    const seen = blurField(plane, (scene.blur * width) / 512);
    for (let i = 0; i < seen.data.length; i++) {
      const light = Math.max(0, seen.data[i]!);
      const noise = grain[Math.floor(random() * GRAIN)]! * Math.sqrt(light / 0.2 + 0.02);
      const value = Math.min(1, Math.max(0, light + noise));
      data[3 * i + c] = SRGB[Math.round(Math.sqrt(value) * (SRGB.length - 1))]!;
    }
  });
  return { data, width, height };
}

function blurField(source: Field, sigma: number): Field {
  if (sigma < 0.2) return source;
  const radius = Math.ceil(3 * sigma);
  const taps = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
  const sum = taps.reduce((a, b) => a + b, 0);
  const { width, height } = source;
  const pass = (
    from: Float32Array,
    step: number,
    count: number,
    other: number,
    stride: number,
  ): Float32Array => {
    const result = new Float32Array(from.length);
    for (let line = 0; line < other; line++) {
      for (let i = 0; i < count; i++) {
        let value = 0;
        for (let k = -radius; k <= radius; k++) {
          const at = i + k < 0 ? 0 : i + k >= count ? count - 1 : i + k;
          value += taps[k + radius]! * from[line * stride + at * step]!;
        }
        result[line * stride + i * step] = value / sum;
      }
    }
    return result;
  };
  const across = pass(source.data, 1, width, height, width);
  return { width, height, data: pass(across, width, height, width, 1) };
}
