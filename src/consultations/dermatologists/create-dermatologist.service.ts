import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Administrator, actor, type RolesService } from '../../accounts/roles.service.ts';
import type { AuditService } from '../../audit/audit.service.ts';
import { emailField } from '../../auth/credentials/credentials.ts';
import type { Invitations } from '../../auth/registration/invitations.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import type { RateLimit } from '../../platform/rate-limit.ts';
import { parseInput } from '../../platform/validation.ts';
import type { User } from '../../users/users.table.ts';
import {
  bioField,
  displayNameField,
  languagesField,
  specialtiesField,
  titleField,
} from './dermatologist-fields.ts';
import { type Dermatologist, dermatologists } from './dermatologists.table.ts';

const fields = z.object({
  email: emailField,
  displayName: displayNameField,
  title: titleField,
  specialties: specialtiesField,
  languages: languagesField,
  bio: bioField,
  acceptingCases: z.boolean().nullish(),
});

interface Dependencies {
  db: Database;
  invitations: Invitations;
  roles: RolesService;
  audit: AuditService;
  /** Mails to one address. */
  limit: RateLimit;
}

/** Makes dermatologists of people, with an account or without. */
export class CreateDermatologistService {
  constructor(private readonly deps: Dependencies) {}

  /**
   * A new address gets an account and a mail to choose its password; a verified account takes the role at once. Again,
   * while the mail has not been answered, it replaces the profile and sends another mail. Throws INVALID_STATE for an
   * address that cannot become a dermatologist's.
   */
  async create(by: Administrator, input: z.input<typeof fields>): Promise<Dermatologist> {
    const { email, ...profile } = parseInput(fields, input);
    const { db, invitations, roles, limit } = this.deps;
    await limit.take(email);
    const { row, after } = await db.transaction(async (tx) => {
      await roles.administrators(tx, by);
      const account = await invitations.account(tx, email, by.viewer.locale);
      const [known] = await tx
        .select({ userId: dermatologists.userId })
        .from(dermatologists)
        .where(eq(dermatologists.userId, account.id));
      refuseUnfit(account, known !== undefined);
      const values = {
        ...{ displayName: profile.displayName, title: profile.title ?? null, bio: profile.bio ?? null },
        ...{ specialties: profile.specialties, languages: profile.languages },
        acceptingCases: profile.acceptingCases ?? true,
      };
      const [written] = await tx
        .insert(dermatologists)
        .values({ userId: account.id, ...values })
        .onConflictDoUpdate({ target: dermatologists.userId, set: { ...values, updatedAt: new Date() } })
        .returning();
      return { row: written!, after: await this.#give(tx, by, account) };
    });
    after();
    return row;
  }

  /** Grants the role, by invitation if the address is unverified. */
  async #give(tx: Transaction, by: Administrator, account: User): Promise<() => void> {
    const { invitations, roles, audit } = this.deps;
    if (account.emailVerifiedAt) return (await roles.change(tx, actor(by), account, 'DERMATOLOGIST')).after;
    await invitations.invite(tx, account, 'DERMATOLOGIST');
    await audit.append(tx, {
      action: 'DERMATOLOGIST_INVITED',
      subjectId: account.id,
      ...actor(by),
    });
    return () => invitations.sent();
  }
}

/** Throws INVALID_STATE. */
function refuseUnfit(account: User, hasProfile: boolean): void {
  if (account.deactivatedAt)
    throw userError('INVALID_STATE', message('consultations.dermatologist.closed'), 'email');
  if (account.role === 'ADMIN')
    throw userError('INVALID_STATE', message('consultations.dermatologist.administrator'), 'email');
  if (account.role === 'DERMATOLOGIST' && account.emailVerifiedAt && hasProfile)
    throw userError('TAKEN', message('consultations.dermatologist.exists'), 'email');
}
