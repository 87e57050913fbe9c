import { type Said, say } from './messages/messages.js';

/** The deepest nesting of objects and arrays that is read. A plan of any provider stays under half of it. */
export const MAX_DEPTH = 32;

const [QUOTE, COMMA, BACKSLASH, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x2c, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/** An object or an array that is open: the keys that an object had so far, and the one whose value is being read. */
interface Level {
  readonly keys?: Set<string>;
  key?: string;
}

/**
 * Why a JSON text is not read although it may be well-formed: nesting beyond `MAX_DEPTH`, a key that stands twice in one
 * object (one of the two values would be lost without a word), the key `__proto__` (programs drop it or worse). One
 * pass without recursion, before anything else looks at the text; the text may be no JSON at all.
 *
 * @param most the deepest nesting that is read
 * @returns what stands against it, or undefined when nothing stands against reading the text
 */
export function findFault(text: string, most = MAX_DEPTH): Said | undefined {
  const levels: Level[] = [];
  let isKeyNext = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case OPEN_OBJECT:
      case OPEN_ARRAY: {
        if (levels.length === most) return say('tooDeep', { most });
        isKeyNext = text.charCodeAt(at) === OPEN_OBJECT;
        levels.push(isKeyNext ? { keys: new Set() } : {});
        break;
      }
      case CLOSE_OBJECT:
      case CLOSE_ARRAY:
        levels.pop();
        isKeyNext = false;
        break;
      case COMMA:
        isKeyNext = levels.at(-1)?.keys !== undefined;
        break;
      case QUOTE: {
        const end = endOfString(text, at);
        const fault = isKeyNext ? faultOfKey(readKey(text.slice(at, end + 1)), levels) : undefined;
        if (fault !== undefined) return fault;
        isKeyNext = false;
        at = end;
        break;
      }
    }
  }
  return undefined;
}

/** Where a string that begins at `start` ends: at its closing quote, or at the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
}

function readKey(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

function faultOfKey(key: string, levels: Level[]): Said | undefined {
  const level = levels.at(-1);
  if (!level?.keys) return undefined;
  const where = () => levels.slice(0, -1).flatMap((each) => each.key ?? []).join('.');
  if (key === '__proto__') return say('protoKey', { where: where() });
  if (level.keys.has(key)) return say('repeatedKey', { key, where: where() });
  level.keys.add(key);
  level.key = key;
  return undefined;
}
