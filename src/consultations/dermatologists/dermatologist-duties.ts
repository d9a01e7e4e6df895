import { eq } from 'drizzle-orm';
import type { RoleDuty } from '../../accounts/role-duties.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import type { Role } from '../../platform/viewer.ts';
import { dermatologists } from './dermatologists.table.ts';

/** Cases assigned to a dermatologist. */
interface OpenCases {
  /** Gives them back to the queue; what it returns is called after the commit. */
  release(tx: Transaction, dermatologistId: string): Promise<() => void>;
}

/** Setup and cleanup for the role of a dermatologist. */
export class DermatologistDuties implements RoleDuty {
  constructor(private readonly cases: OpenCases) {}

  async begin(tx: Transaction, userId: string, role: Role): Promise<void> {
    if (role !== 'DERMATOLOGIST') return;
    const [profile] = await tx
      .select({ userId: dermatologists.userId })
      .from(dermatologists)
      .where(eq(dermatologists.userId, userId));
    if (!profile) throw userError('INVALID_STATE', message('consultations.dermatologist.no-profile'), 'role');
  }

  async end(tx: Transaction, userId: string, role: Role): Promise<() => void> {
    return role === 'DERMATOLOGIST' ? this.cases.release(tx, userId) : () => undefined;
  }
}
