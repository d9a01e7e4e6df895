import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { AuditService, Origin } from '../audit/audit.service.ts';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { OwnRows } from '../platform/database/own-rows.ts';
import { UserErrors, userError } from '../platform/errors.ts';
import { languageFor } from '../platform/language/render.ts';
import { message, type Text } from '../platform/language/text.ts';
import type { Viewer } from '../platform/viewer.ts';
import { AGE_OF_CONSENT, isMinor } from '../users/age.ts';
import type { UsersService } from '../users/users.service.ts';
import type { ConsentFollower } from './consent-follower.ts';
import { CONSENT_VERSIONS, consentText } from './consent-texts.ts';
import { CONSENT_KINDS, type Consent, type ConsentKind, consents } from './consents.table.ts';

/** A consent that the app can ask for, and whether its current version has been agreed to. */
export interface ConsentRequirement {
  kind: ConsentKind;
  version: number;
  text: Text;
  given: boolean;
}

const PHOTO_CONSENTS: readonly ConsentKind[] = ['PHOTO_PROCESSING', 'AGE_16_OR_OLDER'];

export class ConsentsService {
  readonly rows: OwnRows<typeof consents>;
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly users: UsersService,
    private readonly followers: readonly ConsentFollower[],
  ) {
    this.rows = new OwnRows(db, consents, 'object');
  }

  /** Idempotent: giving a consent again returns it unchanged. Throws INVALID and INVALID_STATE. */
  async give(
    viewer: Viewer,
    input: { kind: ConsentKind; version: number },
    origin: Origin,
  ): Promise<Consent> {
    const { kind, version } = input;
    const present = CONSENT_VERSIONS[kind];
    if (version !== present) {
      throw userError('OUTDATED', message('consents.version', { version: present }), 'version');
    }
    if (kind === 'AGE_16_OR_OLDER' && isMinor(await this.users.getUser(viewer))) {
      throw userError('AGE_RESTRICTED', message('consents.minor', { age: AGE_OF_CONSENT }), 'kind');
    }
    const active = and(
      eq(consents.userId, viewer.userId),
      eq(consents.kind, kind),
      isNull(consents.withdrawnAt),
    );
    return this.db.transaction(async (tx) => {
      await tx
        .update(consents)
        .set({ withdrawnAt: new Date() })
        .where(and(active, ne(consents.version, version)));
      const [given] = await tx
        .insert(consents)
        .values({ userId: viewer.userId, kind, version, language: languageFor(viewer) })
        .onConflictDoNothing({
          target: [consents.userId, consents.kind],
          where: isNull(consents.withdrawnAt),
        })
        .returning();
      if (!given) {
        const [standing] = await tx.select().from(consents).where(active);
        return standing!;
      }
      await this.audit.append(tx, {
        action: 'CONSENT_GIVEN',
        subjectId: viewer.userId,
        actorId: viewer.userId,
        objectId: given.id,
        origin,
        details: { kind, version },
      });
      return given;
    });
  }

  /** What may be kept only with it is deleted. Throws INVALID_STATE if there is none to withdraw. */
  async withdraw(viewer: Viewer, input: { kind: ConsentKind }, origin: Origin): Promise<Consent> {
    const { kind } = input;
    return this.db.transaction(async (tx) => {
      const [withdrawn] = await tx
        .update(consents)
        .set({ withdrawnAt: new Date() })
        .where(and(eq(consents.userId, viewer.userId), eq(consents.kind, kind), isNull(consents.withdrawnAt)))
        .returning();
      if (!withdrawn) throw userError('INVALID_STATE', message('consents.not-given'), 'kind');
      for (const follower of this.followers) await follower.consentWithdrawn(tx, viewer.userId, kind);
      await this.audit.append(tx, {
        action: 'CONSENT_WITHDRAWN',
        subjectId: viewer.userId,
        actorId: viewer.userId,
        objectId: withdrawn.id,
        origin,
        details: { kind, version: withdrawn.version },
      });
      return withdrawn;
    });
  }

  /** Those that concern a person of this age. */
  async requirements(userId: string): Promise<ConsentRequirement[]> {
    const { given, isMinor } = await this.#given(userId);
    const other: ConsentKind = isMinor ? 'AGE_16_OR_OLDER' : 'GUARDIAN';
    return CONSENT_KINDS.filter((kind) => kind !== other).map((kind) => ({
      ...{ kind, version: CONSENT_VERSIONS[kind], text: consentText(kind), given: given.has(kind) },
    }));
  }

  /** Throws CONSENT_REQUIRED where the profile says that the person is under 16 and no guardian has agreed. */
  async requireGuardian(userId: string): Promise<void> {
    const { given, isMinor } = await this.#given(userId);
    if (isMinor && !given.has('GUARDIAN')) throw consentsRequired(['GUARDIAN']);
  }

  /** As `requireGuardian`; the age and the consent stay as they are until the transaction ends. */
  async keepGuardian(tx: Transaction, userId: string): Promise<void> {
    const user = await this.users.keep(tx, userId);
    if (user && isMinor(user)) await this.keepActive(tx, userId, 'GUARDIAN');
  }

  /** The consent in effect; null without one to the current version. */
  async activeId(
    userId: string,
    kind: ConsentKind,
    db: Database | Transaction = this.db,
  ): Promise<string | null> {
    const [row] = await db.select({ id: consents.id }).from(consents).where(inEffect(userId, kind));
    return row?.id ?? null;
  }

  /**
   * Throws CONSENT_REQUIRED; otherwise the consent stays in effect until the transaction ends. With an id, it must be that one:
   * one that was given later does not allow to keep what was read before.
   */
  async keepActive(tx: Transaction, userId: string, kind: ConsentKind, id?: string | null): Promise<void> {
    const rows = await tx
      .select({ id: consents.id })
      .from(consents)
      .where(and(inEffect(userId, kind), id ? eq(consents.id, id) : undefined))
      .for('share');
    if (rows.length === 0) throw consentsRequired([kind]);
  }

  /** Throws CONSENT_REQUIRED unless photos of the person's skin may be taken in; never below 16. */
  async requirePhotos(userId: string): Promise<void> {
    const { given, isMinor } = await this.#given(userId);
    const missing = missingOf(given);
    if (missing.length > 0) throw consentsRequired(missing, isMinor);
  }

  /** The consents without which no photo is taken in or analyzed. */
  async missingForPhotos(userId: string): Promise<ConsentKind[]> {
    const { given } = await this.#given(userId);
    return missingOf(given);
  }

  async #given(userId: string): Promise<{ given: Set<ConsentKind>; isMinor: boolean }> {
    const [rows, user] = await Promise.all([
      this.#statements().active.execute({ userId }),
      this.users.find(userId),
    ]);
    const isUnder = user !== null && isMinor(user);
    const given = rows.filter(
      ({ kind, version }) => version === CONSENT_VERSIONS[kind] && !(isUnder && kind === 'AGE_16_OR_OLDER'),
    );
    return { given: new Set(given.map(({ kind }) => kind)), isMinor: isUnder };
  }
}

const inEffect = (userId: string, kind: ConsentKind) =>
  and(
    eq(consents.userId, userId),
    eq(consents.kind, kind),
    eq(consents.version, CONSENT_VERSIONS[kind]),
    isNull(consents.withdrawnAt),
  );

const missingOf = (given: ReadonlySet<ConsentKind>) => PHOTO_CONSENTS.filter((kind) => !given.has(kind));

/** A minor is not asked to confirm an age that the profile denies. */
const consentsRequired = (kinds: readonly ConsentKind[], isMinor = false) =>
  new UserErrors(
    kinds.map((kind) => ({
      code: 'CONSENT_REQUIRED' as const,
      message:
        isMinor && kind === 'AGE_16_OR_OLDER'
          ? message('users.picture.minor', { age: AGE_OF_CONSENT })
          : message('consents.required', { text: consentText(kind) }),
      params: { consent: kind },
      field: [],
    })),
  );

function prepareStatements(db: Database) {
  const mine = eq(consents.userId, sql.placeholder('userId'));
  return {
    active: db
      .select({ kind: consents.kind, version: consents.version })
      .from(consents)
      .where(and(mine, isNull(consents.withdrawnAt)))
      .prepare('consents_active'),
  };
}
