import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  ActiveRoutineDocument,
  RecommendationsDocument,
  ReportReactionDocument,
  ResumeAfterReactionDocument,
} from '../../../operations/generated.ts';
import type { TestUser } from '../../setup/api.ts';
import { idOf } from '../../setup/ids.ts';
import { activate, api, inDays, MISSING, report, setUp, status, TODAY } from '../step-log-setup.ts';

setUp();

describe('a report of an emergency', () => {
  const resume = async (user: TestUser, id: string, doctorAgreed = true) =>
    (await user.client.request(ResumeAfterReactionDocument, { input: { id, doctorAgreed } }))
      .resumeAfterReaction;
  const held = async (user: TestUser) =>
    (await user.client.request(ActiveRoutineDocument, {})).viewer.activeRoutine!.steps.map(
      ({ heldForDoctor }) => heldForDoctor,
    );

  it('holds every step, prescribed ones and later ones too, until a doctor agrees', async () => {
    const user = await api.createUser();
    const routine = await activate(user.client, { prescriptions: [{ name: 'Tretinoin 0.05 %' }] });
    const { reaction, advice } = await report(user.client, { symptoms: ['FACE_SWELLING'] });
    expect(advice).toContain('Stop putting anything on the skin and get help now.');
    expect(advice).toContain('every medicine you have taken in the last eight weeks');
    const { steps } = (await user.client.request(ActiveRoutineDocument, {})).viewer.activeRoutine!;
    expect(steps.map(({ heldForDoctor, pausedUntil }) => [heldForDoctor, pausedUntil])).toEqual(
      routine.steps.map(() => [true, null]),
    );
    for (const { id } of routine.steps) {
      expect(await status(user.client, id)).toBe('PAUSED');
      expect(await status(user.client, id, inDays(300))).toBe('PAUSED');
    }
    await activate(user.client);
    const later = (await user.client.request(ActiveRoutineDocument, {})).viewer.activeRoutine!.steps;
    expect(later.every(({ heldForDoctor }) => heldForDoctor)).toBe(true);
    const added = later.filter(({ prescribed }) => !prescribed).map(({ kind }) => kind);
    expect(added.some((type) => type === 'RETINOID' || type === 'EXFOLIANT')).toBe(false);

    expect((await resume(user, reaction!.id, false)).userErrors).toMatchObject([
      { code: 'CONFIRMATION_REQUIRED', field: ['input', 'doctorAgreed'] },
    ]);
    expect(await held(user)).not.toContain(false);
    const { reaction: cleared } = await resume(user, reaction!.id);
    expect(cleared!.clearedAt).not.toBeNull();
    expect((await resume(user, reaction!.id)).reaction).toEqual(cleared);
    expect(await held(user)).not.toContain(true);
    const { recommendations } = await user.client.request(RecommendationsDocument, {});
    expect(recommendations[0]!.ruleId).toBe('REACT-NO-ADD');
    const proposed = recommendations.filter(({ action }) => action === 'ADD');
    expect(proposed.map(({ stepKind }) => stepKind)).toEqual(['SUNSCREEN']);
  });

  it('lets what was prescribed go on, and other actives rest for a week more', async () => {
    const user = await api.createUser();
    const routine = await activate(user.client, {
      prescriptions: [{ name: 'Adapalene 0.1 %', session: 'PM' }],
      profile: { concerns: ['PIGMENTATION'] },
    });
    const { reaction } = await report(user.client, { symptoms: ['SKIN_COMING_OFF'] });
    await resume(user, reaction!.id);
    const prescribed = routine.steps.find((step) => step.prescribed)!;
    expect(await status(user.client, prescribed.id)).toBe('DUE');
    const { steps } = (await user.client.request(ActiveRoutineDocument, {})).viewer.activeRoutine!;
    const untilOf = (type: string) =>
      steps.find((step) => step.kind === type && !step.prescribed)?.pausedUntil;
    expect(untilOf('CLEANSER')).toBe(TODAY);
    expect(steps.filter(({ pausedUntil }) => pausedUntil === inDays(7)).map(({ kind }) => kind)).toContain(
      'SERUM',
    );
  });

  it('is not taken for the repetition of a milder report', async () => {
    const user = await api.createUser();
    await report(user.client, { clientRequestId: 'one', symptoms: ['RASH'] });
    const input = {
      clientRequestId: 'one',
      severity: 'SEVERE',
      symptoms: ['RASH', 'FACE_SWELLING'],
    } as const;
    const variables = { input: { ...input, symptoms: [...input.symptoms] } };
    const { errors } = await user.client.send(ReportReactionDocument, variables);
    expect(errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_MISMATCH' } }]);
    // As it was saved before contents were compared.
    await api.db.execute(sql`update skin_reactions set content_hash = null where user_id = ${user.id}`);
    const { reportReaction } = await user.client.request(ReportReactionDocument, variables);
    expect(reportReaction.userErrors).toMatchObject([{ field: ['input', 'clientRequestId'] }]);
    expect(reportReaction.advice).toBeNull();
  });

  it('is ended by its person only, one by one, and not for another reaction', async () => {
    const [user, stranger] = [await api.createUser(), await api.createUser()];
    await activate(user.client);
    const first = (await report(user.client, { symptoms: ['BLISTERS'] })).reaction!;
    const second = (await report(user.client, { symptoms: ['WIDESPREAD_RASH'] })).reaction!;
    await expect(resume(stranger, first.id)).rejects.toThrow(/not found|does not exist/i);
    await expect(resume(user, idOf('SkinReaction', MISSING))).rejects.toThrow(/not found|does not exist/i);
    await resume(user, first.id);
    expect(await held(user)).not.toContain(false);
    await resume(user, second.id);
    expect(await held(user)).not.toContain(true);
    const mild = (await report(user.client, { symptoms: ['STINGING'], severity: 'MILD' })).reaction!;
    expect(mild.clearedAt).toBeNull();
    expect((await resume(user, mild.id)).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
  });
});
