import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SOMEBODY } from '../../src/platform/language/language.ts';
import { OutboxMailer, RecipientRefused, SmtpMailer } from '../../src/platform/mail/mail.ts';
import { mailOf } from '../../src/platform/mail/mail-template.ts';
import { parseMail } from '../setup/servers/outbox.ts';

const FROM = 'Skincare <no-reply@skincare.localhost>';
const { text, html } = mailOf(
  {
    app: { name: 'Skincare', url: undefined },
    title: 'unused',
    parts: [
      'Hello <b>you</b> & "others"',
      { label: 'Look <here>', link: 'https://app.example/x?a=1&b=2' },
      'Token: abc',
    ],
  },
  SOMEBODY,
);
const body = { text, html };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outbox-'));
  return () => rm(folder, { recursive: true });
});

describe('the outbox', () => {
  const open = () => new OutboxMailer({ from: FROM, folder: join(folder, 'outbox') });
  const files = async () => (await readdir(join(folder, 'outbox'))).sort();
  const read = async (name: string) => readFile(join(folder, 'outbox', name), 'utf8');

  it('gets one complete file per mail; names sort by time', async () => {
    const mailer = open();
    for (const subject of ['first', 'second', 'third']) {
      await mailer.send({ to: 'a@example.com', subject, ...body });
    }
    const names = await files();
    expect(names).toHaveLength(3);
    const mails = await Promise.all(names.map(read));
    expect(mails.map((mail) => /^Subject: (.*)$/m.exec(mail)?.[1])).toEqual(['first', 'second', 'third']);
    expect(names.every((name) => name.endsWith('.eml') && !name.startsWith('.'))).toBe(true);
  });

  it('contains text and HTML, and the token on a separate line', async () => {
    await open().send({ to: 'a@example.com', subject: 'hello', ...body });
    const source = await read((await files())[0]!);
    expect(source).toContain(`From: ${FROM}`);
    const mail = parseMail(source);
    expect(mail).toMatchObject({ to: 'a@example.com', subject: 'hello', token: 'abc' });
    expect(mail.text).toContain('Hello <b>you</b> & "others"');
    expect(mail.html).toContain('>Hello &lt;b&gt;you&lt;/b&gt; &amp; &quot;others&quot;</p>');
    expect(mail.html).toContain(' href="https://app.example/x?a=1&amp;b=2">Look &lt;here&gt;</a>');
  });

  it('keeps line breaks in a subject from becoming headers', async () => {
    await open().send({ to: 'a@example.com', subject: 'hi\r\nBcc: victim@example.com\r\n\r\nbody', ...body });
    const mail = await read((await files())[0]!);
    expect(mail).not.toMatch(/^Bcc:/m);
    expect(mail).toContain('Subject: hi Bcc: victim@example.com body');
  });

  it.each([
    'a@example.com, victim@example.com',
    'a@example.com\r\nBcc: victim@example.com',
    '<victim@example.com>',
    'a@example.com\0',
  ])('refuses %j as an address', async (to) => {
    await expect(open().send({ to, subject: 'hi', ...body })).rejects.toThrow('address');
    await expect(files()).rejects.toThrow();
  });
});

describe('SMTP', () => {
  const received: { from: string; to: string[]; data: string }[] = [];
  let broken = false;
  let refusal: Error | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refusal),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        if (broken) return done(new Error(`no room for ${rcptTo[0]?.address}`));
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((address) => address.address),
          data: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.server.address();
    url = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  it('delivers to the one recipient', async () => {
    const mailer = new SmtpMailer({ url, from: FROM });
    await mailer.send({ to: 'a@example.com', subject: 'Grüße', ...body });
    mailer.close();
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ from: 'no-reply@skincare.localhost', to: ['a@example.com'] });
    expect(received[0]!.data).toMatch(/^Token: abc\r?$/m);
  });

  it('rejects if the server rejects the mail or is unreachable', async () => {
    broken = true;
    const mailer = new SmtpMailer({ url, from: FROM });
    const error = await mailer.send({ to: 'a@example.com', subject: 'x', ...body }).catch((reason) => reason);
    expect(error.message).toContain('no room for the recipient');
    expect(inspect(error)).not.toContain('a@example.com');
    mailer.close();
    const nowhere = new SmtpMailer({ url: 'smtp://127.0.0.1:1', from: FROM });
    await expect(nowhere.send({ to: 'a@example.com', subject: 'x', ...body })).rejects.toThrow();
    nowhere.close();
  });

  it.each([
    [550, '5.1.1 no such user', true],
    [550, 'no such user', true],
    [552, '5.2.2 mailbox full', true],
    [553, 'no such mailbox', true],
    [550, '5.7.1 relaying denied', false],
    [530, '5.7.0 authentication required', false],
    [554, 'go away', false],
    [451, '4.1.1 try later', false],
    [450, 'try later', false],
  ])('knows whether a refusal is about the recipient: %i %s', async (code, text, isBounce) => {
    refusal = Object.assign(new Error(`${text} <A@Example.com> b@example.org`), { responseCode: code });
    const mailer = new SmtpMailer({ url, from: FROM });
    const error = await mailer.send({ to: 'a@example.com', subject: 'x', ...body }).catch((reason) => reason);
    mailer.close();
    refusal = undefined;
    expect(error instanceof RecipientRefused).toBe(isBounce);
    expect(inspect(error)).not.toMatch(/@example/i);
  });

  it('gives up on a silent server', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const port = (silent.address() as AddressInfo).port;
    const mailer = new SmtpMailer({ url: `smtp://127.0.0.1:${port}`, from: FROM, timeoutMs: 200 });
    await expect(mailer.send({ to: 'a@example.com', subject: 'x', ...body })).rejects.toThrow('not sent');
    mailer.close();
    await new Promise<void>((resolve) => silent.close(() => resolve()));
  });

  it('stops on abort', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const port = (silent.address() as AddressInfo).port;
    const mailer = new SmtpMailer({ url: `smtp://127.0.0.1:${port}`, from: FROM });
    const abort = new AbortController();
    const sending = mailer.send({ to: 'a@example.com', subject: 'x', ...body }, abort.signal);
    silent.once('connection', () => abort.abort());
    await expect(sending).rejects.toThrow('not sent');
    mailer.close();
    await new Promise<void>((resolve) => silent.close(() => resolve()));
  });

  it('keeps the name of a mail and its unsubscribe link intact', async () => {
    const unsubscribeUrl = `https://api.example.org/unsubscribe/SYSTEM?signature=${'x'.repeat(300)}`;
    const mailer = new SmtpMailer({ url, from: FROM });
    broken = false;
    await mailer.send({ to: 'a@example.com', subject: 'x', ...body, id: 'some-id', unsubscribeUrl });
    mailer.close();
    const source = received.at(-1)!.data;
    expect(source).toMatch(/^Message-ID: <some-id@skincare\.localhost>\r?$/m);
    expect(source).toContain(`List-Unsubscribe: <${unsubscribeUrl}>`);
    expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  });
});
