/** So that a statement that fails in this way for another reason is not prepared without end. */
const MOST_TEXTS = 5;

/** Whether a statement was prepared before a migration replaced what it refers to. It has changed nothing. */
export const isStale = ({ code, routine, message }: StaleError): boolean =>
  code === '26000' ||
  (code === 'XX000' && String(message).startsWith('cache lookup failed')) ||
  (code === '0A000' && routine === 'RevalidateCachedQuery');

interface StaleError {
  code?: unknown;
  routine?: unknown;
  message?: unknown;
}

/** Another text for a statement makes every connection prepare it again. */
export class StatementTexts {
  readonly #counts = new Map<string, number>();

  present(text: string): string {
    const count = this.#counts.get(text);
    return count === undefined ? text : `${text} /* ${count} */`;
  }

  /** False if there were too many. Someone else may have renewed it since `used` was sent. */
  renew(text: string, used: string): boolean {
    if (this.present(text) !== used) return true;
    const count = (this.#counts.get(text) ?? 0) + 1;
    if (count > MOST_TEXTS) return false;
    this.#counts.set(text, count);
    return true;
  }
}
