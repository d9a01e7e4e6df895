import { type Fault, unauthenticated } from '../platform/errors.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { OperationBudget } from './operation-budget.ts';

/** What every resolver gets; a new one for each operation and for each event of a subscription. */
export interface Context {
  viewer: Viewer | null;
  requestId: string;
  ip: string;
  userAgent: string | null;
  /** Why the access token that was shown is not accepted; public fields answer all the same. */
  rejection?: Fault;
  /** Of this operation or event; made by its first field. */
  budget?: OperationBudget;
}

/** The viewer, or the fault UNAUTHENTICATED. */
export function requireViewer(context: Context): Viewer {
  if (context.viewer) return context.viewer;
  throw (
    context.rejection ??
    unauthenticated('Log in first and send the header "Authorization: Bearer <access token>".')
  );
}

/** Who asks, and from where. Throws UNAUTHENTICATED. */
export const readerOf = (context: Context) => ({ viewer: requireViewer(context), origin: context });
