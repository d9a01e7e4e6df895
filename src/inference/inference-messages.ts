import type { Message } from '../platform/language/text.ts';
import type {
  CaptureMeasures,
  PhotoCheck,
  PhotoRefusal,
  PreparedPhoto,
  PreparedPicture,
  SkinAnalysis,
} from './inference.types.ts';

/** What the pool sends to a child: one task at a time. */
export type InferenceTask =
  | { kind: 'prepare'; bytes: Buffer }
  | { kind: 'picture'; bytes: Buffer }
  | { kind: 'check'; bytes: Buffer }
  | { kind: 'analyze'; jpeg: Buffer; capture: CaptureMeasures };

/** What a child sends: `ready` or `unfit` once after its start, then one message per task. */
export type InferenceReply =
  | { kind: 'ready' }
  | { kind: 'unfit'; message: string }
  | { kind: 'done'; value: PreparedPhoto | PreparedPicture[] | PhotoCheck | SkinAnalysis }
  | { kind: 'refused'; code: PhotoRefusal; text: Message }
  | { kind: 'failed'; message: string };
