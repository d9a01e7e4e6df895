import type { AddressInfo, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { parseMail, type ReceivedMail } from './outbox.ts';

/** What a mail server does with a mail other than accepting it. */
export type Behaviour =
  | 'TRY_LATER'
  | 'NO_SUCH_MAILBOX'
  | 'POLICY'
  | 'CUT_WITHIN'
  | 'CUT_BEFORE_ANSWER'
  | 'SLOW';

const answer = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

/** A real SMTP server on a free port that misbehaves on demand. */
export class MailServer {
  /** Every mail that came whole, also where the sender never learned of it. */
  readonly received: ReceivedMail[] = [];
  readonly #script = new Map<string, Behaviour[]>();
  readonly #sockets = new Map<number, Socket>();
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const [next] = this.#script.get(address) ?? [];
      if (next === 'TRY_LATER') done(this.#said(address, answer(451, `4.7.1 <${address}> greylisted`)));
      else if (next === 'NO_SUCH_MAILBOX')
        done(this.#said(address, answer(550, `5.1.1 <${address}> unknown`)));
      else if (next === 'POLICY') done(this.#said(address, answer(550, '5.7.1 relaying denied')));
      else done();
    },
    onData: (stream, session, done) => {
      const address = session.envelope.rcptTo[0]!.address;
      const behaviour = this.#script.get(address)?.shift();
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (behaviour === 'CUT_WITHIN') this.#cut(session);
      });
      stream.on('end', async () => {
        this.received.push(parseMail(Buffer.concat(chunks).toString()));
        if (behaviour === 'CUT_BEFORE_ANSWER') return this.#cut(session);
        if (behaviour === 'SLOW') await setTimeout(1500);
        done();
      });
    },
  });

  private constructor() {
    this.#server.server.on('connection', (socket) => this.#sockets.set(socket.remotePort!, socket));
    this.#server.on('error', () => undefined); // of connections that were cut
  }

  static async start(): Promise<MailServer> {
    const server = new MailServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** What becomes of the next mails to an address; further ones are taken. */
  expect(address: string, ...behaviours: Behaviour[]): void {
    this.#script.set(address, behaviours);
  }

  to(address: string): ReceivedMail[] {
    return this.received.filter((mail) => mail.to === address);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.values()) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }

  #said(address: string, error: Error): Error {
    this.#script.get(address)?.shift();
    return error;
  }

  #cut(session: SMTPServerSession): void {
    this.#sockets.get(session.remotePort)?.destroy();
  }
}
