import { existsSync, readFileSync } from 'node:fs';
import { addDemoAnalyses } from '../analyses/demo/demo-analyses.ts';
import { shippedFile } from '../platform/shipped-files.ts';
import { localDay } from '../platform/time/local-day.ts';
import { insertDemoJournal } from '../progress/journal/demo-journal.ts';
import { insertDemoRoutine } from '../routines/demo-routine.ts';
import { Accounts } from '../users/accounts.ts';
import type { App } from './app.ts';

/** The demo account that has eight weeks of analyses, a journal and a routine with logs. */
export const DIARY_EMAIL = 'diary@demo.example';
const PORTRAIT = shippedFile('ml-models/samples/portrait.jpg');

/** Fills the account once; without the sample photo or the account it does nothing. The photos take some seconds. */
export async function createDemoDiary(
  { db, storage, inference }: Pick<App, 'db' | 'storage' | 'inference'>,
  signal: AbortSignal,
): Promise<void> {
  const account = await new Accounts(db).byEmail(DIARY_EMAIL);
  if (!account || !existsSync(PORTRAIT)) return;
  const today = localDay('UTC', new Date());
  await insertDemoJournal(db, account.id, today);
  await insertDemoRoutine(db, account.id, today);
  await addDemoAnalyses({ db, storage, inference, portrait: readFileSync(PORTRAIT) }, account.id, signal);
}
