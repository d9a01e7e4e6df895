import { type Message, messageOf } from '../platform/language/text.ts';
import type { AnalysisProblemCode } from './analyses.table.ts';

/** Why a photo was not analyzed, and what to do about it. */
export const problemText = (code: AnalysisProblemCode): Message => messageOf(`analyses.problem.${code}`);
