import { Extensions } from 'type-graphql';

/** The cost of a field besides the objects and values it returns; one is about 0.2 ms of CPU. */
export interface Weight {
  /** Each time that it is resolved. */
  once: number;
  /** Typical length of its list; by default that of its `first`, or 5. */
  items?: number;
}

const NONE: Weight = { once: 0 };

/** Gives a field a weight of its own in the cost of a document. */
export const Weigh = (once: number, items?: number) =>
  Extensions({ weight: { once, ...(items && { items }) } satisfies Weight });

/** The weight that a field of a schema has been given. */
export const weightOf = (field: { extensions: object } | undefined): Weight =>
  (field?.extensions as { weight?: Weight } | undefined)?.weight ?? NONE;
