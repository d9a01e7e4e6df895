import {
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { Extensions } from 'type-graphql';

/** Names the columns of its row that a field resolver reads. A field without it reads the column of its name. */
export const Needs = <Row extends object>(...columns: (keyof Row & string)[]) =>
  Extensions({ needs: columns });

/** The columns that a field needs. */
export const neededBy = (field: { name: string; extensions: object }): readonly string[] =>
  (field.extensions as { needs?: readonly string[] }).needs ?? [field.name];

/** The columns that are needed of the rows that a field returns, itself or as a connection. */
export function columnsAsked(
  info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'returnType'>,
): ReadonlySet<string> {
  const columns = new Set<string>();
  const spread = new Set<string>();
  const type = getNamedType(info.returnType);
  for (const { selectionSet } of info.fieldNodes) {
    if (selectionSet && isObjectType(type)) collect({ type, selectionSet, info, columns, spread });
  }
  return columns;
}

interface Walk {
  type: GraphQLObjectType;
  selectionSet: SelectionSetNode;
  info: Pick<GraphQLResolveInfo, 'fragments'>;
  columns: Set<string>;
  /** Types with the fragments that were walked in them. */
  spread: Set<string>;
}

/** Each fragment once, since fragments that spread each other twice double with every level. */
function collect(walk: Walk): void {
  const { type, info, columns, spread } = walk;
  for (const node of walk.selectionSet.selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      const place = `${type.name} ${node.name.value}`;
      if (spread.has(place)) continue;
      spread.add(place);
      collect({ ...walk, selectionSet: info.fragments[node.name.value]!.selectionSet });
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      collect({ ...walk, selectionSet: node.selectionSet });
    } else {
      const field = type.getFields()[node.name.value];
      if (!field) continue; // __typename
      const inner = getNamedType(field.type);
      if (isWithin(type, field.name) && node.selectionSet && isObjectType(inner)) {
        collect({ ...walk, type: inner, selectionSet: node.selectionSet });
      } else if (!isOfPage(type)) {
        for (const column of neededBy(field)) columns.add(column);
      }
    }
  }
}

const isOfPage = ({ name }: GraphQLObjectType) => name.endsWith('Connection') || name.endsWith('Edge');
const isWithin = (type: GraphQLObjectType, field: string) =>
  isOfPage(type) && (field === 'nodes' || field === 'edges' || field === 'node');
