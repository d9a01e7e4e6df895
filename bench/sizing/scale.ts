import type { Measured } from './rows.ts';

/** An app that grew: people who take two photos a week and log four steps a day, for as long as the mean account is used. */
const ANALYSES_PER_ACCOUNT = 50;
const STEP_LOGS_PER_ANALYSIS = 14;
const SIZES = [1e6, 1e7, 1e8, 1e9];
/** A fifth of those who take 10^9. */
const PEOPLE = 4_000_000;
const PAGE = 20;

/** Sizes by count of analyses, and how evenly two ways of dividing the largest table would do it. */
export function printScale(measured: Measured): void {
  const perAnalysis = measured.analysis + measured.notification;
  const accounts = (analyses: number) => analyses / ANALYSES_PER_ACCOUNT;
  console.log(
    `\nSizes, with ${ANALYSES_PER_ACCOUNT} analyses an account and ${STEP_LOGS_PER_ANALYSIS} logged steps an analysis, in GB`,
  );
  console.log(row(['analyses', 'accounts', 'analyses', 'accounts', 'logged steps', 'database', 'files']));
  for (const analyses of SIZES) {
    const parts = [
      analyses * perAnalysis,
      accounts(analyses) * measured.account,
      analyses * STEP_LOGS_PER_ANALYSIS * measured.stepLog,
    ];
    const total = parts.reduce((sum, part) => sum + part, 0);
    const cells = [...parts, total, analyses * measured.files].map(gigabytes);
    console.log(row([analyses.toExponential(0), accounts(analyses).toExponential(0), ...cells]));
  }
  const people = analysesOfPeople();
  console.log(
    `\nOf 10^9 analyses, simulated with ${PEOPLE.toLocaleString('en')} people, a few of whom have very many`,
  );
  console.log(row(['parts by hash', 'largest/mean', 'GB each', 'read by a page']));
  for (const parts of [16, 64, 256]) {
    const share = largestOverMean(people, parts);
    const each = gigabytes((1e9 * perAnalysis) / parts);
    console.log(row([String(parts), share.toFixed(2), each, '1']));
  }
  console.log(row(['parts by month', 'largest/mean', 'GB each', 'read by a page']));
  const months = 36;
  const read = monthsOfPage(people, months);
  console.log(row([String(months), '1.00', gigabytes((1e9 * perAnalysis) / months), read.toFixed(1)]));
}

const row = (cells: readonly string[]) => `  ${cells.map((cell) => cell.padStart(15)).join('')}`;
const gigabytes = (bytes: number) => (bytes / 1e9).toLocaleString('en', { maximumSignificantDigits: 3 });

/** Log-normal, as use of apps is: the mean is three times the median. No random numbers, so that two runs agree. */
function analysesOfPeople(): number[] {
  const sigma = Math.sqrt(2 * Math.log(3));
  return Array.from({ length: PEOPLE }, (_, at) => {
    const [one, other] = [noise(at, 1), noise(at, 2)];
    const normal = Math.sqrt(-2 * Math.log(one)) * Math.cos(2 * Math.PI * other);
    return Math.max(1, Math.round((ANALYSES_PER_ACCOUNT / 3) * Math.exp(sigma * normal)));
  });
}

function largestOverMean(people: readonly number[], parts: number): number {
  const loads = new Float64Array(parts);
  for (const [at, analyses] of people.entries()) loads[Math.floor(noise(at, 3) * parts)]! += analyses;
  const total = loads.reduce((sum, load) => sum + load, 0);
  return Math.max(...loads) / (total / parts);
}

/** How many months the latest 20 analyses of a person come from: the mean, where they are spread over the months evenly. */
function monthsOfPage(people: readonly number[], months: number): number {
  const read = people.map((analyses) => Math.min(months, Math.max(1, Math.ceil((PAGE / analyses) * months))));
  return read.reduce((sum, one) => sum + one, 0) / people.length;
}

/** Between 0 and 1: a hash of two numbers (the finalizer of MurmurHash3). */
function noise(at: number, salt: number): number {
  let hash = (at * 0x9e3779b1 + salt * 0x85ebca77) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) + 1) / 4_294_967_298;
}
