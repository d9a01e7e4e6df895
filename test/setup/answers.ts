import type { TestApi } from './api.ts';

interface WithErrors {
  errors?: readonly { extensions?: Record<string, unknown> }[] | undefined;
}

/** The code of the first top-level error of an answer; undefined where it has none. */
export const codeOf = ({ errors }: WithErrors) => errors?.[0]?.extensions?.code;

/** The code of the answer to a query with this token; undefined where the token is good. */
export const codeWith = async (api: TestApi, token?: string, document = '{ viewer { id } }') =>
  codeOf(await api.graphql(document, {}, { token }));
