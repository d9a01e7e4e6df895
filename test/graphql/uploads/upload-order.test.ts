import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_UPLOAD_BYTES } from '../../../src/graphql/http/uploads.ts';
import { file, map, multipartBody, operations } from '../../setup/multipart.ts';
import { codes, Fixture } from '../fixture.ts';

let api: Fixture;
beforeAll(async () => {
  api = await Fixture.start();
});
afterAll(() => api.close());

const READ = 'mutation($f: [Upload!]!) { files: readFiles(input: { files: $f }) { sha256 } }';
const READ_AT_ONCE = 'mutation($f: [Upload!]!) { files: readAtOnce(input: { files: $f }) { sha256 } }';
const READ_IN_ORDER =
  'mutation($f: [Upload!]!, $order: [Int!]!) { files: readInOrder(input: { files: $f }, order: $order) { sha256 } }';

/** Files `0 ...` of the variable `f`, sent in the order of `sent`. */
function request(query: string, files: Buffer[], sent: number[], variables: object = {}): Buffer {
  const paths = Object.fromEntries(files.map((_, at) => [at, [`variables.f.${at}`]]));
  return multipartBody([
    operations(query, { f: files.map(() => null), ...variables }),
    map(paths),
    ...sent.map((at) => file(files[at]!, String(at))),
  ]);
}
/** Larger than what the connection and the parser hold between them. */
const randomFiles = (count: number) => Array.from({ length: count }, () => randomBytes(1_500_000));
const hash = (data: Buffer) => createHash('sha256').update(data).digest('hex');
const hashes = (answer: { body: { data?: { files: { sha256: string }[] } } }) =>
  answer.body.data?.files.map(({ sha256 }) => sha256);

function permutations(count: number): number[][] {
  if (count === 0) return [[]];
  return permutations(count - 1).flatMap((rest) =>
    Array.from({ length: count }, (_, at) => [...rest.slice(0, at), count - 1, ...rest.slice(at)]),
  );
}
const backwards = (count: number) => Array.from({ length: count }, (_, at) => count - 1 - at);
const ORDERS = [
  ...[2, 3].flatMap(permutations),
  ...[4, 5].flatMap((count) => [backwards(count).reverse(), backwards(count)]),
  [3, 0, 2, 1],
  [1, 4, 0, 3, 2],
];

describe('the files of a request arrive in any order', () => {
  test.each(ORDERS.map((order) => [order] as const))('sent as %j', async (sent) => {
    const files = randomFiles(sent.length);
    const answer = await api.multipart(request(READ, files, [...sent]));
    expect(hashes(answer)).toEqual(files.map(hash));
    const atOnce = await api.multipart(request(READ_AT_ONCE, files, [...sent]));
    expect(hashes(atOnce)).toEqual(files.map(hash));
  });

  test.each([2, 5])('of %d, a resolver reads the last first', async (count) => {
    const files = randomFiles(count);
    const order = backwards(count);
    const answer = await api.multipart(request(READ_IN_ORDER, files, [...order].reverse(), { order }));
    expect(hashes(answer)).toEqual(order.map((at) => hash(files[at]!)));
    const same = await api.multipart(request(READ_IN_ORDER, files, order, { order }));
    expect(hashes(same)).toEqual(order.map((at) => hash(files[at]!)));
  });

  test('and unread ones hold nothing up', async () => {
    const files = randomFiles(4);
    const answer = await api.multipart(request(READ_IN_ORDER, files, [0, 1, 2, 3], { order: [2] }));
    expect(hashes(answer)).toEqual([hash(files[2]!)]);
  });

  test('and those without a variable hold nothing up', async () => {
    const [unused, wanted] = [randomBytes(1_500_000), randomBytes(1_500_000)];
    const variables = { f: [null], unused: null };
    const body = multipartBody([
      operations(READ, variables),
      map({ 0: ['variables.unused'], 1: ['variables.f.0'] }),
      file(unused, '0'),
      file(unused, '7'),
      file(wanted, '1'),
    ]);
    expect(hashes(await api.multipart(body))).toEqual([hash(wanted)]);
  });
});

describe('files in another order', () => {
  test('are refused over 10 MB', async () => {
    const files = [randomBytes(1000), Buffer.alloc(MAX_UPLOAD_BYTES + 1)];
    const answer = await api.multipart(request(READ, files, [1, 0]));
    expect([answer.status, codes(answer)]).toEqual([413, ['PAYLOAD_TOO_LARGE']]);
  });

  test('may have 10 MB each', async () => {
    const files = Array.from({ length: 3 }, (_, at) => Buffer.alloc(MAX_UPLOAD_BYTES, at));
    expect(hashes(await api.multipart(request(READ, files, [2, 1, 0])))).toEqual(files.map(hash));
  });

  test('are reported immediately if one is missing', async () => {
    const answer = await api.multipart(request(READ, randomFiles(3), [2, 1]));
    expect([answer.status, codes(answer)]).toEqual([400, ['BAD_USER_INPUT']]);
  });

  test('are rejected immediately if they are incomplete', async () => {
    const body = request(READ, randomFiles(2), [1, 0]);
    const answer = await api.multipart(body.subarray(0, body.length - 1_000_000));
    expect([answer.status, codes(answer)]).toEqual([400, ['BAD_USER_INPUT']]);
  });

  test('are not read twice', async () => {
    const files = randomFiles(2);
    const answer = await api.multipart(request(READ_IN_ORDER, files, [1, 0], { order: [0, 0] }));
    expect([answer.status, codes(answer)]).toEqual([400, ['BAD_USER_INPUT']]);
    expect((await api.ask('{ hello }')).status).toBe(200);
  });
});
