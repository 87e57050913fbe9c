/** Names of the tz database: areas and places with a capital at the beginning, and no way out of the folder. */
const NAME = /^[A-Z][-+_A-Za-z0-9]*(?:\/[A-Z][-+_A-Za-z0-9]*)*$/;

/** What the tz database that this program runs with calls a zone; undefined where it knows none. Capitals do not count for it. */
function canonical(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/**
 * Whether a text names a file of /usr/share/zoneinfo, which is what the playbook asks. Intl knows the same names and
 * takes them whatever their capitals, so a name that it spells otherwise is none; a second name of a zone, which it
 * answers with the first one, has its capitals at the beginning of each part at least.
 */
export function isTimeZone(text: string): boolean {
  const known = NAME.test(text) ? canonical(text) : undefined;
  return known !== undefined && (known === text || known.toLowerCase() !== text.toLowerCase());
}

/** The time zone that was meant, where spaces or capitals are all that is wrong. */
export function nearTimeZone(text: string): string | undefined {
  const known = canonical(text.trim());
  return known !== undefined && isTimeZone(known) ? known : undefined;
}
