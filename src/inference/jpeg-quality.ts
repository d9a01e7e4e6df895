/** Sum of the luminance table that the JPEG standard suggests (ISO 10918-1, K.1), which is quality 50. */
const STANDARD_SUM = 3688;

/**
 * Quality setting, 1..100, that would give the first quantization table of a JPEG (the rule of the Independent JPEG
 * Group); undefined where there is no such table.
 */
export function estimateJpegQuality(bytes: Buffer): number | undefined {
  const sum = firstTableSum(bytes);
  if (sum === undefined) return undefined;
  const scale = (100 * sum) / STANDARD_SUM;
  const quality = scale <= 100 ? (200 - scale) / 2 : 5000 / scale;
  return Math.round(Math.min(100, Math.max(1, quality)));
}

/** Walks the segments before the first scan to the first DQT. */
function firstTableSum(bytes: Buffer): number | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1]!;
    if (marker === 0xda) return undefined;
    if (marker !== 0xdb) continue;
    const wide = bytes[at + 4]! >> 4 !== 0;
    const first = at + 5;
    if (first + (wide ? 128 : 64) > bytes.length) return undefined;
    return Array.from({ length: 64 }, (_, i) =>
      wide ? bytes.readUInt16BE(first + 2 * i) : bytes[first + i]!,
    ).reduce((a, b) => a + b, 0);
  }
  return undefined;
}
