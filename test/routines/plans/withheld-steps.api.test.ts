import { describe, expect, it } from 'vitest';
import {
  ActiveRoutineDocument,
  MyAdherenceDocument,
  type Pregnancy,
  UpdateProfileDocument,
} from '../../../operations/generated.ts';
import type { TestUser } from '../../setup/api.ts';
import { create, sunscreen } from '../routine-setup.ts';
import { activate, api, setUp, status } from '../step-log-setup.ts';

setUp();

const RETINOID = {
  session: 'PM',
  kind: 'RETINOID',
  name: 'Tretinoin 0.05 % cream',
  prescribed: true,
} as const;
const AZELAIC = { session: 'PM', kind: 'SERUM', name: 'Skinoren cream', prescribed: true } as const;
const UNKNOWN = { session: 'PM', kind: 'SERUM', name: 'Xyzzol cream', prescribed: true } as const;

const say = ({ client }: TestUser, pregnancy: Pregnancy) =>
  client.request(UpdateProfileDocument, { input: { pregnancy } });
const active = async ({ client }: TestUser) =>
  (await client.request(ActiveRoutineDocument, {})).viewer.activeRoutine!.steps;
const planned = async ({ client }: TestUser) =>
  (await client.request(MyAdherenceDocument, {})).viewer.adherence.days.reduce(
    (sum, day) => sum + day.plannedCount,
    0,
  );
const held = async (user: TestUser) =>
  (await active(user)).filter(({ heldForDoctor }) => heldForDoctor).map(({ name }) => name);

describe('what was not prescribed and PREG-1 speaks against', () => {
  const serum = { session: 'PM', kind: 'RETINOID', name: 'Retinol serum', label: 'Aqua, Retinol' } as const;

  it.each(['PREGNANT', 'TRYING'] as const)('is not due while the person is %s', async (pregnancy) => {
    const user = await api.createUser();
    const { steps } = await create(user.client, { steps: [serum, sunscreen], activate: true });
    const states = () => Promise.all(steps.map(({ id }) => status(user.client, id)));
    expect(await states()).toEqual(['DUE', 'DUE']);
    await say(user, pregnancy);
    expect(await states()).toEqual(['PAUSED', 'DUE']);
    expect(await held(user)).toEqual([]);
    expect(await planned(user)).toBe(1);
    await say(user, 'NONE');
    expect(await states()).toEqual(['DUE', 'DUE']);
  });

  it('stays due while breastfeeding, which only warns', async () => {
    const user = await api.createUser();
    const { steps } = await create(user.client, { steps: [serum], activate: true });
    await say(user, 'BREASTFEEDING');
    expect(await status(user.client, steps[0]!.id)).toBe('DUE');
  });
});

describe('what was prescribed and may harm an unborn child', () => {
  it('is not due from the day on which a pregnancy is stated, and is again when it is over', async () => {
    const user = await api.createUser();
    const { steps } = await create(user.client, {
      steps: [RETINOID, AZELAIC, UNKNOWN, sunscreen],
      activate: true,
    });
    const [retinoid, azelaic, unknown, shield] = steps.map(({ id }) => id) as [
      string,
      string,
      string,
      string,
    ];
    const states = () =>
      Promise.all([retinoid, azelaic, unknown, shield].map((id) => status(user.client, id)));
    expect(await states()).toEqual(['DUE', 'DUE', 'DUE', 'DUE']);
    await say(user, 'PREGNANT');
    expect(await states()).toEqual(['PAUSED', 'DUE', 'PAUSED', 'DUE']);
    expect(await held(user)).toEqual([RETINOID.name, UNKNOWN.name]);
    await say(user, 'NONE');
    expect(await states()).toEqual(['DUE', 'DUE', 'DUE', 'DUE']);
    expect(await held(user)).toEqual([]);
  });

  it('is in a new plan too, on hold, with a note', async () => {
    const user = await api.createUser();
    await say(user, 'PREGNANT');
    const prescriptions = [RETINOID, UNKNOWN].map(({ name }) => ({ name }));
    const routine = await activate(user.client, { prescriptions });
    expect(await held(user)).toEqual([RETINOID.name, UNKNOWN.name]);
    const waiting = routine.steps.filter(({ prescribed }) => prescribed);
    const states = () => Promise.all(waiting.map(({ id }) => status(user.client, id)));
    expect(await states()).toEqual(['PAUSED', 'PAUSED']);
    const rules = ['PREG-RX', 'PREG-RX-ASK'];
    expect(routine.notes.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(rules));
    expect(routine.findings.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(rules));
    await say(user, 'NOT_APPLICABLE');
    expect(await states()).toEqual(['DUE', 'DUE']);
  });

  it('is no step where it is swallowed', async () => {
    const user = await api.createUser();
    await say(user, 'PREGNANT');
    const routine = await activate(user.client, { prescriptions: [{ name: 'Isotretinoin 20 mg capsules' }] });
    expect(routine.steps.filter(({ prescribed }) => prescribed)).toEqual([]);
    expect(routine.notes.map(({ ruleId }) => ruleId)).toContain('PREG-RET-ORAL');
  });

  it('is not missed in adherence', async () => {
    const user = await api.createUser();
    await create(user.client, { steps: [RETINOID], activate: true });
    expect(await planned(user)).toBe(1);
    await say(user, 'TRYING');
    expect(await planned(user)).toBe(0);
  });

  it('takes as many statements for several steps as for one, and none more without a prescribed one', async () => {
    const count = async (steps: Parameters<typeof create>[1]) => {
      const user = await api.createUser();
      await say(user, 'PREGNANT');
      await create(user.client, { ...steps, activate: true });
      return (await api.statements(() => active(user))).length;
    };
    const label = 'Aqua, Tretinoin';
    const one = await count({ steps: [{ ...RETINOID, label }] });
    expect(
      await count({
        steps: [
          { ...RETINOID, label },
          { ...AZELAIC, label },
          { ...UNKNOWN, label },
        ],
      }),
    ).toBe(one);
    expect(await count({ steps: [{ ...RETINOID, prescribed: false, label }] })).toBeLessThan(one);
  });
});
