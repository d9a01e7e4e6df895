import 'reflect-metadata';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { MOST_COUNTED } from '../../platform/database/count-rows.ts';
import type { Page } from '../../platform/database/keyset.ts';
import { NumberRange } from '../input-limits.ts';

const MAX_PAGE_SIZE = 100;

/** Arguments of a list that is read from its beginning. */
@ArgsType()
export class ConnectionArgs {
  @NumberRange(1, MAX_PAGE_SIZE)
  @Field(() => Int, { defaultValue: 20, description: 'Number of items to return: 1 to 100.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Returns the items after this cursor: the `endCursor` of the previous page.',
  })
  after?: string | null;

  /** What is to be read, with the position that `decode` makes of a cursor. */
  asked<C>(decode: (cursor: string) => C): Page<C> {
    return { first: this.first, after: this.after == null ? null : decode(this.after) };
  }
}

/** Arguments of a list that is read from either end. `checkDirections` sees to it that a page has one direction. */
@ArgsType()
export class TwoWayArgs extends ConnectionArgs {
  @NumberRange(1, MAX_PAGE_SIZE)
  @Field(() => Int, {
    nullable: true,
    description: 'Number of items to return from the end, in place of `first`: 1 to 100.',
  })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'With `last`, returns the items before this cursor: the `startCursor` of the next page.',
  })
  before?: string | null;
}

@ObjectType({ description: 'Pagination information of a list.' })
class PageInfo {
  @Field(() => Boolean, {
    description: 'Whether more items follow this page; with `last`, whether it was asked for with `before`.',
  })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'Whether this page was requested with `after`; with `last`, whether more items precede it.',
  })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last item; pass it as `after` for the next page.',
  })
  endCursor!: string | null;
}

export type Connection<Row> = ReturnType<typeof toConnection<Row>>;

/** The object types `<name>Edge` and `<name>Connection`; returns the class of the latter. */
export function createConnection(node: ClassType, name: string): ClassType {
  @ObjectType(`${name}Edge`, { description: `One of the ${name} items with its cursor.` })
  class EdgeType {
    @Field(() => node, { description: 'The item.' })
    node!: unknown;

    @Field(() => String, { description: 'Pass it as `after` to continue after this item.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} items.` })
  class ConnectionType {
    @Field(() => [node], { description: 'The items on this page.' })
    nodes!: unknown[];

    @Field(() => [EdgeType], { description: 'The items on this page, each with its cursor.' })
    edges!: EdgeType[];

    @Field(() => PageInfo, { description: 'Pagination information.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      simple: true,
      description:
        'Total number of items in the list; counted only when requested, and only up to 10,000. See `isTotalCountExact`.',
    })
    totalCount!: () => Promise<number>;

    @Field(() => Boolean, {
      simple: true,
      description: 'Whether `totalCount` is the number of all items; false if there are more than 10,000.',
    })
    isTotalCountExact!: () => Promise<boolean>;
  }
  return ConnectionType;
}

/** A page of rows, which are one more than asked for where more follow; cursors only where they are read. */
export function pageOf<Row>(
  rows: readonly Row[],
  { size, isContinued, isBackward = false }: { size: number; isContinued: boolean; isBackward?: boolean },
  cursorOf: (row: Row) => string | null,
) {
  const hasMore = rows.length > size;
  const nodes = rows.slice(0, size);
  if (isBackward) nodes.reverse();
  const cursorAt = (row: Row | undefined) => (row === undefined ? null : cursorOf(row));
  return {
    nodes,
    get edges() {
      return nodes.map((node) => ({ node, cursor: cursorOf(node) }));
    },
    get pageInfo() {
      const [hasNextPage, hasPreviousPage] = isBackward ? [isContinued, hasMore] : [hasMore, isContinued];
      return {
        hasNextPage,
        hasPreviousPage,
        startCursor: cursorAt(nodes[0]),
        endCursor: cursorAt(nodes.at(-1)),
      };
    },
  };
}

/** The total of a list that was counted up to one more than the most that are. */
export const totalOf = (count: number) => ({
  totalCount: Math.min(count, MOST_COUNTED),
  isTotalCountExact: count <= MOST_COUNTED,
});

/** Makes what a resolver of a list returns, of a page that is read from its beginning. */
export function toConnection<Row>(list: {
  rows: readonly Row[];
  page: ConnectionArgs;
  cursorOf: (row: Row) => string;
  /** Of all items; above 10,000 any number above. */
  totalCount: () => Promise<number>;
}) {
  const { first: size, after } = list.page;
  let counting: Promise<number> | undefined;
  const count = async () => {
    counting ??= list.totalCount();
    return totalOf(await counting);
  };
  return Object.assign(pageOf(list.rows, { size, isContinued: after != null }, list.cursorOf), {
    totalCount: async () => (await count()).totalCount,
    isTotalCountExact: async () => (await count()).isTotalCountExact,
  });
}
