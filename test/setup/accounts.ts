import { AuditService } from '../../src/audit/audit.service.ts';
import { AccessEndings } from '../../src/auth/sessions/access-endings.ts';
import { AccessTokens } from '../../src/auth/sessions/access-tokens.ts';
import { SessionsService, type SessionTokens } from '../../src/auth/sessions/sessions.service.ts';
import { CONSENT_VERSIONS } from '../../src/consents/consent-texts.ts';
import { consents } from '../../src/consents/consents.table.ts';
import { healthProfiles } from '../../src/health/health.table.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { Environment } from '../../src/platform/env.ts';
import { Background } from '../../src/platform/jobs/background.ts';
import { createLog } from '../../src/platform/logging/log.ts';
import { PasswordHasher } from '../../src/platform/password-hash.ts';
import type { Role } from '../../src/platform/viewer.ts';
import { statedAge } from '../../src/users/age.ts';
import { users } from '../../src/users/users.table.ts';

export const PASSWORD = 'plain test sentence 7';
const KINDS = ['PHOTO_PROCESSING', 'AGE_16_OR_OLDER', 'HEALTH_DATA'] as const;
const ANSWERS = { skinTone: 'II', pregnancy: 'NOT_APPLICABLE' } as const;
const ORIGIN = { ip: '127.0.0.1', userAgent: 'node' };

/** Made once in a process, as hashing takes more than all else. */
let hash: Promise<string> | undefined;
const passwordHash = (): Promise<string> => {
  hash ??= new PasswordHasher({ memoryKib: 19_456, concurrency: 1 }).hash(PASSWORD);
  return hash;
};

/** What registration, login, consents and the first answers of a profile leave in the database, without their requests. */
export class TestAccounts {
  readonly #sessions: SessionsService;
  readonly #audit = new AuditService();

  constructor(
    private readonly db: Database,
    env: Environment,
  ) {
    this.#sessions = new SessionsService({
      db,
      audit: this.#audit,
      accessTokens: new AccessTokens({ secrets: env.JWT_SECRET, lifetimeSeconds: env.ACCESS_TOKEN_TTL }),
      endings: new AccessEndings(),
      background: new Background(createLog({ level: 'error', readable: true })),
      refreshTokenSeconds: env.REFRESH_TOKEN_TTL,
    });
  }

  /** Null if the address has an account. */
  async create(account: {
    email: string;
    role: Role;
    consents: boolean;
    answers: boolean;
  }): Promise<{ id: string; tokens: SessionTokens } | null> {
    const { email, role, answers } = account;
    const values = {
      ...{ email: email.toLowerCase(), role, passwordHash: await passwordHash() },
      ...{ firstName: 'Test', lastName: 'Person', emailVerifiedAt: new Date(), lastLoginAt: new Date() },
      ...(answers && { ...statedAge(30), ...ANSWERS }),
    };
    return this.db.transaction(async (tx) => {
      const [user] = await tx
        .insert(users)
        .values(values)
        .onConflictDoNothing({ target: users.email })
        .returning({ id: users.id });
      if (!user) return null;
      const userId = user.id;
      const by = { subjectId: userId, actorId: userId, origin: ORIGIN };
      const given = account.consents
        ? await tx
            .insert(consents)
            .values(KINDS.map((kind) => ({ userId, kind, version: CONSENT_VERSIONS[kind], language: 'en' })))
            .returning()
        : [];
      if (answers) await tx.insert(healthProfiles).values({ userId, noMedications: true });
      const { tokens } = await this.#sessions.open(tx, { userId, device: ORIGIN.userAgent, origin: ORIGIN });
      await this.#audit.appendAll(tx, [
        { ...by, action: 'LOGIN' },
        ...given.map(({ id, kind, version }) => ({
          ...{ ...by, action: 'CONSENT_GIVEN' as const, objectId: id, details: { kind, version } },
        })),
      ]);
      return { id: userId, tokens };
    });
  }
}
