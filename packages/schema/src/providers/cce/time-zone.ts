/** Whether a text is the name of a zone of the IANA database. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Every zone that stands for a place, asked for once. */
let places: readonly string[] | undefined;

/** A name as it is compared: what is between its words does not count, nor do capitals. */
const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, ' ').trim();

/**
 * The zone that was meant by a text that names none: the one of its city, where the database has exactly one.
 *
 * @param text for example `berlin` or `Germany/Berlin`, which mean `Europe/Berlin`
 * @returns undefined where no zone is of that city, or several are
 */
export function meantTimeZone(text: string): string | undefined {
  const cityOf = (name: string): string => plain(name.slice(name.lastIndexOf('/') + 1));
  const city = cityOf(text);
  places ??= Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
  const zones = places.filter((zone) => cityOf(zone) === city);
  return zones.length === 1 ? zones[0] : undefined;
}
