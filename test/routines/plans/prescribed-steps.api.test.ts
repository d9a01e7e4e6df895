import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../../../operations/clients/client.ts';
import {
  ActiveRoutineDocument,
  ConfirmPrescribedStepDocument,
  CreateRoutineDocument,
  MyAdherenceDocument,
  type Pregnancy,
  type RoutineStepInput,
  UpdateProfileDocument,
  UpdateRoutineDocument,
} from '../../../operations/generated.ts';
import { idOf } from '../../setup/ids.ts';
import { sunscreen } from '../routine-setup.ts';
import { api, MISSING, setUp, status } from '../step-log-setup.ts';

setUp();

const HYDROQUINONE = {
  session: 'PM',
  kind: 'SERUM',
  name: 'Hydroquinone 4 % cream',
  prescribed: true,
} as const;
const UNKNOWN = { session: 'PM', kind: 'SERUM', name: 'Xyzzol cream', prescribed: true } as const;
const TRETINOIN = {
  session: 'PM',
  kind: 'RETINOID',
  name: 'Tretinoin 0.05 % cream',
  prescribed: true,
} as const;

const say = (client: ApiClient, pregnancy: Pregnancy) =>
  client.request(UpdateProfileDocument, { input: { pregnancy } });
/** A person with these steps, the ids of which come first. */
async function following(steps: RoutineStepInput[], pregnancy: Pregnancy = 'PREGNANT') {
  const user = await api.createUser();
  await say(user.client, pregnancy);
  const input = { name: 'Mine', steps: [...steps, sunscreen], activate: true };
  const { createRoutine } = await user.client.request(CreateRoutineDocument, { input });
  const routine = createRoutine.routine!;
  return { client: user.client, routine, id: routine.steps[0]!.id };
}
const confirm = async (client: ApiClient, id: string, doctorAgreed = true) =>
  (await client.request(ConfirmPrescribedStepDocument, { input: { id, doctorAgreed } }))
    .confirmPrescribedStep;
const shown = async (client: ApiClient) => {
  const { steps, findings } = (await client.request(ActiveRoutineDocument, {})).viewer.activeRoutine!;
  return {
    held: steps.filter(({ heldForDoctor }) => heldForDoctor).map(({ name }) => name),
    rules: findings.map(({ ruleId }) => ruleId),
  };
};
const planned = async (client: ApiClient) =>
  (await client.request(MyAdherenceDocument, {})).viewer.adherence.days.at(-1)!.plannedCount;

describe('a prescribed step that a doctor allows in a pregnancy', () => {
  it.each([
    ['what is to be avoided', HYDROQUINONE, 'PREG-RX'],
    ['what is not known', UNKNOWN, 'PREG-RX-ASK'],
  ])('goes on: %s', async (_name, prescribed, ruleId) => {
    const { client, id } = await following([prescribed]);
    expect(await shown(client)).toMatchObject({
      held: [prescribed.name],
      rules: expect.arrayContaining([ruleId]),
    });
    expect([await status(client, id), await planned(client)]).toEqual(['PAUSED', 1]);
    const { step, userErrors } = await confirm(client, id);
    expect(userErrors).toEqual([]);
    expect(step).toMatchObject({ id, heldForDoctor: false });
    expect([await status(client, id), await planned(client)]).toEqual(['DUE', 2]);
    const { held, rules } = await shown(client);
    expect(held).toEqual([]);
    expect(rules).not.toContain(ruleId);
    expect(rules).not.toContain('PREG-1');
    expect(await confirm(client, id)).toMatchObject({ step: { id }, userErrors: [] });
  });

  it('is held again by the next change of the pregnancy, also by one back and forth', async () => {
    const { client, id } = await following([HYDROQUINONE]);
    await confirm(client, id);
    await say(client, 'PREGNANT');
    expect((await shown(client)).held).toEqual([]);
    await say(client, 'TRYING');
    expect((await shown(client)).held).toEqual([HYDROQUINONE.name]);
    await say(client, 'PREGNANT');
    expect((await shown(client)).held).toEqual([HYDROQUINONE.name]);
    await confirm(client, id);
    await say(client, 'NONE');
    await say(client, 'PREGNANT');
    expect((await shown(client)).held).toEqual([HYDROQUINONE.name]);
  });

  it('is held again once it is another product, and not for another time of use', async () => {
    const { client, id, routine } = await following([HYDROQUINONE]);
    const update = (step: RoutineStepInput) =>
      client.request(UpdateRoutineDocument, {
        input: { id: routine.id, steps: [{ id, ...step }, { id: routine.steps[1]!.id }] },
      });
    await confirm(client, id);
    await update({ schedule: { kind: 'INTERVAL', everyDays: 2 }, instructions: 'Thinly.' });
    expect((await shown(client)).held).toEqual([]);
    await update({ name: UNKNOWN.name });
    expect((await shown(client)).held).toEqual([UNKNOWN.name]);
    await confirm(client, id);
    await update({ label: 'Aqua, Hydroquinone' });
    expect((await shown(client)).held).toEqual([UNKNOWN.name]);
  });

  it('is held again once another pregnancy is stated for its routine', async () => {
    const { client, id, routine } = await following([HYDROQUINONE], 'TRYING');
    await confirm(client, id);
    const state = (pregnancy: Pregnancy) =>
      client.request(UpdateRoutineDocument, { input: { id: routine.id, profile: { pregnancy } } });
    await state('PREGNANT');
    expect((await shown(client)).held).toEqual([HYDROQUINONE.name]);
    await state('TRYING');
    expect((await shown(client)).held).toEqual([HYDROQUINONE.name]);
  });

  it('is the only one that goes on', async () => {
    const { client, id } = await following([HYDROQUINONE, UNKNOWN]);
    await confirm(client, id);
    expect((await shown(client)).held).toEqual([UNKNOWN.name]);
  });
});

