export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** Where an app keeps the tokens: `localStorage`, or the secure storage of a phone. */
export interface TokenStore {
  load(): Tokens | null | Promise<Tokens | null>;
  save(tokens: Tokens | null): void | Promise<void>;
}

export type Session = ReturnType<typeof createSession>;

/** The tokens of the person who is logged in. `url` is that of the API, such as `http://127.0.0.1:4000`. */
export function createSession(url: string, store: TokenStore) {
  let renewing: Promise<boolean> | null = null;

  /** The header of a request; empty for a stranger. */
  async function authorization(): Promise<Record<string, string>> {
    const tokens = await store.load();
    return tokens ? { authorization: `Bearer ${tokens.accessToken}` } : {};
  }

  /** Exchanges the refresh token, once at a time; false if the person must log in again. */
  function renew(): Promise<boolean> {
    renewing ??= exchange().finally(() => {
      renewing = null;
    });
    return renewing;
  }

  async function exchange(): Promise<boolean> {
    const tokens = await store.load();
    if (!tokens) return false;
    const query =
      'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { session { accessToken refreshToken } } }';
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input: { refreshToken: tokens.refreshToken } } }),
    });
    const { data } = (await response.json()) as {
      data?: { refreshSession: { session: Tokens | null } };
    };
    // An error beside the payload, such as SERVICE_UNAVAILABLE, says nothing about the token.
    if (!data?.refreshSession) throw new Error('The session could not be renewed; try again.');
    await store.save(data.refreshSession.session);
    return data.refreshSession.session !== null;
  }

  return { authorization, renew, save: (tokens: Tokens | null) => store.save(tokens) };
}
