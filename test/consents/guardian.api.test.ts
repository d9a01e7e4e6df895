import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ActivateRoutineDocument,
  AddJournalEntryDocument,
  ConfirmPrescribedStepDocument,
  CreateRoutineDocument,
  DeleteRoutineDocument,
  GenerateRoutineDocument,
  GiveConsentDocument,
  LogRoutineStepDocument,
  MyConsentRequirementsDocument,
  MyRoutinesDocument,
  PauseRoutineDocument,
  PostConsultationMessageDocument,
  RecordPatchTestResultDocument,
  ReportReactionDocument,
  ResumeAfterReactionDocument,
  RetryAnalysisDocument,
  StartPatchTestDocument,
  TodayRoutineDocument,
  UndoRoutineStepLogDocument,
  UpdateProfileDocument,
  UpdateRoutineDocument,
  WithdrawConsentDocument,
} from '../../operations/generated.ts';
import { analyzePhoto } from '../../src/analyses/analyses.queues.ts';
import { analyses } from '../../src/analyses/analyses.table.ts';
import { CONSENT_VERSIONS, consentText } from '../../src/consents/consent-texts.ts';
import type { ConsentKind } from '../../src/consents/consents.table.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { createLog } from '../../src/platform/logging/log.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { uuidOf } from '../setup/ids.ts';
import { portrait } from '../setup/photos.ts';
import { request, requestWithPhotos } from '../setup/rows/consultations.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';
import { readText } from '../setup/walks/read-text.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const required = (kind: ConsentKind) => [
  { code: 'CONSENT_REQUIRED', message: expect.stringContaining(readText(consentText(kind))) },
];
/** Not the text of the consent, which would ask a child to say that they are older. */
const PHOTOS_CLOSED = [
  {
    code: 'CONSENT_REQUIRED',
    message: 'Photos stay closed below the age of 16; your profile says that you are younger.',
  },
];
const steps = [{ session: 'AM', kind: 'SUNSCREEN', name: 'Day shield' }] as const;
const aged = async (age: number | null) => {
  const user = await api.createUser({ consents: false });
  await user.client.request(UpdateProfileDocument, { input: { age } });
  return user;
};
const agree = async ({ client }: TestUser, kind: 'GUARDIAN' | 'AGE_16_OR_OLDER' | 'PHOTO_PROCESSING') =>
  (await client.request(GiveConsentDocument, { input: { kind, version: CONSENT_VERSIONS[kind] } }))
    .giveConsent.userErrors;
const create = async ({ client }: TestUser) =>
  (await client.request(CreateRoutineDocument, { input: { name: 'Mine', steps: [...steps] } })).createRoutine;
const generate = async ({ client }: TestUser) =>
  (await client.request(GenerateRoutineDocument, { input: {} })).generateRoutine;
const activate = async ({ client }: TestUser, id: string) =>
  (await client.request(ActivateRoutineDocument, { input: { id } })).activateRoutine;
const kinds = async ({ client }: TestUser) =>
  (await client.request(MyConsentRequirementsDocument, {})).viewer.consentRequirements.map(
    ({ kind }) => kind,
  );

