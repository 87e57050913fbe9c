/**
 * Programs for the scripts under test, answered by this process: a script calls jq or `system` hundreds of times, and to start
 * a process each time takes most of a test. bash finds a function of the program's name in its environment and asks here.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Jq, loadJq } from 'jq-wasm';
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
const OPTIONS = new Map([['--arg', 2], ['--argjson', 2], ['--raw-output', 0], ['--raw-input', 0], ['--null-input', 0], ['--exit-status', 0], ['--sort-keys', 0], ['--compact-output', 0]]);
/** What makes an answer depend on more than filter, arguments and input. */
const IMPURE = /\b(?:now|input_filename|input_line_number|halt|debug|import|include)\b|\$ENV|\benv\b(?!\.NAME\b)/;

/** What a call asks of jq: all that its answer depends on. */
interface Question {
  /** Options with the words that follow them. */
  readonly options: readonly string[];
  readonly filter: string;
  /** What follows `--args`. */
  readonly positional: readonly string[];
  /** The variable `NAME`, where it is set. */
  readonly variable: string | undefined;
  /** The text that is read, from a file or from standard input, without the newlines at its end. */
  readonly text: string;
}

/** What a call asks, or `undefined` where only jq itself can tell. */
async function questionOf({ words, variable, input }: Call): Promise<Question | undefined> {
  const options: string[] = [];
  const plain: string[] = [];
  let index = 0;
  for (; index < words.length && words[index] !== '--args'; index += 1) {
    const word = words[index] ?? '';
    const following = OPTIONS.get(word);
    if (following === undefined && word.startsWith('-')) return undefined;
    if (following === undefined) plain.push(word);
    else options.push(...words.slice(index, index + following + 1));
    index += following ?? 0;
  }
  const [filter, file, ...others] = plain;
  if (filter === undefined || IMPURE.test(filter) || others.length > 0 || (file !== undefined && !existsSync(file))) return undefined;
  const isRead = !options.includes('--null-input') || /\binputs?\b/.test(filter);
  const text = !isRead ? '' : file === undefined ? await input() : readFileSync(file, 'utf8').replace(/\n+$/, '');
  return { options, filter, positional: words.slice(index + 1), variable, text };
}

const asLines = (text: string) => (text === '' ? '' : `${text}\n`);

/** The answer of the installed jq; `words` where the call had other ones, such as a file. */
function installedJq({ options, filter, positional, variable, text }: Question, words: readonly string[] = [...options, filter, ...(positional.length > 0 ? ['--args', ...positional] : [])]): Promise<Answer> {
  return launch(['jq', ...words], { env: { PATH: process.env['PATH'], NAME: variable }, input: asLines(text) });
}

let compiled: Promise<WebAssembly.Module> | undefined;
let loaded: { readonly jq: Promise<Jq>; calls: number } | undefined;
/** What a call allocates stays allocated, so that another instance takes over before the memory is full. */
const MOST_CALLS = 300;

/** jq 1.8 in WebAssembly, loaded into this process. */
async function jqHere(): Promise<Jq> {
  compiled ??= WebAssembly.compile(readFileSync(createRequire(import.meta.url).resolve('jq-wasm/jq.wasm')));
  const wasmModule = await compiled;
  if (loaded === undefined || loaded.calls >= MOST_CALLS) loaded = { jq: loadJq({ wasmModule }), calls: 0 };
  loaded.calls += 1;
  return loaded.jq;
}

/**
 * The answer of jq in this process, which takes 2 ms; the installed jq 1.6 takes 26 ms to start. It has no environment, and what it
 * prints comes without blanks around it: so `NAME` is given as an argument, and raw texts are asked for with a zero byte behind each.
 *
 * @returns undefined where it cannot tell, or complains: that is for the installed one to word
 */
async function answerHere({ options, filter, positional, variable, text }: Question): Promise<Answer | undefined> {
  if (positional.length > 0) return undefined;
  const jq = await jqHere();
  const flags = options.map((each) => (each === '--raw-output' ? '--raw-output0' : each));
  const { stdout, stderr, exitCode } = jq.raw(asLines(text), filter.replaceAll(/\benv(?=\.NAME\b)/g, '$env'), ['--argjson', 'env', JSON.stringify({ NAME: variable }), ...flags]);
  if (stderr !== '') return undefined;
  return { status: exitCode, stdout: options.includes('--raw-output') ? stdout.replaceAll('\0', '\n') : stdout && `${stdout}\n`, stderr };
}

/** jq for scripts that ask the same again and again: each question is answered once, in this process where that can be. */
interface RememberingJq extends Program {
  /** The questions that were answered in this process: {@link installedJq} has to answer them the same. */
  readonly answeredHere: readonly (readonly [Question, Answer])[];
}

export function rememberingJq(): RememberingJq {
  const known = new Map<string, Answer>();
  const answeredHere: (readonly [Question, Answer])[] = [];
  return {
    name: 'jq',
    variable: 'NAME',
    answeredHere,
    answer: async (call) => {
      const question = await questionOf(call);
      if (question === undefined) return undefined;
      const key = JSON.stringify(question);
      const remembered = known.get(key);
      if (remembered !== undefined) return remembered;
      const here = await answerHere(question);
      if (here) answeredHere.push([question, here]);
      const answer = here ?? await installedJq(question, call.words);
      /** A complaint may name a file. */
      if (answer.stderr === '') known.set(key, answer);
      return answer;
    },
  };
}

/** Has scripts call jq, and gives each question that was answered in this process with both answers: that one, and the installed jq's. */
export async function bothAnswers(run: (environment: Record<string, string>) => Promise<unknown>): Promise<readonly { readonly question: Question; readonly here: Answer; readonly installed: Answer }[]> {
  const jq = rememberingJq();
  const { environment, close } = await servePrograms([jq]);
  await run(environment);
  await close();
  return Promise.all(jq.answeredHere.map(async ([question, here]) => ({ question, here, installed: await installedJq(question) })));
}
