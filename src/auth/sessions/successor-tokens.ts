import { createHmac, hkdfSync } from 'node:crypto';
import { hashToken } from '../opaque-token.ts';

/** A refresh token as stored in the database. */
export interface KnownToken {
  hash: string;
  usedAt: Date | null;
}

/**
 * Derives each refresh token of a session from the previous one, so that a lost response can be repeated although only
 * hashes are stored. Deriving one requires the previous token and a key that is not in the database.
 */
export class SuccessorTokens {
  readonly #keys: readonly Buffer[];

  /** The first secret derives tokens; the others recognize tokens derived before a rotation. */
  constructor(secrets: readonly string[]) {
    this.#keys = secrets.map((secret) =>
      Buffer.from(hkdfSync('sha256', secret, '', 'refresh token successors', 32)),
    );
  }

  next(token: string): string {
    return derive(this.#keys[0]!, token);
  }

  /** The unused successor of `token`, directly or through used ones among `known`; undefined if there is none. */
  findUnused(token: string, known: readonly KnownToken[]): string | undefined {
    const byHash = new Map(known.map((each) => [each.hash, each]));
    let current = token;
    for (let step = 0; step < known.length; step += 1) {
      const next = this.#keys.map((key) => derive(key, current)).find((each) => byHash.has(hashToken(each)));
      if (!next || byHash.get(hashToken(next))!.usedAt === null) return next;
      current = next;
    }
    return undefined;
  }
}

const derive = (key: Buffer, token: string): string =>
  createHmac('sha256', key).update(token).digest('base64url');
