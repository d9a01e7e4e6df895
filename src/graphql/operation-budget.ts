import { GraphQLError } from 'graphql';
import { Fault, type FaultCode } from '../platform/errors.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Size of a control character, as in `\u0001`. */
const ESCAPE_BYTES = 6;

export interface BudgetLimits {
  /** Approximate size of the response. */
  bytes: number;
  /** Work between fields, in milliseconds; waiting is not counted. */
  work: number;
}

/** Remaining response size and work of one operation, or of one event of a subscription. */
export class OperationBudget {
  #bytes = 0;
  #work = 0;
  #error: GraphQLError | null = null;

  constructor(private readonly most: BudgetLimits) {}

  /** RESPONSE_TOO_LARGE or OPERATION_TOO_COSTLY, once the operation has exceeded its budget. */
  get error(): GraphQLError | null {
    return this.#error;
  }

  /** Throws RESPONSE_TOO_LARGE once the response is too large, and on every later call. */
  addBytes(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.most.bytes) {
      const message = `The answer has more than ${this.most.bytes} bytes; request less in one operation.`;
      this.#error ??= refusal('RESPONSE_TOO_LARGE', message);
    }
    if (this.#error) throw this.#error;
  }

  /** Sets the error OPERATION_TOO_COSTLY once the work has taken too long. */
  addWork(milliseconds: number): void {
    this.#work += milliseconds;
    if (this.#work > this.most.work) {
      const message = `The operation takes more than ${this.most.work} ms of work; request less in one operation.`;
      this.#error ??= refusal('OPERATION_TOO_COSTLY', message);
    }
  }
}

/** Approximate size of a text in JSON and UTF-8: each half of a surrogate pair counts as a character. */
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

/** Has a path, so that graphql-js passes on this one error instead of creating one for each field. */
const refusal = (code: FaultCode, message: string) =>
  new GraphQLError(message, { path: [], originalError: new Fault(code, message) });
