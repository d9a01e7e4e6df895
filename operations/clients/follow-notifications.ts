interface Seen {
  notificationReceived: { id: string; title: string; cursor: string };
}

/** The stock client of graphql-ws, or of graphql-sse where proxies do not let WebSockets pass. */
interface LiveClient {
  subscribe(
    request: { query: string; variables: Record<string, unknown> },
    sink: {
      next(result: { data?: unknown }): void;
      error(error: unknown): void;
      complete(): void;
    },
  ): () => void;
}

/**
 * Shows each notification once, however often the connection is lost: the client writes the variables again whenever it
 * subscribes again, and the getter gives the last cursor seen. Returns a function that ends it.
 */
export function followNotifications(
  client: LiveClient,
  show: (notification: Seen['notificationReceived']) => void,
  last?: string,
): () => void {
  const query = 'subscription ($after: String) { notificationReceived(after: $after) { id title cursor } }';
  const variables = {
    get after() {
      return last;
    },
  };
  return client.subscribe(
    { query, variables },
    {
      next: ({ data }) => {
        if (!data) return;
        const { notificationReceived } = data as Seen;
        last = notificationReceived.cursor;
        show(notificationReceived);
      },
      error: (error) => console.error('No notifications until the app starts again', error),
      complete: () => {},
    },
  );
}
