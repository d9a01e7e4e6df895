import type { ServerResponse } from 'node:http';
import { destroyAfterGrace } from './lingering-close.ts';

const PING = ':\n\n';
const COMPLETE = 'event: complete\ndata:\n\n';

/** A response by the protocol of graphql-sse, for one operation. */
export class EventStream {
  readonly #ping: NodeJS.Timeout;
  #resume = () => {};

  constructor(
    private readonly response: ServerResponse,
    heartbeatMs: number,
  ) {
    response.on('error', () => response.destroy());
    response.on('drain', () => this.#resume());
    response.write(PING); // some browsers wait for the first bytes
    this.#ping = setInterval(
      () => this.isOpen && !response.writableNeedDrain && response.write(PING),
      heartbeatMs,
    );
    this.onClose(() => {
      clearInterval(this.#ping);
      this.#resume();
    });
  }

  /** False once it has ended or the client is gone. */
  get isOpen(): boolean {
    return !this.response.writableEnded && !this.response.destroyed;
  }

  /** Calls it at once if the stream has ended already. */
  onClose(listener: () => void): void {
    if (this.isOpen) this.response.once('close', listener).once('finish', listener);
    else listener();
  }

  /**
   * Resolves once the client has taken it, so that nothing more is kept for one that does not read; the server cuts a
   * connection without progress.
   */
  async next(result: object): Promise<void> {
    if (!this.isOpen || this.response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)) return;
    await new Promise<void>((resolve) => (this.#resume = resolve));
  }

  complete(): void {
    if (this.isOpen) this.#end(COMPLETE);
  }

  /** Without "complete", so that the client connects again. */
  cut(): void {
    if (this.isOpen) this.#end('');
  }

  #end(lastWords: string): void {
    const { socket } = this.response;
    this.response.end(lastWords);
    this.#resume();
    if (socket) destroyAfterGrace(socket);
  }
}
