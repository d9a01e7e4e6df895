import type { FastifyInstance } from 'fastify';
import type { Queue } from './jobs/jobs.ts';
import type { PersonalData } from './personal-data.ts';

/** Handles jobs, or runs by the clock. */
interface Worker {
  start(): void | Promise<void>;
  stop?(): void | Promise<void>;
}

/** What a domain adds to the process, beside what it offers to the domains above it. */
export interface DomainModule {
  resolvers: readonly object[];
  queues?: readonly Queue<object>[];
  personalData?: readonly PersonalData[];
  /** Routes beside GraphQL. */
  routes?(app: FastifyInstance): void | Promise<void>;
  /** Called once, when every module is there, in processes that work; `personalData` is that of all modules. */
  workers?(all: { personalData: readonly PersonalData[] }): readonly Worker[];
}
