import 'reflect-metadata';
import { Field, ID, InterfaceType } from 'type-graphql';

const typeNames = new WeakMap<object, string>();

/** A copy of what was read, which `Node` resolves to this type. */
export function asNode(typeName: string, row: object): object {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(row)) as object, row);
  typeNames.set(copy, typeName);
  return copy;
}

@InterfaceType('Node', {
  description: 'An object that `node` and `nodes` find by its `id`. No two objects have the same id.',
  resolveType: (value: object) => typeNames.get(value),
})
export abstract class NodeType {
  @Field(() => ID, { description: 'Opaque and globally unique; it never changes.' })
  id!: string;
}
