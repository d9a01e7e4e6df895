import { randomFrom } from '../evaluation/statistics.ts';
import { addBlob, drawRidge, type Field, field, smoothNoise } from './fields.ts';
import { type Direction, lightFrom, raise, roundOff } from './shape.ts';
import { normal } from './skin-ellipse.ts';
import { skinPalette } from './skin-palette.ts';
import { LESION, type SkinScene, viewOf } from './skin-scene.ts';

/** Noise is drawn from a table of this length. */
const GRAIN = 8192;
/** sRGB bytes by the square root of the light. */
const SRGB = Uint8Array.from({ length: 8192 }, (_, i) => {
  const value = (i / 8191) ** 2;
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
});

/** Renders a picture of `side` x `side` px; the same scene gives the same bytes. */
export function renderSkin(scene: SkinScene, side = 512): { data: Buffer; width: number; height: number } {
  const unit = side / 512 / scene.distance;
  const random = randomFrom(scene.seed);
  const stream = () => randomFrom(Math.floor(random() * 2 ** 31));
  const pigment = layOutPigment(scene, side, unit, stream);
  const relief = layOutRelief(scene, side, unit, stream);
  const light = lightFrom(stream());
  const shade = layOutShade(scene, side, light, stream());
  const raised = raise(pigment.height, light);
  const gloss = layOutGloss(scene, side, relief, stream());

  const paint = skinPalette(scene.kelvin);
  const gains = [Math.exp(scene.cast[0]), 1, Math.exp(scene.cast[1])];
  const ambient = [Math.exp(scene.ambientCast[0]), 1, Math.exp(scene.ambientCast[1])];
  const colour = new Float32Array(3);
  const planes = [0, 1, 2].map(() => field(side, side));
  for (let i = 0; i < side * side; i++) {
    paint(pigment.melanin.data[i]!, pigment.blood.data[i]!, colour);
    const open = scene.light * Math.exp(relief.shading.data[i]!);
    const glossy = gloss.data[i]! * raised.gloss.data[i]!;
    for (let c = 0; c < 3; c++) {
      const main = shade.data[i]! * raised.shading.data[i]!;
      const lit = (1 - scene.ambient) * main + scene.ambient * ambient[c]!;
      planes[c]!.data[i] = open * (1.35 * lit * colour[c]! + glossy) * gains[c]!;
    }
  }
  return develop(planes, scene, stream());
}

function layOutPigment(scene: SkinScene, side: number, unit: number, stream: () => () => number) {
  const melanin = field(side, side, 0);
  const blood = field(side, side, 0);
  const brown = field(side, side, 0);
  const height = field(side, side, 0);
  const patches = smoothNoise(side, side, (90 * side) / 512, stream());
  const mottle = smoothNoise(side, side, (24 * side) / 512, stream());
  const view = viewOf(scene);
  const flush = smoothNoise(side, side, (view.flush.size * side) / 512, stream());
  for (let i = 0; i < melanin.data.length; i++) {
    melanin.data[i] = 0.05 * patches.data[i]! + 0.03 * mottle.data[i]!;
    blood.data[i] =
      view.mottling * patches.data[i]! +
      Math.min(2, scene.flush * view.flush.strength * Math.max(0, flush.data[i]! - 0.2));
  }
  const pimple = stream();
  scatter(scene.blemishes * view.blemishes.most * scene.distance ** 2, side, pimple, (x, y) => {
    const radius = between(pimple, view.blemishes.radius) * unit;
    const strength = 0.75 + 0.6 * pimple();
    addBlob(blood, x, y, radius, strength);
    addBlob(melanin, x, y, radius, strength * LESION.melanin);
    addBlob(height, x, y, radius, strength * LESION.height * radius);
  });
  const freckle = stream();
  scatter(scene.spots * view.spots.most * scene.distance ** 2, side, freckle, (x, y) => {
    const radius = between(freckle, view.spots.radius) * unit;
    addBlob(brown, x, y, radius, 0.5 + 0.5 * freckle());
  });
  for (let i = 0; i < melanin.data.length; i++) {
    melanin.data[i] =
      scene.melanin * Math.exp(melanin.data[i]!) +
      brown.data[i]! * view.spots.melanin * (1 + scene.melanin / 0.09);
    blood.data[i] = scene.blood * Math.exp(blood.data[i]!);
  }
  return { melanin, blood, height };
}

