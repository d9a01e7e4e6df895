import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';
import { logContext } from './log-context.ts';

export type Log = Logger;

/** Values that must never be logged, wherever they occur in a logged object. */
const REDACTED = [
  'authorization',
  'cookie',
  'password',
  'accessToken',
  'refreshToken',
  'token',
  'email',
  'detail',
].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** JSON lines in production, readable ones in development; on standard output. */
export function createLog(options: { level: string; readable: boolean }): Log {
  const settings = {
    level: options.level,
    redact: { paths: REDACTED, censor: '[redacted]' },
    base: null,
    mixin: logContext,
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return options.readable
    ? pino(settings, pretty({ colorize: process.stdout.isTTY, ignore: 'pid,hostname', sync: true }))
    : pino(settings);
}
