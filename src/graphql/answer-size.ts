import { GraphQLError } from 'graphql';
import { Fault } from '../platform/errors.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Of a control character, as in `\u0001`. */
const ESCAPE_BYTES = 6;

/** How many bytes one answer has so far, about. */
export class AnswerSize {
  #bytes = 0;
  #error: GraphQLError | null = null;

  constructor(private readonly most: number) {}

  /** RESPONSE_TOO_LARGE, once the answer has been refused. */
  get error(): GraphQLError | null {
    return this.#error;
  }

  /** Throws the fault RESPONSE_TOO_LARGE when the answer has more than it may, and from then on always. */
  add(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.most) return;
    this.#error ??= tooLarge(this.most);
    throw this.#error;
  }
}

/** Bytes of a text in JSON and UTF-8, about: half of a surrogate pair counts as much as any character. */
export function textBytes(text: string): number {
  let bytes = 2;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x800) bytes += 3;
    else if (code >= 0x80 || code === QUOTE || code === BACKSLASH) bytes += 2;
    else bytes += code < 0x20 ? ESCAPE_BYTES : 1;
  }
  return bytes;
}

/** It has a path, so that graphql-js passes on the one error instead of a new one for each field. */
function tooLarge(most: number): GraphQLError {
  const message = `The answer has more than ${most} bytes; ask for less at once.`;
  const originalError = new Fault('RESPONSE_TOO_LARGE', message);
  return new GraphQLError(message, { path: [], originalError });
}
