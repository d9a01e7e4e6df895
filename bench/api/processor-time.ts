import { readdir, readFile } from 'node:fs/promises';
import type { Sql } from 'postgres';

/** Of the clock that /proc counts in. */
const TICK_MS = 10;

/** Milliseconds of processor time of all threads of a process; 0 once it is gone. */
async function ofProcess(pid: number): Promise<number> {
  const precise = await ofThreads(pid).catch(() => null);
  if (precise !== null) return precise;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
}

/** Some kernels say it to the microsecond, which short shots need. */
async function ofThreads(pid: number): Promise<number | null> {
  const threads = await readdir(`/proc/${pid}/task`);
  const times = await Promise.all(
    threads.map(async (thread) => {
      const text = await readFile(`/proc/${pid}/task/${thread}/sched`, 'utf8');
      return Number(/sum_exec_runtime\s*:\s*([\d.]+)/.exec(text)![1]);
    }),
  );
  return times.reduce((sum, time) => sum + time, 0);
}

/** A reading of a server and of the PostgreSQL backends that serve it. */
export interface Reading {
  server: number;
  backends: ReadonlyMap<number, number>;
}

/** Reads the server `pid`; its connections begin their names with `application`. */
export async function readTimes(pid: number, application: string, sql: Sql): Promise<Reading> {
  const rows = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity where starts_with(application_name, ${application})`;
  const backends = await Promise.all(
    rows.map(async (row): Promise<[number, number]> => [row.pid, await ofProcess(row.pid)]),
  );
  return { server: await ofProcess(pid), backends: new Map(backends) };
}

/** Milliseconds from one reading to the next; a backend that began between them counts from its start. */
export function between(before: Reading, after: Reading): { server: number; database: number } {
  let database = 0;
  for (const [pid, time] of after.backends) database += time - (before.backends.get(pid) ?? 0);
  return { server: after.server - before.server, database };
}
