import 'reflect-metadata';
import { ObjectType } from 'type-graphql';

/** Every domain adds its own figures. */
@ObjectType('Statistics', { description: 'The person’s usage statistics.' })
export class StatisticsType {}
