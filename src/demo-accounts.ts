import { DIARY_EMAIL } from './demo-diary.ts';
import type { Database } from './platform/database.ts';
import type { PasswordHasher } from './platform/password-hash.ts';
import { ensureAccount } from './users/users.service.ts';

/** For development only: everybody can read it here. */
export const DEMO_PASSWORD = 'demo skin diary 2026';

const ACCOUNTS = [
  { email: 'user@demo.example', role: 'USER', firstName: 'Uma', lastName: 'Demo' },
  { email: DIARY_EMAIL, role: 'USER', firstName: 'Dia', lastName: 'Demo' },
  { email: 'dermatologist@demo.example', role: 'DERMATOLOGIST', firstName: 'Dora', lastName: 'Demo' },
  { email: 'admin@demo.example', role: 'ADMIN', firstName: 'Ada', lastName: 'Demo' },
] as const;

/** Makes the accounts that are not there yet; returns the addresses of those that it made. */
export async function createDemoAccounts(db: Database, passwords: PasswordHasher): Promise<string[]> {
  const made = await Promise.all(
    ACCOUNTS.map((account) => ensureAccount(db, passwords, { ...account, password: DEMO_PASSWORD })),
  );
  return ACCOUNTS.filter((_, index) => made[index]).map(({ email }) => email);
}
