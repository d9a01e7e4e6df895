import { z } from 'zod';
import { modelFile } from './face-manifest.ts';
import { checkModel } from './manifest-checks.ts';
import {
  captureLimits,
  common,
  lists,
  type ModelManifest,
  model,
  outputs,
  tensor,
} from './manifest-schema.ts';
import { bounds } from './subject-manifest.ts';

/** One graph for faces, one for skin from near. */
export const contractTwo = model
  .extend({ contract: z.literal(2) })
  .transform(({ contract: _, ...manifest }): ModelManifest => manifest)
  .superRefine(checkModel);

/** One graph for the whole photo. */
export const contractOne = z
  .strictObject({
    contract: z.literal(1),
    ...common,
    ...modelFile,
    longSide: z.int().positive(),
    input: tensor,
    outputs: z.strictObject(outputs),
    ...lists,
    thresholds: z.strictObject({ ...captureLimits, skin: bounds }),
  })
  .transform(({ contract: _, ...manifest }): ModelManifest => {
    const { name, version, licence, metrics, tone, thresholds, ...closeUp } = manifest;
    const { skin, ...limits } = thresholds;
    return {
      name,
      version,
      licence,
      metrics,
      tone,
      thresholds: limits,
      graphs: { closeUp: { ...closeUp, skin } },
    };
  })
  .superRefine(checkModel);
