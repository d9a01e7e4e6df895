import { createHash } from 'node:crypto';
import { Fault } from '../errors.ts';
import { message } from '../language/text.ts';

/**
 * SHA-256 of what a mutation with a `clientRequestId` was asked for. Absent fields and nulls are the same, and so is any
 * order of fields; files are given by their own digests.
 */
export const contentHash = (operation: string, input: object): string =>
  createHash('sha256')
    .update(JSON.stringify([operation, canonical(input)]))
    .digest('hex');

/** The row of an earlier request. Throws IDEMPOTENCY_MISMATCH if it asked for something else; old rows have no hash. */
export function sameRequest<Row extends { contentHash: string | null }>(row: Row, hash: string): Row {
  if (row.contentHash === null || row.contentHash === hash) return row;
  throw new Fault('IDEMPOTENCY_MISMATCH', message('faults.request-id-reused'));
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const given = Object.entries(value).filter(([, field]) => field !== null && field !== undefined);
  return given
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, field]) => [name, canonical(field)]);
}
