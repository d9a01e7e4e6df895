type Side = 'client' | 'server';

interface Frame {
  type: string;
  bytes: Buffer;
}

/** Messages that begin with their length instead of a type letter, by the code that follows. */
const UNTYPED = new Map([
  [80877102, 'cancel'],
  [80877103, 'SSLRequest'],
  [80877104, 'GSSENCRequest'],
]);

/** Splits the bytes of one connection into messages of PostgreSQL's protocol 3, and into TLS records once it is encrypted. */
export class PostgresFrames {
  readonly #rest: Record<Side, Buffer> = { client: Buffer.alloc(0), server: Buffer.alloc(0) };
  #started = false;
  #awaitsAnswer = false;
  #encrypted = false;

  /** The messages that are complete with `chunk`, in order. Each must be consumed before the next is asked for. */
  *split(side: Side, chunk: Buffer): Generator<Frame> {
    this.#rest[side] = Buffer.concat([this.#rest[side], chunk]);
    for (;;) {
      const rest = this.#rest[side];
      const length = this.#lengthOf(side, rest);
      if (length === null || rest.length < length) return;
      this.#rest[side] = rest.subarray(length);
      const bytes = rest.subarray(0, length);
      yield { type: this.#typeOf(side, bytes), bytes };
    }
  }

  /** The SSLRequest was not answered by the server, and what follows is split after decryption. */
  answered(): void {
    this.#awaitsAnswer = false;
  }

  #lengthOf(side: Side, rest: Buffer): number | null {
    if (rest.length === 0) return null;
    if (side === 'server' && this.#awaitsAnswer) return 1;
    if (this.#encrypted) return rest.length < 5 ? null : 5 + rest.readUInt16BE(3);
    if (side === 'client' && !this.#started) return rest.length < 8 ? null : rest.readUInt32BE(0);
    return rest.length < 5 ? null : 1 + rest.readUInt32BE(1);
  }

  #typeOf(side: Side, bytes: Buffer): string {
    if (side === 'server' && this.#awaitsAnswer) {
      this.#awaitsAnswer = false;
      this.#encrypted = bytes[0] === 0x53; // S
      return 'SSLAnswer';
    }
    if (this.#encrypted) return `TLS ${bytes[0]}`;
    if (side === 'client' && !this.#started) {
      const type = UNTYPED.get(bytes.readUInt32BE(4)) ?? 'startup';
      this.#awaitsAnswer = type === 'SSLRequest' || type === 'GSSENCRequest';
      this.#started = type === 'startup';
      return type;
    }
    return String.fromCharCode(bytes[0]!);
  }
}
