import { existsSync, readFileSync } from 'node:fs';
import { examplePlan } from '@dualstack/schema/testing';
import { describe, expect, it } from 'vitest';
import { file, render } from '../../testing.js';
import { launch } from '../../testing/launch.js';
import { standIns } from '../../testing/stand-ins.js';

/** kubectl as far as the script calls it: one Secret with one key. */
const KUBECTL = `
folder=$(dirname "$0")
case "$*" in
  "get secret "*) if [[ -e $folder/secret ]]; then cat "$folder/secret"; fi ;;
  "create secret generic "*) for word in "$@"; do if [[ $word == --from-file=key=* ]]; then base64 <"\${word#--from-file=key=}" | tr -d '\\n' >"$folder/secret"; fi; done ;;
  "annotate secret "*) echo "$*" >"$folder/annotated" ;;
  *) echo "unexpected: $*" >&2; exit 9 ;;
esac
`;

describe('encryption-key.sh', () => {
  const { at, env } = standIns({ kubectl: KUBECTL });

  const script = file(render(examplePlan('kkp-aws-dual', { 'spec.kkp.encryptionAtRest': true })), 'encryption-key.sh');
  const run = (given: Record<string, string>) => launch(['bash', '-c', script], { env: env(given) });
  const secret = () => Buffer.from(readFileSync(at('secret'), 'utf8'), 'base64').toString();
  const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');

  it('makes the Secret by the name and the annotation that KKP looks for', async () => {
    expect(await run({ ENCRYPTION_KEY: key(1) })).toMatchObject({ status: 0, stderr: '' });
    expect(secret()).toBe(key(1));
    expect(readFileSync(at('annotated'), 'utf8')).toBe('annotate secret encryption-key-cluster-prod-eu-1 --namespace kubermatic --overwrite kubermatic.io/cluster-name=prod-eu-1\n');
  });

  it.each([['', 'set ENCRYPTION_KEY'], ['short', 'not 32 bytes'], [Buffer.alloc(31).toString('base64'), 'not 32 bytes']])('makes nothing of the key %j', async (given, words) => {
    expect(await run({ ENCRYPTION_KEY: given })).toMatchObject({ status: 1, stderr: expect.stringContaining(words) as string });
    expect(existsSync(at('secret'))).toBe(false);
  });

  it('run again finds it as it made it, and never changes another key', async () => {
    await run({ ENCRYPTION_KEY: key(1) });
    expect(await run({ ENCRYPTION_KEY: key(1) })).toMatchObject({ status: 0, stdout: expect.stringContaining('is there with this key') as string });
    const { status, stderr, stdout } = await run({ ENCRYPTION_KEY: key(2) });
    expect([status, secret(), (stdout + stderr).includes(key(2))]).toEqual([1, key(1), false]);
    expect(stderr).toContain('another key');
  });
});
