const formats = new Map<string, Intl.DateTimeFormat>();

/** What calendar and clock on a wall show, by Intl alone. */
export function localClock(timeZone: string, at: Date): { day: string; time: string } {
  let format = formats.get(timeZone);
  if (!format) {
    const two = '2-digit';
    const options = {
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      hourCycle: 'h23',
    } as const;
    format = new Intl.DateTimeFormat('en-u-nu-latn', { ...options, calendar: 'iso8601', timeZone });
    formats.set(timeZone, format);
  }
  const [day, time] = format.format(at).split(', ') as [string, string]; // its parts one by one take four times as long
  return { day, time };
}

/** Watches the wall clock minute by minute: what a person would expect after `from`, up to `to`. */
export function expectedReminders(timeZone: string, time: string, from: Date, to: Date): string[] {
  const found = new Map<string, string>();
  const days = new Set<string>();
  let before = localClock(timeZone, from);
  days.add(before.day);
  for (let at = from.getTime() + 60_000; at <= to.getTime(); at += 60_000) {
    const now = localClock(timeZone, new Date(at));
    days.add(now.day);
    // Every clock time that passed with this minute: its own one, and those that a change skipped.
    for (const day of new Set([before.day, now.day])) {
      const wanted = `${day} ${time}`;
      const passed = `${before.day} ${before.time}` < wanted && wanted <= `${now.day} ${now.time}`;
      if (passed && !found.has(day)) found.set(day, new Date(at).toISOString());
    }
    before = now;
  }
  return [...found].filter(([day]) => days.has(day)).map(([day, at]) => `${day} ${at}`);
}
