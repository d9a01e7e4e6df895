import { colourUnder, skinReflectance } from './skin-spectrum.ts';

const MELANIN = { from: 0.008, to: 0.5, steps: 36 };
const BLOOD = { from: 0.002, to: 0.15, steps: 24 };
/** Evenly spread surface reflection; the rest of the gloss is rendered separately. */
const SURFACE = 0.025;
const MOST_TABLES = 16;
const tables = new Map<string, Float64Array>();

/** Linear sRGB of skin by melanin and blood under one light, from a table on logarithmic steps. */
export function skinPalette(kelvin: number, saturation = 0.7) {
  const table = tableOf(kelvin, saturation);
  const melaninAt = positionOn(MELANIN);
  const bloodAt = positionOn(BLOOD);

  /** Writes three channels to `out`. */
  return (melanin: number, blood: number, out: Float32Array): void => {
    const m = melaninAt(melanin);
    const b = bloodAt(blood);
    const [m0, b0] = [Math.floor(m), Math.floor(b)];
    const [fm, fb] = [m - m0, b - b0];
    for (let i = 0, at = 3 * (m0 * BLOOD.steps + b0); i < 3; i++, at++) {
      const next = at + 3 * BLOOD.steps;
      const low = table[at]! * (1 - fb) + table[at + 3]! * fb;
      const high = table[next]! * (1 - fb) + table[next + 3]! * fb;
      out[i] = low * (1 - fm) + high * fm;
    }
  };
}

function tableOf(kelvin: number, saturation: number): Float64Array {
  const key = `${kelvin} ${saturation}`;
  const table = tables.get(key) ?? layOutTable(kelvin, saturation);
  if (tables.size >= MOST_TABLES) tables.clear();
  tables.set(key, table);
  return table;
}

function layOutTable(kelvin: number, saturation: number): Float64Array {
  const table = new Float64Array(MELANIN.steps * BLOOD.steps * 3);
  for (let m = 0, at = 0; m < MELANIN.steps; m++) {
    for (let b = 0; b < BLOOD.steps; b++, at += 3) {
      const reflectance = skinReflectance({
        melanin: MELANIN.from * (MELANIN.to / MELANIN.from) ** (m / (MELANIN.steps - 1)),
        blood: BLOOD.from * (BLOOD.to / BLOOD.from) ** (b / (BLOOD.steps - 1)),
        saturation,
        surface: SURFACE,
      });
      table.set(colourUnder(reflectance, kelvin), at);
    }
  }
  return table;
}

function positionOn({ from, to, steps }: typeof MELANIN): (value: number) => number {
  const range = Math.log(to / from);
  return (value) => Math.min(steps - 1.001, Math.max(0, ((steps - 1) * Math.log(value / from)) / range));
}
