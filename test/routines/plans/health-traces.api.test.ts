import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  AddMedicationDocument,
  GenerateRoutineDocument,
  MySkinReactionsDocument,
  ReportReactionDocument,
  RoutineDocument,
  UpdateHealthProfileDocument,
  UpdateRoutineDocument,
  WithdrawConsentDocument,
} from '../../../operations/generated.ts';
import { consentText } from '../../../src/consents/consent-texts.ts';
import { consents } from '../../../src/consents/consents.table.ts';
import { message } from '../../../src/platform/language/text.ts';
import { HealthTraces } from '../../../src/routines/plans/health-traces.ts';
import { skinReactions } from '../../../src/routines/plans/routines.table.ts';
import type { TestUser } from '../../setup/api.ts';
import { lockAwaited, overtake } from '../../setup/database/lock-waits.ts';
import { readText } from '../../setup/walks/read-text.ts';
import { api, create, generate, setUp } from '../routine-setup.ts';

setUp();

const MEDICINES = ['Tretinoin 0.05 % cream', 'Prednisolone 5 mg'] as const;

/** Who states diagnoses, a retinoid for the skin and a tablet. */
async function newPatient(): Promise<TestUser> {
  const user = await api.createUser();
  const { client } = user;
  for (const name of MEDICINES) await client.request(AddMedicationDocument, { input: { name } });
  await client.request(UpdateHealthProfileDocument, { input: { diagnoses: ['MELASMA', 'ROSACEA'] } });
  return user;
}
const withdraw = async ({ client }: TestUser) =>
  (await client.request(WithdrawConsentDocument, { input: { kind: 'HEALTH_DATA' } })).withdrawConsent
    .userErrors;
const read = async ({ client }: TestUser, id: string) =>
  (await client.request(RoutineDocument, { id })).routine!;
const TRACES = /tretinoin|prednisolone|melasma|rosacea|doctor/i;
/** All that is stored of a person’s routines. */
const stored = async ({ id }: TestUser) =>
  JSON.stringify([
    ...(await api.db.execute(sql`select * from routines where user_id = ${id}`)),
    ...(await api.db.execute(
      sql`select s.* from routine_steps s join routines r on r.id = s.routine_id where r.user_id = ${id}`,
    )),
    ...(await api.db.execute(sql`select * from skin_reactions where user_id = ${id}`)),
  ]);
const prescribed = ({ steps }: { steps: { prescribed: boolean; name: string }[] }) =>
  steps.flatMap((step) => (step.prescribed ? [step.name] : []));

describe('withdrawing HEALTH_DATA', () => {
  it('removes copied medicines, notes and reasons from routines, and nothing else', async () => {
    const [user, other] = [await newPatient(), await newPatient()];
    const made = await generate(user.client, { activate: true });
    const theirs = await generate(other.client);
    expect(prescribed(made)).toEqual([MEDICINES[0]]);
    expect(made.steps.filter(({ fromMedications }) => fromMedications)).toHaveLength(1);
    expect(made.notes.map(({ message }) => message).join()).toMatch(/prednisolone/i);
    expect(await stored(user)).toMatch(TRACES);

    expect(await withdraw(user)).toEqual([]);
    const left = await read(user, made.id);
    expect(left).toMatchObject({ status: 'ACTIVE', notes: [] });
    expect(left.steps.map(({ name }) => name)).toEqual(
      made.steps.flatMap(({ name, fromMedications }) => (fromMedications ? [] : [name])),
    );
    for (const step of left.steps) expect(step).toMatchObject({ ruleId: null, reason: null, source: null });
    expect(await stored(user)).not.toMatch(TRACES);
    expect(await read(other, theirs.id)).toEqual(theirs);
    expect(prescribed(await generate(user.client))).toEqual([]);
    expect(await stored(user)).not.toMatch(/tretinoin|prednisolone|melasma|rosacea/i);
  });

  it('keeps what the person typed: for one plan, in a routine of their own, or under a new name', async () => {
    const user = await newPatient();
    const stated = await generate(user.client, { prescriptions: [{ name: 'Tretinoin' }] });
    expect(prescribed(stated)).toEqual(['Tretinoin']);
    const own = await create(user.client, {
      steps: [{ session: 'PM', kind: 'RETINOID', name: 'My tretinoin', prescribed: true }],
    });
    const copied = await generate(user.client);
    const steps = copied.steps.map(({ id, name, fromMedications }) => ({
      ...{ id, name: fromMedications ? 'The cream of my doctor' : name },
    }));
    const { updateRoutine } = await user.client.request(UpdateRoutineDocument, {
      input: { id: copied.id, steps },
    });
    expect(updateRoutine.userErrors).toEqual([]);
    await withdraw(user);
    expect(prescribed(await read(user, stated.id))).toEqual(['Tretinoin']);
    expect((await read(user, own.id)).steps).toEqual(own.steps);
    expect(prescribed(await read(user, copied.id))).toEqual(['The cream of my doctor']);
  });

  it('removes a copy that a later routine continued, but not the person’s own step', async () => {
    const user = await newPatient();
    await generate(user.client, { activate: true });
    await user.client.request(UpdateHealthProfileDocument, { input: { diagnoses: null } });
    await api.db.execute(sql`delete from medications where user_id = ${user.id}`);
    const continued = await generate(user.client);
    expect(prescribed(continued)).toEqual([MEDICINES[0]]);
    const typed = await generate(user.client, { prescriptions: [{ name: 'Adapalene' }], activate: true });
    const later = await generate(user.client);
    expect(prescribed(later)).toEqual(['Adapalene']);
    await withdraw(user);
    expect(prescribed(await read(user, continued.id))).toEqual([]);
    expect(prescribed(await read(user, typed.id))).toEqual(['Adapalene']);
    expect(prescribed(await read(user, later.id))).toEqual(['Adapalene']);
  });

  it('removes the copied medicines from what was used before a reaction', async () => {
    const user = await newPatient();
    const { steps } = await generate(user.client, { activate: true });
    await user.client.request(ReportReactionDocument, { input: { severity: 'MILD', symptoms: ['ITCHING'] } });
    const used = async () =>
      (await user.client.request(MySkinReactionsDocument, {})).viewer.skinReactions.nodes[0]!.used.map(
        ({ name }) => name,
      );
    const before = await used();
    expect(before).toContain(MEDICINES[0]);
    await withdraw(user);
    expect(await used()).toEqual(before.filter((name) => name !== MEDICINES[0]));
    expect(steps.length).toBeGreaterThan(before.length - 1);
    const [row] = await api.db.select().from(skinReactions).where(eq(skinReactions.userId, user.id));
    expect(JSON.stringify(row!.used)).not.toContain('Tretinoin');
  });

  it('changes no routine when another consent is withdrawn', async () => {
    const user = await newPatient();
    const made = await generate(user.client);
    await user.client.request(WithdrawConsentDocument, { input: { kind: 'PHOTO_PROCESSING' } });
    expect(await read(user, made.id)).toEqual(made);
  });
});

