import { z } from 'zod';

/** A file of the model's folder. */
export const modelFile = {
  file: z.string().regex(/^[\w.-]+\.onnx$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};

const point = z.int().min(0);
const share = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);
/** Numbers of mesh points, in the order of the outline. */
const outline = z.array(point).min(3);

/** How a face is found and aligned: the block `face` of a manifest of contract 2. */
export const faceManifest = z
  .strictObject({
    /** Input `image` uint8 [1, side, side, 3]; outputs `boxes` [1, N, 16] and `scores` [1, N]. */
    detector: z.strictObject({
      ...modelFile,
      side: z.int().positive(),
      minScore: z.number().gt(0).lt(1),
      /** Boxes that share more than this part of their union are one face. */
      overlap: z.number().gt(0).lt(1),
    }),
    /** Input likewise; outputs `points` [1, P, 3] and `presence` [1, 1]. */
    mesh: z.strictObject({
      ...modelFile,
      side: z.int().positive(),
      points: z.int().positive(),
      minPresence: z.number().gt(0).lt(1),
    }),
    /** A face that is turned by more degrees in the photo is not accepted. */
    maxRoll: z.number().positive(),
    landmarks: z.strictObject({
      /** Outer corner of the right and of the left eye of the person. */
      eyes: z.tuple([point, point]),
      /** Right and left side of the face. */
      sides: z.tuple([point, point]),
      /** Top of the forehead and bottom of the chin. */
      ends: z.tuple([point, point]),
      oval: outline,
    }),
    frame: z.strictObject({
      side: z.int().positive().multipleOf(16),
      /** Width of the frame in spans of the eyes, and the length of a span on an adult. */
      eyeSpans: z.number().positive(),
      eyeSpanMm: z.number().positive(),
    }),
    /** A face that looks straight, in shares of the frame's side, for guiding the camera. */
    target: z.strictObject({ outline: z.array(share).min(3), eyeLine: z.number().min(0).max(1) }).optional(),
    /** What is not skin within the oval; the outline is scaled around the mean of its points. */
    excluded: z.array(
      z.strictObject({ points: outline, grow: z.tuple([z.number().positive(), z.number().positive()]) }),
    ),
    /** A zone has an outline, or is the sum of others; `metrics` are the keys that have a meaning there. */
    zones: z
      .array(
        z.strictObject({
          key: z.string().regex(/^[A-Z][A-Z_]{0,39}$/),
          points: outline.optional(),
          of: z.array(z.string()).min(2).optional(),
          metrics: z.array(z.string()),
        }),
      )
      .min(1),
    checks: z.strictObject({
      /** Shares of the oval that must lie within the photo, and be measurable skin. */
      minVisible: z.number().min(0).max(1),
      minCoverage: z.number().min(0).max(1),
      /** Luminance of the highlights of the face, linear, 0..1. */
      minHighlight: z.number().min(0).max(1),
      /** Share of the face that is overexposed in every channel. */
      maxOverexposed: z.number().min(0).max(1),
      /** Contrast of fine detail of the face over that of coarser detail: below it blurred, whatever the focus of the photo. */
      leastSharpness: z.number().min(0),
      /** The same: low where it is blurred, and on very smooth skin. */
      minSharpness: z.number().min(0),
      /** Variance of the Laplacian of the whole photo: low where it is blurred, and in dim light. A blurred face has both. */
      minFocus: z.number().min(0),
      /** Span of the eyes in pixels: below `min` refused, below `full` a hint. */
      eyeSpan: z.strictObject({ min: z.number(), full: z.number() }),
      /** Degrees away from the camera: above `hint` a hint, above `profile` another kind of photo. */
      turned: z.strictObject({ hint: z.number(), profile: z.number() }),
      /** ln of the light on one cheek over that on the other, above which there is a hint. */
      maxSides: z.number().positive(),
      /** Likelihood of the mean color as skin, 0..1, below which there is a hint. */
      minLikely: z.number().min(0).max(1),
      /** Zones that give a hint where less is seen, or where a* or b* differ more from those of the first. */
      covered: z.strictObject({
        zones: z.array(z.string()).min(1),
        minCoverage: z.number().min(0).max(1),
        maxColor: z.number().positive(),
      }),
    }),
    /** Share of a zone that must be measurable skin for a value of its own. */
    minZoneCoverage: z.number().min(0).max(1),
  })
  .superRefine(({ landmarks, excluded, zones, mesh, checks }, context) => {
    const problem = (message: string) => context.addIssue({ code: 'custom', message });
    const keys = zones.map(({ key }) => key);
    if (new Set(keys).size !== keys.length) problem('zones: a key occurs twice');
    for (const { key, points, of } of zones) {
      if ((points === undefined) === (of === undefined))
        problem(`zones: ${key} needs points or of, not both`);
      const unknown = of?.find((part) => !zones.some((zone) => zone.key === part && zone.points));
      if (unknown) problem(`zones: ${key} is made of ${unknown}, which has no outline`);
    }
    const hidden = checks.covered.zones.find((key) => !keys.includes(key));
    if (hidden) problem(`checks: ${hidden} is not a zone`);
    const used = [
      ...[...landmarks.eyes, ...landmarks.sides, ...landmarks.ends, ...landmarks.oval],
      ...[...excluded, ...zones].flatMap(({ points }) => points ?? []),
    ];
    const outside = used.find((index) => index >= mesh.points);
    if (outside !== undefined) problem(`face: the mesh has no point ${outside}`);
  });

export type FaceManifest = z.infer<typeof faceManifest>;
