import { GraphQLError } from 'graphql';
import { badRequest } from './errors.ts';

/** Message and code that ask clients to send the whole document. */
const notSupported = () =>
  new GraphQLError('PersistedQueryNotSupported', {
    extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED', http: { status: 200 } },
  });

/**
 * Checks the extension `persistedQuery` of a request. It is ignored if a document was sent along. Throws
 * PERSISTED_QUERY_NOT_SUPPORTED without a document, and BAD_REQUEST if the extension is malformed.
 */
export function checkPersistedQuery(extensions: unknown, query: unknown): void {
  const given = isRecord(extensions) ? (extensions.persistedQuery ?? null) : null;
  if (given === null) return;
  const wellFormed =
    isRecord(given) && Number.isInteger(given.version) && typeof given.sha256Hash === 'string';
  if (!wellFormed) {
    throw badRequest(
      'The extension "persistedQuery" must be an object with an integer "version" and a text "sha256Hash".',
    );
  }
  if (!query) throw notSupported();
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
