import type { Client, FormattedExecutionResult } from 'graphql-ws';

interface Seen {
  notificationReceived: { id: string; title: string; cursor: string };
}

/**
 * Shows each notification once, however often the connection is lost: graphql-ws writes the variables again whenever it
 * subscribes again, and the getter gives the last cursor seen. Returns a function that ends it.
 */
export function followNotifications(
  client: Client,
  show: (notification: Seen['notificationReceived']) => void,
  last?: string,
): () => void {
  const query = 'subscription ($after: String) { notificationReceived(after: $after) { id title cursor } }';
  const variables = {
    get after() {
      return last;
    },
  };
  return client.subscribe<Seen>(
    { query, variables },
    {
      next: ({ data }: FormattedExecutionResult<Seen>) => {
        if (!data) return;
        last = data.notificationReceived.cursor;
        show(data.notificationReceived);
      },
      error: (error) => console.error('No notifications until the app starts again', error),
      complete: () => {},
    },
  );
}
