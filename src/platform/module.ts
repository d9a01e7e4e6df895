import type { FastifyInstance } from 'fastify';
import type { NodeReaders } from './ids/nodes.ts';
import type { Queue } from './jobs/jobs.ts';
import type { PersonalData } from './personal-data.ts';

/** Handles jobs, or runs on a schedule. */
interface Worker {
  start(): void | Promise<void>;
  stop?(): void | Promise<void>;
}

/** What a domain contributes to the process, in addition to what it offers to the domains above it. */
export interface DomainModule {
  resolvers: readonly object[];
  /** Reads its types that implement `Node`. */
  nodes?: NodeReaders;
  queues?: readonly Queue<object>[];
  personalData?: readonly PersonalData[];
  /** HTTP routes other than GraphQL. */
  routes?(app: FastifyInstance): void | Promise<void>;
  /** Called once in worker processes, after all modules are created; `personalData` covers all modules. */
  workers?(all: { personalData: readonly PersonalData[] }): readonly Worker[];
}
