import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { unauthenticated } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';

const ALGORITHM = 'HS256';
/** RFC 9068; tokens signed with the same keys for other purposes have another type. */
const TYPE = 'at+jwt';
const ISSUER = 'skincare';
const AUDIENCE = 'skincare-api';

/** The claims of an access token: ids only, nothing personal. The database decides whether the session is active. */
export interface AccessClaims {
  userId: string;
  sessionId: string;
  expiresAt: Date;
}

/** Tokens whose signature and claims need not be checked again until they expire; of about 700 bytes each. */
const MAX_KNOWN = 10_000;

interface Key {
  id: string;
  secret: KeyObject;
}

/** Signs with the first secret and accepts all of them, so that secrets can be rotated without logging anyone out. */
export class AccessTokens {
  readonly #signing: Key;
  readonly #keys: ReadonlyMap<string, Key>;
  readonly #lifetimeSeconds: number;
  readonly #known = new LRUCache<string, AccessClaims>({ max: MAX_KNOWN });

  constructor(options: { secrets: readonly string[]; lifetimeSeconds: number }) {
    const keys = options.secrets.map((secret) => ({
      id: keyId(secret),
      secret: createSecretKey(secret, 'utf8'),
    }));
    const [signing] = keys;
    if (!signing) throw new Error('At least one secret is needed to sign access tokens.');
    this.#signing = signing;
    this.#keys = new Map(keys.map((key) => [key.id, key]));
    this.#lifetimeSeconds = options.lifetimeSeconds;
  }

  async sign(claims: Omit<AccessClaims, 'expiresAt'>): Promise<{ token: string; expiresAt: Date }> {
    const issuedAt = Math.floor(Date.now() / 1000);
    const expiresAt = issuedAt + this.#lifetimeSeconds;
    const token = await new SignJWT({ sid: claims.sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: this.#signing.id })
      .setSubject(claims.userId)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(this.#signing.secret);
    return { token, expiresAt: new Date(expiresAt * 1000) };
  }

  /** Of a token that was verified before and has not expired. */
  known(token: string): AccessClaims | undefined {
    const known = this.#known.get(token);
    return known && known.expiresAt.getTime() > Date.now() ? known : undefined;
  }

  /** Throws UNAUTHENTICATED unless the token is ours and has not expired. */
  async verify(token: string): Promise<AccessClaims> {
    const known = this.known(token);
    if (known) return known;
    const claims = await this.#check(token);
    this.#known.set(token, claims);
    return claims;
  }

  async #check(token: string): Promise<AccessClaims> {
    try {
      const { payload } = await jwtVerify(token, (header) => this.#key(header.kid), {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['exp', 'iat', 'sub', 'sid'],
      });
      const { sub, sid, exp } = payload;
      if (!isUuid(sub) || !isUuid(sid) || exp === undefined)
        throw new errors.JWTInvalid('Claims are malformed');
      return { userId: sub, sessionId: sid, expiresAt: new Date(exp * 1000) };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw unauthenticated(message('auth.access-token.expired'));
      if (error instanceof errors.JOSEError) throw unauthenticated(message('auth.access-token.invalid'));
      throw error;
    }
  }

  /** The token's `kid` only chooses among our own keys. */
  #key(id: string | undefined): KeyObject {
    const key = id === undefined ? this.#signing : this.#keys.get(id);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key.secret;
  }
}

const keyId = (secret: string) =>
  createHash('sha256').update(`key id of ${secret}`).digest('base64url').slice(0, 8);

const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
