/** A span as a collector got it. */
export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  /** Empty for the first of a trace. */
  parentId: string;
  name: string;
  /** As in the protocol: 1 internal, 2 server, 3 client, 5 consumer. */
  kind: number;
  attributes: Record<string, string | number>;
  /** Of the process. */
  resource: Record<string, string | number>;
  failed: boolean;
  ms: number;
}

const ERROR = 2n;

/** The spans in an ExportTraceServiceRequest of OTLP, as protobuf. */
export function readSpans(request: Buffer): ReceivedSpan[] {
  return messages(fields(request), 1).flatMap((resourceSpans) => {
    const resource = attributes(messages(resourceSpans, 1).flatMap((each) => messages(each, 1)));
    return messages(resourceSpans, 2)
      .flatMap((scopeSpans) => messages(scopeSpans, 2))
      .map((span) => ({
        traceId: bytes(span, 1).toString('hex'),
        spanId: bytes(span, 2).toString('hex'),
        parentId: bytes(span, 4).toString('hex'),
        name: String(bytes(span, 5)),
        kind: Number(span.get(6)?.[0] ?? 0n),
        attributes: attributes(messages(span, 9)),
        resource,
        failed: messages(span, 15)[0]?.get(3)?.[0] === ERROR,
        ms: Number(time(span, 8) - time(span, 7)) / 1e6,
      }));
  });
}

type Fields = Map<number, (Buffer | bigint)[]>;

function attributes(pairs: Fields[]): Record<string, string | number> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const value = messages(pair, 2)[0]!;
      const number = value.get(3)?.[0] ?? value.get(4)?.[0];
      return [String(bytes(pair, 1)), number === undefined ? String(bytes(value, 1)) : Number(number)];
    }),
  );
}

const time = (span: Fields, field: number) => bytes(span, field).readBigUInt64LE();
const bytes = (from: Fields, field: number) => (from.get(field)?.[0] ?? Buffer.alloc(0)) as Buffer;
const messages = (from: Fields, field: number) =>
  (from.get(field) ?? []).map((message) => fields(message as Buffer));

function fields(message: Buffer): Fields {
  const found: Fields = new Map();
  let at = 0;
  const varint = () => {
    for (let value = 0n, shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(at);
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number) => {
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const tag = Number(varint());
    const type = tag & 7;
    if (![0, 1, 2, 5].includes(type)) throw new Error(`No message of OTLP has a field of the type ${type}.`);
    const value = type === 0 ? varint() : take(type === 1 ? 8 : type === 5 ? 4 : Number(varint()));
    found.set(tag >> 3, [...(found.get(tag >> 3) ?? []), value]);
  }
  return found;
}
