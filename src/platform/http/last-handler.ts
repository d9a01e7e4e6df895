import { loggable } from '../database/database.ts';
import type { Log } from '../logging/log.ts';

/** Limits log lines, so that a burst of errors does not fill the disk while the process drains. */
const MAX_LOGGED = 20;

/**
 * Handles unhandled rejections and uncaught exceptions: logs them at fatal level and calls `leave` at the first one.
 * `check` rejects from then on.
 */
export function handleLast(log: Log, leave: () => void): { check: () => Promise<void> } {
  let faults = 0;
  const handle = (error: unknown) => {
    faults += 1;
    if (faults <= MAX_LOGGED)
      log.fatal({ err: loggable(error) }, 'Unhandled fault; the process drains and exits');
    if (faults === 1) leave();
  };
  process.on('uncaughtException', handle);
  process.on('unhandledRejection', handle);
  return {
    check: async () => {
      if (faults > 0) throw new Error('unhandled fault');
    },
  };
}
