import type { Message, Text } from '../platform/language/text.ts';

/** Measures of the photo as it arrived, before any re-encoding; plain JSON, stored with the analysis. */
export interface CaptureMeasures {
  /** Pixels of the upright original. */
  width: number;
  height: number;
  /** Share of pixels whose gray value is below .08 of full scale, 0..1; the smaller of the whole and the middle. */
  darkShare: number;
  /** Share of pixels with a channel from .98 and gray from .90 of full scale, 0..1; likewise. */
  overexposedShare: number;
  /** Variance of the Laplacian of 8-bit gray at a long side of 384 px (squared gray levels). */
  sharpness: number;
  /** Mean gray value, 0..1. */
  brightness: number;
  /** Estimated quality setting of a JPEG, 1..100; missing for other formats and for photos of earlier versions. */
  jpegQuality?: number;
}

/** A photo ready for storage: baseline JPEG, upright, 8-bit sRGB, no metadata. */
export interface PreparedPhoto {
  jpeg: Buffer;
  width: number;
  height: number;
  capture: CaptureMeasures;
}

/** Sides of stored profile pictures in pixels, the smallest first. */
export const PICTURE_SIDES = [128, 512] as const;
export type PictureSide = (typeof PICTURE_SIDES)[number];

/** A square picture in one size: baseline JPEG, 8-bit sRGB, no metadata. */
export interface PreparedPicture {
  side: PictureSide;
  jpeg: Buffer;
}

export type PhotoRefusal = 'UNSUPPORTED_IMAGE' | 'PHOTO_TOO_SMALL' | 'PHOTO_TOO_LARGE';

/** The file is not a photo that can be stored. `text` is for the person who sent it. */
export class PhotoRefused extends Error {
  override readonly name = 'PhotoRefused';

  constructor(
    readonly code: PhotoRefusal,
    readonly text: Message,
  ) {
    super(text.code);
  }
}

export type PhotoProblemCode =
  | 'TOO_SMALL'
  | 'TOO_DARK'
  | 'OVEREXPOSED'
  | 'BLURRED'
  | 'ONE_FACE_ONLY'
  | 'COME_CLOSER'
  | 'FACE_CUT_OFF'
  | 'FACE_COVERED'
  | 'NO_COLOR'
  | 'NO_SKIN_FOUND';

/** A spot by its color: redder than the skin around it, darker but no redder, or lighter. */
export type LesionKind = 'RED' | 'DARK' | 'LIGHT';

/** A place that looks like a lesion; a photo cannot say that it is one. */
export interface LesionCandidate {
  kind: LesionKind;
  /** Center in pixels of the stored photo. */
  x: number;
  y: number;
  /** On an adult's face; one of a few sizes. */
  diameterMm: number;
  /** 0..1 */
  confidence: number;
  /** Key of the zone it lies in; missing between the zones. */
  zone?: string;
}

/** Number of candidates in a zone, or between the zones. */
export interface LesionCount {
  zone?: string;
  red: number;
  dark: number;
  light: number;
}

export interface FoundLesions {
  /** At most 60, the most confident first. */
  candidates: LesionCandidate[];
  /** Of all candidates; without zones that have none. */
  counts: LesionCount[];
}

/** How the skin below an eye differs from the cheek below it. */
export interface UnderEye {
  side: 'RIGHT' | 'LEFT';
  /** CIE L* of the cheek less that below the eye: above 0 it is darker below the eye. */
  darkness: number;
  darknessInterval: Interval;
  /** CIE b* of the cheek less that below the eye: above 0 it is bluer below the eye. */
  blueness: number;
  bluenessInterval: Interval;
  /** 0..1 */
  confidence: number;
}

/** What would make the next photo better, though this one can be analyzed. */
export type PhotoHintCode =
  | 'COME_CLOSER'
  | 'LOOK_STRAIGHT'
  | 'UNEVEN_LIGHT'
  | 'COLORED_LIGHT'
  | 'FACE_COVERED';

/** Why a photo cannot be analyzed. */
export interface PhotoProblem {
  code: PhotoProblemCode;
}

/** MEASURED_FROM_IMAGE: seen in the pixels. VISUAL_PROXY: inferred from visual signs, never measured. */
export type Basis = 'MEASURED_FROM_IMAGE' | 'VISUAL_PROXY';
export type Direction = 'HIGHER_IS_BETTER' | 'LOWER_IS_BETTER' | 'TARGET_RANGE';
/** Where the value lies on its scale, whichever direction is better. */
export type Band = 'LOW' | 'MODERATE' | 'HIGH';

export interface Interval {
  low: number;
  high: number;
}

