/** Runs when it is first awaited, as postgres.js' own queries do. */
export function deferred<T>(work: () => Promise<T>): PromiseLike<T> {
  let running: Promise<T> | undefined;
  return {
    // biome-ignore lint/suspicious/noThenProperty: stands in for a query of postgres.js, which is one
    then: (fulfilled, rejected) => {
      running ??= work();
      return running.then(fulfilled, rejected);
    },
  };
}
