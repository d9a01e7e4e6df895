import { setTimeout } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import {
  NotificationReceivedDocument,
  type NotificationReceivedSubscription,
} from '../../operations/generated.ts';

/** The cursor before all notifications. */
export const START = Buffer.from('#0').toString('base64url');

interface ListenerOptions {
  /** Of the server, without a path. */
  url: string;
  token: () => string;
  /** Whether to go on after this end of a connection; what it does not tolerate is thrown by `run`. */
  tolerates: (error: unknown) => boolean | Promise<boolean>;
  /** Before it connects again. */
  pauseMs?: number;
}

/** A client that follows its notifications, and resumes from its last cursor after each disconnect. */
export class NotificationListener {
  /** Ids in the order in which they came. */
  readonly received: string[] = [];
  readonly #options: ListenerOptions;
  #socket: WebSocket | undefined;
  #cursor = START;
  #over = false;

  constructor(options: ListenerOptions) {
    this.#options = options;
  }

  /** Until `stop`. */
  async run(): Promise<void> {
    while (!this.#over) {
      await this.#listen();
      if (!this.#over && this.#options.pauseMs) await setTimeout(this.#options.pauseMs);
    }
  }

  /** Ends the connection without a word; false where there is none. */
  cut(): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.terminate();
    return true;
  }

  stop(): void {
    this.#over = true;
    this.#socket?.terminate();
  }

  async #listen(): Promise<void> {
    const { url, token, tolerates } = this.#options;
    const opened = (socket: WebSocket) => {
      this.#socket = socket;
    };
    const client = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(...args: ConstructorParameters<typeof WebSocket>) {
          super(...args);
          opened(this);
        }
      },
      connectionParams: { authorization: `Bearer ${token()}` },
      retryAttempts: 0,
    });
    const query = String(NotificationReceivedDocument);
    const variables = { after: this.#cursor };
    try {
      for await (const answer of client.iterate<NotificationReceivedSubscription>({ query, variables })) {
        if (answer.errors) throw new Error(JSON.stringify(answer.errors));
        const { id, cursor } = answer.data!.notificationReceived;
        this.received.push(id);
        this.#cursor = cursor;
      }
    } catch (error) {
      if (!(await tolerates(error)) && !this.#over) throw error;
    } finally {
      await client.dispose();
    }
  }
}
