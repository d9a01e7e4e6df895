import type { Stage } from './stage.ts';

/** What became of the work that went on while something was broken. */
export interface Outcome {
  /** Writes that were answered with success, and notifications that were due without one. */
  acknowledged: number;
  /** Of these, those that are not there, did not come to an end, or of which somebody was not told. */
  lost: number;
  /** Of these, those that are there twice or were told or mailed twice. */
  duplicated: number;
  /** The longest stretch in which no request of the load succeeded, in milliseconds. */
  longestOutageMs: number;
  /** What else there is to say. */
  notes: string[];
}

/** One row of the table. */
export interface Fault {
  name: string;
  /** Of its own, on a busy machine. */
  limitSeconds: number;
  /** Throws LeftOut where this machine cannot do it, and any other error for what is wrong beside loss and duplicates. */
  run(stage: Stage): Promise<Outcome>;
}

/** This machine lacks what the fault needs; `message` says what. */
export class LeftOut extends Error {
  override readonly name = 'LeftOut';
}
