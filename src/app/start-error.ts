/** A server that cannot be reached, or refuses the user, the password or the database. */
const CONNECTION_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'],
  ...['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', '28000', '28P01', '3D000', '42501'],
]);

/** Names the setting with the address if the work cannot connect to it. */
export async function connecting<T>(setting: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const first = error instanceof AggregateError ? error.errors[0] : error;
    const { code, message } = first as NodeJS.ErrnoException;
    if (!CONNECTION_CODES.has(code ?? '')) throw error;
    throw new Error(`${setting}: PostgreSQL cannot be used: ${message}`, { cause: error });
  }
}

/** Why the server did not start, in one line. */
export function startErrorOf(error: unknown): string {
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  const { port, hostname } = error as { port?: number; hostname?: string };
  if (code === 'EADDRINUSE') return `Port ${port} is in use; set PORT to another one.`;
  if (code === 'EACCES' && syscall === 'listen') {
    return 'This user is not allowed to use this port; set PORT to a port above 1023.';
  }
  if (code === 'EADDRNOTAVAIL' && syscall === 'listen') return 'HOST: is not an address of this machine.';
  if (syscall === 'getaddrinfo') return `HOST: ${hostname} cannot be found (${code}).`;
  return String(message ?? error).split('\n', 1)[0]!;
}
