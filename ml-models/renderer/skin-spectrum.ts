/** Wavelengths in nm: 400, 410, ... 700. */
const WAVELENGTHS = Array.from({ length: 31 }, (_, i) => 400 + 10 * i);

/** Molar extinction of oxygenated and deoxygenated hemoglobin, cm-1 / M, at these wavelengths (Prahl 1999). */
// prettier-ignore
const OXYGENATED = [
  266232, 466840, 480360, 246072, 102580, 62816, 44480, 33209.2, 26629.2, 23684.4, 20932.8, 20035.2, 24202.4,
  39956.8, 53236, 43016, 32613.2, 44496, 50104, 14400.8, 3200, 1506, 942, 610, 442, 368, 319.6, 294, 277.6,
  276, 290,
];
// prettier-ignore
const DEOXYGENATED = [
  223296, 303956, 407560, 528600, 413280, 103292, 23388.8, 16156.4, 14550, 16684, 20862, 25773.6, 31589.6,
  39036.4, 46592, 53412, 53788, 45072, 37020, 28324.4, 14677.2, 9443.6, 6509.6, 5148.8, 4345.2, 3750.12,
  3226.56, 2795.12, 2407.92, 2051.96, 1794.28,
];

/** 150 g/l of hemoglobin of 64,500 g/mol, natural logarithm. */
const BLOOD = (Math.LN10 * 150) / 64500;
const EPIDERMIS_CM = 0.006;
/** Path of light through the epidermis in units of its thickness: collimated down, diffuse up. */
const EPIDERMIS_PATH = 2.4;
const INTERNAL_REFLECTION = 3.25;

export interface Pigments {
  /** Volume share of melanosomes in the epidermis: .013-.06 light, .11-.16 moderate, .18-.43 dark (Jacques 1998). */
  melanin: number;
  /** Volume share of blood in the dermis: .002-.02 usual, more where inflamed (Jacques 1998). */
  blood: number;
  /** Oxygen saturation, 0..1. */
  saturation: number;
  /** Light reflected unchanged by the surface and spread evenly, .01-.06 (Fresnel, n = 1.4). */
  surface: number;
}

/** Diffuse reflectance of skin, 0..1 per wavelength: epidermis as a filter over a semi-infinite dermis. */
export function skinReflectance({ melanin, blood, saturation, surface }: Pigments): number[] {
  return WAVELENGTHS.map((nm, i) => {
    const baseline = 0.244 + 85.3 * Math.exp(-(nm - 154) / 66.2); // Saidi 1992
    const melanosome = 6.6e11 * nm ** -3.33; // Jacques 1998
    const epidermis = melanin * melanosome + (1 - melanin) * baseline;
    const haemoglobin = BLOOD * (saturation * OXYGENATED[i]! + (1 - saturation) * DEOXYGENATED[i]!);
    const dermis = blood * haemoglobin + (1 - blood) * baseline;
    const scattering = 46 * (nm / 500) ** -1.421; // Jacques 2013
    const albedo = scattering / (scattering + dermis);
    const lost = 1 - albedo;
    const diffuse =
      albedo /
      (1 + 2 * INTERNAL_REFLECTION * lost + (1 + (2 * INTERNAL_REFLECTION) / 3) * Math.sqrt(3 * lost)); // Flock 1989
    return surface + (1 - surface) * diffuse * Math.exp(-EPIDERMIS_PATH * EPIDERMIS_CM * epidermis);
  });
}

const lobe = (nm: number, peak: number, below: number, above: number) =>
  Math.exp(-0.5 * ((nm - peak) * (nm < peak ? below : above)) ** 2);

/** CIE 1931 color matching functions, multi-lobe fit (Wyman, Sloan, Shirley 2013). */
const MATCHING = WAVELENGTHS.map((nm) => [
  0.362 * lobe(nm, 442, 0.0624, 0.0374) +
    1.056 * lobe(nm, 599.8, 0.0264, 0.0323) -
    0.065 * lobe(nm, 501.1, 0.049, 0.0382),
  0.821 * lobe(nm, 568.8, 0.0213, 0.0247) + 0.286 * lobe(nm, 530.9, 0.0613, 0.0322),
  1.217 * lobe(nm, 437, 0.0845, 0.0278) + 0.681 * lobe(nm, 459, 0.0385, 0.0725),
]);

const SRGB_FROM_XYZ = [
  [3.2404542, -1.5371385, -0.4985314],
  [-0.969266, 1.8760108, 0.041556],
  [0.0556434, -0.2040259, 1.0572252],
];

/** Linear sRGB of a reflectance under a black body, white-balanced on a perfect white. */
export function colourUnder(reflectance: readonly number[], kelvin: number): [number, number, number] {
  const light = WAVELENGTHS.map((nm) => (nm / 560) ** -5 / Math.expm1(1.4388e7 / (nm * kelvin)));
  const white = toRgb(light);
  const seen = toRgb(light.map((power, i) => power * reflectance[i]!));
  return [0, 1, 2].map((i) => Math.max(1e-4, seen[i]! / white[i]!)) as [number, number, number];
}

function toRgb(power: readonly number[]): number[] {
  const xyz = [0, 1, 2].map((i) => power.reduce((sum, value, at) => sum + value * MATCHING[at]![i]!, 0));
  return SRGB_FROM_XYZ.map((row) => row.reduce((sum, factor, i) => sum + factor * xyz[i]!, 0));
}
