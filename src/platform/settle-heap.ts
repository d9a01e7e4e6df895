import { Session } from 'node:inspector/promises';
import { setTimeout } from 'node:timers/promises';

/** By then the first requests after a start have been answered. */
const AFTER_MS = 3000;

/** V8 keeps what a start leaves behind, a fifth of the memory of a quiet process, until there is much more. */
export async function settleHeap(): Promise<void> {
  await setTimeout(AFTER_MS, undefined, { ref: false });
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.collectGarbage');
  } finally {
    session.disconnect();
  }
}
