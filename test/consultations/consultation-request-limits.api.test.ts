import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  CancelConsultationDocument,
  ConsultationDocument,
  MyConsultationsDocument,
  RequestConsultationDocument,
} from '../../operations/generated.ts';
import { dermatologists } from '../../src/consultations/dermatologists/dermatologists.table.ts';
import { users } from '../../src/users/users.table.ts';
import { idOf } from '../setup/ids.ts';
import { closeup, portrait } from '../setup/photos.ts';
import {
  createDermatologist,
  newCase,
  question,
  redFlags,
  request,
  requestWithPhotos,
} from '../setup/rows/consultations.ts';
import { api, doctor, MISSING, noticesOf, read, setUp } from './request-setup.ts';

setUp();

describe('requestConsultation', () => {
  it('is the same case for the same request id, even concurrently', async () => {
    const user = await api.createUser();
    const clientRequestId = randomUUID();
    const made = await Promise.all(
      [1, 2, 3].map(() => requestWithPhotos(api, user, [portrait], { clientRequestId })),
    );
    const ids = made.map(({ data }) => data?.requestConsultation.consultation?.id);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toBeDefined();
    const { consultations } = (await user.client.request(MyConsultationsDocument, {})).viewer;
    expect(consultations.totalCount).toBe(1);
    expect(consultations.nodes[0]?.photos).toHaveLength(1);
    const again = await requestWithPhotos(api, user, [portrait], { clientRequestId });
    expect(again.data?.requestConsultation.consultation?.id).toBe(ids[0]);
    const other = await requestWithPhotos(api, user, [closeup], { clientRequestId });
    expect(other.errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_MISMATCH' } }]);
  });

  it('is limited to three open cases, even concurrently, and to ten a day', async () => {
    const user = await api.createUser({ consents: false });
    const made = await Promise.all([1, 2, 3, 4, 5].map(() => request(user)));
    const [ids, errors] = [
      made.flatMap(({ consultation }) => consultation?.id ?? []),
      made.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)),
    ];
    expect(ids).toHaveLength(3);
    expect(errors).toEqual(['LIMIT_REACHED', 'LIMIT_REACHED']);
    await user.client.request(CancelConsultationDocument, { input: { id: ids[0]! } });
    const next = await newCase(user);
    expect((await request(user)).userErrors[0]?.code).toBe('LIMIT_REACHED');
    const urgent = await request(user, { redFlags: redFlags('EM_SKIN_LOSS'), adviceConfirmed: true });
    expect(urgent).toMatchObject({ consultation: null, userErrors: [{ code: 'LIMIT_REACHED' }] });
    expect(urgent.urgentCare?.flags).toEqual(['EM_SKIN_LOSS']);
    let last: string | null = next;
    for (let tries = 0; last && tries < 10; tries += 1) {
      await user.client.request(CancelConsultationDocument, { input: { id: last } });
      const { data, errors: faults } = await user.client.send(RequestConsultationDocument, {
        input: question(),
      });
      last = data?.requestConsultation.consultation?.id ?? null;
      if (!last) expect(faults?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    }
    expect(last).toBeNull();
    const tired = await request(user, { redFlags: redFlags('EM_SKIN_LOSS'), adviceConfirmed: true });
    expect(tired).toMatchObject({ consultation: null, userErrors: [{ code: 'LIMIT_REACHED' }] });
    expect(tired.userErrors[0]?.message).toContain('Too many attempts');
    expect(tired.urgentCare?.flags).toEqual(['EM_SKIN_LOSS']);
  });

  it('can name a dermatologist, who alone sees it until they decline or two days have passed', async () => {
    const user = await api.createUser();
    const wanted = await createDermatologist(api, 'Dr. Wanted');
    const { consultation } = await request(user, { dermatologistId: wanted.id });
    expect(consultation?.requestedDermatologist?.id).toBe(idOf('Dermatologist', wanted.id));
    const hours = (Date.parse(consultation!.reservationEndsAt!) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(48);
    expect(await noticesOf(wanted)).toMatchObject([
      { title: 'A person asks for you', consultation: { id: consultation!.id } },
    ]);
    const { errors } = await doctor.client.send(ConsultationDocument, { id: consultation!.id });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect((await read(wanted, consultation!.id)).status).toBe('PENDING');
  });

  it('cannot name a person who is not a dermatologist, accepts no cases, or is the patient', async () => {
    const user = await api.createUser();
    for (const dermatologistId of [idOf('Dermatologist', user.id), idOf('Dermatologist', MISSING), 'no-id']) {
      const { errors } = await user.client.send(RequestConsultationDocument, {
        input: question({ dermatologistId }),
      });
      expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    }
    const busy = await createDermatologist(api, 'Dr. Busy');
    const mine = eq(dermatologists.userId, busy.id);
    await api.db.update(dermatologists).set({ acceptingCases: false }).where(mine);
    const field = ['input', 'dermatologistId'];
    expect((await request(user, { dermatologistId: busy.id })).userErrors).toMatchObject([
      { code: 'INVALID_STATE', field },
    ]);
    expect((await request(busy, { dermatologistId: busy.id })).userErrors).toMatchObject([
      { code: 'NOT_ALLOWED', field },
    ]);
    await api.db.update(users).set({ role: 'USER' }).where(eq(users.id, busy.id));
    const { errors } = await user.client.send(RequestConsultationDocument, {
      input: question({ dermatologistId: busy.id }),
    });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });
});
