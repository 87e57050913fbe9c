/**
 * Characters that a terminal or a reader of logs acts upon, or that nobody sees: control characters beyond those that
 * JSON escapes by itself, format characters (bidirectional marks among them), line and paragraph separators.
 */
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\u007f-\u009f]/gu;

/** Writes every such character as `\uXXXX`. In JSON this changes the spelling of a text and not its meaning. */
export function escapeUnseen(json: string): string {
  return json.replace(UNSEEN, (character) => Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''));
}

/** A value as it may stand in a line for a person: short, quoted, nothing unseen in it. */
export function quote(value: string, most = 80): string {
  return escapeUnseen(JSON.stringify(value.length > most ? `${value.slice(0, most - 1)}…` : value));
}
