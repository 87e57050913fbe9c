import { type Logger, pino } from 'pino';
import { escapeUnseen } from './text.js';

/**
 * The log: one JSON object a line. What comes from a request reaches it escaped: pino escapes what JSON must escape, the
 * rest that a terminal would act upon (U+009B, bidirectional marks, …) is escaped here, whichever field it is in.
 *
 * @param level `fatal` … `trace`, `silent`
 * @param write takes each line; standard output unless told
 */
export function createLog(level: string, write: (line: string) => void = toStandardOutput()): Logger {
  return pino({ level, base: null }, { write: (line: string) => write(escapeUnseen(line)) });
}

function toStandardOutput(): (line: string) => void {
  const output = pino.destination(1);
  return (line) => void output.write(line);
}
