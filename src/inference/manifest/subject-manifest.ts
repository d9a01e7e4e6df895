import { z } from 'zod';
import { modelFile } from './face-manifest.ts';

/** Bounds of quality outputs by key. */
export const bounds = z.record(
  z.string(),
  z.strictObject({ min: z.number().optional(), max: z.number().optional() }),
);

/**
 * A network that says what a picture shows as a whole, asked where no face is found. Input `image` uint8
 * [1, side, side, 3], the picture stretched to a square; output `scores` [1, labels].
 */
export const subjectManifest = z
  .strictObject({
    ...modelFile,
    side: z.int().positive(),
    labels: z.array(z.string().min(1)).min(2),
    /** The label of what has skin. */
    skin: z.string(),
    /** From which score the subject has skin, and from which another label says that it is something else. */
    minSkin: z.number().gt(0).lt(1),
    minOther: z.number().gt(0).lt(1),
    /** Bounds of the close-up's quality outputs where the subject has skin; `graphs.closeUp.skin` holds where it is not clear. */
    bounds,
    /** Faces whose frames are looked at, too; without it none. */
    faces: z
      .strictObject({
        /** Those whose quality outputs lie outside these bounds, or of which the mesh is less sure. */
        usual: bounds,
        surePresence: z.number().min(0).max(1),
        /** From which score the frame shows a person, and how many times those of other labels it must be. */
        minSkin: z.number().gt(0).lt(1),
        lead: z.number().min(1),
      })
      .optional(),
  })
  .superRefine(({ labels, skin }, context) => {
    if (!labels.includes(skin)) context.addIssue({ code: 'custom', message: `labels lack ${skin}` });
  });

export type SubjectManifest = z.infer<typeof subjectManifest>;
