import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { badInput, notFound } from '../../platform/errors.ts';
import { decodeId, MAX_ID_LENGTH } from '../../platform/ids/global-id.ts';
import type { NodeReaders } from '../../platform/ids/nodes.ts';
import { TYPE_CODES } from '../../platform/ids/type-codes.ts';
import { type Context, readerOf } from '../context.ts';
import { Weigh } from '../weights.ts';
import { IdOf } from './bind-ids.ts';
import { asNode, NodeType } from './node.types.ts';

const MOST_NODES = 50;
const TYPE_NAMES = new Map<string, string>(Object.entries(TYPE_CODES).map(([name, code]) => [code, name]));

/** Objects of any type by their ids, each read by the domain that owns it. */
@Resolver()
export class NodesResolver {
  constructor(private readonly readers: NodeReaders) {}

  @IdOf('Node', 'id')
  @Query(() => NodeType, {
    nullable: true,
    description: 'Any object by its id, if the viewer may see it; otherwise NOT_FOUND.',
  })
  async node(@Arg('id', () => ID, { description: 'ID of the object.' }) id: string, @Ctx() context: Context) {
    const [node = null] = await this.#read([id], context);
    if (!node) throw notFound('object');
    return node;
  }

  @IdOf('Node', 'ids')
  @Weigh(0, MOST_NODES)
  @Query(() => [NodeType], {
    nullable: 'items',
    description:
      'Objects by their ids, in the order of the ids; null for each that does not exist or that the viewer may not see.',
  })
  async nodes(
    @Arg('ids', () => [ID], { description: `At most ${MOST_NODES} ids.` }) ids: string[],
    @Ctx() context: Context,
  ) {
    if (ids.length > MOST_NODES) throw badInput(`At most ${MOST_NODES} ids can be read at once.`);
    if (ids.some((id) => id.length > MAX_ID_LENGTH))
      throw badInput(`An id has at most ${MAX_ID_LENGTH} characters.`);
    return this.#read(ids, context);
  }

  async #read(ids: readonly string[], context: Context): Promise<(object | null)[]> {
    const by = readerOf(context);
    const wanted = ids.map((id) => {
      const { code = '', key = '' } = decodeId(id) ?? {};
      return { type: TYPE_NAMES.get(code) ?? '', key };
    });
    const types = [...new Set(wanted.map(({ type }) => type))].filter((type) => this.readers[type]);
    const found = new Map<string, object>();
    await Promise.all(
      types.map(async (type) => {
        const keys = wanted.filter((each) => each.type === type && isPlain(each.key)).map(({ key }) => key);
        const unique = [...new Set(keys)];
        const rows = unique.length > 0 ? await this.readers[type]!(by, unique) : [];
        for (const [at, row] of rows.entries())
          if (row) found.set(`${type} ${unique[at]}`, asNode(type, row));
      }),
    );
    return wanted.map(({ type, key }) => found.get(`${type} ${key}`) ?? null);
  }
}

/** Keys of objects that can be read by their id are UUIDs. */
const isPlain = (key: string) => !key.includes('/');
