import { type Follow, follow } from './follow.ts';

/** A row whose `revision` increases with every change that its followers see. */
export interface FollowedRow {
  id: string;
  revision: number;
  updatedAt: Date;
}

export interface FollowRows<Row extends FollowedRow> extends Pick<Follow<Row>, 'events' | 'audience'> {
  /** Type of the events that carry the id of a changed row. */
  type: Follow<Row>['types'][number];
  /** The row to follow until it is deleted; null for all rows of the viewer. */
  id: string | null;
  /** Those among the ids that the viewer may see, in any order. */
  read(ids: readonly string[]): Promise<Row[]>;
  /** The rows to catch up on after events may have been missed. */
  readLastChanged(): Promise<Row[]>;
  /** Called with rows before they are delivered; if it fails, they are read again. */
  onDeliver?(rows: readonly Row[]): Promise<void>;
}

/** Above this number of rows, the one delivered longest ago is forgotten and may be delivered again. */
const REMEMBERED = 1000;

/**
 * The current state of one row, then its changes until the viewer can no longer see it; without an id, the changes of
 * any row from now on. Each revision is delivered once; changes in quick succession may be merged.
 */
export async function followRows<Row extends FollowedRow>(
  options: FollowRows<Row>,
): Promise<AsyncIterableIterator<Row>> {
  const { events, audience, type, id } = options;
  const delivered = new Map<string, number>();
  if (id === null) for (const row of await options.readLastChanged()) remember(delivered, row);

  return follow({
    events,
    audience,
    types: [type],
    read: async (news) => {
      const missed = news.length === 0 || news.includes(null);
      const changed = new Set(news.flatMap((event) => (event ? [event.id] : [])));
      if (id !== null && !missed && !changed.has(id)) return { items: [] };

      const catchUp = missed && id === null;
      const rows = await (catchUp
        ? options.readLastChanged()
        : options.read(id === null ? [...changed] : [id]));
      const items = rows.filter((row) => row.revision > (delivered.get(row.id) ?? 0)).sort(byChange);
      await options.onDeliver?.(items);
      for (const row of items) remember(delivered, row);
      return { items, over: id !== null && rows.length === 0 };
    },
  });
}

const byChange = (a: FollowedRow, b: FollowedRow) => a.updatedAt.getTime() - b.updatedAt.getTime();

function remember(delivered: Map<string, number>, row: FollowedRow): void {
  delivered.delete(row.id);
  delivered.set(row.id, row.revision);
  if (delivered.size > REMEMBERED) delivered.delete(delivered.keys().next().value!);
}
