import { type Fault, unauthenticated } from '../platform/errors.ts';
import type { Reader } from '../platform/language/language.ts';
import { message } from '../platform/language/text.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { OperationBudget } from './operation-budget.ts';

/** The resolver context; created per operation and per subscription event. */
export interface Context {
  viewer: Viewer | null;
  /** Who reads the texts of the answer: the viewer, or a stranger in the language of the request. */
  reader: Reader;
  /** The language of the request, whoever is logged in: BCP 47. */
  requestLocale: string;
  requestId: string;
  ip: string;
  userAgent: string | null;
  /** Why the access token was rejected; public fields still resolve. */
  rejection?: Fault;
  /** Of the document, by the weights of its fields. */
  cost: number;
  /** Budget of this operation or event; created by its first field. */
  budget?: OperationBudget;
}

/** The viewer, or the fault UNAUTHENTICATED. */
export function requireViewer(context: Context): Viewer {
  if (context.viewer) return context.viewer;
  throw context.rejection ?? unauthenticated(message('faults.sign-in-needed'));
}

/** The viewer and their network address. Throws UNAUTHENTICATED. */
export const readerOf = (context: Context) => ({ viewer: requireViewer(context), origin: context });
