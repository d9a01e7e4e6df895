import { once } from 'node:events';
import { connect } from 'node:net';

/** How a client behaves that does not keep its connection. */
export interface RawRequest {
  port: number;
  /** Lines of the head without the last, empty one. */
  head: string[];
  body: Buffer;
  /** Reads nothing before all is sent, as blocking clients do. */
  readsLast?: boolean;
  /** Sends its FIN as soon as all is sent. */
  halfCloses?: boolean;
  chunked?: boolean;
}

const PIECE = 64 * 1024;

/** Sends a request and gives everything that came back until the connection ended, however it ended. */
export async function exchange(request: RawRequest): Promise<string> {
  const socket = connect({ port: request.port, host: '127.0.0.1', allowHalfOpen: true });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  let failed = false;
  let answer = '';
  socket.on('error', () => {
    failed = true;
  });
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.once('end', () => {
    if (!request.readsLast) socket.end();
  });
  if (request.readsLast) socket.pause();
  await once(socket, 'connect');
  socket.write(`${request.head.join('\r\n')}\r\n\r\n`);
  for (let at = 0; at < request.body.length && socket.writable && !failed; at += PIECE) {
    const piece = request.body.subarray(at, at + PIECE);
    const flushed = new Promise((resolve) => socket.write(request.chunked ? chunkOf(piece) : piece, resolve));
    await Promise.race([flushed, closed]);
  }
  if (request.chunked && socket.writable) socket.write('0\r\n\r\n');
  if (request.halfCloses || request.readsLast) socket.end();
  socket.resume();
  await closed;
  return answer;
}

const chunkOf = (piece: Buffer) =>
  Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]);

/** The status and the code of the first error of a raw answer; `lost` when it is not there as a whole. */
export function outcome(answer: string): string {
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  const body = rest.join('\r\n\r\n');
  if (!status || (length && Buffer.byteLength(body) < Number(length))) return 'lost';
  return `${status} ${/"code":"(\w+)"/.exec(body)?.[1] ?? ''}`.trim();
}
