import { type Fault, unauthenticated } from '../platform/errors.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { AnswerSize } from './answer-size.ts';

/** The resolver context; created per operation and per subscription event. */
export interface Context {
  viewer: Viewer | null;
  requestId: string;
  ip: string;
  userAgent: string | null;
  /** Why the access token was rejected; public fields still resolve. */
  rejection?: Fault;
  /** Per operation or event; created by its first field. */
  answer?: AnswerSize;
}

/** The viewer, or the fault UNAUTHENTICATED. */
export function requireViewer(context: Context): Viewer {
  if (context.viewer) return context.viewer;
  throw (
    context.rejection ??
    unauthenticated('Log in first and send the header "Authorization: Bearer <access token>".')
  );
}

/** The viewer and their network address. Throws UNAUTHENTICATED. */
export const readerOf = (context: Context) => ({ viewer: requireViewer(context), origin: context });
