import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Sends mails. `send` resolves when the mail server or the outbox folder has taken the mail, and rejects otherwise. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): void;
}

const TIMEOUT_MS = 10_000;

/** Mails through SMTP over a few kept connections. */
export class SmtpMailer implements Mailer {
  readonly #transport: Transporter;
  readonly #from: string;

  constructor(options: { url: string; from: string }) {
    this.#from = options.from;
    this.#transport = createTransport({
      url: options.url,
      pool: true,
      maxConnections: 3,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    });
  }

  async send(mail: Mail): Promise<void> {
    try {
      await this.#transport.sendMail(envelope(this.#from, mail));
    } catch (error) {
      throw withoutAddress(error, mail.to);
    }
  }

  close(): void {
    this.#transport.close();
  }
}

/** Mails as files: one `.eml` each, whole or not at all; names sort by time. For development and tests. */
export class OutboxMailer implements Mailer {
  readonly #transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  readonly #from: string;
  readonly #folder: string;
  #written = 0;

  constructor(options: { folder: string; from: string }) {
    this.#folder = options.folder;
    this.#from = options.from;
  }

  async send(mail: Mail): Promise<void> {
    const sent = await this.#transport.sendMail(envelope(this.#from, mail));
    await mkdir(this.#folder, { recursive: true });
    this.#written += 1;
    const time = new Date().toISOString().replaceAll(':', '-');
    const name = `${time}-${String(this.#written).padStart(6, '0')}-${randomBytes(4).toString('hex')}`;
    const unfinished = join(this.#folder, `.${name}`);
    try {
      await writeFile(unfinished, sent.message as Buffer, { mode: 0o600, flag: 'wx' });
      await rename(unfinished, join(this.#folder, `${name}.eml`));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  close(): void {
    this.#transport.close();
  }
}

/** Paragraphs as text and as simple HTML; a paragraph may be a link. */
export function mailBody(paragraphs: readonly (string | { link: string })[]): Pick<Mail, 'text' | 'html'> {
  const text = paragraphs.map((part) => (typeof part === 'string' ? part : part.link)).join('\n\n');
  const html = paragraphs.map((part) =>
    typeof part === 'string'
      ? `<p>${escaped(part)}</p>`
      : `<p><a href="${escaped(part.link)}">${escaped(part.link)}</a></p>`,
  );
  return {
    text: `${text}\n`,
    html: `<!doctype html>\n<html>\n<body>\n${html.join('\n')}\n</body>\n</html>\n`,
  };
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Servers repeat the address in their answers, and logs must not have it. */
function withoutAddress(error: unknown, address: string): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`The mail was not sent. ${reason.replaceAll(address, 'the recipient')}`);
}

/** The address is passed as an object: as a string, commas and angle brackets in it would name further people. */
function envelope(from: string, mail: Mail) {
  if (/[\s<>,;"\p{Cc}]/u.test(mail.to))
    throw new Error('The address of a mail has characters that no address has.');
  return {
    from,
    to: { name: '', address: mail.to },
    subject: mail.subject.replace(/\p{Cc}+/gu, ' '),
    text: mail.text,
    html: mail.html,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
