import { insertDemoDermatologist } from '../consultations/dermatologists/demo-dermatologist.ts';
import type { Database } from '../platform/database/database.ts';
import type { PasswordHasher } from '../platform/password-hash.ts';
import { Accounts } from '../users/accounts.ts';
import { ensureAccount } from '../users/users.service.ts';
import { DIARY_EMAIL } from './demo-diary.ts';

/** For development only: it is public. */
export const DEMO_PASSWORD = 'demo skin diary 2026';

export const DERMATOLOGIST_EMAIL = 'dermatologist@demo.example';

const ACCOUNTS = [
  { email: 'user@demo.example', role: 'USER', firstName: 'Uma', lastName: 'Demo' },
  { email: DIARY_EMAIL, role: 'USER', firstName: 'Dia', lastName: 'Demo' },
  { email: DERMATOLOGIST_EMAIL, role: 'DERMATOLOGIST', firstName: 'Dora', lastName: 'Demo' },
  { email: 'admin@demo.example', role: 'ADMIN', firstName: 'Ada', lastName: 'Demo' },
] as const;

/** Creates missing accounts; returns the addresses of those it created. */
export async function createDemoAccounts(db: Database, passwords: PasswordHasher): Promise<string[]> {
  const made = await Promise.all(
    ACCOUNTS.map((account) => ensureAccount(db, passwords, { ...account, password: DEMO_PASSWORD })),
  );
  const dermatologist = await new Accounts(db).byEmail(DERMATOLOGIST_EMAIL);
  if (dermatologist) await insertDemoDermatologist(db, dermatologist.id);
  return ACCOUNTS.filter((_, index) => made[index]).map(({ email }) => email);
}
