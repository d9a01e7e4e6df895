/** What a check found. `advice` says what to do. */
export type Finding = { detail: string } & (
  | { state: 'ok' }
  | { state: 'warning' | 'failed'; advice: string }
);

export const ok = (detail: string): Finding => ({ state: 'ok', detail });
export const warning = (detail: string, advice: string): Finding => ({ state: 'warning', detail, advice });
export const failed = (detail: string, advice: string): Finding => ({ state: 'failed', detail, advice });

/** The first line of an error. Errors of several addresses have none of their own. */
export function lineOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return lineOf(error.errors[0]);
  const { message, code } = error as NodeJS.ErrnoException;
  return (message || code || String(error)).split('\n', 1)[0]!;
}
