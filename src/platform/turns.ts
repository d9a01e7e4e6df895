const waiting: (() => void)[] = [];

/**
 * Resolves in a later turn of the event loop: one caller goes on per turn, in order of arrival, so that long work of
 * many callers holds up others no longer than a slice of one.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(letNextGo);
  });
}

function letNextGo(): void {
  waiting.shift()!();
  if (waiting.length > 0) setImmediate(letNextGo);
}
