import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  CancelConsultationDocument,
  ConsultationDocument,
  MyConsultationNotificationsDocument,
  PostConsultationMessageDocument,
  RateConsultationDocument,
} from '../../operations/generated.ts';
import {
  CONSULTATION_STATUSES,
  type ConsultationStatus,
  nextStatus,
} from '../../src/consultations/case/consultation-states.ts';
import { consultations } from '../../src/consultations/case/consultations.table.ts';
import { message } from '../../src/platform/language/text.ts';
import { codeOf } from '../setup/answers.ts';
import type { TestUser } from '../setup/api.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { insertCase } from '../setup/rows/consultation-rows.ts';
import { claim, createDermatologist, newCase, review, viewCase } from '../setup/rows/consultations.ts';
import { readText } from '../setup/walks/read-text.ts';
import {
  ACTIONS,
  api,
  CALLS,
  call,
  colleague,
  doctor,
  FOR_DERMATOLOGISTS,
  MISSING,
  patient,
  queueOf,
  read,
  setUp,
  someone,
  titlesOf,
} from './review-setup.ts';

setUp();

describe('a consultation', () => {
  it('goes from the request to the rating, and notifies the right side of each step', async () => {
    const id = await newCase(patient);
    const { consultation } = await claim(doctor.client, id);
    expect(consultation).toMatchObject({
      ...{
        status: 'ASSIGNED',
        dermatologist: { id: idOf('Dermatologist', doctor.id), displayName: 'Dr. Doe' },
      },
      ...{ allowedActions: ['START_REVIEW', 'DECLINE', 'POST_MESSAGE'], claimedAt: expect.any(String) },
    });
    await call(doctor, 'START_REVIEW', id);
    expect((await read(patient, id)).allowedActions).toEqual(['POST_MESSAGE']);
    await call(doctor, 'REQUEST_INFORMATION', id);
    expect(await read(patient, id)).toMatchObject({
      ...{ status: 'NEEDS_INFO', informationRequest: 'Since when?', estimatedResponseAt: null },
    });
    await patient.client.request(PostConsultationMessageDocument, {
      input: { consultationId: id, text: 'Since May.' },
    });
    expect((await read(doctor, id)).status).toBe('IN_REVIEW');
    await call(doctor, 'ANSWER', id);
    expect(await read(patient, id)).toMatchObject({
      ...{ status: 'ANSWERED', answer: 'It is eczema.', answeredAt: expect.any(String) },
      ...{ allowedActions: ['POST_MESSAGE', 'RATE', 'CLOSE'], estimatedResponseAt: null },
    });
    const { rateConsultation } = await patient.client.request(RateConsultationDocument, {
      input: { id, rating: 5, comment: ' Thank you. ' },
    });
    expect(rateConsultation.consultation).toMatchObject({
      ...{ rating: 5, ratingComment: 'Thank you.', allowedActions: ['POST_MESSAGE', 'CLOSE'] },
    });
    expect((await call(patient, 'RATE', id)).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    await call(doctor, 'CLOSE', id);
    const end = await read(patient, id);
    expect(end).toMatchObject({ status: 'CLOSED', rating: 5, expiresAt: null, allowedActions: [] });
    expect(end.history.map(({ action, side, toStatus }) => [action, side, toStatus])).toEqual([
      ['REQUEST', 'PATIENT', 'PENDING'],
      ['CLAIM', 'DERMATOLOGIST', 'ASSIGNED'],
      ['START_REVIEW', 'DERMATOLOGIST', 'IN_REVIEW'],
      ['REQUEST_INFORMATION', 'DERMATOLOGIST', 'NEEDS_INFO'],
      ['POST_MESSAGE', 'PATIENT', 'IN_REVIEW'],
      ['ANSWER', 'DERMATOLOGIST', 'ANSWERED'],
      ['RATE', 'PATIENT', 'ANSWERED'],
      ['CLOSE', 'DERMATOLOGIST', 'CLOSED'],
    ]);
    expect(await titlesOf(patient, id)).toEqual([
      'Your consultation is closed',
      'Your consultation is answered',
      'Your dermatologist has a question',
      'Your case was taken',
    ]);
    expect(await titlesOf(doctor, id)).toEqual(['Your question was answered']);
  });

  it.each(CONSULTATION_STATUSES)(
    'allows in %s what the states allow, and names the status otherwise',
    async (status) => {
      const taken = status !== 'PENDING' && status !== 'CANCELLED';
      for (const action of ACTIONS) {
        for (const [side, who] of [
          ['PATIENT', patient],
          ['DERMATOLOGIST', doctor],
        ] as const) {
          if (side === 'PATIENT' && FOR_DERMATOLOGISTS.includes(action)) continue;
          const of = await insertCase(api.db, patient.id, {
            status,
            dermatologistId: taken ? doctor.id : null,
          });
          const { fault, userErrors } = await call(who, action, of);
          const to = nextStatus(action, side, status);
          const [row] = await api.db
            .select()
            .from(consultations)
            .where(eq(consultations.id, uuidOf(of)));
          const label = `${side} ${action} ${status}`;
          expect(row?.status, label).toBe(to ?? status);
          // A dermatologist lost sight of a cancelled case; only who tries to take it learns that it is.
          if (side === 'DERMATOLOGIST' && status === 'CANCELLED' && action !== 'CLAIM') {
            expect(fault?.extensions?.code, label).toBe('NOT_FOUND');
          } else {
            expect(fault, label).toBeUndefined();
            const expected = to
              ? []
              : [
                  {
                    code: 'INVALID_STATE',
                    field: ['input', 'id'],
                    message: readText(message('consultations.state', { status })),
                  },
                ];
            expect(userErrors, label).toMatchObject(expected);
          }
          await api.db.delete(consultations).where(eq(consultations.id, uuidOf(of)));
        }
      }
    },
  );

  it.each(ACTIONS)(
    'keeps %s from strangers, other people, administrators and other dermatologists',
    async (action) => {
      const status: ConsultationStatus = action === 'RATE' || action === 'CLOSE' ? 'ANSWERED' : 'IN_REVIEW';
      const id = await insertCase(api.db, patient.id, { status, dermatologistId: doctor.id });
      const stranger = await call({ client: api.stranger() }, action, id);
      expect(stranger.fault?.extensions?.code).toBe('UNAUTHENTICATED');
      const role = FOR_DERMATOLOGISTS.includes(action) ? 'FORBIDDEN' : 'NOT_FOUND';
      for (const who of [await someone(), await api.createUser({ role: 'ADMIN', consents: false })]) {
        expect((await call(who, action, id)).fault?.extensions?.code).toBe(role);
      }
      const answers = await Promise.all(
        [idOf('Consultation', MISSING), 'no-id', id].map((each) => call(colleague, action, each)),
      );
      const [missing, malformed, others] = answers;
      expect(missing!.fault?.extensions?.code).toBe('NOT_FOUND');
      expect(malformed!.fault).toEqual(missing!.fault);
      if (action === 'CLAIM') expect(others!.userErrors?.[0]?.message).toContain('in review');
      else expect(others!.fault).toEqual(missing!.fault);
      const [row] = await api.db
        .select()
        .from(consultations)
        .where(eq(consultations.id, uuidOf(id)));
      expect(row).toMatchObject({ status, dermatologistId: doctor.id, rating: null });
      await api.db.delete(consultations).where(eq(consultations.id, uuidOf(id)));
    },
  );

  it.each([
    ['DECLINE', { reason: ' ' }, 'REQUIRED', 'reason'],
    ['DECLINE', { reason: 'x'.repeat(1001) }, 'TOO_LONG', 'reason'],
    ['REQUEST_INFORMATION', { question: '' }, 'REQUIRED', 'question'],
    ['REQUEST_INFORMATION', { question: 'x'.repeat(5001) }, 'TOO_LONG', 'question'],
    ['ANSWER', { answer: '' }, 'REQUIRED', 'answer'],
    ['ANSWER', { answer: 'x'.repeat(5001) }, 'TOO_LONG', 'answer'],
    ['RATE', { rating: 0 }, 'TOO_SMALL', 'rating'],
    ['RATE', { rating: 6 }, 'TOO_LARGE', 'rating'],
    ['RATE', { rating: 3, comment: 'x'.repeat(1001) }, 'TOO_LONG', 'comment'],
  ] as const)('refuses %s with %j', async (action, input, code, field) => {
    const status = action === 'RATE' ? 'ANSWERED' : 'IN_REVIEW';
    const id = await insertCase(api.db, patient.id, { status, dermatologistId: doctor.id });
    const who = action === 'RATE' ? patient : doctor;
    const { data } = await who.client.sendText(String(CALLS[action][0]), { input: { id, ...input } });
    const [result] = Object.values(data as Record<string, { userErrors: unknown[] }>);
    expect(result!.userErrors).toMatchObject([{ code, field: ['input', field] }]);
    expect((await read(who, id)).status).toBe(status);
    await api.db.delete(consultations).where(eq(consultations.id, uuidOf(id)));
  });

  it('is won by one of twenty dermatologists who claim it at once', async () => {
    const doctors: TestUser[] = [];
    for (let n = 0; n < 20; n += 1) doctors.push(await createDermatologist(api, `Dr. No. ${n}`));
    const id = await newCase(await someone());
    const results = await Promise.all(doctors.map(({ client }) => claim(client, id)));
    const winners = results.flatMap(({ consultation }, at) => (consultation ? [doctors[at]!.id] : []));
    expect(winners).toHaveLength(1);
    const errors = results.flatMap(({ userErrors }) => userErrors);
    expect(errors).toHaveLength(19);
    for (const error of errors) {
      expect(error).toMatchObject({
        code: 'INVALID_STATE',
        message: expect.stringContaining('has been taken'),
      });
    }
    const [row] = await api.db
      .select()
      .from(consultations)
      .where(eq(consultations.id, uuidOf(id)));
    expect(row).toMatchObject({ status: 'ASSIGNED', dermatologistId: winners[0] });
    for (const each of doctors.filter((one) => one.id !== winners[0])) {
      expect(codeOf(await viewCase(each, id))).toBe('NOT_FOUND');
    }
  });

  it('is visible only to the patient, the assigned dermatologist and those who may take it', async () => {
    const owner = await someone();
    const admin = await api.createUser({ role: 'ADMIN', consents: false });
    const id = await newCase(owner);
    for (const who of [owner, doctor, colleague]) expect((await read(who, id)).id).toBe(id);
    for (const who of [patient, admin]) expect(codeOf(await viewCase(who, id))).toBe('NOT_FOUND');
    await claim(doctor.client, id);
    for (const who of [owner, doctor]) expect((await read(who, id)).status).toBe('ASSIGNED');
    for (const who of [patient, admin, colleague]) expect(codeOf(await viewCase(who, id))).toBe('NOT_FOUND');
    const [missing, malformed, others] = await Promise.all(
      [idOf('Consultation', MISSING), 'no-id', id].map((each) =>
        colleague.client.send(ConsultationDocument, { id: each }),
      ),
    );
    expect(malformed!.errors).toEqual(missing!.errors);
    expect(others!.errors).toEqual(missing!.errors);
    const { errors } = await api.stranger().send(ConsultationDocument, { id });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    await owner.client.request(CancelConsultationDocument, { input: { id } });
    expect(codeOf(await viewCase(doctor, id))).toBe('NOT_FOUND');
    const { viewer } = await doctor.client.request(MyConsultationNotificationsDocument, { first: 1 });
    expect(viewer.notifications.nodes).toMatchObject([{ title: 'A case was canceled', consultation: null }]);
  });

  it('returns to the others when it is declined, not to the one who declined it', async () => {
    const owner = await someone();
    const id = await newCase(owner, { dermatologistId: doctor.id });
    expect((await queueOf(colleague)).nodes.map((node) => node.id)).not.toContain(id);
    await call(doctor, 'DECLINE', id);
    expect(codeOf(await viewCase(doctor, id))).toBe('NOT_FOUND');
    expect((await call(doctor, 'CLAIM', id)).fault?.extensions?.code).toBe('NOT_FOUND');
    expect((await queueOf(colleague)).nodes.map((node) => node.id)).toContain(id);
    expect(await read(owner, id)).toMatchObject({
      ...{ status: 'PENDING', reservationEndsAt: null, requestedDermatologist: null },
    });
    await review(colleague, id);
    await call(colleague, 'DECLINE', id);
    expect(codeOf(await viewCase(colleague, id))).toBe('NOT_FOUND');
    const { history, claimedAt, dermatologist } = await read(owner, id);
    expect([claimedAt, dermatologist]).toEqual([null, null]);
    expect(history.filter(({ action }) => action === 'DECLINE')).toMatchObject([
      { fromStatus: 'PENDING', toStatus: 'PENDING', reason: 'Not my field.' },
      { fromStatus: 'IN_REVIEW', toStatus: 'PENDING', reason: 'Not my field.' },
    ]);
    expect((await titlesOf(owner, id)).filter((title) => title === 'Your case waits again')).toHaveLength(2);
  });

  it('that was unassigned is declined without notifying the patient', async () => {
    const owner = await someone();
    const id = await newCase(owner);
    await call(doctor, 'DECLINE', id);
    expect(codeOf(await viewCase(doctor, id))).toBe('NOT_FOUND');
    expect((await read(owner, id)).history).toHaveLength(1);
    expect(await titlesOf(owner, id)).toEqual([]);
    expect((await read(colleague, id)).status).toBe('PENDING');
  });

  it('is open to all once the named dermatologist’s time is over', async () => {
    const id = await newCase(await someone(), { dermatologistId: doctor.id });
    expect(codeOf(await viewCase(colleague, id))).toBe('NOT_FOUND');
    expect((await call(colleague, 'CLAIM', id)).fault?.extensions?.code).toBe('NOT_FOUND');
    const past = { reservedUntil: new Date(Date.now() - 1000) };
    await api.db
      .update(consultations)
      .set(past)
      .where(eq(consultations.id, uuidOf(id)));
    expect((await claim(colleague.client, id)).consultation?.status).toBe('ASSIGNED');
  });

  it('of a dermatologist cannot be taken by them', async () => {
    const id = await newCase(colleague);
    expect((await queueOf(colleague)).nodes.map((node) => node.id)).not.toContain(id);
    expect((await read(colleague, id)).allowedActions).toEqual(['POST_MESSAGE', 'CANCEL']);
    expect((await call(colleague, 'CLAIM', id)).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    expect((await claim(doctor.client, id)).consultation?.status).toBe('ASSIGNED');
  });
});
