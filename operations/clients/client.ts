import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { TypedDocumentString } from '../generated.ts';

export interface GraphQLAnswer<T> {
  data?: T | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** A small client for the typed operations of this folder: queries, uploads and subscriptions. */
export class ApiClient {
  readonly #url: string;
  token: string | undefined;

  constructor(url: string, token?: string) {
    this.#url = url;
    this.token = token;
  }

  /** The response to an operation, including errors. */
  async send<T, V>(document: TypedDocumentString<T, V>, variables: V): Promise<GraphQLAnswer<T>> {
    return (await this.sendText(String(document), variables)) as GraphQLAnswer<T>;
  }

  /** The same for an untyped document. */
  async sendText(query: string, variables: unknown): Promise<GraphQLAnswer<unknown>> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.#authorization() },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    });
    return (await response.json()) as GraphQLAnswer<unknown>;
  }

  /** The data of an operation. Throws if the response has errors. */
  async request<T, V>(document: TypedDocumentString<T, V>, variables: V): Promise<T> {
    return dataOf(await this.send(document, variables));
  }

  /** Sends one file as a GraphQL multipart request; `path` is its place in the variables, such as `input.photo`. */
  async upload<T, V>(
    document: TypedDocumentString<T, V>,
    variables: unknown,
    path: string,
    file: Blob,
    name = 'photo.jpg',
  ): Promise<GraphQLAnswer<T>> {
    const form = new FormData();
    form.set('operations', JSON.stringify({ query: String(document), variables }));
    form.set('map', JSON.stringify({ 0: [`variables.${path}`] }));
    form.set('0', file, name);
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { 'apollo-require-preflight': 'true', ...this.#authorization() },
      body: form,
      signal: AbortSignal.timeout(60_000),
    });
    return (await response.json()) as GraphQLAnswer<T>;
  }

  /** Opens a separate socket for the subscription; ending the iteration closes it. */
  subscribe<T, V extends Record<string, unknown>>(
    document: TypedDocumentString<T, V>,
    variables: V,
  ): AsyncIterableIterator<T> {
    const client = createClient({
      url: `${this.#url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: this.#authorization(),
      retryAttempts: 0,
    });
    const answers = client.iterate<T>({ query: String(document), variables });
    const end = async (): Promise<IteratorReturnResult<undefined>> => {
      await answers.return?.();
      await client.dispose();
      return { value: undefined, done: true };
    };
    return {
      async next() {
        try {
          const { value, done } = await answers.next();
          return done ? await end() : { value: dataOf(value as GraphQLAnswer<T>), done: false };
        } catch (error) {
          await end();
          throw error;
        }
      },
      return: end,
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  #authorization(): Record<string, string> {
    return this.token ? { authorization: `Bearer ${this.token}` } : {};
  }
}

function dataOf<T>(answer: GraphQLAnswer<T>): T {
  if (answer.errors?.length || answer.data == null) {
    throw new Error(answer.errors?.map((error) => error.message).join(' ') ?? 'The server sent no data.');
  }
  return answer.data;
}
