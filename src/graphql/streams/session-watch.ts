import type { Log } from '../../platform/logging/log.ts';
import type { SessionAccount } from '../../platform/viewer.ts';

export interface Watched {
  sessionId: string;
  /** Given the account as it is now; null when the session has ended. False if the connection must close. */
  isStill(account: SessionAccount | null): boolean;
  /** Called once, when it must close. */
  end(): void;
}

/** Closes connections whose session has ended or whose role has changed; checks all of them in one query. */
export class SessionWatch {
  readonly #watched = new Set<Watched>();
  readonly #timer: NodeJS.Timeout;
  #asking = false;

  constructor(
    private readonly liveSessions: (sessionIds: string[]) => Promise<Map<string, SessionAccount>>,
    private readonly log: Log,
    every: number,
  ) {
    this.#timer = setInterval(() => void this.#ask(), every);
    this.#timer.unref();
  }

  add(item: Watched): void {
    this.#watched.add(item);
  }

  delete(item: Watched): void {
    this.#watched.delete(item);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #ask(): Promise<void> {
    if (this.#asking || this.#watched.size === 0) return;
    this.#asking = true;
    const asked = [...this.#watched];
    try {
      const live = await this.liveSessions([...new Set(asked.map((item) => item.sessionId))]);
      for (const item of asked) {
        if (!item.isStill(live.get(item.sessionId) ?? null) && this.#watched.delete(item)) item.end();
      }
    } catch (error) {
      this.log.warn({ err: error }, 'The sessions of open connections could not be checked');
    } finally {
      this.#asking = false;
    }
  }
}
