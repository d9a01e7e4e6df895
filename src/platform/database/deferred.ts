/** Runs when it is first awaited, as postgres.js' own queries do. */
export function deferred<T>(work: () => PromiseLike<T>): PromiseLike<T> {
  let running: PromiseLike<T> | undefined;
  return {
    // biome-ignore lint/suspicious/noThenProperty: stands in for a query of postgres.js, which is one
    then: (fulfilled, rejected) => {
      running ??= work();
      return running.then(fulfilled, rejected);
    },
  };
}
