// A mail server as a program: <port> <file>. Each mail is written as a line of the file before it is acknowledged to the sender.
import { appendFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';
import { parseMail } from './outbox.ts';

const [port, file] = process.argv.slice(2);
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const { to, headers } = parseMail(Buffer.concat(chunks).toString());
      appendFileSync(file!, `${JSON.stringify({ to, id: headers['message-id'] })}\n`);
      done();
    });
  },
});
server.on('error', () => undefined); // of connections that were cut
server.listen(Number(port), '127.0.0.1', () => console.log('Takes mails'));
