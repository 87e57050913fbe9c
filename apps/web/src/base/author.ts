import { lasting } from './storage.js';

const KEY = 'dualstack.author';
/** The longest name that the server takes. */
export const MOST_NAME = 100;

const listeners = new Set<() => void>();

/** Who a person says they are, as it stands beside what they change; empty where they have not said. */
export const author = (): string => lasting.read(KEY) ?? '';

/** A name as the server takes it: on one line, and no longer than it may be. */
export function nameFrom(text: string): string {
  const letters = [...text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()];
  while (letters.join('').length > MOST_NAME) letters.pop();
  return letters.join('').trim();
}

/** Remembers who a person says they are. */
export function setAuthor(name: string): void {
  const text = nameFrom(name);
  if (text === '') lasting.remove(KEY);
  else lasting.write(KEY, text);
  listeners.forEach((listener) => listener());
}

/** Hears of it when the name is another one. */
export function onAuthor(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The name as a header carries it: bytes of UTF-8, percent-encoded. No header where there is none. */
export function authorHeader(): Readonly<Record<string, string>> {
  const name = author();
  return name === '' ? {} : { 'Dualstack-Author': encodeURIComponent(name) };
}
