import 'reflect-metadata';
import { ObjectType } from 'type-graphql';

/** Every domain adds its own figures. */
@ObjectType('Statistics', { description: 'The person’s history with the service, in figures.' })
export class StatisticsType {}
