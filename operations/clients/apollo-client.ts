import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import { from, mergeMap, throwError } from 'rxjs';
import { possibleTypes, typePolicies } from './apollo-cache.ts';
import type { Session, Tokens } from './session.ts';
import { uploadFetch, uploadLink } from './upload-link.ts';

/** Apollo Client with uploads, subscriptions and tokens that are renewed. Outside browsers, `webSocketImpl` is that of `ws`. */
export function createApollo(url: string, session: Session, webSocketImpl?: unknown) {
  const cache = new InMemoryCache({ possibleTypes, typePolicies });

  const authorize = new SetContextLink(async ({ headers }) => ({
    headers: { ...headers, ...(await session.authorization()) },
  }));
  /** An access token lasts 15 minutes: renews it and sends the operation once more. */
  const renew = new ErrorLink(({ error, operation, forward }) => {
    if (!isUnauthenticated(error) || operation.getContext().renewed) return;
    operation.setContext({ renewed: true });
    return from(session.renew()).pipe(
      mergeMap((renewed) => (renewed ? forward(operation) : throwError(() => error))),
    );
  });

  let refused = false;
  const socket = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    connectionParams: async () => {
      if (refused) await session.renew().catch(() => false);
      return session.authorization();
    },
    on: {
      closed: (event) => {
        refused = (event as { code?: number }).code === 4403; // the token ran out or the session ended
      },
    },
  });

  const client = new ApolloClient({
    cache,
    link: ApolloLink.split(
      ({ operationType }) => operationType === 'subscription',
      new GraphQLWsLink(socket),
      ApolloLink.from([
        renew,
        authorize,
        uploadLink,
        new HttpLink({ uri: `${url}/graphql`, fetch: uploadFetch }),
      ]),
    ),
  });

  /** Call it with the tokens of `login`, and with null after `logout`: nobody sees what another person had in the cache. */
  async function signIn(tokens: Tokens | null): Promise<void> {
    await session.save(tokens);
    socket.terminate();
    await client.resetStore().catch(() => {}); // the pages show the errors of their queries
  }
  return { client, socket, signIn };
}

const isUnauthenticated = (error: unknown) =>
  CombinedGraphQLErrors.is(error) &&
  error.errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');
