import { eq, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import {
  CancelConsultationDocument,
  ConsultationUpdatedDocument,
  DeleteAccountDocument,
  MyConsultationNotificationsDocument,
  MyConsultationsDocument,
  PostConsultationMessageDocument,
  SetUserRoleDocument,
} from '../../operations/generated.ts';
import { consultations } from '../../src/consultations/case/consultations.table.ts';
import { codeOf } from '../setup/answers.ts';
import { PASSWORD, type TestUser } from '../setup/api.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { portrait } from '../setup/photos.ts';
import {
  answer,
  claim,
  createDermatologist,
  newCase,
  redFlags,
  request,
  requestWithPhotos,
  review,
  viewCase,
} from '../setup/rows/consultations.ts';
import { api, decline, doctor, MISSING, read, setUp, someone, soon, titlesOf } from './endings-setup.ts';

setUp();

describe('a consultation', () => {
  describe('that is followed', () => {
    it('is delivered in its current state, then with each change, to both sides', async () => {
      const owner = await someone();
      const id = await newCase(owner);
      const live = [owner, doctor].map(({ client }) => client.subscribe(ConsultationUpdatedDocument, { id }));
      const next = async () =>
        (await Promise.all(live.map((each) => each.next()))).map(
          ({ value }) => value?.consultationUpdated.status,
        );
      expect(await next()).toEqual(['PENDING', 'PENDING']);
      await claim(doctor.client, id);
      expect(await next()).toEqual(['ASSIGNED', 'ASSIGNED']);
      await owner.client.request(CancelConsultationDocument, { input: { id } });
      const [mine, theirs] = await Promise.all(live.map((each) => each.next()));
      expect(mine!.value?.consultationUpdated.status).toBe('CANCELLED');
      expect(theirs!.done).toBe(true);
      await Promise.all(live.map((each) => each.return?.()));
    });

    it('ends for a dermatologist who declines, and delivers nothing more', async () => {
      const id = await newCase(await someone());
      await claim(doctor.client, id);
      const live = doctor.client.subscribe(ConsultationUpdatedDocument, { id });
      expect((await live.next()).value?.consultationUpdated.status).toBe('ASSIGNED');
      await decline(doctor, id);
      expect((await live.next()).done).toBe(true);
    });

    it('is delivered without an id if it is own or taken, from now on', async () => {
      const owner = await someone();
      const old = await newCase(owner);
      const live = [owner, doctor].map(({ client }) => client.subscribe(ConsultationUpdatedDocument, {}));
      const first = live.map((each) => each.next());
      // A subscription starts once its socket is open: change the case until the change is delivered.
      const id = await newCase(owner);
      await claim(doctor.client, id);
      const told = Promise.all(first).then((items) =>
        items.map(({ value }) => value?.consultationUpdated.id),
      );
      await vi.waitFor(async () => {
        const input = { consultationId: id, text: 'Hello.' };
        await owner.client.request(PostConsultationMessageDocument, { input });
        expect(await Promise.race([told, Promise.resolve(null)])).toEqual([id, id]);
      }, soon);
      expect(old).not.toBe(id);
      await Promise.all(live.map((each) => each.return?.()));
    });

    it('is not delivered to anonymous callers, other people and administrators', async () => {
      const id = await newCase(await someone());
      const [admin, other] = [await api.createUser({ role: 'ADMIN', consents: false }), await someone()];
      for (const { client } of [admin, other]) {
        for (const wanted of [id, idOf('Consultation', MISSING), 'no-id']) {
          const live = client.subscribe(ConsultationUpdatedDocument, { id: wanted });
          await expect(live.next()).rejects.toThrow('was not found');
        }
      }
      await expect(api.stranger().subscribe(ConsultationUpdatedDocument, { id }).next()).rejects.toThrow();
    });
  });

  describe('past its deadline', () => {
    const overdue = (id: string) =>
      api.db
        .update(consultations)
        .set({ expiresAt: new Date(Date.now() - 1000) })
        .where(eq(consultations.id, uuidOf(id)));

    it('expires, or is closed if it was answered, with one notification for each side', async () => {
      const owner = await api.createUser();
      const waiting = await newCase(owner);
      const taken = (await requestWithPhotos(api, owner, [portrait])).data!.requestConsultation.consultation!
        .id;
      await review(doctor, taken);
      const answered = await newCase(owner);
      await answer(doctor, answered);
      const fresh = await newCase(owner);
      for (const id of [waiting, taken, answered]) await overdue(id);
      const [before, theirs] = [await titlesOf(owner), await titlesOf(doctor)];
      const beside = await Promise.all([api.startBeside(), api.startBeside()]);
      await vi.waitFor(async () => {
        const { nodes } = (await owner.client.request(MyConsultationsDocument, {})).viewer.consultations;
        const status = (id: string) => nodes.find((node) => node.id === id)?.status;
        expect([waiting, taken, answered, fresh].map(status)).toEqual([
          'EXPIRED',
          'EXPIRED',
          'CLOSED',
          'PENDING',
        ]);
      }, soon);
      await Promise.all(beside.map((server) => server.close()));
      expect((await titlesOf(owner)).slice(0, -before.length).sort()).toEqual([
        'Your consultation has expired',
        'Your consultation has expired',
        'Your consultation is closed',
      ]);
      expect((await titlesOf(doctor)).slice(0, -theirs.length || undefined)).toEqual(['A case has expired']);
      const { history, closedAt, expiresAt } = await read(owner, taken);
      expect(history.at(-1)).toMatchObject({ action: 'EXPIRE', side: 'SYSTEM', fromStatus: 'IN_REVIEW' });
      expect([typeof closedAt, expiresAt]).toEqual(['string', null]);
    });

    it('does not hold up the others if it cannot be ended, and is retried', async () => {
      const [lost, owner] = [await api.createUser(), await api.createUser()];
      const [stuck, fine] = [await newCase(lost), await newCase(owner)];
      await api.db.execute(sql`update users set time_zone = 'Mars/Olympus' where id = ${lost.id}`);
      await api.db.execute(sql`insert into notification_preferences (user_id, quiet_from, quiet_to)
        values (${lost.id}, '22:00', '06:00')`);
      await overdue(stuck);
      await overdue(fine);
      const beside = await api.startBeside();
      const statusOf = async (id: string) =>
        (
          await api.db
            .select()
            .from(consultations)
            .where(eq(consultations.id, uuidOf(id)))
        )[0]!;
      await vi.waitFor(async () => {
        expect((await statusOf(fine)).status).toBe('EXPIRED');
        expect((await statusOf(stuck)).expiresAt!.getTime()).toBeGreaterThan(Date.now());
      }, soon);
      await beside.close();
      expect((await statusOf(stuck)).status).toBe('PENDING');
      await api.db.execute(sql`update users set time_zone = 'UTC' where id = ${lost.id}`);
      await overdue(stuck);
      const again = await api.startBeside();
      await vi.waitFor(async () => expect((await statusOf(stuck)).status).toBe('EXPIRED'), soon);
      await again.close();
    });
  });

  describe('of a dermatologist who leaves', () => {
    it('returns to the queue, with no access left, when the role is revoked', async () => {
      const admin = await api.createUser({ role: 'ADMIN', consents: false });
      const leaving = await createDermatologist(api, 'Dr. Leaving');
      const owner = await api.createUser();
      const { consultation } = (await requestWithPhotos(api, owner, [portrait])).data!.requestConsultation;
      const open = consultation!.id;
      await review(leaving, open);
      const done = await newCase(await someone());
      await answer(leaving, done);
      const wished = await request(owner, { dermatologistId: leaving.id });
      const { photos } = await read(leaving, open);
      expect((await fetch(photos[0]!.url)).status).toBe(200);
      const { setUserRole } = await admin.client.request(SetUserRoleDocument, {
        input: { id: idOf('Account', leaving.id), role: 'USER' },
      });
      expect(setUserRole.userErrors).toEqual([]);
      for (const id of [open, done]) expect(codeOf(await viewCase(leaving, id))).toBe('NOT_FOUND');
      expect((await fetch(photos[0]!.url)).status).toBe(404);
      const seen = await read(owner, open);
      expect(seen).toMatchObject({ status: 'PENDING', dermatologist: null, claimedAt: null });
      expect(seen.history.at(-1)).toMatchObject({ action: 'RELEASE', side: 'SYSTEM' });
      expect((await titlesOf(owner))[0]).toBe('Your case waits again');
      expect((await fetch(seen.photos[0]!.url)).status).toBe(200);
      expect(await read(owner, wished.consultation!.id)).toMatchObject({
        ...{ status: 'PENDING', reservationEndsAt: null, requestedDermatologist: null },
      });
      for (const id of [open, wished.consultation!.id]) {
        expect((await claim(doctor.client, id)).consultation?.status).toBe('ASSIGNED');
      }
    });

    it('cannot be taken by a person who loses the role at that moment', async () => {
      const admin = await api.createUser({ role: 'ADMIN', consents: false });
      for (let n = 0; n < 5; n += 1) {
        const leaving = await createDermatologist(api, 'Dr. Leaving');
        const id = await newCase(await someone());
        await Promise.all([
          claim(leaving.client, id).catch(() => null),
          admin.client.request(SetUserRoleDocument, {
            input: { id: idOf('Account', leaving.id), role: 'USER' },
          }),
        ]);
        const [row] = await api.db
          .select()
          .from(consultations)
          .where(eq(consultations.id, uuidOf(id)));
        expect(row).toMatchObject({ status: 'PENDING', dermatologistId: null });
      }
    });
  });

  it('that is urgent is announced again when it returns, but not to the one who declined it', async () => {
    const owner = await someone();
    const other = await createDermatologist(api, 'Dr. Other');
    const id = await newCase(owner, { redFlags: redFlags('UR_SHINGLES') });
    const toldOf = async ({ client }: TestUser) => {
      const { viewer } = await client.request(MyConsultationNotificationsDocument, { first: 50 });
      return viewer.notifications.nodes.filter(({ title, consultation }) => {
        return title === 'An urgent case is waiting' && (!consultation || consultation.id === id);
      }).length;
    };
    await vi.waitFor(async () => expect([await toldOf(doctor), await toldOf(other)]).toEqual([1, 1]), soon);
    await claim(doctor.client, id);
    await decline(doctor, id);
    await vi.waitFor(async () => expect(await toldOf(other)).toBe(2), soon);
    expect(await toldOf(doctor)).toBe(1);
  });

  it('of a closed account is hidden, and visible again when it is restored', async () => {
    const owner = await someone();
    const id = await newCase(owner);
    expect((await read(doctor, id)).status).toBe('PENDING');
    await owner.client.request(DeleteAccountDocument, { input: { password: PASSWORD } });
    expect(codeOf(await viewCase(doctor, id))).toBe('NOT_FOUND');
    const answered = await doctor.client.sendText('{ consultationQueue(first: 100) { nodes { id } } }', {});
    expect(JSON.stringify(answered.data)).not.toContain(id);
    await api.db.execute(sql`update users set deactivated_at = null where id = ${owner.id}`);
    expect((await read(doctor, id)).status).toBe('PENDING');
  });
});
