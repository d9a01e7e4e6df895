import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** From the line `Token: ...` or `Code: ...`. */
  token: string | undefined;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string>>;
}

/** The mails in an outbox folder, oldest first; of one recipient if given. */
export async function readOutbox(folder: string, to?: string): Promise<ReceivedMail[]> {
  const names = await readdir(folder).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith('.eml')).sort();
  const mails = await Promise.all(
    files.map(async (name) => parseMail(await readFile(join(folder, name), 'utf8'))),
  );
  return mails.filter((mail) => to === undefined || mail.to === to);
}

/** Reads a mail with a text and an HTML part. */
export function parseMail(source: string): ReceivedMail {
  const mail = source.replaceAll('\r\n', '\n');
  const boundary = /boundary="([^"]+)"/.exec(mail)?.[1] ?? '';
  const [head = '', ...parts] = mail.split(`--${boundary}`);
  const part = (type: string) => decoded(parts.find((text) => text.includes(`Content-Type: ${type}`)) ?? '');
  const text = part('text/plain');
  const headers = headersOf(head);
  return {
    to: headers.to ?? '',
    subject: headers.subject ?? '',
    headers,
    text,
    html: part('text/html'),
    token: /^(?:Token|Code): (\S+)$/m.exec(text)?.[1],
  };
}

function headersOf(head: string): Record<string, string> {
  const lines = head.replace(/\n[ \t]+/g, ' ').split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^([A-Za-z-]+): (.*)$/.exec(line) ?? [];
      return name ? [[name.toLowerCase(), words(value!)]] : [];
    }),
  );
}

/** Encoded words (RFC 2047); the space between two of them does not count. */
const words = (value: string) =>
  value
    .replace(/(\?=) (?==\?)/g, '$1')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, form: string, text: string) =>
      form.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString()
        : quotedPrintable(text.replaceAll('_', ' ')),
    );

function decoded(part: string): string {
  const [head = '', ...rest] = part.trim().split('\n\n');
  const body = rest.join('\n\n');
  if (/Content-Transfer-Encoding: base64/.test(head)) return Buffer.from(body, 'base64').toString();
  if (!/Content-Transfer-Encoding: quoted-printable/.test(head)) return body;
  return quotedPrintable(body.replace(/=\n/g, ''));
}

function quotedPrintable(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
