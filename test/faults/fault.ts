import type { Stage } from './stage.ts';

/** The outcome of the load that ran while something was broken. */
export interface Outcome {
  /** Writes that were acknowledged, and notifications that were due without a write. */
  acknowledged: number;
  /** Of these, those that are missing, did not finish, or were not reported to a person. */
  lost: number;
  /** Of these, those that exist, were reported or were mailed twice. */
  duplicated: number;
  /** The longest stretch in which no request of the load succeeded, in milliseconds. */
  longestOutageMs: number;
  /** Further remarks. */
  notes: string[];
}

/** One row of the table. */
export interface Fault {
  name: string;
  /** Time limit on a busy machine. */
  limitSeconds: number;
  /** Throws LeftOut if this machine cannot run it, and any other error for faults other than loss and duplicates. */
  run(stage: Stage): Promise<Outcome>;
}

/** This machine lacks what the fault needs; `message` says what. */
export class LeftOut extends Error {
  override readonly name = 'LeftOut';
}
