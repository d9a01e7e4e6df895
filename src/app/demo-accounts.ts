import { insertDemoDermatologist } from '../consultations/dermatologists/demo-dermatologist.ts';
import { insertDemoHealth } from '../health/demo-health.ts';
import type { Database } from '../platform/database/database.ts';
import type { PasswordHasher } from '../platform/password-hash.ts';
import { Accounts } from '../users/accounts.ts';
import { statedAge } from '../users/age.ts';
import { ensureAccount } from '../users/users.service.ts';
import { DIARY_EMAIL } from './demo-diary.ts';

/** For development only: it is public. */
export const DEMO_PASSWORD = 'demo skin diary 2026';

export const DERMATOLOGIST_EMAIL = 'dermatologist@demo.example';

/** What the rules ask first is answered. */
const ANSWERS = {
  ...statedAge(34),
  skinTone: 'III',
  pregnancy: 'NOT_APPLICABLE',
} as const;
const ACCOUNTS = [
  { email: 'user@demo.example', role: 'USER', firstName: 'Uma', lastName: 'Demo', ...ANSWERS },
  { email: DIARY_EMAIL, role: 'USER', firstName: 'Dia', lastName: 'Demo', ...ANSWERS },
  { email: DERMATOLOGIST_EMAIL, role: 'DERMATOLOGIST', firstName: 'Dora', lastName: 'Demo' },
  { email: 'admin@demo.example', role: 'ADMIN', firstName: 'Ada', lastName: 'Demo' },
] as const;

/** Creates missing accounts; returns the addresses of those it created. */
export async function createDemoAccounts(db: Database, passwords: PasswordHasher): Promise<string[]> {
  const made = await Promise.all(
    ACCOUNTS.map((account) => ensureAccount(db, passwords, { ...account, password: DEMO_PASSWORD })),
  );
  const accounts = new Accounts(db);
  for (const { email, role } of ACCOUNTS) {
    const account = role === 'USER' ? await accounts.byEmail(email) : undefined;
    if (account) await insertDemoHealth(db, account.id);
  }
  const dermatologist = await accounts.byEmail(DERMATOLOGIST_EMAIL);
  if (dermatologist) await insertDemoDermatologist(db, dermatologist.id);
  return ACCOUNTS.filter((_, index) => made[index]).map(({ email }) => email);
}
