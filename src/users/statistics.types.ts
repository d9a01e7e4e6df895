import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';
import { OnePerViewer } from '../graphql/ids/bind-ids.ts';
import { NodeType } from '../graphql/ids/node.types.ts';

/** Every domain adds its own figures. */
@OnePerViewer()
@ObjectType('Statistics', { implements: NodeType, description: 'The person’s usage statistics.' })
export class StatisticsType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;
}
