import { startServerProcess } from '../../scripts/server-process.ts';
import { AccessTokens } from '../../src/auth/sessions/access-tokens.ts';
import { sessionId, userId } from '../api/seed.ts';

/** Who asks: the person that has all rows, or a dermatologist. */
export const PEOPLE = { person: 1, dermatologist: 2 } as const;

const secret = 'known-to-everyone-for-a-bench-on-this-machine';
const signer = new AccessTokens({ secrets: [secret], lifetimeSeconds: 3600 });

/** Serves only, so that no worker touches the rows; it takes the role `all` without jobs that are due. */
export const startListServer = (databaseUrl: string, dataDirectory: string) =>
  startServerProcess({
    ...{ NODE_ENV: 'production', DATABASE_URL: databaseUrl, DATA_DIR: dataDirectory, JWT_SECRET: secret },
    ...{ PUBLIC_URL: 'http://127.0.0.1', SMTP_URL: 'smtp://127.0.0.1:9', LOG_LEVEL: 'error' },
  });

export async function askAs(url: string, by: keyof typeof PEOPLE, query: string): Promise<void> {
  const who = { userId: userId(PEOPLE[by]), sessionId: sessionId(PEOPLE[by]) };
  const { token } = await signer.sign(who);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const answer = (await response.json()) as { errors?: unknown };
  if (answer.errors) throw new Error(`${query}: ${JSON.stringify(answer.errors)}`);
}
