import { GraphQLError } from 'graphql';
import { Fault } from '../platform/errors.ts';

/** How many bytes one answer has so far, about. */
export class AnswerSize {
  #bytes = 0;
  #error: GraphQLError | null = null;

  constructor(private readonly most: number) {}

  /** RESPONSE_TOO_LARGE, once the answer has been refused. */
  get error(): GraphQLError | null {
    return this.#error;
  }

  /** Throws the fault RESPONSE_TOO_LARGE once the response exceeds its limit, and on every later call. */
  add(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.most) return;
    this.#error ??= tooLarge(this.most);
    throw this.#error;
  }
}

/** It has a path, so that graphql-js passes on the one error instead of a new one for each field. */
function tooLarge(most: number): GraphQLError {
  const message = `The answer has more than ${most} bytes; ask for less at once.`;
  const originalError = new Fault('RESPONSE_TOO_LARGE', message);
  return new GraphQLError(message, { path: [], originalError });
}
