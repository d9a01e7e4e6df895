const FIRST_MS = 2000;
const EVERY_MS = 10_000;

/** Prints a line if work takes longer than two seconds, and then every ten, so that nobody takes a long start for a hang. */
export async function withProgress<T>(
  what: string,
  print: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const say = () => print(`${what} (${Math.round((performance.now() - started) / 1000)} s)`);
  let every: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    say();
    every = setInterval(say, EVERY_MS);
  }, FIRST_MS);
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(every);
  }
}
