import { ApolloLink } from '@apollo/client';

/** A file: in React Native, what an image picker gives. */
type Picked = { uri: string; name: string; type: string };
type Files = Map<string, Blob | Picked>;

/** Takes the files out of the variables; `uploadFetch` sends them. */
export const uploadLink = new ApolloLink((operation, forward) => {
  const files: Files = new Map();
  operation.variables = withoutFiles(operation.variables, 'variables', files) as typeof operation.variables;
  if (files.size > 0) operation.setContext({ fetchOptions: { files } });
  return forward(operation);
});

/** The `fetch` of `HttpLink`: requests with files are multipart, as GraphQL servers read them. */
export function uploadFetch(address: string | URL | Request, options: RequestInit = {}): Promise<Response> {
  const { files, headers, ...rest } = options as RequestInit & { files?: Files };
  if (!files) return fetch(address, options);
  const form = new FormData();
  const entries = [...files];
  form.append('operations', String(options.body));
  form.append('map', JSON.stringify(Object.fromEntries(entries.map(([path], at) => [at, [path]]))));
  for (const [at, [, file]] of entries.entries()) form.append(String(at), file as Blob);
  const kept = new Headers(headers);
  kept.delete('content-type');
  kept.set('apollo-require-preflight', 'true');
  return fetch(address, { ...rest, headers: kept, body: form });
}

/** A copy with null in place of each file, which is noted with its path. */
function withoutFiles(value: unknown, path: string, files: Files): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Blob || ('uri' in value && 'name' in value)) {
    files.set(path, value as Blob | Picked);
    return null;
  }
  if (value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((each, at) => withoutFiles(each, `${path}.${at}`, files));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withoutFiles(each, `${path}.${key}`, files)]),
  );
}