/** A metric in one zone of a face. */
export interface ZoneResult {
  /** As in the manifest: `FOREHEAD`, `NOSE`, ... */
  zone: string;
  /** 0..100 on the scale of the face, one decimal. */
  value: number;
  interval: Interval;
  /** 0..1 */
  confidence: number;
  /** Share of the zone that was measured, 0..1. */
  coverage: number;
  /** Standard error of measurement in points. */
  sem: number;
}

export interface MetricResult {
  /** As in the manifest: `SKIN_SCORE`, `HYDRATION`, `PORES`, ... */
  key: string;
  /** 0..100, one decimal. */
  value: number;
  band: Band;
  /** 0..1; falls with a small skin area and a poor photo, capped for visual proxies. */
  confidence: number;
  /** 95 % interval of the value under retakes of the same skin, within 0..100. */
  interval: Interval;
  basis: Basis;
  direction: Direction;
  /** The healthy range of a TARGET_RANGE metric. */
  target?: Interval;
  /** Standard error of measurement of the model for such a photo, in points. */
  sem: number;
  /** Only of faces, and only zones where the metric has a meaning and enough skin is in view. */
  zones?: ZoneResult[];
}

/** Skin color as it appears in the photo; lighting and camera shift it, hence the interval. */
export interface SkinTone {
  /** CIE L*a*b* (D65). */
  lightness: number;
  a: number;
  b: number;
  /** Individual typology angle in degrees (Chardon 1991) and its 95 % interval. */
  ita: number;
  itaInterval: Interval;
  /** -ln of red reflectance: a relative melanin index (Takiwaki 1998). */
  melaninIndex: number;
}

/** A translucent picture laid over the stored photo: same aspect ratio, edge to edge. */
export interface Heatmap {
  /** Key of the metric it explains. */
  key: string;
  /** PNG with alpha, as `encodeIndexed` writes it. */
  image: Buffer;
}

export interface CoreScores {
  skinScore: number;
  hydration: number;
  oiliness: number;
  elasticity: number;
  pores: number;
}

/** FACE: from the front. PROFILE: a face turned far away. CLOSE_UP: skin without a face. */
export type PhotoKind = 'FACE' | 'CLOSE_UP' | 'PROFILE';

/** Where a face is in the stored photo; the mesh itself is not kept. */
export interface FacePlace {
  /** Degrees; 0 for an upright face that looks at the camera. */
  yaw: number;
  pitch: number;
  roll: number;
  /** Pixels of the stored photo per millimeter of an adult's face. */
  pixelsPerMm: number;
  /** The aligned square: center and side in pixels of the stored photo, turned by `angle` degrees. */
  frame: { x: number; y: number; side: number; angle: number };
}

export type SkinAnalysis =
  | { status: 'REJECTED'; problems: PhotoProblem[] }
  | {
      status: 'COMPLETED';
      /** Missing where the model does not look for faces. */
      kind?: PhotoKind;
      /** Missing for close-ups. */
      face?: FacePlace;
      scores: CoreScores;
      metrics: MetricResult[];
      tone: SkinTone;
      /** Only of faces, and only if the model looks for them. */
      lesions?: FoundLesions;
      /** Only of faces; a side that is hidden is missing. */
      underEyes?: UnderEye[];
      /** Overall reliability of the photo, 0..1. */
      confidence: number;
      hints: PhotoHintCode[];
      heatmaps: Heatmap[];
      /** Only of faces: as `drawZoneMap` draws it. */
      zoneMap?: Buffer;
    };

/** What an analysis of a photo would find wrong with it, without its results. */
export interface PhotoCheck {
  /** Pixels of the upright photo as it would be stored. */
  width: number;
  height: number;
  /** Missing where neither a face nor skin was found, and where the model does not look for faces. */
  kind?: PhotoKind;
  /** Missing without a face. */
  face?: FacePlace;
  /** Empty if the photo can be analyzed. */
  problems: PhotoProblem[];
  hints: PhotoHintCode[];
}

/** A place of a picture in shares of its width and height, 0..1. */
export interface PicturePoint {
  x: number;
  y: number;
}

/** Where a face belongs in an upright picture, for an overlay over the camera. */
export interface FaceTarget {
  /** Width of the picture over its height. */
  aspectRatio: number;
  /** The square that is measured: its center, and its side as a share of the width. */
  frame: { x: number; y: number; side: number };
  outline: PicturePoint[];
  /** Outer corners of the eyes. */
  eyes: PicturePoint[];
}

/** Photo requirements, for clients that guide the camera. */
export interface PhotoRequirements {
  formats: readonly string[];
  /** Photos with a shorter short side are rejected on upload. */
  minShortSideToStore: number;
  /** Analyses of photos with a shorter short side end as TOO_SMALL. */
  minShortSide: number;
  maxMegapixels: number;
  /** With 16 bits per channel. */
  maxDeepMegapixels: number;
  tips: readonly Text[];
  /** Undefined where the model does not look for faces. */
  target: FaceTarget | undefined;
}
