import type { Environment } from '../platform/env.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import type { RedisClient } from '../platform/redis/redis-clients.ts';

const MINUTE = 60;
const HOUR = 3600;

export type AuthLimits = ReturnType<typeof createAuthLimits>;

/** Limits per address (as of the network) count callers; limits per account count email addresses, known or not. */
export function createAuthLimits(env: Environment, redis?: RedisClient) {
  const limit = (name: string, points: number, seconds: number) =>
    new RateLimit({ name, points, seconds }, redis);
  return {
    registrationsPerIp: limit('registrations', env.RATE_LIMIT_REGISTRATIONS_PER_HOUR, HOUR),
    loginsPerIp: limit('logins', env.RATE_LIMIT_LOGINS_PER_IP_PER_MINUTE, MINUTE),
    wrongPasswordsPerAccount: limit('wrong-passwords', env.RATE_LIMIT_WRONG_PASSWORDS, 15 * MINUTE),
    mailsPerAccount: limit('mails', env.RATE_LIMIT_MAILS_PER_HOUR, HOUR),
    mailsPerIp: limit('mails-per-ip', env.RATE_LIMIT_MAILS_PER_IP_PER_HOUR, HOUR),
  };
}
