import { colourUnder, skinReflectance } from './skin-spectrum.ts';

const MELANIN = { from: 0.008, to: 0.5, steps: 36 };
const BLOOD = { from: 0.002, to: 0.15, steps: 24 };
/** Evenly spread surface reflection; the rest of the gloss is rendered separately. */
const SURFACE = 0.025;

/** Linear sRGB of skin by melanin and blood under one light, from a table on logarithmic steps. */
export function skinPalette(kelvin: number, saturation = 0.7) {
  const table = Array.from({ length: MELANIN.steps }, (_, m) =>
    Array.from({ length: BLOOD.steps }, (_, b) =>
      colourUnder(
        skinReflectance({
          melanin: MELANIN.from * (MELANIN.to / MELANIN.from) ** (m / (MELANIN.steps - 1)),
          blood: BLOOD.from * (BLOOD.to / BLOOD.from) ** (b / (BLOOD.steps - 1)),
          saturation,
          surface: SURFACE,
        }),
        kelvin,
      ),
    ),
  );
  const position = (value: number, { from, to, steps }: typeof MELANIN) =>
    Math.min(steps - 1.001, Math.max(0, ((steps - 1) * Math.log(value / from)) / Math.log(to / from)));

  /** Writes three channels to `out`. */
  return (melanin: number, blood: number, out: Float32Array): void => {
    const m = position(melanin, MELANIN);
    const b = position(blood, BLOOD);
    const [m0, b0] = [Math.floor(m), Math.floor(b)];
    const [fm, fb] = [m - m0, b - b0];
    for (let i = 0; i < 3; i++) {
      const low = table[m0]![b0]![i]! * (1 - fb) + table[m0]![b0 + 1]![i]! * fb;
      const high = table[m0 + 1]![b0]![i]! * (1 - fb) + table[m0 + 1]![b0 + 1]![i]! * fb;
      out[i] = low * (1 - fm) + high * fm;
    }
  };
}
