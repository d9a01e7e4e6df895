import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CountedMailer } from '../../../src/platform/mail/counted-mailer.ts';
import { OutboxMailer, SmtpMailer } from '../../../src/platform/mail/mail.ts';
import { createMetrics } from '../../../src/platform/metrics.ts';
import { MailServer } from '../../setup/servers/mail-server.ts';

const mail = { to: 'ada@example.com', subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' };
const from = 'no-reply@example.com';

it('counts mails by outcome', async () => {
  const metrics = createMetrics();
  const folder = await mkdtemp(join(tmpdir(), 'skincare-mails-'));
  const server = await MailServer.start();
  const good = new CountedMailer(new OutboxMailer({ folder, from }), metrics);
  const bad = new CountedMailer(new OutboxMailer({ folder: '/dev/null/outbox', from }), metrics);
  const refusing = new CountedMailer(new SmtpMailer({ url: server.url, from }), metrics);
  server.expect(mail.to, 'NO_SUCH_MAILBOX');
  await good.send(mail);
  await good.send(mail);
  await expect(bad.send(mail)).rejects.toThrow();
  await expect(refusing.send(mail)).rejects.toThrow();
  const { values } = await metrics.mails.get();
  expect(Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value]))).toEqual({
    sent: 2,
    failed: 1,
    refused: 1,
  });
  for (const mailer of [good, bad, refusing]) mailer.close();
  await server.close();
  await rm(folder, { recursive: true });
});
