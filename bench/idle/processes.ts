import { readFileSync } from 'node:fs';

/** Of the clock that /proc counts in. */
const TICK_MS = 10;

/** Milliseconds of processor time of a process since its start, 0 once it is gone; with that of children that have ended. */
export function processorTimeOf(pid: number, children?: 'with ended children'): number {
  const stat = textOf(`/proc/${pid}/stat`);
  const [user = 0, system = 0, ...ended] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
  return (user + system + (children ? ended.reduce((sum, ticks) => sum + ticks, 0) : 0)) * TICK_MS;
}

export const childrenOf = (pid: number): number[] =>
  textOf(`/proc/${pid}/task/${pid}/children`).split(' ').map(Number).filter(Boolean);

/** Resident memory. */
export const megabytesOf = (pid: number): number => sizeOf(pid, 'VmRSS');

/** The most that was ever resident. */
export const peakMegabytesOf = (pid: number): number => sizeOf(pid, 'VmHWM');

function sizeOf(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  const kilobytes = new RegExp(`${name}:\\s+(\\d+)`).exec(textOf(`/proc/${pid}/status`))?.[1];
  return Math.round(Number(kilobytes ?? 0) / 1024);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
