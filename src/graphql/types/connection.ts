import 'reflect-metadata';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { MOST_COUNTED } from '../../platform/database/count-rows.ts';
import type { Page } from '../../platform/database/keyset.ts';
import { NumberRange } from '../input-limits.ts';

const MAX_PAGE_SIZE = 100;
export const isPageSize = (first: number): boolean => first >= 1 && first <= MAX_PAGE_SIZE;

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

/** What a resolver of a list returns. */
export interface Connection<Row> {
  nodes: Row[];
  edges: { node: Row; cursor: string }[];
  pageInfo: PageInfo;
  totalCount: () => Promise<number>;
  isTotalCountExact: () => Promise<boolean>;
}

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

/** Makes a page from its rows and one more, which only indicates that there are more. */
export function toConnection<Row>(list: {
  rows: readonly Row[];
  page: ConnectionArgs;
  cursorOf: (row: Row) => string;
  /** Of all items; above 10,000 any number above. */
  totalCount: () => Promise<number>;
}): Connection<Row> {
  const { first, after = null } = list.page;
  const nodes = list.rows.slice(0, first);
  let counting: Promise<number> | undefined;
  const count = () => {
    counting ??= list.totalCount();
    return counting;
  };
  const edges = nodes.map((node) => ({ node, cursor: list.cursorOf(node) }));
  return {
    nodes,
    edges,
    totalCount: async () => Math.min(await count(), MOST_COUNTED),
    isTotalCountExact: async () => (await count()) <= MOST_COUNTED,
    pageInfo: {
      hasNextPage: list.rows.length > first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
