import type { PhotoHintCode } from '../inference/inference.types.ts';
import { type Message, messageOf } from '../platform/language/text.ts';
import type { AnalysisProblemCode } from './analyses.table.ts';

/** Why a photo was not analyzed, and what to do about it. */
export const problemText = (code: AnalysisProblemCode): Message => messageOf(`analyses.problem.${code}`);

/** What would make the next photo better. */
export const hintText = (code: PhotoHintCode): Message => messageOf(`analyses.hint.${code}`);
