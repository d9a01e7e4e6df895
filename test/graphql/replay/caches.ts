import { InMemoryCache } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { possibleTypes, typePolicies } from '../../../operations/clients/apollo-cache.ts';
import { keys } from '../../../operations/clients/urql-cache.ts';
import { documentOf } from './pages.ts';

/** A normalized cache of an app that has the answers that it is given. */
export interface AppCache {
  name: string;
  write(query: string, answer: object, variables: object): Promise<void>;
  /** What it has for a query, without asking the server. */
  read(query: string, variables: object): Promise<unknown>;
}

export function apolloCache(): AppCache {
  const cache = new InMemoryCache({ possibleTypes, typePolicies });
  return {
    name: 'Apollo',
    write: async (query, result, variables) => {
      const dataId = query.startsWith('mutation') ? 'ROOT_MUTATION' : 'ROOT_QUERY';
      cache.write({ query: documentOf(query), result, variables, dataId } as never);
    },
    read: async (query, variables) =>
      cache.diff({ query: documentOf(query), variables, optimistic: false, returnPartialData: true }).result,
  };
}

export function urqlCache(): AppCache {
  let answer: object = {};
  const client = new Client({
    url: 'http://127.0.0.1/',
    exchanges: [cacheExchange({ keys }), fetchExchange],
    fetch: async () => Response.json({ data: answer }),
    preferGetMethod: false,
  });
  return {
    name: 'urql',
    write: async (query, given, variables) => {
      answer = given;
      const document = documentOf(query);
      const { error } = query.startsWith('mutation')
        ? await client.mutation(document, variables).toPromise()
        : await client.query(document, variables, { requestPolicy: 'network-only' }).toPromise();
      if (error) throw error;
    },
    read: async (query, variables) =>
      (await client.query(documentOf(query), variables, { requestPolicy: 'cache-only' }).toPromise()).data,
  };
}