/** Relief of the surface as the logarithm of its shading, its fine texture alone, and how much of the shading is pits and furrows. */
function layOutRelief(scene: SkinScene, side: number, unit: number, stream: () => () => number) {
  const view = viewOf(scene);
  const texture = field(side, side);
  for (const [step, weight] of view.texture) {
    const noise = smoothNoise(side, side, step * unit, stream());
    for (let i = 0; i < texture.data.length; i++) texture.data[i]! += weight * noise.data[i]!;
  }
  const pits = field(side, side);
  const pore = stream();
  scatter(view.pores.most * scene.poreDensity * scene.distance ** 2, side, pore, (x, y) => {
    addBlob(pits, x, y, between(pore, view.pores.radius) * unit, 0.5 + 0.5 * pore());
  });
  const furrows = field(side, side);
  const crease = stream();
  const direction = crease() * Math.PI;
  const { most, length, width, spread } = view.lines;
  scatter(most * scene.distance, side, crease, (x, y) => {
    const path = wander(x, y, direction + normal(crease, spread), between(crease, length) * unit, crease);
    drawRidge(furrows, path, between(crease, width) * unit, 0.5 + 0.5 * crease());
  });
  const shading = field(side, side);
  const hollows = field(side, side);
  for (let i = 0; i < shading.data.length; i++) {
    const depth =
      scene.poreDepth * view.depth.pores * Math.min(1.5, pits.data[i]!) +
      scene.lineDepth * view.depth.lines * furrows.data[i]!;
    hollows.data[i] = -scene.relief * depth;
    shading.data[i] =
      scene.relief * scene.roughness * view.depth.texture * texture.data[i]! + hollows.data[i]!;
  }
  return { shading, texture, hollows };
}

/** Fall of the main light over the curves and folds of the face, around 1. */
function layOutShade(scene: SkinScene, side: number, light: Direction, random: () => number): Field {
  const unit = side / 512;
  const shade = smoothNoise(side, side, 260 * unit, random);
  const curves = smoothNoise(side, side, 90 * unit, random);
  const folds = smoothNoise(side, side, 34 * unit, random);
  const slope = normal(random, 0.15);
  for (let i = 0; i < shade.data.length; i++) {
    const relief = scene.folds * (0.5 * curves.data[i]! + 0.25 * folds.data[i]!);
    shade.data[i] = Math.exp(0.1 * shade.data[i]! + slope * ((i % side) / side - 0.5) + relief);
  }
  if (viewOf(scene).isRound) roundOff(shade, light);
  return shade;
}

/**
 * Specular light: broad lobes broken up by the fine texture (Shafer 1985: it has the color of the light). The walls of pits
 * and furrows send it elsewhere, so that they lose more of it than of the light from within the skin.
 */
function layOutGloss(
  scene: SkinScene,
  side: number,
  { texture, hollows }: { texture: Field; hollows: Field },
  random: () => number,
): Field {
  const { gloss } = viewOf(scene);
  const lobes = field(side, side);
  for (let i = 0; i < gloss.lobes; i++) {
    const [x, y] = [random() * side, random() * side];
    addBlob(lobes, x, y, (between(random, gloss.radius) * side) / 512, 0.5 + 0.5 * random());
  }
  for (let i = 0; i < lobes.data.length; i++) {
    const facet = Math.max(0, 1 + gloss.facet * texture.data[i]!);
    lobes.data[i] = scene.gloss * gloss.strength * Math.min(1.2, lobes.data[i]!) * facet;
    lobes.data[i]! *= Math.exp(gloss.hollows * hollows.data[i]!);
  }
  return lobes;
}

const between = (random: () => number, [low, high]: readonly [number, number]) =>
  low + (high - low) * random();

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
  const weights = Float64Array.from(taps, (tap) => tap / sum);
  const { width, height } = source;
  const across = new Float32Array(width * height);
  const padded = new Float32Array(width + 2 * radius + 3);
  for (let start = 0; start < across.length; start += width) {
    padded.fill(source.data[start]!, 0, radius);
    padded.set(source.data.subarray(start, start + width), radius);
    padded.fill(source.data[start + width - 1]!, radius + width);
    for (let x = 0; x < width; x += 4) {
      let [a, b, c, d] = [0, 0, 0, 0]; // side by side, which takes half the time
      for (let k = 0; k < weights.length; k++) {
        const weight = weights[k]!;
        a += weight * padded[x + k]!;
        b += weight * padded[x + k + 1]!;
        c += weight * padded[x + k + 2]!;
        d += weight * padded[x + k + 3]!;
      }
      across[start + x] = a;
      if (x + 1 < width) across[start + x + 1] = b;
      if (x + 2 < width) across[start + x + 2] = c;
      if (x + 3 < width) across[start + x + 3] = d;
    }
  }
  const data = new Float32Array(width * height);
  const line = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    line.fill(0);
    for (let k = 0; k < weights.length; k++) {
      const from = Math.min(height - 1, Math.max(0, y + k - radius)) * width;
      const weight = weights[k]!;
      for (let x = 0; x < width; x++) line[x]! += weight * across[from + x]!;
    }
    data.set(line, y * width);
  }
  return { width, height, data };
}
