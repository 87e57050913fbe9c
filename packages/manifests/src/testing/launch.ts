/**
 * Starts programs from a small process. To start one from here costs up to 300 ms of processor time: each fork has the kernel
 * mark every page of this process, with all that the tests have made, and copy those that are written to afterwards.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** What a program printed, and the code that it ended with. */
export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Settings {
  /** The environment, all of it; without it, that of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** What it reads. */
  readonly input?: string;
}

/** A text as one word of a shell. */
export const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Reads names of jobs, and says of each how it ended. It ends when nobody can give it jobs any more. */
const LAUNCHER = `
while IFS= read -r job; do
  {
    status=0
    (source "$job.sh") <"$job.in" >"$job.out" 2>"$job.err" || status=$?
    printf '%s %s\\n' "$job" "$status"
  } &
done
wait
rm -rf "$1"`;

function startLauncher() {
  const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-launch-'));
  const child = spawn('bash', ['-c', LAUNCHER, 'launcher', folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  /** It does not keep this process alive. */
  child.unref();
  for (const stream of [child.stdin, child.stdout]) if (stream instanceof Socket) stream.unref();
  const waiting = new Map<string, { done: (status: number) => void; fail: (error: Error) => void }>();
  child.on('close', () => {
    for (const { fail } of waiting.values()) fail(new Error('the process that starts programs has ended'));
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [job = '', status] = line.split(' ');
    waiting.get(job)?.done(Number(status));
    waiting.delete(job);
  });
  let count = 0;
  return async (commands: string, input: string): Promise<Answer> => {
    count += 1;
    const job = path.join(folder, String(count));
    const ended = new Promise<number>((done, fail) => waiting.set(job, { done, fail }));
    writeFileSync(`${job}.sh`, commands);
    writeFileSync(`${job}.in`, input);
    child.stdin.write(`${job}\n`);
    const status = await ended;
    const answer = { status, stdout: readFileSync(`${job}.out`, 'utf8'), stderr: readFileSync(`${job}.err`, 'utf8') };
    for (const end of ['sh', 'in', 'out', 'err']) rmSync(`${job}.${end}`);
    return answer;
  };
}
let launcher: ReturnType<typeof startLauncher> | undefined;

/** Runs a program to its end, whichever that is. */
export function launch(words: readonly string[], { env = process.env, input = '' }: Settings = {}): Promise<Answer> {
  launcher ??= startLauncher();
  const variables = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  return launcher(`exec env -i ${[...variables, ...words].map(quoted).join(' ')}\n`, input);
}

/** Runs a program, which has to end well, and gives what it printed. */
export async function output(words: readonly string[], settings: Settings = {}): Promise<string> {
  const { status, stdout, stderr } = await launch(words, settings);
  if (status !== 0) throw new Error(`${words[0]} ended with ${status}: ${stderr}`);
  return stdout;
}
