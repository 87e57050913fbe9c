/**
 * An id that nobody else has, on a server that many write to: sixteen hexadecimal digits. `crypto.randomUUID` is missing where a page does not come over
 * HTTPS or from this machine; `crypto.getRandomValues` is there everywhere.
 */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
