import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { PostConsultationMessageDocument, UpdateProfileDocument } from '../../../operations/generated.ts';
import {
  consultationEscalations,
  consultations,
} from '../../../src/consultations/case/consultations.table.ts';
import { titleOf } from '../../../src/notifications/notification-texts.ts';
import { notifications } from '../../../src/notifications/notifications.table.ts';
import { uuidOf } from '../../setup/ids.ts';
import { insertCase } from '../../setup/rows/consultation-rows.ts';
import { claim, newCase, redFlags, request } from '../../setup/rows/consultations.ts';
import { readText } from '../../setup/walks/read-text.ts';
import { api, doctor, read, setUp, someone, soon } from '../endings-setup.ts';

setUp();

const told = async (userId: string, id: string) => {
  const rows = await api.db.select().from(notifications).where(eq(notifications.userId, userId));
  return rows
    .filter(({ objectId }) => objectId === uuidOf(id))
    .map((row) => `${row.kind} ${readText(titleOf(row))}`);
};

describe('triage', () => {
  it('keeps an emergency only once its advice is confirmed, whichever text or answer tells of it', async () => {
    const user = await someone();
    await user.client.request(UpdateProfileDocument, { input: { locale: 'de-DE' } });
    const clientRequestId = randomUUID();
    const changes = { clientRequestId, description: 'Meine Lippen schwellen an.' };
    const first = await request(user, changes);
    expect(first).toMatchObject({
      consultation: null,
      urgentCare: { tier: 'EMERGENCY', flags: ['EM_AIRWAY'], title: 'Bitte holen Sie sich jetzt Hilfe' },
      userErrors: [{ code: 'CONFIRMATION_REQUIRED', field: ['input', 'adviceConfirmed'] }],
    });
    const kept = await request(user, { ...changes, adviceConfirmed: true });
    expect(kept.consultation).toMatchObject({
      ...{ tier: 'EMERGENCY', urgent: true, textFlags: ['EM_AIRWAY'], description: changes.description },
      adviceConfirmedAt: expect.any(String),
    });
    expect((await request(user, changes)).consultation?.id).toBe(kept.consultation!.id);
  });

  it('tells dermatologists, administrators and the person, each once', async () => {
    const admin = await api.createUser({ role: 'ADMIN', consents: false });
    const owner = await someone();
    const id = await newCase(owner, { redFlags: redFlags('UR_EYE') });
    await vi.waitFor(async () => expect(await told(doctor.id, id)).toHaveLength(1), soon);
    await api.db
      .update(consultationEscalations)
      .set({ dueAt: sql`now() - interval '1 minute'` })
      .where(eq(consultationEscalations.consultationId, uuidOf(id)));
    const beside = await Promise.all([api.startBeside(), api.startBeside()]);
    await vi.waitFor(async () => {
      expect((await told(doctor.id, id)).sort()).toEqual([
        'CONSULTATION_UPDATE An urgent case is still waiting',
        'CONSULTATION_UPDATE An urgent case is waiting',
      ]);
      expect(await told(admin.id, id)).toHaveLength(2);
      expect(await told(owner.id, id)).toEqual(['SAFETY There is no answer yet: please see a doctor now']);
    }, soon);
    await Promise.all(beside.map((server) => server.close()));
    expect((await read(owner, id)).status).toBe('PENDING');
    expect((await claim(doctor.client, id)).consultation?.status).toBe('ASSIGNED');
  });

  it('raises the tier of a case by a message, which is stored', async () => {
    const owner = await someone();
    const id = await newCase(owner);
    const input = { consultationId: id, text: 'My throat is closing.', clientRequestId: 'once' };
    for (let tries = 0; tries < 2; tries += 1) {
      const { postConsultationMessage: posted } = await owner.client.request(
        PostConsultationMessageDocument,
        {
          input,
        },
      );
      expect(posted).toMatchObject({ message: { text: input.text }, safetyNotice: { flags: ['EM_AIRWAY'] } });
    }
    expect(await read(owner, id)).toMatchObject({ tier: 'EMERGENCY', textFlags: ['EM_AIRWAY'] });
  });

  it('lets a dermatologist hold 20 open cases', async () => {
    const owner = await someone();
    await api.db.delete(consultations);
    for (let n = 0; n < 20; n += 1)
      await insertCase(api.db, owner.id, { status: 'ASSIGNED', dermatologistId: doctor.id });
    const id = await insertCase(api.db, owner.id);
    expect((await claim(doctor.client, id)).userErrors).toMatchObject([{ code: 'LIMIT_REACHED' }]);
    expect((await read(owner, id)).status).toBe('PENDING');
  });
});
