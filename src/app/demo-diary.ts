import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { insertDemoAnalyses } from '../analyses/demo-analyses.ts';
import { readModel } from '../inference/model-manifest.ts';
import type { Database } from '../platform/database/database.ts';
import type { Environment } from '../platform/env.ts';
import { FolderStorage } from '../platform/file-storage.ts';
import { localDay } from '../platform/time/local-day.ts';
import { insertDemoJournal } from '../progress/journal/demo-journal.ts';
import { insertDemoRoutine } from '../routines/demo-routine.ts';
import { Accounts } from '../users/accounts.ts';

/** The demo account that has eight weeks of analyses, a journal and a routine with logs. */
export const DIARY_EMAIL = 'diary@demo.example';
// The same depth from src and from dist.
const PHOTO = fileURLToPath(new URL('../../ml-models/samples/portrait.jpg', import.meta.url));

/** Fills the account once; without the sample photo or the account it does nothing. */
export async function createDemoDiary(db: Database, env: Environment): Promise<void> {
  const account = await new Accounts(db).byEmail(DIARY_EMAIL);
  if (!account || !existsSync(PHOTO)) return;
  const storage = new FolderStorage(join(env.DATA_DIR, 'photos'));
  const { manifest } = readModel(env.MODEL_DIR);
  await insertDemoAnalyses({ db, storage, manifest, photo: readFileSync(PHOTO) }, account.id);
  const today = localDay('UTC', new Date());
  await insertDemoJournal(db, account.id, today);
  await insertDemoRoutine(db, account.id, today);
}
