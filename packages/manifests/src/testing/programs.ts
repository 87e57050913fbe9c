/**
 * Programs for the scripts under test, answered by this process: a script calls jq or `system` hundreds of times, and to start
 * a process each time takes most of a test. bash finds a function of the program's name in its environment and asks here.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Answer, launch, quoted } from './launch.js';

/** A call of a program: its arguments, and what it reads, which is asked for when it is wanted. */
export interface Call {
  readonly words: readonly string[];
  /** The one variable of the environment that the program looks at, where it is set. */
  readonly variable: string | undefined;
  /** Standard input without the newlines at its end. */
  readonly input: () => Promise<string>;
}

export interface Program {
  readonly name: string;
  /** The name of the variable that the program looks at. */
  readonly variable: string;
  /** Answers a call; `undefined` has the installed program do it. */
  readonly answer: (call: Call) => Answer | undefined | Promise<Answer | undefined>;
}

/**
 * Answers come as a file of commands: bash reads a file at once, and what comes over a connection byte by byte. Blanks before
 * the name of the file are the server's word that it has got something.
 */
const asFunction = ({ name, variable }: Program, port: number) => `() {
  local connection reply text
  exec {connection}<>/dev/tcp/127.0.0.1/${port} || return 126
  printf '%s\\0' ${name} "\${${variable}+=}\${${variable}-}" "$#" "$@" >&"$connection"
  IFS=' ' read -r -d '' -u "$connection" reply || return 126
  if [[ $reply == input ]]; then
    text=$(</dev/stdin)
    printf '%s\\0' "$text" >&"$connection"
    IFS=' ' read -r -d '' -u "$connection" reply || return 126
  fi
  exec {connection}>&-
  if [[ $reply == installed ]]; then
    command ${name} "$@"
  else
    source "$reply"
  fi
}`;

const printed = ({ status, stdout, stderr }: Answer) => `printf %s ${quoted(stdout)}\nprintf %s ${quoted(stderr)} >&2\nreturn ${status}\n`;

/**
 * Texts that a connection sends, each ended by a zero byte, one after the other. bash sends a text in pieces, and the kernel
 * keeps a piece back until the one before is acknowledged, which takes 40 ms unless something is sent the other way.
 */
function reader(socket: Socket): () => Promise<string> {
  const chunks = socket.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>;
  let rest = '';
  return async () => {
    for (;;) {
      const end = rest.indexOf('\0');
      if (end >= 0) {
        const text = rest.slice(0, end);
        rest = rest.slice(end + 1);
        return text;
      }
      const chunk = await chunks.next();
      if (chunk.done) throw new Error('the script went away');
      socket.write(' ');
      rest += chunk.value;
    }
  };
}

/** Programs of a test file. */
export interface Programs {
  /** What bash finds them by. */
  readonly environment: Record<string, string>;
  readonly close: () => Promise<void>;
}

/** Listens for the scripts that call these programs. A program that fails to answer ends the script's call with 126. */
export async function servePrograms(programs: readonly Program[]): Promise<Programs> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-programs-'));
  const files = new Map<Answer, string>();
  const fileOf = (answer: Answer) => {
    const known = files.get(answer) ?? path.join(folder, String(files.size));
    if (!files.has(answer)) writeFileSync(known, printed(answer));
    files.set(answer, known);
    return known;
  };
  const serve = async (socket: Socket) => {
    const next = reader(socket);
    const name = await next();
    const variable = await next();
    const words: string[] = [];
    for (let count = Number(await next()); count > 0; count -= 1) words.push(await next());
    const input = () => {
      socket.write('input\0');
      return next();
    };
    const answer = await programs.find((each) => each.name === name)?.answer({ words, variable: variable === '' ? undefined : variable.slice(1), input });
    socket.end(`${answer ? fileOf(answer) : 'installed'}\0`);
  };
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    serve(socket).catch(() => socket.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    environment: Object.fromEntries(programs.map((each) => [`BASH_FUNC_${each.name}%%`, asFunction(each, port)])),
    close: () => new Promise((done) => server.close(() => {
      rmSync(folder, { recursive: true, force: true });
      done();
    })),
  };
}

/** Options of jq that scripts of ours use, with how many words follow each. Another one has jq itself called. */
const OPTIONS = new Map([['--arg', 2], ['--argjson', 2], ['--raw-output', 0], ['--null-input', 0], ['--exit-status', 0], ['--sort-keys', 0], ['--compact-output', 0]]);
/** What makes an answer depend on more than filter, arguments and input. */
const IMPURE = /\b(?:now|inputs?|input_filename|input_line_number|halt|debug|import|include)\b|\$ENV|\benv\b(?!\.NAME\b)/;

/** The files that a call reads (none for standard input), or `undefined` where only jq itself can tell. */
function filesOf(words: readonly string[]): string[] | undefined {
  const plain: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const following = OPTIONS.get(word);
    if (word === '--args') break;
    if (following !== undefined) index += following;
    else if (word.startsWith('-')) return undefined;
    else plain.push(word);
  }
  const [filter, ...files] = plain;
  return filter === undefined || IMPURE.test(filter) || !files.every((each) => existsSync(each)) ? undefined : files;
}

/**
 * The installed jq, asked once for each filter with its arguments and its input: jq 1.6 takes 15 ms to start, and the scripts
 * ask the same again and again.
 */
export function rememberingJq(): Program {
  const known = new Map<string, Answer>();
  return {
    name: 'jq',
    variable: 'NAME',
    answer: async ({ words, variable, input }) => {
      const files = filesOf(words);
      if (files === undefined) return undefined;
      const text = files.length > 0 || words.includes('--null-input') ? '' : await input();
      const key = JSON.stringify([words.map((each) => (files.includes(each) ? { file: readFileSync(each, 'utf8') } : each)), variable, text]);
      const answer = known.get(key) ?? await launch(['jq', ...words], { env: { PATH: process.env['PATH'], NAME: variable }, input: text === '' ? '' : `${text}\n` });
      /** A complaint may name a file. */
      if (answer.stderr === '') known.set(key, answer);
      return answer;
    },
  };
}
