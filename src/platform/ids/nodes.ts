import type { Viewer } from '../viewer.ts';

/** Who reads, and from where. */
interface NodeViewer {
  viewer: Viewer;
  origin: { ip: string; userAgent: string | null };
}

/** Reads what the ids of a type stand for, in the order of the keys; null for what the viewer may not see. */
export type NodeReader = (by: NodeViewer, keys: readonly string[]) => Promise<readonly (object | null)[]>;

/** By the name of the type. */
export type NodeReaders = Readonly<Record<string, NodeReader>>;

/** Reads what each viewer has one of. */
export const oneOfViewer =
  (read: (viewer: Viewer) => Promise<object | null>): NodeReader =>
  async ({ viewer }, keys) => {
    const own = keys.includes(viewer.userId) ? await read(viewer) : null;
    return keys.map((key) => (key === viewer.userId ? own : null));
  };
