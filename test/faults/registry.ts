import type { Fault } from './fault.ts';
import { postgresKilled, redisKilled, smtpKilled } from './servers-killed.ts';

/** The rows of the table, in this order. */
export const FAULTS: readonly Fault[] = [postgresKilled, redisKilled, smtpKilled];
