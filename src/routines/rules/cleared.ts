import type { CareActive } from './care-active.ts';

declare const isCleared: unique symbol;

/** An active that passed the safety gate for a person; made by its `clear` only. */
export type Cleared = CareActive & { readonly [isCleared]: true };

/** The INCI name of one. */
export type ClearedName = string & { readonly [isCleared]: true };
