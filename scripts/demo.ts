// The main flow of a client against a server started for it: register, verify, log in, subscribe, upload, read the result.
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ApiClient } from '../operations/clients/client.ts';
import {
  type AnalysisResultFragment,
  AnalysisUpdatedDocument,
  AnswerConsultationDocument,
  ClaimConsultationDocument,
  ConsultationQuestionnaireDocument,
  ConsultationUpdatedDocument,
  GiveConsentDocument,
  LoginDocument,
  MyConsentRequirementsDocument,
  NotificationReceivedDocument,
  PhotoRequirementsDocument,
  RegisterDocument,
  RequestConsultationDocument,
  StartConsultationReviewDocument,
  SubmitAnalysisDocument,
  UpdateHealthProfileDocument,
  UpdateProfileDocument,
  VerifyEmailDocument,
} from '../operations/generated.ts';
import { DEMO_PASSWORD, DERMATOLOGIST_EMAIL } from '../src/app/demo-accounts.ts';
import { startServerProcess } from './server-process.ts';

const SAMPLES = ['ml-models/samples/portrait.jpg', 'ml-models/samples/closeup.jpg'];
const photos = process.argv.length > 2 ? process.argv.slice(2) : SAMPLES;

const say = (text = '') => console.log(text);
const done = (text: string) => say(`  ✓ ${text}`);

