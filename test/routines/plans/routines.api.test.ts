import { describe, expect, it } from 'vitest';
import {
  ActivateRoutineDocument,
  ActiveRoutineDocument,
  CheckRoutineDocument,
  type CheckRoutineInput,
  CreateRoutineDocument,
  DeleteRoutineDocument,
  GenerateRoutineDocument,
  MyRoutinesDocument,
  PauseRoutineDocument,
  RoutineDocument,
  type RoutineStepInput,
  UpdateProfileDocument,
  UpdateRoutineDocument,
} from '../../../operations/generated.ts';
import { answerFirst } from '../../setup/api.ts';
import { idOf } from '../../setup/ids.ts';
import {
  api,
  check,
  cleanser,
  create,
  MISSING,
  retinol,
  rules,
  setUp,
  sunscreen,
  user,
} from '../routine-setup.ts';

setUp();

describe('checkRoutine', () => {
  const labelled = (count: number, label: (index: number) => string): RoutineStepInput[] =>
    Array.from({ length: count }, (_, index) => ({
      session: 'PM',
      kind: 'SERUM',
      name: `Serum ${index}`,
      label: label(index),
    }));

  it('reads the labels of forty steps with as many statements as that of one', async () => {
    const count = async (steps: number) => {
      const plan = labelled(steps, (index) => `Aqua, Retinol, Glycolic Acid, Niacinamidx, Thing ${index}`);
      return (await api.statements(() => check(plan))).length;
    };
    await count(1); // reads the words of all names, once
    expect(await count(40)).toBe(await count(1));
  });

  it('rejects labels with more than 1,500 ingredients in total, and still matches those of the last step', async () => {
    const { findings } = await check(labelled(30, (index) => (index === 29 ? 'Retinoll' : 'Aqua, Foo, Bar')));
    expect(findings.map(({ ruleId }) => ruleId)).toContain('SUN-1');
    const many = Array.from({ length: 151 }, (_, index) => `Thing ${index}`).join(', ');
    const { errors } = await user.client.send(CheckRoutineDocument, {
      input: { plan: { steps: labelled(10, () => many) } },
    });
    expect(errors?.[0]).toMatchObject({
      message: 'The labels of a routine may have at most 1,500 ingredients in total.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('passes a plan that is good', async () => {
    const moisturizer: RoutineStepInput = { session: 'PM', kind: 'MOISTURIZER', name: 'Cream' };
    const known = [sunscreen, cleanser, moisturizer].map((step) => ({ ...step, label: 'Aqua, Glycerin' }));
    const nothing = { findings: [], notJudged: [], judgedShare: 1 };
    expect(await check(known)).toEqual({ passed: true, ...nothing });
  });

  it('does not pass what it could not judge, and names it', async () => {
    const moisturizer: RoutineStepInput = { session: 'PM', kind: 'MOISTURIZER', name: 'Cream' };
    const plan = [
      { ...sunscreen, label: 'Aqua, Glycerin, Blubbium Extract' },
      cleanser,
      { ...moisturizer, label: 'Aqua, Glycerinn' },
    ];
    const { passed, findings, notJudged, judgedShare } = await check(plan);
    expect({ passed, findings }).toEqual({ passed: false, findings: [] });
    expect(notJudged.map(({ text, step: { name } }) => [name, text])).toEqual([
      [sunscreen.name, 'Blubbium Extract'],
      [cleanser.name, cleanser.name],
      ['Cream', 'Glycerinn'],
    ]);
    expect(judgedShare).toBeCloseTo(0.5);
  });

  it('says "probably" of what a label only probably names', async () => {
    const plan: RoutineStepInput[] = [
      { ...sunscreen, label: 'Zinc Oxide' },
      { session: 'PM', kind: 'SERUM', name: 'Night', label: 'Aqua, Retinoll' },
    ];
    const { findings } = await check(plan, { pregnancy: 'PREGNANT' });
    expect(findings.find(({ ruleId }) => ruleId === 'PREG-1')?.message).toContain('probably RETINOL');
  });

  it('finds what is forbidden, and a hidden steroid, in a label', async () => {
    const plan = (label: string): RoutineStepInput[] => [
      { ...sunscreen, label: 'Zinc Oxide' },
      { session: 'PM', kind: 'MOISTURIZER', name: 'Cream', label },
    ];
    const steroid = await check(plan('Aqua, Petrolatum, Clobetasol Propionate 0.05%'));
    expect(steroid).toMatchObject({ passed: false });
    expect(rules(steroid.findings)).toContain('HARD PROHIB-STEROID');
    expect(rules((await check(plan('Aqua, Petrolatum'))).findings)).toEqual(['INFO PROHIBITED']);
  });

  it('requires sunscreen if an active needs it', async () => {
    const { passed, findings } = await check([{ ...retinol, established: true }], {
      experience: 'EXPERIENCED',
    });
    expect(passed).toBe(false);
    expect(rules(findings)).toEqual(['HARD SUN-1']);
  });

  it('asks what is not known of a person who typed a retinoid, and no more once it is answered', async () => {
    const { client } = await api.createUser({ answers: false });
    const judged = async () =>
      (
        await client.request(CheckRoutineDocument, {
          input: {
            plan: {
              steps: [
                { ...retinol, established: true },
                { ...sunscreen, label: 'Aqua, Zinc Oxide' },
              ],
            },
            profile: { experience: 'EXPERIENCED' },
          },
        })
      ).checkRoutine;
    const { passed, findings } = await judged();
    expect(passed).toBe(false);
    expect(findings).toMatchObject([
      {
        ruleId: 'ASK-FIRST',
        severity: 'SOFT',
        ingredients: ['RETINOL'],
        message: expect.stringMatching(/How old.*Which medicines.*pregnant/),
      },
    ]);
    const saved = await create(client, {});
    expect(rules(saved.findings)).toContain('SOFT ASK-FIRST');
    await answerFirst(client);
    expect(await judged()).toMatchObject({ passed: true, findings: [] });
  });

  it('excludes retinoids while trying to conceive', async () => {
    const { findings } = await check([{ ...retinol, established: true }, sunscreen], { pregnancy: 'TRYING' });
    expect(findings[0]).toMatchObject({ ruleId: 'PREG-1', ingredients: ['RETINOL'], askDoctor: false });
  });

  it('checks a saved routine, and keeps its profile', async () => {
    const { id } = await create(user.client, { profile: { pregnancy: 'PREGNANT' } });
    const { checkRoutine } = await user.client.request(CheckRoutineDocument, {
      input: { plan: { routineId: id } },
    });
    expect(rules(checkRoutine.findings)).toContain('HARD PREG-1');
    expect(checkRoutine.findings[0]!.steps[0]!.stepId).not.toBeNull();
  });

  it('judges no other plan by the profile of a routine, and no routine by a pregnancy that has ended', async () => {
    const someone = await api.createUser();
    const { id } = await create(someone.client, { profile: { pregnancy: 'PREGNANT' }, activate: true });
    const other = await create(someone.client, {});
    const rulesOf = async (plan: CheckRoutineInput['plan'], profile?: CheckRoutineInput['profile']) => {
      const input = { plan, profile };
      return rules((await someone.client.request(CheckRoutineDocument, { input })).checkRoutine.findings);
    };
    expect(await rulesOf({ steps: [retinol, sunscreen] })).not.toContain('HARD PREG-1');
    expect(await rulesOf({ routineId: other.id })).not.toContain('HARD PREG-1');
    expect(rules(other.findings)).not.toContain('HARD PREG-1');
    const state = (pregnancy: 'NONE' | 'PREGNANT') =>
      someone.client.request(UpdateProfileDocument, { input: { pregnancy } });
    await state('NONE');
    expect(await rulesOf({ routineId: id })).toContain('HARD PREG-1');
    const none = { pregnancy: 'NONE' as const };
    await someone.client.request(UpdateRoutineDocument, { input: { id, profile: none } });
    expect(await rulesOf({ routineId: id })).not.toContain('HARD PREG-1');
    expect(await rulesOf({ routineId: other.id }, { pregnancy: 'TRYING' })).toContain('HARD PREG-1');
    await state('PREGNANT');
    expect(await rulesOf({ steps: [retinol, sunscreen] }, none)).toContain('HARD PREG-1');
    expect(await rulesOf({ routineId: id })).toContain('HARD PREG-1');
    const during = await create(someone.client, {});
    expect(rules(during.findings)).toContain('HARD PREG-1');
    await state('NONE');
    expect(await rulesOf({ routineId: during.id })).not.toContain('HARD PREG-1');
  });

  it.each([
    {},
    { steps: [] },
    { routineId: idOf('Routine', MISSING), steps: [cleanser] },
    { steps: [{ ...cleanser, name: 'x'.repeat(101) }] },
  ])('refuses %j', async (plan) => {
    const { errors } = await user.client.sendText(String(CheckRoutineDocument), { input: { plan } });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});

describe('another user`s routine', () => {
  it.each([
    ['routine', RoutineDocument, (id: string) => ({ id })],
    ['checkRoutine', CheckRoutineDocument, (id: string) => ({ input: { plan: { routineId: id } } })],
    ['updateRoutine', UpdateRoutineDocument, (id: string) => ({ input: { id } })],
    ['activateRoutine', ActivateRoutineDocument, (id: string) => ({ input: { id } })],
    ['pauseRoutine', PauseRoutineDocument, (id: string) => ({ input: { id } })],
    ['deleteRoutine', DeleteRoutineDocument, (id: string) => ({ input: { id } })],
  ] as const)('cannot be told from a missing one: %s', async (_name, document, variables) => {
    const theirs = await create((await api.createUser()).client);
    const answers = await Promise.all(
      [theirs.id, idOf('Routine', MISSING), 'no-id'].map((id) =>
        user.client.sendText(String(document), variables(id)),
      ),
    );
    const [first, ...others] = answers.map(({ errors }) => errors?.[0]);
    expect(first?.extensions?.code).toBe('NOT_FOUND');
    for (const other of others) expect(other).toEqual(first);
  });
});

it.each([
  ['routine', RoutineDocument, { id: idOf('Routine', MISSING) }],
  ['checkRoutine', CheckRoutineDocument, { input: { plan: { steps: [cleanser] } } }],
  ['generateRoutine', GenerateRoutineDocument, { input: {} }],
  ['createRoutine', CreateRoutineDocument, { input: { name: 'x', steps: [cleanser] } }],
  ['updateRoutine', UpdateRoutineDocument, { input: { id: idOf('Routine', MISSING) } }],
  ['activateRoutine', ActivateRoutineDocument, { input: { id: idOf('Routine', MISSING) } }],
  ['pauseRoutine', PauseRoutineDocument, { input: { id: idOf('Routine', MISSING) } }],
  ['deleteRoutine', DeleteRoutineDocument, { input: { id: idOf('Routine', MISSING) } }],
  ['viewer.routines', MyRoutinesDocument, {}],
  ['viewer.activeRoutine', ActiveRoutineDocument, {}],
] as const)('%s is closed to strangers', async (_name, document, variables) => {
  const { errors } = await api.stranger().sendText(String(document), variables);
  expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});
