import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * V8 counts the pixels that a decoder hands over as its own heap and would collect all of it twice a photo, for a fifth of
 * the time that a photo takes. In a child it waits until there is ten times as much, and frees the pixels of each task by a
 * look at what is new, which takes a tenth of a millisecond.
 */
setFlagsFromString('--heap-growing-percent=1000');
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as NodeJS.GCFunction;

/** Frees the pixels of a task that has ended. */
export const releaseBuffers = (): void => collect({ type: 'minor' });
