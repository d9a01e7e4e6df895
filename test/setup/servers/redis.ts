import { inject } from 'vitest';

/** Of a Redis that tests may fill; undefined where there is none, and then `npm test` says so. */
export const redisUrl: string | undefined = inject('redisUrl');
