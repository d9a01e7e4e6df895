import { Extensions } from 'type-graphql';

/** The cost of a field in addition to the objects and values it returns; 1 is about 0.2 ms of CPU. */
export interface Weight {
  /** Per resolution. */
  once: number;
  /** Typical length of its list; by default the value of `first`, or 5. */
  items?: number;
}

const NONE: Weight = { once: 0 };

/** Sets the weight of a field in the cost of a document. */
export const Weigh = (once: number, items?: number) =>
  Extensions({ weight: { once, ...(items && { items }) } satisfies Weight });

/** The weight of a field. */
export const weightOf = (field: { extensions: object } | undefined): Weight =>
  (field?.extensions as { weight?: Weight } | undefined)?.weight ?? NONE;
