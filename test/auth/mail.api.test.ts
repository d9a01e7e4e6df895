import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { RegisterDocument, VerifyEmailDocument } from '../../operations/generated.ts';
import { PASSWORD, TestApi } from '../setup/api.ts';
import { parseMail } from '../setup/servers/outbox.ts';

const tries: string[] = [];
/** Fails the first try after it has seen the whole mail. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: async (stream, _session, done) => {
    let mail = '';
    for await (const chunk of stream) mail += chunk;
    tries.push(mail);
    done(tries.length === 1 ? new Error('Come back later') : null);
  },
});

let api: TestApi;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  api = await TestApi.start({ SMTP_URL: `smtp://127.0.0.1:${port}` });
});
afterAll(async () => {
  await api.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

it('resends a mail that the server did not accept, with a new token', async () => {
  const email = `${randomUUID()}@example.com`;
  await api.graphql(RegisterDocument, { input: { email, password: PASSWORD } });
  await vi.waitFor(() => expect(tries).toHaveLength(2), { timeout: 180_000 });
  const [first, second] = tries.map(parseMail);
  const verify = async (token: string) =>
    (await api.graphql(VerifyEmailDocument, { input: { token } })).data.verifyEmail.userErrors;
  expect(second).toMatchObject({ to: email, token: expect.any(String) });
  expect(await verify(first!.token!)).toMatchObject([{ code: 'TOKEN_INVALID' }]);
  expect(await verify(second!.token!)).toEqual([]);
});
