import { afterAll, beforeAll } from 'vitest';
import type { ApiClient } from '../../operations/clients/client.ts';
import {
  GenerateRoutineDocument,
  type GenerateRoutineInput,
  ReportReactionDocument,
  type ReportReactionInput,
  TodayRoutineDocument,
} from '../../operations/generated.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { TestApi } from '../setup/api.ts';

export const MISSING = '00000000-0000-7000-8000-000000000000';
const DAY_MS = 86_400_000;
export const TODAY = localDay('UTC', new Date());
export const inDays = (days: number) =>
  new Date(Date.parse(TODAY) + days * DAY_MS).toISOString().slice(0, 10);

export let api: TestApi;

/** Called by each test file that uses what is here. */
export function setUp(): void {
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
}

export const activate = async (client: ApiClient, input: GenerateRoutineInput = {}) => {
  const { generateRoutine } = await client.request(GenerateRoutineDocument, {
    input: { profile: { concerns: ['WRINKLES', 'PORES'] }, ...input, activate: true },
  });
  return generateRoutine.routine!;
};
export const today = async (client: ApiClient, day?: string) =>
  (await client.request(TodayRoutineDocument, { day })).viewer.todayRoutine;
export const status = async (client: ApiClient, stepId: string, day?: string) => {
  const plan = (await today(client, day))!;
  const all = [...plan.morning, ...plan.evening, ...plan.resting, ...plan.startingLater];
  return all.find(({ step }) => step.id === stepId)?.status;
};
export const report = async (client: ApiClient, input: Partial<ReportReactionInput> = {}) => {
  const { reportReaction } = await client.request(ReportReactionDocument, {
    input: { severity: 'MILD', symptoms: ['STINGING'], ...input },
  });
  return reportReaction;
};
