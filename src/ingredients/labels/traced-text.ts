import { matchesOf } from './matches-of.ts';

/** Text that was rewritten, with the place in the first text that each of its UTF-16 code units comes from. */
export class TracedText {
  private constructor(
    readonly text: string,
    private readonly origins: Uint32Array,
  ) {}

  static of(text: string): TracedText {
    const origins = new Uint32Array(text.length + 1);
    for (let at = 0; at < origins.length; at += 1) origins[at] = at;
    return new TracedText(text, origins);
  }

  get length(): number {
    return this.text.length;
  }

  /** As `String.replace` with a global pattern, in linear time. */
  replace(
    pattern: RegExp,
    replacement: string | ((match: string, at: number, groups: RegExpExecArray) => string),
  ) {
    const changes: { start: number; end: number; written: string; before: number }[] = [];
    let length = this.text.length;
    for (const match of matchesOf(this.text, pattern)) {
      const [whole] = match;
      const written = typeof replacement === 'string' ? replacement : replacement(whole, match.index, match);
      if (written === whole) continue;
      // What was only put around the matched text leaves that where it was.
      const before = written.length > whole.length ? Math.max(0, written.indexOf(whole)) : 0;
      changes.push({ start: match.index, end: match.index + whole.length, written, before });
      length += written.length - whole.length;
    }
    return changes.length === 0 ? this : this.#write(changes, length);
  }

  #write(
    changes: readonly { start: number; end: number; written: string; before: number }[],
    length: number,
  ): TracedText {
    const parts: string[] = [];
    const origins = new Uint32Array(length + 1);
    let kept = 0;
    let size = 0;
    for (const { start, end, written, before } of changes) {
      parts.push(this.text.slice(kept, start), written);
      origins.set(this.origins.subarray(kept, start), size);
      size += start - kept;
      for (let at = 0; at < written.length; at += 1) {
        const within = Math.min(Math.max(0, at - before), end - start - 1);
        origins[size + at] = this.origins[start + within]!;
      }
      size += written.length;
      kept = end;
    }
    parts.push(this.text.slice(kept));
    origins.set(this.origins.subarray(kept), size);
    return new TracedText(parts.join(''), origins);
  }

  slice(start: number, end = this.text.length): TracedText {
    return new TracedText(this.text.slice(start, end), this.origins.subarray(start, end + 1));
  }

  /** This, `between` and what follows it in the first text. */
  append(between: string, next: TracedText): TracedText {
    const at = this.origins[this.text.length]!;
    const origins = [...this.origins.slice(0, -1), ...Array.from(between, () => at), ...next.origins];
    return new TracedText(`${this.text}${between}${next.text}`, Uint32Array.from(origins));
  }

  trim(): TracedText {
    const start = this.text.length - this.text.trimStart().length;
    return this.slice(start, Math.max(start, this.text.trimEnd().length));
  }

  /** Where the part from `start` up to `end` was in the first text. */
  rangeOf(start = 0, end = this.text.length): { start: number; end: number } {
    if (end <= start) return { start: this.origins[start]!, end: this.origins[start]! };
    return {
      start: this.origins[start]!,
      end: Math.max(this.origins[end - 1]! + 1, this.origins[start]!),
    };
  }
}
