import type { FaceManifest } from '../../src/inference/manifest/face-manifest.ts';

/** Where things lie on the face mesh, by the numbers of its points; right and left are the person's. */

const LIPS = [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185];
const NOSTRILS = [48, 115, 220, 45, 4, 275, 440, 344, 278, 294, 327, 326, 2, 97, 98, 64];
const RIGHT_EYE = [130, 25, 110, 24, 23, 22, 26, 112, 243, 190, 56, 28, 27, 29, 30, 247];
const LEFT_EYE = [359, 255, 339, 254, 253, 252, 256, 341, 463, 414, 286, 258, 257, 259, 260, 467];
const RIGHT_BROW = [70, 63, 105, 66, 107, 55, 65, 52, 53, 46];
const LEFT_BROW = [300, 293, 334, 296, 336, 285, 295, 282, 283, 276];

export const LANDMARKS: FaceManifest['landmarks'] = {
  eyes: [33, 263],
  sides: [234, 454],
  ends: [10, 152],
  // prettier-ignore
  oval: [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176,
    149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
  ],
};

/** Grown so far that the border of lips and brows neither reddens nor darkens the skin around them. */
export const EXCLUDED: FaceManifest['excluded'] = [
  { points: LIPS, grow: [1.12, 1.2] },
  { points: RIGHT_EYE, grow: [1.1, 1.15] },
  { points: LEFT_EYE, grow: [1.1, 1.15] },
  { points: RIGHT_BROW, grow: [1.12, 1.6] },
  { points: LEFT_BROW, grow: [1.12, 1.6] },
  { points: NOSTRILS, grow: [1, 1] },
];

const SURFACE = ['REDNESS', 'BLEMISHES', 'SPOTS', 'ROUGHNESS', 'TONE'];
const FOLD = ['LINES'];

export const ZONES: FaceManifest['zones'] = [
  {
    key: 'FOREHEAD',
    points: [54, 103, 67, 109, 10, 338, 297, 332, 284, 300, 293, 334, 296, 336, 9, 107, 66, 105, 63, 70],
    metrics: ['LINES', 'OILINESS', ...SURFACE],
  },
  { key: 'GLABELLA', points: [107, 336, 285, 417, 168, 193, 55], metrics: FOLD },
  {
    key: 'NOSE',
    points: [168, 193, 188, 174, 198, 131, 48, 115, 220, 45, 4, 275, 440, 344, 278, 360, 420, 399, 412, 417],
    metrics: ['PORES', 'OILINESS', 'REDNESS', 'BLEMISHES'],
  },
  {
    key: 'RIGHT_CHEEK',
    points: [116, 117, 118, 119, 100, 142, 203, 206, 207, 214, 192, 213, 177, 137, 227],
    metrics: ['LINES', 'PORES', ...SURFACE],
  },
  {
    key: 'LEFT_CHEEK',
    points: [345, 346, 347, 348, 329, 371, 423, 426, 427, 434, 416, 433, 401, 366, 447],
    metrics: ['LINES', 'PORES', ...SURFACE],
  },
  {
    key: 'RIGHT_UNDER_EYE',
    points: [25, 110, 24, 23, 22, 26, 112, 128, 121, 120, 119, 118, 117, 111],
    metrics: FOLD,
  },
  {
    key: 'LEFT_UNDER_EYE',
    points: [255, 339, 254, 253, 252, 256, 341, 357, 350, 349, 348, 347, 346, 340],
    metrics: FOLD,
  },
  { key: 'RIGHT_CROWS_FEET', points: [226, 113, 156, 139, 34, 227, 116, 111, 31], metrics: FOLD },
  { key: 'LEFT_CROWS_FEET', points: [446, 342, 383, 368, 264, 447, 345, 340, 261], metrics: FOLD },
  { key: 'RIGHT_NASOLABIAL', points: [129, 203, 206, 216, 212, 57, 186, 92, 165, 98], metrics: FOLD },
  { key: 'LEFT_NASOLABIAL', points: [358, 423, 426, 436, 432, 287, 410, 322, 391, 327], metrics: FOLD },
  {
    key: 'UPPER_LIP',
    points: [98, 97, 2, 326, 327, 391, 322, 270, 269, 267, 0, 37, 39, 40, 92, 165],
    metrics: ['LINES', 'BLEMISHES'],
  },
  {
    key: 'CHIN',
    points: [
      106, 182, 83, 18, 313, 406, 335, 424, 431, 369, 378, 400, 377, 152, 148, 176, 149, 140, 211, 204,
    ],
    metrics: ['REDNESS', 'BLEMISHES'],
  },
  { key: 'T_ZONE', of: ['FOREHEAD', 'NOSE', 'CHIN'], metrics: ['OILINESS', 'REDNESS', 'BLEMISHES'] },
  { key: 'U_ZONE', of: ['RIGHT_CHEEK', 'LEFT_CHEEK'], metrics: ['LINES', 'PORES', ...SURFACE] },
];

/** Right half of the outline of a face that looks straight, from the top, as a share of the frame's side. */
const HALF_OUTLINE: readonly [number, number][] = [
  [0.41, 0.1],
  [0.33, 0.12],
  [0.26, 0.15],
  [0.22, 0.19],
  [0.19, 0.25],
  [0.17, 0.31],
  [0.17, 0.38],
  [0.17, 0.45],
  [0.17, 0.51],
  [0.18, 0.59],
  [0.2, 0.66],
  [0.23, 0.73],
  [0.27, 0.77],
  [0.31, 0.81],
  [0.35, 0.84],
  [0.39, 0.87],
  [0.44, 0.89],
];
const mirrored = ([x, y]: [number, number]): [number, number] => [Number((1 - x).toFixed(2)), y];

/** Where a face is to be held: the oval of two faces of the test portraits and their mirror images, rounded. */
export const TARGET: FaceManifest['target'] = {
  outline: [[0.5, 0.1], ...HALF_OUTLINE, [0.5, 0.9], ...HALF_OUTLINE.toReversed().map(mirrored)],
  eyeLine: 0.35,
};

/** Limits were set on faces of all groups, so that none is refused for its skin; see MODEL_CARD.md. */
export const CHECKS: FaceManifest['checks'] = {
  minVisible: 0.6,
  minCoverage: 0.5,
  minHighlight: 0.08,
  maxOverexposed: 0.1,
  leastSharpness: 0.35,
  minSharpness: 0.4,
  minFocus: 6,
  eyeSpan: { min: 60, full: 80 },
  turned: { hint: 20, profile: 45 },
  maxSides: 1.4,
  minLikely: 0.2,
  covered: {
    zones: ['FOREHEAD', 'RIGHT_CHEEK', 'LEFT_CHEEK', 'RIGHT_UNDER_EYE', 'LEFT_UNDER_EYE', 'CHIN'],
    minCoverage: 0.3,
    maxColor: 14,
  },
};
