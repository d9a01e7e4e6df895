/** Interleaved 8-bit sRGB. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}
