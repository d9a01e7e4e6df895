import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  ConsultationDocument,
  ConsultationQuestionnaireDocument,
  PostConsultationMessageDocument,
  RequestConsultationDocument,
} from '../../../operations/generated.ts';
import {
  consultationEscalations,
  consultations,
} from '../../../src/consultations/case/consultations.table.ts';
import { adviceOf, RED_FLAGS, redFlag, tierOf } from '../../../src/rules/triage/red-flags.ts';
import { codeOf } from '../../setup/answers.ts';
import { uuidOf } from '../../setup/ids.ts';
import { insertCase } from '../../setup/rows/consultation-rows.ts';
import {
  claim,
  createDermatologist,
  newCase,
  question,
  redFlags,
  request,
  viewCase,
} from '../../setup/rows/consultations.ts';
import { readText } from '../../setup/walks/read-text.ts';
import { api, decline, doctor, read, setUp, someone } from '../endings-setup.ts';

setUp();

interface Listed {
  textFlags: string[];
  urgentCare: object | null;
}

const EMERGENCY = { description: 'My throat is closing.', adviceConfirmed: true };
const rowOf = async (id: string) =>
  (
    await api.db
      .select()
      .from(consultations)
      .where(eq(consultations.id, uuidOf(id)))
  )[0]!;

describe('every red flag', () => {
  it.each(RED_FLAGS)(
    '%s is asked about in two languages, and answered with its tier and advice',
    async (flag) => {
      const { tier } = redFlag(flag);
      for (const [locale, language] of [
        ['en-US', 'en'],
        ['de-AT', 'de'],
      ] as const) {
        const user = await someone();
        await api.db.execute(`update users set locale = '${locale}' where id = '${user.id}'`);
        const { consultationQuestionnaire: asked } = await user.client.request(
          ConsultationQuestionnaireDocument,
          {},
        );
        expect(asked.language).toBe(language);
        expect(asked.questions.map((each) => each.flag)).toContain(flag);
        const given = { redFlags: redFlags(flag), clientRequestId: randomUUID() };
        const first = await request(user, given);
        expect(first.userErrors.map(({ code }) => code)).toEqual(
          tier === 'EMERGENCY' ? ['CONFIRMATION_REQUIRED'] : [],
        );
        const { consultation, urgentCare } = await request(user, { ...given, adviceConfirmed: true });
        expect(urgentCare).toMatchObject({ tier, flags: [flag] });
        expect(urgentCare!.message).toContain(readText(adviceOf(flag), language));
        expect(consultation).toMatchObject({ tier, urgent: tier !== 'SOON', textFlags: [] });
        const hours = { EMERGENCY: 2, URGENT: 24, SOON: 72 }[tier];
        const { createdAt, answerDueAt } = await rowOf(consultation!.id);
        expect((answerDueAt!.getTime() - createdAt.getTime()) / 3_600_000).toBeCloseTo(hours, 1);
      }
    },
  );
});

