import type { IncomingMessage } from 'node:http';

const MIN_BYTES_PER_SECOND = 1024;

/**
 * Calls `cut` once if the body of `request` arrives slower than 1 KB/s over `window` milliseconds, or exceeds
 * `maxBytes`. Counts at the socket, so that it neither starts nor slows the reading.
 */
export function watchBody(
  request: IncomingMessage,
  options: { window: number; maxBytes: number; cut: (reason: 'slow' | 'large') => void },
): void {
  const { socket } = request;
  const every = options.window / 30;
  const start = socket.bytesRead;
  const least = (MIN_BYTES_PER_SECOND * options.window) / 1000;
  const counts: number[] = [start];
  const timer = setInterval(() => {
    if (request.complete || socket.destroyed) return clearInterval(timer);
    counts.push(socket.bytesRead);
    const windowStart = counts.length > 30 ? counts.shift()! : Number.NEGATIVE_INFINITY;
    const slow = socket.bytesRead - windowStart < least;
    if (!slow && socket.bytesRead - start <= options.maxBytes) return;
    clearInterval(timer);
    options.cut(slow ? 'slow' : 'large');
  }, every);
  timer.unref();
  request.once('close', () => clearInterval(timer));
}
