/** Number of steps planned for a day, and how many were done; those left out for a neutral reason are not planned. */
export interface DayRecord {
  /** `YYYY-MM-DD` in the time zone of the person. */
  day: string;
  planned: number;
  done: number;
}

/** Steps of a span of days. */
export interface Share {
  planned: number;
  done: number;
  /** 0..100; null if nothing was planned. */
  percent: number | null;
}

export interface Adherence {
  currentStreak: number;
  longestStreak: number;
  sevenDays: Share;
  thirtyDays: Share;
  /** The last 30 days, oldest first. */
  days: DayRecord[];
}

/**
 * Streaks and shares of consecutive days that end today. A day counts toward a streak if all its steps were done; a day
 * without steps neither counts nor breaks it. Today breaks no streak and counts only completed steps, as it is not over.
 */
export function adherenceOf(days: readonly DayRecord[]): Adherence {
  const { current, longest } = streaks(days);
  return {
    currentStreak: current,
    longestStreak: longest,
    sevenDays: shareOf(days, 7),
    thirtyDays: shareOf(days, 30),
    days: days.slice(-30),
  };
}

function streaks(days: readonly DayRecord[]): { current: number; longest: number } {
  let current = 0;
  let longest = 0;
  for (const [index, { planned, done }] of days.entries()) {
    const isToday = index === days.length - 1;
    if (planned === 0) continue;
    if (done >= planned) current += 1;
    else if (!isToday) current = 0;
    longest = Math.max(longest, current);
  }
  return { current, longest };
}

function shareOf(days: readonly DayRecord[], length: number): Share {
  const today = days.at(-1);
  const counted = days.slice(-length).map((day) => (day === today ? { ...day, planned: day.done } : day));
  const sum = (key: 'planned' | 'done') => counted.reduce((total, day) => total + day[key], 0);
  const [planned, done] = [sum('planned'), sum('done')];
  return { planned, done, percent: planned === 0 ? null : (100 * done) / planned };
}