describe('the hold of a prescribed step stays', () => {
  it('without the doctor’s word', async () => {
    const { client, id } = await following([HYDROQUINONE]);
    expect(await confirm(client, id, false)).toMatchObject({
      step: null,
      userErrors: [{ code: 'CONFIRMATION_REQUIRED', field: ['input', 'doctorAgreed'] }],
    });
    expect((await shown(client)).held).toEqual([HYDROQUINONE.name]);
  });

  it.each<[string, RoutineStepInput, Pregnancy]>([
    ['a retinoid', TRETINOIN, 'PREGNANT'],
    ['a retinoid while trying for a child', TRETINOIN, 'TRYING'],
    ['an oral retinoid', { ...TRETINOIN, name: 'Isotretinoin' }, 'PREGNANT'],
    ['a retinoid by its label', { ...UNKNOWN, label: 'Aqua, Tretinoin' }, 'PREGNANT'],
    ['a field treatment', { ...UNKNOWN, name: 'Efudix cream' }, 'PREGNANT'],
    ['a field treatment while breastfeeding', { ...UNKNOWN, name: 'Efudix cream' }, 'BREASTFEEDING'],
  ])('whatever the person says: %s', async (_name, prescribed, pregnancy) => {
    const { client, id } = await following([prescribed], pregnancy);
    expect(await confirm(client, id)).toMatchObject({
      step: null,
      userErrors: [{ code: 'INVALID_STATE', field: ['input', 'id'] }],
    });
    expect((await shown(client)).held).toEqual([prescribed.name]);
  });

  it.each<[string, RoutineStepInput, Pregnancy]>([
    ['a step that is not prescribed', { ...TRETINOIN, prescribed: false }, 'PREGNANT'],
    ['a step that may go on', { ...UNKNOWN, name: 'Skinoren cream' }, 'PREGNANT'],
    ['a person who is not pregnant', TRETINOIN, 'NONE'],
  ])('as there is none: %s', async (_name, step, pregnancy) => {
    const { client, id } = await following([step], pregnancy);
    const { userErrors } = await confirm(client, id);
    expect(userErrors).toMatchObject([{ code: 'INVALID_STATE', field: ['input', 'id'] }]);
  });

  it('for a step of another person, which cannot be told from a missing one', async () => {
    const { id, client: owner } = await following([HYDROQUINONE]);
    const { client } = await api.createUser();
    const answers = await Promise.all(
      [id, idOf('RoutineStep', MISSING), 'no-id'].map((each) =>
        client.send(ConfirmPrescribedStepDocument, { input: { id: each, doctorAgreed: true } }),
      ),
    );
    const [first, ...others] = answers.map(({ errors }) => errors?.[0]);
    expect(first?.extensions?.code).toBe('NOT_FOUND');
    for (const other of others) expect(other).toEqual(first);
    expect((await shown(owner)).held).toEqual([HYDROQUINONE.name]);
  });

  it('for strangers', async () => {
    const input = { id: idOf('RoutineStep', MISSING), doctorAgreed: true };
    const { errors } = await api.stranger().send(ConfirmPrescribedStepDocument, { input });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
