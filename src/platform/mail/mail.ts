import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The same for every attempt, so that a duplicate mail after a lost response can be recognized. */
  id?: string;
  /** URL to which a POST unsubscribes (RFC 8058). */
  unsubscribeUrl?: string;
}

/**
 * Sends mails. `send` resolves when the mail server or the outbox folder has accepted the mail, and rejects otherwise:
 * with RecipientRefused when a retry is useless. Errors contain no addresses.
 */
export interface Mailer {
  send(mail: Mail, signal?: AbortSignal): Promise<void>;
  close(): void;
}

/** The mail server reports that the mailbox does not exist or accepts no mail. */
export class RecipientRefused extends Error {
  override readonly name = 'RecipientRefused';
}

const TIMEOUT_MS = 10_000;

/** Sends mails over a few persistent SMTP connections. */
export class SmtpMailer implements Mailer {
  readonly #transport: Transporter;
  readonly #from: string;

  constructor(options: { url: string; from: string; timeoutMs?: number }) {
    const { url, from, timeoutMs = TIMEOUT_MS } = options;
    this.#from = from;
    this.#transport = createTransport({
      url,
      pool: true,
      maxConnections: 5,
      maxRequeues: 0, // a mail may have been sent even if its connection was lost
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    });
  }

  async send(mail: Mail, signal?: AbortSignal): Promise<void> {
    try {
      await this.#transport.sendMail({ ...envelope(this.#from, mail), signal });
    } catch (error) {
      const reason = withoutAddress(error, mail.to);
      throw refusesRecipient(error) ? new RecipientRefused(reason) : new Error(reason);
    }
  }

  close(): void {
    this.#transport.close();
  }
}

/** Writes mails as `.eml` files, atomically; names sort by time. For development and tests. */
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

/** Of the extended codes (RFC 3463), those about the recipient and their mailbox; the others concern us or the server. */
const RECIPIENT = /^5\d\d[ -]5\.(1\.(?![78]\b)|2\.)\d/;
const EXTENDED = /^\d{3}[ -]\d\.\d{1,3}\.\d{1,3}/;
/** Codes without an extended code: no such mailbox, moved, full, or not an address. */
const MAILBOX_CODES = [550, 551, 552, 553];

function refusesRecipient(error: unknown): boolean {
  const { command, response, responseCode } = error as {
    command?: string;
    response?: string;
    responseCode?: number;
  };
  if (typeof response === 'string' && EXTENDED.test(response)) return RECIPIENT.test(response);
  return command === 'RCPT TO' && MAILBOX_CODES.includes(responseCode ?? 0);
}

/** Server replies may be long. */
const MAX_REASON = 500;

/** Servers repeat the address in their replies; it must not reach the logs. */
function withoutAddress(error: unknown, address: string): string {
  const reason = error instanceof Error ? error.message : String(error);
  const masked = reason
    .slice(0, 2 * MAX_REASON)
    .split(new RegExp(address.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'i'))
    .join('the recipient')
    .replace(/[^\s<>()"']+/g, (word) => (/.@./.test(word) ? 'an address' : word))
    .replace(/\p{Cc}+/gu, ' ');
  return `The mail was not sent. ${masked.slice(0, MAX_REASON)}`;
}

/** The address is passed as an object: in a string, commas and angle brackets could add recipients. */
function envelope(from: string, mail: Mail) {
  if (/[\s<>,;"\p{Cc}]/u.test(mail.to)) throw new Error('The email address contains invalid characters.');
  return {
    from,
    to: { name: '', address: mail.to },
    subject: mail.subject.replace(/\p{Cc}+/gu, ' '),
    text: mail.text,
    html: mail.html,
    ...(mail.id && { messageId: `<${mail.id}@${domainOf(from)}>` }),
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(mail.unsubscribeUrl) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const domainOf = (from: string) => /@([^@>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';

/** Built by hand: a line break inside the address would change it. */
const unsubscribeHeaders = (url: string | undefined) =>
  url && {
    'List-Unsubscribe': { prepared: true, value: `<${url}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
