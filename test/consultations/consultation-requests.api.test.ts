import { describe, expect, it, vi } from 'vitest';
import {
  CancelConsultationDocument,
  ConsultationQuestionnaireDocument,
  ConsultationQueueDocument,
  DeleteAnalysisOfConsultationDocument,
  MyConsultationFiguresDocument,
  MyConsultationsDocument,
  RequestConsultationDocument,
  type RequestConsultationInput,
  UpdateProfileDocument,
} from '../../operations/generated.ts';
import { RED_FLAGS } from '../../src/rules/triage/red-flags.ts';
import { idOf } from '../setup/ids.ts';
import { insertAnalyses } from '../setup/rows/analysis-rows.ts';
import { createDermatologist, newCase, question, redFlags, request } from '../setup/rows/consultations.ts';
import { api, doctor, MISSING, noticesOf, read, setUp } from './request-setup.ts';

setUp();

describe('requestConsultation', () => {
  it('shows the questionnaire to everyone, in English and German', async () => {
    const ask = async (locale?: string) =>
      (await api.stranger().request(ConsultationQuestionnaireDocument, { locale })).consultationQuestionnaire;
    const [english, german] = [await ask(), await ask('de-CH')];
    expect(english).toMatchObject({ version: 2, language: 'en' });
    expect(german.language).toBe('de');
    for (const { questions } of [english, german]) {
      expect(questions.map(({ flag }) => flag)).toEqual([...RED_FLAGS]);
    }
  });

  it('accepts a text-only question, without consents', async () => {
    const user = await api.createUser({ consents: false });
    const { consultation, urgentCare, userErrors } = await request(user, { description: ' Since May. ' });
    expect(userErrors).toEqual([]);
    expect(urgentCare).toBeNull();
    expect(consultation).toMatchObject({
      ...{ status: 'PENDING', urgent: false, question: 'What is this rash?', description: 'Since May.' },
      ...{ answer: null, dermatologist: null, reservationEndsAt: null, photos: [] },
      redFlags: { version: 2, answers: RED_FLAGS.map((flag) => ({ flag, present: false })) },
      history: [{ action: 'REQUEST', side: 'PATIENT', fromStatus: null, toStatus: 'PENDING', reason: null }],
      allowedActions: ['POST_MESSAGE', 'CANCEL'],
      caseFile: {
        profile: { pregnancy: 'UNKNOWN', medicationsAnswered: false },
        analysis: null,
        routine: null,
        avoidedIngredients: [],
      },
    });
    const hours = (Date.parse(consultation!.estimatedResponseAt!) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThan(24.1);
    const days = (Date.parse(consultation!.expiresAt!) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    expect(await read(user, consultation!.id)).toMatchObject({ id: consultation!.id, status: 'PENDING' });
  });

  it.each([
    ['a blank question', { question: ' ' }, 'REQUIRED', ['question']],
    ['a long question', { question: 'x'.repeat(501) }, 'TOO_LONG', ['question']],
    ['a long description', { description: 'x'.repeat(5001) }, 'TOO_LONG', ['description']],
    ['a long request id', { clientRequestId: 'x'.repeat(101) }, 'TOO_LONG', ['clientRequestId']],
    ['no answers', { redFlags: null }, 'REQUIRED', ['redFlags']],
    [
      'an old questionnaire',
      { redFlags: { ...redFlags(), version: 0 } },
      'OUTDATED',
      ['redFlags', 'version'],
    ],
    [
      'a missing answer',
      { redFlags: { version: 2, answers: redFlags().answers.slice(1) } },
      'REQUIRED',
      ['redFlags', 'answers'],
    ],
    [
      'two answers to one question',
      { redFlags: { version: 2, answers: [...redFlags().answers, redFlags('EM_SKIN_LOSS').answers[2]!] } },
      'REQUIRED',
      ['redFlags', 'answers'],
    ],
  ] as const)('refuses %s', async (_name, changes, code, path) => {
    const { consultation, userErrors } = await request(
      await api.createUser({ consents: false }),
      changes as unknown as Partial<RequestConsultationInput>,
    );
    expect(consultation).toBeNull();
    expect(userErrors[0]).toMatchObject({ code, field: ['input', ...path] });
  });

  it.each(['a\u0000b', 'a\ud800b'])('refuses odd characters', async (text) => {
    const { client } = await api.createUser({ consents: false });
    const { errors } = await client.send(RequestConsultationDocument, {
      input: question({ question: text }),
    });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('is rejected for anonymous callers', async () => {
    const { errors } = await api.stranger().send(RequestConsultationDocument, { input: question() });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('says where to get care for a red flag, puts the case first and notifies every dermatologist once', async () => {
    const user = await api.createUser();
    await user.client.request(UpdateProfileDocument, { input: { locale: 'de-DE' } });
    const other = await createDermatologist(api, 'Dr. Other');
    await other.client.request(UpdateProfileDocument, { input: { locale: 'de' } });
    const calm = await newCase(await api.createUser());
    const flags = ['EM_SKIN_LOSS', 'EM_AIRWAY'] as const;
    const input = question({
      clientRequestId: 'urgent',
      redFlags: redFlags(...flags),
      adviceConfirmed: true,
      dermatologistId: other.id,
    });
    const [first, again] = [
      await user.client.request(RequestConsultationDocument, { input, locale: 'de' }),
      await user.client.request(RequestConsultationDocument, { input, locale: 'de' }),
    ].map(({ requestConsultation }) => requestConsultation);
    expect(first!.urgentCare).toMatchObject({
      tier: 'EMERGENCY',
      flags: ['EM_AIRWAY', 'EM_SKIN_LOSS'],
      title: 'Bitte holen Sie sich jetzt Hilfe',
    });
    expect(first!.urgentCare?.message).toMatch(/Notrufnummer.*Notaufnahme/s);
    expect(again!.urgentCare).toEqual(first!.urgentCare);
    // It never just waits for the one who was asked for.
    expect(first!.consultation).toMatchObject({ urgent: true, reservationEndsAt: null });
    expect(first!.consultation?.urgentCare).toEqual(first!.urgentCare);
    const { id } = first!.consultation!;
    const { consultationQueue } = await doctor.client.request(ConsultationQueueDocument, { first: 100 });
    const places = consultationQueue.nodes.map((node) => node.id);
    expect(places[0]).toBe(id);
    expect(places).toContain(calm);
    for (const [told, title] of [
      [doctor, 'An emergency is waiting'],
      [other, 'Ein Notfall wartet'],
    ] as const) {
      await vi.waitFor(
        async () => {
          const mine = (await noticesOf(told)).filter((each) => each.consultation?.id === id);
          expect(mine).toMatchObject([{ kind: 'CONSULTATION_UPDATE', title }]);
        },
        { timeout: 180_000 },
      );
    }
    expect(await noticesOf(user)).toEqual([]);
  });

  it('does not reveal closed consultations or those of other people', async () => {
    const user = await api.createUser();
    const [analysisId] = await insertAnalyses(api.db, user.id, [{ daysAgo: 0, redness: 10 }]);
    const { deleteAnalysis } = await user.client.request(DeleteAnalysisOfConsultationDocument, {
      input: { id: analysisId! },
    });
    expect(deleteAnalysis.consultationsWithCopy).toEqual([]);
  });

  it('accepts only own, completed analyses', async () => {
    const user = await api.createUser();
    const stranger = await api.createUser();
    const [pending] = await insertAnalyses(api.db, user.id, [{ daysAgo: 0, redness: 10, status: 'PENDING' }]);
    const [foreign] = await insertAnalyses(api.db, stranger.id, [{ daysAgo: 0, redness: 10 }]);
    const { userErrors } = await request(user, { analysisId: pending! });
    expect(userErrors).toMatchObject([{ code: 'INVALID_STATE', field: ['input', 'analysisId'] }]);
    const answers = await Promise.all(
      [foreign!, idOf('Analysis', MISSING), 'no-id'].map((analysisId) =>
        user.client.send(RequestConsultationDocument, { input: question({ analysisId }) }),
      ),
    );
    const [first, ...others] = answers.map(({ errors }) => errors?.[0]);
    expect(first?.extensions?.code).toBe('NOT_FOUND');
    for (const each of others) expect(each).toEqual(first);
    expect((await user.client.request(MyConsultationsDocument, {})).viewer.consultations.totalCount).toBe(0);
  });

  it('lists own ones newest first, page by page, by status, with as many statements for one as for twenty', async () => {
    const user = await api.createUser({ consents: false });
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.unshift(await newCase(user));
    const list = async (variables: object = {}) =>
      (await user.client.request(MyConsultationsDocument, variables)).viewer.consultations;
    const first = await list({ first: 2 });
    expect(first.nodes.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const second = await list({ first: 2, after: first.pageInfo.endCursor });
    expect(second.nodes.map(({ id }) => id)).toEqual(ids.slice(2));
    await user.client.request(CancelConsultationDocument, { input: { id: ids[1]! } });
    expect((await list({ filter: { status: 'CANCELLED' } })).nodes.map(({ id }) => id)).toEqual([ids[1]]);
    expect((await list({ filter: { status: 'PENDING' } })).totalCount).toBe(2);
    const count = async (n: number) => (await api.statements(() => list({ first: n }))).length;
    expect(await count(20)).toBe(await count(1));
    for (const bad of [{ first: 0 }, { first: 101 }, { after: 'x' }]) {
      const { errors } = await user.client.send(MyConsultationsDocument, bad);
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
    const { viewer } = await user.client.request(MyConsultationFiguresDocument, {});
    expect(viewer.statistics).toEqual({ consultationCount: 3, answeredConsultationCount: 0 });
  });
});