describe('an emergency of somebody else', () => {
  it('is hidden from strangers, other people, administrators and dermatologists who declined it', async () => {
    const owner = await someone();
    const id = await newCase(owner, EMERGENCY);
    await decline(doctor, id);
    const others = [await someone(), await api.createUser({ role: 'ADMIN', consents: false }), doctor];
    for (const other of others) {
      expect(codeOf(await viewCase(other, id))).toBe('NOT_FOUND');
      const input = { consultationId: id, text: 'I want to die.' };
      const { data, errors } = await other.client.send(PostConsultationMessageDocument, { input });
      expect([data?.postConsultationMessage ?? null, errors?.[0]?.extensions?.code]).toEqual([
        null,
        'NOT_FOUND',
      ]);
    }
    const before = await rowOf(id);
    expect(before.textFlags).toEqual(['EM_AIRWAY']);
    const stranger = api.stranger();
    const input = question(EMERGENCY);
    for (const answered of [
      await stranger.send(RequestConsultationDocument, { input }),
      await stranger.send(ConsultationDocument, { id }),
      await stranger.send(PostConsultationMessageDocument, { input: { consultationId: id, text: 'Help.' } }),
    ]) {
      expect(codeOf(answered)).toBe('UNAUTHENTICATED');
      expect(JSON.stringify(answered)).not.toContain('EM_AIRWAY');
    }
    const { consultationQuestionnaire: asked } = await stranger.request(
      ConsultationQuestionnaireDocument,
      {},
    );
    expect(asked).toMatchObject({ language: 'en' });
  });

  it('is not returned for its request id, and confirmed by its owner only', async () => {
    const [owner, other] = [await someone(), await someone()];
    const clientRequestId = randomUUID();
    await newCase(owner, { ...EMERGENCY, clientRequestId });
    const { consultation, userErrors } = await request(other, {
      ...{ clientRequestId, description: EMERGENCY.description },
    });
    expect(consultation).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'CONFIRMATION_REQUIRED' }]);
  });

  it('is not made by what a dermatologist writes', async () => {
    const owner = await someone();
    const id = await newCase(owner);
    await claim(doctor.client, id);
    const input = { consultationId: id, text: 'My throat is closing.' };
    const { postConsultationMessage: posted } = await doctor.client.request(PostConsultationMessageDocument, {
      input,
    });
    expect(posted).toMatchObject({ message: { text: input.text }, safetyNotice: null, userErrors: [] });
    expect(await rowOf(id)).toMatchObject({ tier: 'ROUTINE', textFlags: [], answerDueAt: null });
    const steps = await api.db
      .select()
      .from(consultationEscalations)
      .where(eq(consultationEscalations.consultationId, uuidOf(id)));
    expect(steps).toEqual([]);
    expect(await read(owner, id)).toMatchObject({ urgentCare: null });
  });
});

describe('a dermatologist with 19 open cases', () => {
  it('wins one of two claims at once', async () => {
    const owner = await someone();
    for (let round = 0; round < 5; round += 1) {
      const busy = await createDermatologist(api, 'Dr. Busy');
      for (let n = 0; n < 19; n += 1)
        await insertCase(api.db, owner.id, { status: 'IN_REVIEW', dermatologistId: busy.id });
      const ids = [await insertCase(api.db, owner.id), await insertCase(api.db, owner.id)];
      const answers = await Promise.all(ids.map((id) => claim(busy.client, id)));
      const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? 'WON');
      expect(codes.sort()).toEqual(['LIMIT_REACHED', 'WON']);
      const rows = await Promise.all(ids.map(rowOf));
      expect(rows.map(({ status }) => status).sort()).toEqual(['ASSIGNED', 'PENDING']);
      const open = eq(consultations.dermatologistId, busy.id);
      expect(await api.db.$count(consultations, open)).toBe(20);
    }
  });
});

describe('a list of cases with red flags', () => {
  it('takes as many statements for twenty as for one, on both sides', async () => {
    const owner = await someone();
    await api.db.delete(consultations);
    const flags = RED_FLAGS.slice(0, 20);
    for (const flag of flags)
      await insertCase(api.db, owner.id, {
        ...{ tier: tierOf([flag]), textFlags: [flag], answerDueAt: new Date(Date.now() + 3_600_000) },
      });
    const counts = async (work: (first: number) => Promise<unknown>) =>
      Promise.all([
        (await api.statements(() => work(1))).length,
        (await api.statements(() => work(20))).length,
      ]);
    const FIELDS =
      'nodes { id tier urgent textFlags answerDueAt adviceConfirmedAt estimatedResponseAt urgentCare { tier message } }';
    const queue = async (first: number) =>
      (await doctor.client.sendText(`{ consultationQueue(first: ${first}) { ${FIELDS} } }`, {})).data as {
        consultationQueue: { nodes: Listed[] };
      };
    const mine = async (first: number) =>
      (await owner.client.sendText(`{ viewer { consultations(first: ${first}) { ${FIELDS} } } }`, {}))
        .data as {
        viewer: { consultations: { nodes: Listed[] } };
      };
    const lists = [(await queue(20)).consultationQueue.nodes, (await mine(20)).viewer.consultations.nodes];
    for (const nodes of lists) {
      expect(nodes.map(({ textFlags }) => textFlags[0]).sort()).toEqual([...flags].sort());
      for (const { urgentCare } of nodes) expect(urgentCare).not.toBeNull();
    }
    for (const list of [queue, mine]) {
      const [one, many] = await counts(list);
      expect(many).toBe(one);
      expect(many).toBeLessThan(15);
    }
  });
});
