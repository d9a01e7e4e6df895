import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';
import { OnePerViewer } from '../graphql/ids/bind-ids.ts';
import { NodeType } from '../graphql/ids/node.types.ts';
import { Rows } from '../graphql/planner/needs.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import { users } from './users.table.ts';

/** Every domain adds its own figures. */
@OnePerViewer()
@Rows(users)
@ObjectType('Statistics', { implements: NodeType, description: 'The person’s usage statistics.' })
export class StatisticsType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => DateTime, { name: 'accountCreatedAt', description: 'When the account was created.' })
  createdAt!: Date;
}
