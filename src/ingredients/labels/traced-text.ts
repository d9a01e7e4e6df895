/** Text that was rewritten, with the place in the first text that each of its UTF-16 code units comes from. */
export class TracedText {
  readonly text: string;
  readonly #origins: Uint32Array;

  private constructor(text: string, origins: Uint32Array) {
    this.text = text;
    this.#origins = origins;
  }

  static of(text: string): TracedText {
    return new TracedText(
      text,
      Uint32Array.from({ length: text.length + 1 }, (_, at) => at),
    );
  }

  get length(): number {
    return this.text.length;
  }

  /** As `String.replace` with a global pattern, in linear time. */
  replace(
    pattern: RegExp,
    replacement: string | ((match: string, at: number, groups: RegExpExecArray) => string),
  ) {
    const parts: string[] = [];
    const origins: number[] = [];
    let kept = 0;
    const keep = (end: number) => {
      parts.push(this.text.slice(kept, end));
      for (let at = kept; at < end; at += 1) origins.push(this.#origins[at]!);
    };
    for (const match of this.text.matchAll(pattern)) {
      const [whole] = match;
      const written = typeof replacement === 'string' ? replacement : replacement(whole, match.index, match);
      if (written === whole) continue;
      keep(match.index);
      parts.push(written);
      // What was only put around the matched text leaves that where it was.
      const before = written.length > whole.length ? Math.max(0, written.indexOf(whole)) : 0;
      for (let at = 0; at < written.length; at += 1) {
        const within = Math.min(Math.max(0, at - before), whole.length - 1);
        origins.push(this.#origins[match.index + within]!);
      }
      kept = match.index + whole.length;
    }
    if (parts.length === 0) return this;
    keep(this.text.length);
    origins.push(this.#origins[this.text.length]!);
    return new TracedText(parts.join(''), Uint32Array.from(origins));
  }

  slice(start: number, end = this.text.length): TracedText {
    return new TracedText(this.text.slice(start, end), this.#origins.slice(start, end + 1));
  }

  /** This, `between` and what follows it in the first text. */
  append(between: string, next: TracedText): TracedText {
    const at = this.#origins[this.text.length]!;
    const origins = [...this.#origins.slice(0, -1), ...Array.from(between, () => at), ...next.#origins];
    return new TracedText(`${this.text}${between}${next.text}`, Uint32Array.from(origins));
  }

  trim(): TracedText {
    const start = this.text.length - this.text.trimStart().length;
    return this.slice(start, Math.max(start, this.text.trimEnd().length));
  }

  /** Where the part from `start` up to `end` was in the first text. */
  rangeOf(start = 0, end = this.text.length): { start: number; end: number } {
    if (end <= start) return { start: this.#origins[start]!, end: this.#origins[start]! };
    return {
      start: this.#origins[start]!,
      end: Math.max(this.#origins[end - 1]! + 1, this.#origins[start]!),
    };
  }
}