describe('at the same time as the withdrawal', () => {
  it('a routine that read health data before is not saved after', async () => {
    const user = await newPatient();
    const { generateRoutine } = await overtake(
      api,
      sql`update consents set withdrawn_at = now() where user_id = ${user.id} and kind = 'HEALTH_DATA'`,
      () => user.client.request(GenerateRoutineDocument, { input: { activate: true } }),
    );
    expect(generateRoutine).toMatchObject({
      routine: null,
      userErrors: [
        {
          code: 'CONSENT_REQUIRED',
          message: readText(message('consents.required', { text: consentText('HEALTH_DATA') })),
        },
      ],
    });
    expect(await stored(user)).toBe('[]');
  });

  it('a routine that read health data before is not saved under a consent that was given after', async () => {
    const user = await newPatient();
    const { generateRoutine } = await api.db
      .transaction(async (tx) => {
        // Health data is read, and the analysis waits.
        await tx.execute(sql`lock table analyses in access exclusive mode`);
        const work = user.client.request(GenerateRoutineDocument, { input: {} });
        await lockAwaited(api);
        await tx.execute(
          sql`update consents set withdrawn_at = now() where user_id = ${user.id} and kind = 'HEALTH_DATA'`,
        );
        await tx.insert(consents).values({ userId: user.id, kind: 'HEALTH_DATA', version: 1 });
        return { work };
      })
      .then(({ work }) => work);
    expect(generateRoutine.userErrors).toMatchObject([{ code: 'CONSENT_REQUIRED' }]);
    expect((await generate(user.client)).steps.length).toBeGreaterThan(0);
  });

  it('changes of a routine do not bring back what was removed', async () => {
    const user = await newPatient();
    const made = await generate(user.client);
    const change = (steps: { id: string }[]) => async () =>
      (await user.client.send(UpdateRoutineDocument, { input: { id: made.id, steps } })).errors;
    const withdrawBefore = async (then: ReturnType<typeof change>) => {
      const waiting = await api.db.transaction(async (tx) => {
        await new HealthTraces().consentWithdrawn(tx, user.id, 'HEALTH_DATA');
        const work = then();
        await lockAwaited(api);
        return { work };
      });
      return waiting.work;
    };
    const all = made.steps.map(({ id }) => ({ id }));
    expect(await withdrawBefore(change(all))).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await stored(user)).not.toMatch(TRACES);
    await withdraw(user);
    expect(await change(made.steps.filter((each) => !each.fromMedications).map(({ id }) => ({ id })))()).toBe(
      undefined,
    );
    expect(await stored(user)).not.toMatch(TRACES);
  });

  it('whatever the order, nothing is left', async () => {
    const user = await newPatient();
    await Promise.all([
      ...Array.from({ length: 4 }, () =>
        user.client.send(GenerateRoutineDocument, { input: { activate: true } }),
      ),
      withdraw(user),
      ...Array.from({ length: 4 }, () => user.client.send(GenerateRoutineDocument, { input: {} })),
    ]);
    expect(await stored(user)).not.toMatch(/tretinoin|prednisolone|melasma|rosacea/i);
  });
});
