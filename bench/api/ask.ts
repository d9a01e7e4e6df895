import { Agent, request } from 'node:http';
import type { Query } from './queries.ts';
import type { Server } from './servers.ts';

const AT_ONCE = 4;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** Sends the query and resolves to the text of the answer; a floor is asked by path. Throws unless it is 200. */
export function ask(
  server: Pick<Server, 'name' | 'url'>,
  { name, document }: Query,
  token: string,
): Promise<string> {
  const isProduct = server.name === 'product';
  const body = isProduct ? JSON.stringify({ query: document }) : '';
  return new Promise((resolve, reject) => {
    const sent = request(
      `${server.url}/${isProduct ? 'graphql' : name}`,
      {
        agent,
        method: isProduct ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${token}`,
          ...(isProduct && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = String(Buffer.concat(chunks));
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${server.name} answered ${name} with ${response.statusCode}: ${text}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** So many requests, four at once, for one viewer after the other. */
export async function shoot(
  server: Server,
  query: Query,
  tokens: readonly string[],
  requests: number,
): Promise<void> {
  let sent = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (sent < requests) {
        const token = tokens[sent % tokens.length]!;
        sent += 1;
        await ask(server, query, token);
      }
    }),
  );
}

export const closeConnections = (): void => agent.destroy();