describe('under 16', () => {
  it('routines and consultations need the agreement of a guardian', async () => {
    const user = await aged(15);
    for (const attempt of [create, generate, request])
      expect((await attempt(user)).userErrors).toMatchObject(required('GUARDIAN'));
    expect(await agree(user, 'GUARDIAN')).toEqual([]);
    expect((await generate(user)).userErrors).toEqual([]);
    expect((await request(user)).userErrors).toEqual([]);
    const { routine } = await create(user);
    expect((await activate(user, routine!.id)).userErrors).toEqual([]);
    const input = { kind: 'GUARDIAN' } as const;
    await user.client.request(WithdrawConsentDocument, { input });
    expect((await activate(user, routine!.id)).userErrors).toMatchObject(required('GUARDIAN'));
  });

  it('every door that lets a product be used needs it; what stops, removes or reports stays open', async () => {
    const user = await aged(15);
    const { client } = user;
    await agree(user, 'GUARDIAN');
    const { routine } = await create(user);
    const { id } = routine!;
    await activate(user, id);
    const [step] = routine!.steps;
    const start = async () =>
      (await client.request(StartPatchTestDocument, { input: { name: 'Night serum' } })).startPatchTest;
    const emergency = { severity: 'SEVERE' as const, symptoms: ['TROUBLE_BREATHING' as const] };
    const reportEmergency = async () =>
      (await client.request(ReportReactionDocument, { input: emergency })).reportReaction;
    const { patchTest } = await start();
    const reported = await reportEmergency();
    await client.request(WithdrawConsentDocument, { input: { kind: 'GUARDIAN' } });

    const test = patchTest!.id;
    const closed = [
      async () =>
        (await client.request(UpdateRoutineDocument, { input: { id, name: 'Other' } })).updateRoutine,
      async () =>
        (await client.request(LogRoutineStepDocument, { input: { stepId: step!.id } })).logRoutineStep,
      start,
      async () =>
        (await client.request(RecordPatchTestResultDocument, { input: { id: test, result: 'CLEAR' } }))
          .recordPatchTestResult,
      async () =>
        (
          await client.request(ResumeAfterReactionDocument, {
            input: { id: reported.reaction!.id, doctorAgreed: true },
          })
        ).resumeAfterReaction,
      async () =>
        (
          await client.request(ConfirmPrescribedStepDocument, {
            input: { id: routine!.steps[0]!.id, doctorAgreed: true },
          })
        ).confirmPrescribedStep,
    ];
    for (const attempt of closed) expect((await attempt()).userErrors).toMatchObject(required('GUARDIAN'));
    const reacted = { id: test, result: 'REACTION' as const, ...emergency };
    const open = [
      reportEmergency,
      async () =>
        (await client.request(RecordPatchTestResultDocument, { input: reacted })).recordPatchTestResult,
      async () =>
        (await client.request(UndoRoutineStepLogDocument, { input: { stepId: step!.id } }))
          .undoRoutineStepLog,
      async () => (await client.request(PauseRoutineDocument, { input: { id } })).pauseRoutine,
      async () => (await client.request(DeleteRoutineDocument, { input: { id } })).deleteRoutine,
    ];
    for (const attempt of open) expect((await attempt()).userErrors).toEqual([]);
  });

  it('the routine pauses when the agreement ends, or when there is none for the age', async () => {
    const user = await aged(15);
    const { client } = user;
    const statuses = async () =>
      (await client.request(MyRoutinesDocument, {})).viewer.routines.nodes.map(({ status }) => status);
    await agree(user, 'GUARDIAN');
    const { routine } = await create(user);
    const { id } = routine!;
    await activate(user, id);
    await client.request(WithdrawConsentDocument, { input: { kind: 'GUARDIAN' } });
    expect(await statuses()).toEqual(['PAUSED']);
    expect((await client.request(TodayRoutineDocument, {})).viewer.todayRoutine).toBeNull();

    await client.request(UpdateProfileDocument, { input: { age: 16 } });
    await activate(user, id);
    await client.request(UpdateProfileDocument, { input: { firstName: 'Kim', age: 16 } });
    expect(await statuses()).toEqual(['ACTIVE']);
    await client.request(UpdateProfileDocument, { input: { age: 15 } });
    expect(await statuses()).toEqual(['PAUSED']);

    await agree(user, 'GUARDIAN');
    await activate(user, id);
    await client.request(UpdateProfileDocument, { input: { age: null } });
    await client.request(UpdateProfileDocument, { input: { age: 15 } });
    expect(await statuses()).toEqual(['ACTIVE']);
  });

  it('no activation survives a withdrawal at the same moment', async () => {
    const user = await aged(15);
    await agree(user, 'GUARDIAN');
    const { routine } = await create(user);
    await Promise.all([
      activate(user, routine!.id),
      user.client.request(WithdrawConsentDocument, { input: { kind: 'GUARDIAN' } }),
    ]);
    const { nodes } = (await user.client.request(MyRoutinesDocument, {})).viewer.routines;
    expect(nodes.map(({ status }) => status)).not.toContain('ACTIVE');
  });

  it('photos stay closed, whatever was confirmed', async () => {
    const user = await aged(null);
    for (const kind of ['AGE_16_OR_OLDER', 'PHOTO_PROCESSING', 'GUARDIAN'] as const) await agree(user, kind);
    const addPhoto = async () =>
      (
        await user.client.upload(
          AddJournalEntryDocument,
          { input: { text: 'x', photo: null } },
          'input.photo',
          new Blob([portrait]),
        )
      ).data?.addJournalEntry.userErrors;
    expect(await addPhoto()).toEqual([]);
    const failed = await submit(user.client, portrait);
    await waitForEnd(user.client, failed);
    await api.db
      .update(analyses)
      .set({ status: 'FAILED' })
      .where(eq(analyses.id, uuidOf(failed)));
    const retry = async () =>
      (await user.client.request(RetryAnalysisDocument, { input: { id: failed } })).retryAnalysis.userErrors;
    await user.client.request(UpdateProfileDocument, { input: { age: 15 } });
    expect(await addPhoto()).toMatchObject(PHOTOS_CLOSED);
    expect(await retry()).toMatchObject(PHOTOS_CLOSED);
    expect(await agree(user, 'AGE_16_OR_OLDER')).toMatchObject([
      { code: 'AGE_RESTRICTED', field: ['input', 'kind'] },
    ]);
    await user.client.request(UpdateProfileDocument, { input: { age: 16 } });
    expect(await addPhoto()).toEqual([]);
  });

  it('consultations take no photo and no analysis', async () => {
    const user = await api.createUser();
    const analysisId = await submit(user.client, portrait);
    await waitForEnd(user.client, analysisId);
    await user.client.request(UpdateProfileDocument, { input: { age: 15 } });
    await agree(user, 'GUARDIAN');
    expect((await request(user, { analysisId })).userErrors).toMatchObject(PHOTOS_CLOSED);
    const { data } = await requestWithPhotos(api, user, [portrait]);
    expect(data?.requestConsultation.userErrors).toMatchObject(PHOTOS_CLOSED);
    const { consultation } = await request(user);
    const input = { consultationId: consultation!.id, photos: [null] };
    const posted = await user.client.upload(
      PostConsultationMessageDocument,
      { input },
      'input.photos.0',
      new Blob([portrait]),
    );
    expect(posted.data?.postConsultationMessage.userErrors).toMatchObject(PHOTOS_CLOSED);
  });

  it('a photo that was sent before is not analyzed', async () => {
    const user = await api.createUser();
    const id = await submit(user.client, portrait);
    await waitForEnd(user.client, id);
    await user.client.request(UpdateProfileDocument, { input: { age: 15 } });
    await api.db
      .update(analyses)
      .set({ status: 'PENDING', attempt: 2 })
      .where(eq(analyses.id, uuidOf(id)));
    const log = createLog({ level: 'silent', readable: false });
    const jobs = await Jobs.connect({ databaseUrl: api.databaseUrl, log });
    await jobs.enqueue(api.db, analyzePhoto, { analysisId: uuidOf(id), attempt: 2 });
    await jobs.stop();
    expect(await waitForEnd(user.client, id)).toMatchObject({
      status: 'REJECTED',
      problems: [{ code: 'AGE_NOT_CONFIRMED' }],
    });
  });

  it('the app asks for the guardian in place of the age', async () => {
    expect(await kinds(await aged(15))).toEqual(['PHOTO_PROCESSING', 'GUARDIAN', 'HEALTH_DATA']);
    for (const age of [16, null])
      expect(await kinds(await aged(age))).toEqual(['PHOTO_PROCESSING', 'AGE_16_OR_OLDER', 'HEALTH_DATA']);
  });
});

it.each([16, 40, null])('at the age of %s no guardian is needed', async (age) => {
  const user = await aged(age);
  for (const attempt of [create, generate, request]) expect((await attempt(user)).userErrors).toEqual([]);
});
