import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  LoginDocument,
  MyNotificationsDocument,
  RegisterDocument,
  SendTestNotificationDocument,
  VerifyEmailDocument,
} from '../../operations/generated.ts';
import { PASSWORD, TestApi } from '../setup/api.ts';

const MESSAGES = {
  auth: {
    'mail.verification.title': '{app}: email yIchaw',
    'mail.verification.welcome': 'nuqneH! {app} tIn.',
    'mail.verification.registered': 'DIch: {at}',
    'mail.token.line': 'ngoq: {token}',
    'login.wrong': 'Dochvam Qap be’.',
  },
  notifications: {
    'test.title': 'waHmeH Dochvam',
    'test.message': 'QIn Daqawpu’.',
    'mail.why': 'QIn Dalaj: {kind}.',
    'kind.SYSTEM': 'pat',
    'unsubscribe.ask.heading': 'QIn Damev’a’?',
  },
};

let folder: string;
let api: TestApi;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'messages-'));
  await mkdir(join(folder, 'tlh'));
  for (const [name, messages] of Object.entries(MESSAGES))
    await writeFile(join(folder, 'tlh', `${name}.json`), JSON.stringify(messages));
  api = await TestApi.start({ MESSAGES_DIR: folder, APP_NAME: 'DIr Qum' });
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

const KLINGON = { headers: { 'accept-language': 'xx, tlh-Latn;q=0.8, de;q=0.7' } };

it('a folder of messages makes a language, from the registration to the link that ends its mails', async () => {
  const email = `${randomUUID()}@example.com`;
  await api.graphql(RegisterDocument, { input: { email, password: PASSWORD } }, KLINGON);
  const verification = await api.mail(email);
  expect(verification.subject).toBe('DIr Qum: email yIchaw');
  expect(verification.headers.from).toBe('DIr Qum <no-reply@skincare.localhost>');
  expect(verification.html).toContain('<html lang="tlh">');
  expect(verification.text).toContain('nuqneH! DIr Qum tIn.');
  expect(verification.text).toContain('If you did not register'); // not translated
  const token = /^ngoq: (\S+)$/m.exec(verification.text)![1]!;
  await api.graphql(VerifyEmailDocument, { input: { token } }, KLINGON);

  const wrong = await api.graphql(LoginDocument, { input: { email, password: 'wrong' } }, KLINGON);
  expect(wrong.data.login.userErrors).toMatchObject([{ message: 'Dochvam Qap be’.' }]);

  const { client } = await api.login(email);
  await client.request(SendTestNotificationDocument, {});
  const { viewer } = await client.request(MyNotificationsDocument, { first: 1 });
  expect(viewer.notifications.nodes).toMatchObject([{ title: 'waHmeH Dochvam', message: 'QIn Daqawpu’.' }]);
  const mail = await api.mail(email, 2);
  expect(mail.subject).toBe('waHmeH Dochvam');
  expect(mail.text).toContain('QIn Dalaj: pat.');
  const page = await fetch(mail.headers['list-unsubscribe']!.slice(1, -1));
  expect(await page.text()).toContain('QIn Damev’a’?');
});

it('the other languages are there as before', async () => {
  const { client } = await api.createUser({ consents: false });
  await client.request(SendTestNotificationDocument, {});
  const { viewer } = await client.request(MyNotificationsDocument, { first: 1 });
  expect(viewer.notifications.nodes).toMatchObject([{ title: 'This is a test' }]);
});

it.each([
  ['tlh', '{ "login.wrong": "{" }', /auth\.login\.wrong for "tlh" in MESSAGES_DIR is malformed/],
  ['tlh', '{ "login.wring": "x" }', /auth\.login\.wring .* does not exist in English/],
  ['tlh', '{ "mail.device": "{name}" }', /auth\.mail\.device .* has the parameter "name"/],
  ['tlh', '{ "email.too-long": "{maximum, select, other {x}}" }', /has the parameter "maximum"/],
  ['de-AT', '{ "login.wrong": "x" }', /"de-AT" in MESSAGES_DIR is no code of a language/],
])('messages for %s such as %s stop the start', async (language, messages, problem) => {
  const bad = await mkdtemp(join(tmpdir(), 'messages-'));
  await mkdir(join(bad, language));
  await writeFile(join(bad, language, 'auth.json'), messages);
  await expect(TestApi.start({ MESSAGES_DIR: bad })).rejects.toThrow(problem);
  await rm(bad, { recursive: true });
});
