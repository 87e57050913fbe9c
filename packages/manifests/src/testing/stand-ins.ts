import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** A folder of programs that stand in for real ones. */
export interface StandIns {
  /** A file beside them, where they find and leave things. */
  readonly at: (name: string) => string;
  /** The environment of this process, in which they are found first, and more. */
  readonly env: (more?: Readonly<Record<string, string>>) => NodeJS.ProcessEnv;
}

/**
 * Programs that stand in for real ones, in a new folder for each test of a group.
 *
 * @param programs what each does, in Bash, by its name
 */
export function standIns(programs: Readonly<Record<string, string>>): StandIns {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dualstack-stand-ins-'));
    for (const [name, content] of Object.entries(programs)) {
      const program = path.join(folder, name);
      writeFileSync(program, `#!/usr/bin/env bash\nset -euo pipefail\n${content}`);
      chmodSync(program, 0o755);
    }
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return { at: (name) => path.join(folder, name), env: (more = {}) => ({ ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}`, ...more }) };
}