const data = await mkdtemp(join(tmpdir(), 'skincare-demo-'));
await chmod(data, 0o755); // when run as root, the database runs as another user, who needs access
const outbox = join(data, 'outbox');
const started = performance.now();
const server = await startServerProcess({ NODE_ENV: 'development', DATA_DIR: data, LOG_LEVEL: 'warn' });
say(`A fresh server is ready after ${Math.round(performance.now() - started)} ms.\n`);
const stop = async () => {
  await server.stop();
  await rm(data, { recursive: true, force: true });
};
process.once('SIGINT', () => stop().finally(() => process.exit(130)));
try {
  await main(new ApiClient(server.url));
} catch (error) {
  say(`\nThe demo failed. ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await stop();
}

async function main(api: ApiClient): Promise<void> {
  say('Account');
  await makeAccount(api);

  say('\nLive');
  const analyses = listen(api.subscribe(AnalysisUpdatedDocument, {}));
  const notifications = listen(api.subscribe(NotificationReceivedDocument, {}));
  await setTimeout(300);
  done('subscribed to analysisUpdated and notificationReceived');
  const { photoRequirements: wanted } = await api.request(PhotoRequirementsDocument, {});
  done(`photos may be ${wanted.formats.join(', ')}, at most ${wanted.maxBytes / 1024 / 1024} MB`);

  let latest: AnalysisResultFragment | undefined;
  for (const photo of photos) {
    say(`\nPhoto ${photo}`);
    const submitted = performance.now();
    const id = await submit(api, photo);
    const result = await analyses.until(
      ({ analysisUpdated }) => analysisUpdated.id === id && analysisUpdated.completedAt != null,
      ({ analysisUpdated }) => analysisUpdated.id === id && done(`status ${analysisUpdated.status}`),
    );
    done(`pushed ${Math.round(performance.now() - submitted)} ms after the upload began`);
    show(result.analysisUpdated);
    latest = result.analysisUpdated;
    const { notificationReceived: news } = await notifications.until(
      ({ notificationReceived }) => notificationReceived.analysis?.id === id,
    );
    say(`\n  Notification: ${news.title}. ${news.message}`);
  }
  await consult(api, latest?.status === 'COMPLETED' ? latest.id : null);
  await Promise.all([analyses.end(), notifications.end()]);
}

/** Both sides of a consultation: the demo person and the dermatologist of the development accounts. */
async function consult(api: ApiClient, analysisId: string | null): Promise<void> {
  say('\nConsultation');
  const { consultationQuestionnaire: asked } = await api.request(ConsultationQuestionnaireDocument, {});
  const answers = asked.questions.map(({ flag }) => ({ flag, present: false }));
  const { requestConsultation } = await api.request(RequestConsultationDocument, {
    input: {
      question: 'Which of this should I treat first?',
      redFlags: { version: asked.version, answers },
      ...{ analysisId, clientRequestId: randomUUID() },
    },
  });
  refuse(requestConsultation.userErrors);
  const { id, estimatedResponseAt } = requestConsultation.consultation!;
  done(`asked, with ${answers.length} red flags denied; an answer is expected by ${estimatedResponseAt}`);
  const updates = listen(api.subscribe(ConsultationUpdatedDocument, { id }));
  const reaches = (status: string) =>
    updates.until(({ consultationUpdated }) => consultationUpdated.status === status);
  await reaches('PENDING');

  const doctor = new ApiClient(server.url);
  const credentials = { email: DERMATOLOGIST_EMAIL, password: DEMO_PASSWORD };
  const { login } = await doctor.request(LoginDocument, { input: credentials });
  refuse(login.userErrors);
  doctor.token = login.session!.accessToken;
  const { claimConsultation } = await doctor.request(ClaimConsultationDocument, { input: { id } });
  refuse(claimConsultation.userErrors);
  const { consultationUpdated } = await reaches('ASSIGNED');
  done(`taken by ${consultationUpdated.dermatologist?.displayName}`);
  const review = await doctor.request(StartConsultationReviewDocument, { input: { id } });
  refuse(review.startConsultationReview.userErrors);
  const { answerConsultation } = await doctor.request(AnswerConsultationDocument, {
    input: { id, answer: 'Begin with a gentle cleanser and sunscreen; the rest can wait.' },
  });
  refuse(answerConsultation.userErrors);
  done(`answered: ${(await reaches('ANSWERED')).consultationUpdated.answer}`);
  await updates.end();
}

async function makeAccount(api: ApiClient): Promise<void> {
  const email = `demo-${randomUUID().slice(0, 8)}@example.org`;
  const password = randomUUID();
  refuse((await api.request(RegisterDocument, { input: { email, password } })).register.userErrors);
  done(`registered ${email}`);
  const token = await tokenFromMail(email);
  refuse((await api.request(VerifyEmailDocument, { input: { token } })).verifyEmail.userErrors);
  done('verified with the token from the mail outbox');
  const { login } = await api.request(LoginDocument, { input: { email, password } });
  refuse(login.userErrors);
  api.token = login.session!.accessToken;
  done('logged in');
  const { viewer } = await api.request(MyConsentRequirementsDocument, {});
  for (const { kind, version } of viewer.consentRequirements) {
    refuse((await api.request(GiveConsentDocument, { input: { kind, version } })).giveConsent.userErrors);
  }
  done(`gave the consents ${viewer.consentRequirements.map(({ kind }) => kind).join(', ')}`);
  const profile = { age: 34, skinTone: 'III', pregnancy: 'NOT_APPLICABLE' } as const;
  refuse((await api.request(UpdateProfileDocument, { input: profile })).updateProfile.userErrors);
  const health = { noMedications: true };
  refuse((await api.request(UpdateHealthProfileDocument, { input: health })).updateHealthProfile.userErrors);
  done('answered what the rules ask first: age, skin tone, pregnancy, medications');
}

async function tokenFromMail(email: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    for (const name of await readdir(outbox).catch(() => [])) {
      const mail = await readFile(join(outbox, name), 'utf8');
      const token = /^Token: (\S+)/m.exec(mail)?.[1];
      if (mail.includes(email) && token) return token;
    }
    await setTimeout(100);
  }
  throw new Error('No verification mail arrived within 10 s.');
}

async function submit(api: ApiClient, path: string): Promise<string> {
  const file = new Blob([await readFile(path)]);
  const input = { photo: null, clientRequestId: randomUUID() };
  const { data, errors } = await api.upload(SubmitAnalysisDocument, { input }, 'input.photo', file);
  if (!data) throw new Error(errors?.[0]?.message ?? 'The upload failed.');
  refuse(data.submitAnalysis.userErrors);
  done('uploaded');
  return data.submitAnalysis.analysis!.id;
}

function show(analysis: AnalysisResultFragment): void {
  for (const { code, message } of analysis.problems) say(`\n  ${code}: ${message}`);
  if (analysis.status !== 'COMPLETED') return;
  const { skinScore, hydration, oiliness, elasticity, pores } = analysis;
  say('\n  The five scores (0 to 100)');
  for (const [name, value] of Object.entries({ skinScore, hydration, oiliness, elasticity, pores })) {
    say(`    ${name.padEnd(12)} ${value?.toFixed(1).padStart(5)}`);
  }
  say('\n  All measures         value   95 % interval  band      confidence  basis');
  for (const { metric, value, interval, band, confidence, basis } of analysis.metrics) {
    const range = `${interval.low.toFixed(0)} to ${interval.high.toFixed(0)}`;
    say(
      `    ${metric.padEnd(16)} ${value.toFixed(1).padStart(7)}   ${range.padEnd(13)}  ${band.padEnd(8)}  ${confidence.toFixed(2).padEnd(10)}  ${basis}`,
    );
  }
  say('\n  Recommendations');
  for (const { title, reason, source } of analysis.recommendations) {
    say(`    ${title}\n      ${reason} (${source})`);
  }
}

function refuse(userErrors: readonly { message: string }[]): void {
  if (userErrors.length > 0) throw new Error(userErrors.map(({ message }) => message).join(' '));
}

function listen<T>(iterator: AsyncIterableIterator<T>) {
  let pending = iterator.next();
  // Asking for the first item subscribes, so that nothing is missed while the photo is uploaded.
  pending.catch(() => undefined);
  return {
    async until(wanted: (item: T) => boolean, each: (item: T) => unknown = () => undefined): Promise<T> {
      for (;;) {
        const next = await Promise.race([pending, setTimeout(60_000, null, { ref: false })]);
        if (!next || next.done) throw new Error('Nothing was pushed within 60 s.');
        pending = iterator.next();
        pending.catch(() => undefined);
        each(next.value);
        if (wanted(next.value)) return next.value;
      }
    },
    end: () => iterator.return?.(),
  };
}
