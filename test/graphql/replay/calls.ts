import { CONSENT_VERSIONS } from '../../../src/consents/consent-texts.ts';
import type { Role } from '../../../src/platform/viewer.ts';
import { portrait } from '../../setup/photos.ts';
import { question } from '../../setup/rows/consultations.ts';
import { profileOf } from '../../setup/rows/dermatologists.ts';

type Variables = object | Promise<object>;

/** One mutation of the replay, sent after those before it. */
export interface Call {
  name: string;
  by: Role;
  variables?: () => Variables;
  /** Whether making the variables changes the account. */
  prepares?: boolean;
  file?: { path: string; content: Blob };
}

/** They end the session, and with it what a cache may hold. */
export const exempt = ['logout', 'logoutEverywhere', 'deleteAccount'];

interface Tools {
  ask(role: Role, query: string, variables?: object): Promise<Record<string, unknown>>;
  makeFailed(analysisId: string): Promise<void>;
  logInAgain(): Promise<void>;
  /** Makes a failed job; the name of its queue. */
  failJob(): Promise<string>;
  otherEmail: string;
}
interface Item {
  id: string;
  status?: string | boolean;
  steps?: Item[];
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const input = (values: object) => ({ input: values });
const call = (name: string, variables?: () => Variables, more: Partial<Call> = {}): Call => ({
  ...{ name, by: 'USER', variables },
  ...more,
});
const PHOTO = { path: 'input.photo', content: new Blob([new Uint8Array(portrait)]) };
const STEPS = [
  { session: 'AM', kind: 'SUNSCREEN', name: 'Shield' },
  { session: 'PM', kind: 'SERUM', name: 'Hydroquinone 4 % cream', prescribed: true },
];

/** Every mutation that needs a viewer, in an order in which each succeeds. */
export function replayedCalls({ ask, makeFailed, logInAgain, failJob, otherEmail }: Tools): Call[] {
  const list = async (field: string, selection = 'id status') => {
    const page = ['medications', 'avoidedFamilies'].includes(field) ? '' : '(first: 50)';
    const inner = page ? `nodes { ${selection} }` : selection;
    const { viewer } = (await ask('USER', `{ viewer { ${field}${page} { ${inner} } } }`)) as {
      viewer: Record<string, { nodes: Item[] } | Item[]>;
    };
    const found = viewer[field]!;
    return Array.isArray(found) ? found : found.nodes;
  };
  const newest = async (field: string) => (await list(field, 'id'))[0]!.id;
  const routines = () => list('routines', 'id status steps { id }');
  const idle = async () => (await routines()).find(({ status }) => status !== 'ACTIVE')!.id;
  const active = async () => (await routines()).find(({ status }) => status === 'ACTIVE')!;
  const step = async () => (await active()).steps![0]!.id;
  const held = async () => {
    const [newestOne] = await list('routines', 'id steps { id status: heldForDoctor }');
    return newestOne!.steps!.find(({ status }) => status)!.id;
  };
  const ofCase = async () => ({ id: await newest('consultations') });
  const caseInput =
    (more: object = {}) =>
    async () =>
      input({ ...(await ofCase()), ...more });
  const doctor = (name: string, more: object = {}) => call(name, caseInput(more), { by: 'DERMATOLOGIST' });
  const ask1 = () => input(question({ question: 'Is this new?' }));

  return [
    call('updateProfile', () => input({ firstName: 'Ada', sensitivity: 'LOW' })),
    call('setProfilePicture', () => input({ picture: null }), {
      file: { ...PHOTO, path: 'input.picture' },
    }),
    call('updatePreferences', () => input({ theme: 'DARK' })),
    call('updateReminderSettings', () => input({ morning: { enabled: true, time: '07:15' } })),
    call('updateNotificationPreferences', () => input({ quietHours: { from: '22:00', to: '06:00' } })),
    call(
      'revokeSession',
      async () => {
        await logInAgain();
        return input({ id: (await list('sessions', 'id'))[0]!.id });
      },
      { prepares: true },
    ),
    call('changePassword', () =>
      input({ currentPassword: 'plain test sentence 7', newPassword: 'plain test sentence 8' }),
    ),
    call('updateHealthProfile', () => input({ allergies: [] })),
    call('addMedication', () => input({ name: 'Ivermectin' })),
    call('updateMedication', async () => input({ id: await newest('medications'), strength: '1 %' })),
    call('endMedication', async () => input({ id: await newest('medications'), endedOn: inDays(0) })),
    call('deleteMedication', async () => input({ id: await newest('medications') })),
    call('avoidIngredient', () => input({ target: { name: 'Limonene' } })),
    call('allowIngredient', () => input({ family: 'PARABENS' })),
    call('createGoal', () => input({ metric: 'REDNESS', target: 1, day: inDays(20) })),
    call('updateGoal', async () => input({ id: await newest('goals'), target: 2 })),
    call('deleteGoal', async () => input({ id: await newest('goals') })),
    call('addJournalEntry', () => input({ text: 'Calm.' })),
    call('updateJournalEntry', async () => input({ id: await newest('journal'), mood: 4 })),
    call('deleteJournalEntry', async () => input({ id: await newest('journal') })),
    call('createRoutine', () => input({ name: 'New', steps: STEPS, activate: true })),
    call('confirmPrescribedStep', async () => input({ id: await held(), doctorAgreed: true })),
    call('updateRoutine', async () => input({ id: (await active()).id, name: 'Renamed' })),
    call('logRoutineStep', async () => input({ stepId: await step() })),
    call('undoRoutineStepLog', async () => input({ stepId: await step() })),
    call('pauseRoutine', async () => input({ id: (await active()).id })),
    call('activateRoutine', async () => input({ id: await idle() })),
    call('generateRoutine', () => input({ activate: true, maxStepsPerSession: 3 })),
    call('deleteRoutine', async () => input({ id: await idle() })),
    call('startPatchTest', () => input({ name: 'Cream' })),
    call('recordPatchTestResult', async () =>
      input({
        id: await newest('patchTests'),
        result: 'REACTION',
        severity: 'MILD',
        symptoms: ['ITCHING'],
      }),
    ),
    call('abandonPatchTest', async () =>
      input({ id: (await list('patchTests')).find(({ status }) => status === 'RUNNING')!.id }),
    ),
    call('reportReaction', () => input({ severity: 'SEVERE', symptoms: ['FACE_SWELLING'] })),
    call('resumeAfterReaction', async () => input({ id: await newest('skinReactions'), doctorAgreed: true })),
    call('sendTestNotification'),
    call('markNotificationRead', async () => input({ id: await newest('notifications') })),
    call('markAllNotificationsRead'),
    call('deleteNotification', async () => input({ id: await newest('notifications') })),
    call('requestDataExport'),
    call('checkPhoto', () => input({ photo: null }), { file: PHOTO }),
    call('submitAnalysis', () => input({ photo: null }), { file: PHOTO }),
    call(
      'retryAnalysis',
      async () => {
        const id = await newest('analyses');
        await makeFailed(id);
        return input({ id });
      },
      { prepares: true },
    ),
    call('deleteAnalysis', async () => input({ id: (await list('analyses')).at(-1)!.id })),
    call('requestConsultation', ask1),
    doctor('claimConsultation'),
    doctor('startConsultationReview'),
    doctor('requestMoreInformation', { question: 'Since when?' }),
    call('postConsultationMessage', async () =>
      input({ consultationId: await newest('consultations'), text: 'Since May.' }),
    ),
    call('markConsultationMessagesRead', async () => {
      const { id } = await ofCase();
      const { consultation } = (await ask(
        'USER',
        'query($id: ID!) { consultation(id: $id) { messages(first: 1) { nodes { id } } } }',
        { id },
      )) as { consultation: { messages: { nodes: Item[] } } };
      return input({ consultationId: id, upToMessageId: consultation.messages.nodes[0]!.id });
    }),
    doctor('answerConsultation', { answer: 'It is eczema.' }),
    call('rateConsultation', caseInput({ rating: 5 })),
    call('closeConsultation', caseInput()),
    call('requestConsultation', ask1),
    doctor('claimConsultation'),
    doctor('declineConsultation', { reason: 'Not my field.' }),
    call('cancelConsultation', caseInput()),
    call('updateDermatologistProfile', () => input({ bio: 'Twenty years.' }), { by: 'DERMATOLOGIST' }),
    call('createDermatologist', () => input({ email: 'new@clinic.example', ...profileOf('Dr. New') }), {
      by: 'ADMIN',
    }),
    call(
      'setUserRole',
      async () => {
        const { account } = (await ask('ADMIN', `{ account(email: "${otherEmail}") { id } }`)) as {
          account: Item;
        };
        return input({ id: account.id, role: 'ADMIN' });
      },
      { by: 'ADMIN' },
    ),
    ...['retryFailedJobs', 'discardFailedJobs'].map((name) =>
      call(name, async () => input({ queue: await failJob() }), { by: 'ADMIN', prepares: true }),
    ),
    call('importIngredients', () => input({ file: null, source: 'test' }), {
      by: 'ADMIN',
      file: { path: 'input.file', content: new Blob([INGREDIENTS]) },
    }),
    call('withdrawConsent', () => input({ kind: 'HEALTH_DATA' })),
    call('giveConsent', () => input({ kind: 'HEALTH_DATA', version: CONSENT_VERSIONS.HEALTH_DATA })),
  ];
}

const INGREDIENTS = 'INCI name,CAS No,Function\nREPLAYED EXTRACT,,SOLVENT\n';
