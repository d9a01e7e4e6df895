import type { PhotoHintCode } from '../inference/inference.types.ts';
import { type Message, messageOf } from '../platform/language/text.ts';
import type { AnalysisProblemCode } from './analyses.table.ts';

/** Why a photo was not analyzed, and what to do about it. */
export const problemText = (code: AnalysisProblemCode): Message => messageOf(`analyses.problem.${code}`);

/** What would make the next photo better. */
export const hintText = (code: PhotoHintCode): Message => messageOf(`analyses.hint.${code}`);

const LEGENDS = ['OILINESS', 'PORES', 'REDNESS', 'BLEMISHES', 'SPOTS', 'LINES'] as const;

/** What a strong color of the overlay of a metric means. */
export function legendText(metric: string): Message {
  const key = LEGENDS.find((one) => one === metric) ?? 'OTHER';
  return messageOf(`analyses.legend.${key}`);
}
