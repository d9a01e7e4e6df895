/** Links and clocks differ from one read to the next. */
const CHANGE_BY_THEMSELVES = ['url', 'heatmapUrl', 'expiresAt', 'lastUsedAt', 'estimatedResponseAt'];
/** As many as the API reads at once. */
const MOST_NODES = 50;

/** Ids of the steps in an answer. */
export function stepsIn(answer: unknown): string[] {
  const found = new Set<string>();
  collect(answer, found);
  return [...found].slice(0, MOST_NODES);
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  const { __typename: name, id } = value as { __typename?: string; id?: string };
  if (id && name === 'RoutineStep') found.add(id);
  for (const each of Object.values(value)) collect(each, found);
}

/** Where what the cache has is not what the server says, by path without positions. */
export function differences(path: string, cached: unknown, fresh: unknown): string[] {
  if (typeof fresh !== 'object' || fresh === null || typeof cached !== 'object' || cached === null) {
    return Object.is(cached, fresh) ? [] : [`${path}: ${short(cached)} is ${short(fresh)}`];
  }
  const name = (value: object) => (value as { __typename?: string }).__typename;
  if (Array.isArray(fresh) && Array.isArray(cached)) {
    if (fresh.length !== cached.length) return [`${path}: ${cached.length} items are ${fresh.length}`];
    return fresh.flatMap((each, at) =>
      // A step that is gone is on no page any more.
      each === null && path === '.nodes' ? [] : differences(path, cached[at], each),
    );
  }
  if (name(fresh) !== name(cached)) return [`${path}: ${name(cached)} is ${name(fresh)}`];
  return Object.entries(fresh)
    .filter(([key, each]) => !CHANGE_BY_THEMSELVES.includes(key) && !(key === 'endCursor' && each === null))
    .flatMap(([key, each]) => differences(`${path}.${key}`, (cached as Record<string, unknown>)[key], each));
}

const short = (value: unknown) => JSON.stringify(value)?.slice(0, 60);
