const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long ago something was, as people say it; after a week, the day.
 *
 * @param then and `now`, milliseconds since 1970
 * @param language BCP 47
 */
export function relativeTime(then: number, now: number, language: string): string {
  const ago = Math.max(0, now - then);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (ago < MINUTE) return relative.format(0, 'second');
  if (ago < HOUR) return relative.format(-Math.floor(ago / MINUTE), 'minute');
  if (ago < DAY) return relative.format(-Math.floor(ago / HOUR), 'hour');
  if (ago < 7 * DAY) return relative.format(-Math.floor(ago / DAY), 'day');
  const isThisYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', ...(!isThisYear && { year: 'numeric' }) }).format(then);
}

/** A time in full. */
export const exactTime = (then: number, language: string): string => new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(then);
