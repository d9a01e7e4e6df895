import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** How long a peer may take to close its side once its data is no longer read. */
const CLOSE_GRACE_MS = 2000;
const CHECKS_PER_SECOND = 4;
const closing = new WeakSet<Duplex>();

/** Whether our side of the connection has ended; further data is discarded. */
export const isClosing = (connection: Duplex) => closing.has(connection);

/**
 * Keeps connections of `server` that end before their request has arrived open for reading: closed immediately, they
 * would be reset, and the client would lose the response (RFC 9112, 9.6). The rest of the request is discarded until
 * it is complete, or for `ms` milliseconds or `maxBytes` bytes.
 */
export function lingerAfterEarlyAnswers(server: Server, options: { ms: number; maxBytes: number }): void {
  const requests = new WeakMap<Socket, IncomingMessage>();
  server.prependListener('request', (request: IncomingMessage) => requests.set(request.socket, request));
  server.on('connection', (socket: Socket) => {
    const destroySoon = socket.destroySoon;
    // Node calls it after the last response of a connection.
    socket.destroySoon = () => {
      const request = requests.get(socket);
      if (socket.destroyed || request?.complete) return destroySoon.call(socket);
      socket.end();
      request
        ?.unpipe()
        .resume()
        .once('end', () => destroyAfterGrace(socket));
      discard(socket, options);
    };
  });
}

/** Ends our side of a connection, and destroys it if the peer does not end its side in time. */
export function endConnection(connection: Duplex, lastWords: string): void {
  if (closing.has(connection)) return;
  closing.add(connection);
  connection.end(lastWords);
  connection.resume();
  destroyAfterGrace(connection);
}

export function destroyAfterGrace(connection: Duplex): void {
  const timer = setTimeout(() => connection.destroy(), CLOSE_GRACE_MS);
  connection.once('close', () => clearTimeout(timer));
}

function discard(socket: Socket, { ms, maxBytes }: { ms: number; maxBytes: number }): void {
  closing.add(socket);
  const end = Date.now() + ms;
  const most = socket.bytesRead + maxBytes;
  const timer = setInterval(() => {
    if (Date.now() > end || socket.bytesRead > most) socket.destroy();
  }, 1000 / CHECKS_PER_SECOND);
  socket.once('close', () => clearInterval(timer));
}
