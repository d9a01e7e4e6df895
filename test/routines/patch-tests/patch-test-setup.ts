import { eq } from 'drizzle-orm';
import {
  AbandonPatchTestDocument,
  MyPatchTestsDocument,
  MySkinReactionsDocument,
  RecordPatchTestResultDocument,
  type RecordPatchTestResultInput,
  StartPatchTestDocument,
  type StartPatchTestInput,
} from '../../../operations/generated.ts';
import { patchTests } from '../../../src/routines/patch-tests/patch-tests.table.ts';
import type { TestUser } from '../../setup/api.ts';
import { uuidOf } from '../../setup/ids.ts';
import { api, inDays } from '../step-log-setup.ts';

export const LABEL = 'Aqua, Glycerin, Retinol, Linalool, Phenoxyethanol, Flower of my aunt';

export const start = async ({ client }: TestUser, input: Partial<StartPatchTestInput> = {}) =>
  (await client.request(StartPatchTestDocument, { input: { name: 'Night cream', label: LABEL, ...input } }))
    .startPatchTest;
export const record = async (
  { client }: TestUser,
  input: Partial<RecordPatchTestResultInput> & { id: string },
) =>
  (await client.request(RecordPatchTestResultDocument, { input: { result: 'CLEAR', ...input } }))
    .recordPatchTestResult;
export const REACTION = {
  result: 'REACTION',
  severity: 'MILD',
  symptoms: ['ITCHING'],
} satisfies Partial<RecordPatchTestResultInput>;
export const react = (user: TestUser, id: string, input: Partial<RecordPatchTestResultInput> = {}) =>
  record(user, { id, ...REACTION, ...input });
export const abandon = async ({ client }: TestUser, id: string) =>
  (await client.request(AbandonPatchTestDocument, { input: { id } })).abandonPatchTest;
export const testsOf = async ({ client }: TestUser, page: object = {}) =>
  (await client.request(MyPatchTestsDocument, page)).viewer.patchTests;
export const reactionsOf = async ({ client }: TestUser) =>
  (await client.request(MySkinReactionsDocument, { first: 20 })).viewer.skinReactions.nodes;
/** Moves a test back by so many days. */
export const begun = async (id: string, daysAgo: number) => {
  await api.db
    .update(patchTests)
    .set({ startedOn: inDays(-daysAgo) })
    .where(eq(patchTests.id, uuidOf(id)));
  return id;
};
export const startedAgo = async (user: TestUser, daysAgo: number, input: Partial<StartPatchTestInput> = {}) =>
  begun((await start(user, input)).patchTest!.id, daysAgo);
