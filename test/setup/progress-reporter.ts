import type { Reporter, TestCase, TestModule } from 'vitest/node';

const FIRST_MS = 10_000;
const AGAIN_MS = 30_000;
const LOOK_MS = 1000;

/** Says what runs for over ten seconds, a line each 30 s at most, where no terminal shows it anyway. */
export class ProgressReporter implements Reporter {
  /** By module: what runs in it, and since when. */
  readonly #running = new Map<string, { what: string; since: number }>();
  #timer: NodeJS.Timeout | undefined;
  #next = 0;

  constructor(private readonly write: (line: string) => void = console.log) {}

  onTestRunStart(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_MS).unref();
  }

  onTestModuleStart({ relativeModuleId: what }: Pick<TestModule, 'relativeModuleId'>): void {
    this.#running.set(what, { what, since: Date.now() });
  }

  onTestCaseReady({ module, fullName }: Pick<TestCase, 'module' | 'fullName'>): void {
    const { relativeModuleId: file } = module;
    this.#running.set(file, { what: `${file} > ${fullName}`, since: Date.now() });
  }

  onTestCaseResult({ module }: Pick<TestCase, 'module'>): void {
    this.onTestModuleStart(module);
  }

  onTestModuleEnd({ relativeModuleId: file }: Pick<TestModule, 'relativeModuleId'>): void {
    this.#running.delete(file);
  }

  onTestRunEnd(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = Date.now();
    const long = [...this.#running.values()]
      .filter(({ since }) => now - since >= FIRST_MS)
      .sort((a, b) => a.since - b.since);
    const [longest, ...others] = long;
    if (!longest || now < this.#next) return;
    this.#next = now + AGAIN_MS;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    this.write(`Running for ${Math.round((now - longest.since) / 1000)} s: ${longest.what}${more}`);
  }
}
