import { existsSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';

/** The embedded PostgreSQL cannot run here; `message` is one line that asks for DATABASE_URL. */
export class EmbeddedPostgresUnsupported extends Error {
  override readonly name = 'EmbeddedPostgresUnsupported';

  constructor(why: string) {
    super(`The embedded PostgreSQL cannot run here: ${why}. Set DATABASE_URL to a PostgreSQL server.`);
  }
}

/** The operating system user that PostgreSQL runs as: that of this process, unless it is root. */
export interface Account {
  /** Options for `spawn`; undefined ids mean those of this process. */
  identity: { uid?: number; gid?: number };
  isAnother: boolean;
}

/**
 * PostgreSQL refuses to run as root: root runs it as the owner of `existing` data, or as `nobody`. Throws
 * EmbeddedPostgresUnsupported for a user without an entry in the user database, under which PostgreSQL does not start.
 */
export function chooseAccount(existing: string): Account {
  if (process.getuid?.() !== 0) {
    try {
      userInfo();
    } catch {
      throw new EmbeddedPostgresUnsupported(`user ${process.getuid?.()} has no name on this system`);
    }
    return { identity: {}, isAnother: false };
  }
  const owner = existsSync(existing) ? statSync(existing) : undefined;
  if (owner && owner.uid !== 0) return { identity: { uid: owner.uid, gid: owner.gid }, isAnother: true };
  const entry = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(-?\d+):(-?\d+):/m);
  if (!entry) throw new EmbeddedPostgresUnsupported('it does not run as root, and there is no user "nobody"');
  return { identity: { uid: Number(entry[1]) >>> 0, gid: Number(entry[2]) >>> 0 }, isAnother: true };
}
