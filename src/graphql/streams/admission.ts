import type { IncomingHttpHeaders } from 'node:http';
import { Fault, unauthenticated } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import type { SessionAccount, Viewer } from '../../platform/viewer.ts';
import { type Authenticate, readerOfRequest } from '../authentication.ts';
import type { Context } from '../context.ts';
import type { SessionWatch, Watched } from './session-watch.ts';

const MAX_TIMER_MS = 2 ** 31 - 1;

/** The viewer of a connection that stays open: admitted until the token, the session or the role ends. */
export class Admission implements Watched {
  #viewer: Viewer | null = null;
  #token = '';
  #expiry: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: SessionWatch,
    /** Closes the connection. */
    private readonly forbid: (reason: string) => void,
  ) {}

  get sessionId(): string {
    return this.#viewer?.sessionId ?? '';
  }

  isStill(account: SessionAccount | null): boolean {
    if (!this.#viewer || account?.role !== this.#viewer.role) return false;
    this.#viewer = { ...this.#viewer, ...account };
    return true;
  }

  admit(viewer: Viewer, token: string): void {
    this.#viewer = viewer;
    this.#token = token;
    const left = viewer.expiresAt.getTime() - Date.now();
    this.#expiry = setTimeout(() => this.forbid('Token expired'), Math.min(Math.max(left, 0), MAX_TIMER_MS));
    this.sessions.add(this);
  }

  end(): void {
    this.forbid('Session or role ended');
  }

  /** Throws UNAUTHENTICATED, and closes the connection, unless session and role are unchanged. */
  async recheck(authenticate: Authenticate): Promise<void> {
    try {
      if (!this.isStill(await authenticate(this.#token)))
        throw unauthenticated(message('faults.role-changed'));
    } catch (error) {
      if (error instanceof Fault && error.code === 'UNAUTHENTICATED') this.end();
      throw error;
    }
  }

  /** Of one operation; a copy of it has the viewer as they are then. */
  context(request: { headers: IncomingHttpHeaders; ip: string; id?: string }): Context {
    const { headers, ip, id = crypto.randomUUID() } = request;
    const userAgent = headers['user-agent']?.slice(0, 500) ?? null;
    const present = () => this.#viewer;
    const stranger = readerOfRequest(headers);
    return {
      get viewer() {
        return present();
      },
      get reader() {
        return present() ?? stranger;
      },
      requestLocale: stranger.locale,
      requestId: id,
      ...{ ip, userAgent, cost: 0 },
    };
  }

  /** Forgets a closed connection. */
  release(): void {
    clearTimeout(this.#expiry);
    this.sessions.delete(this);
  }
}
