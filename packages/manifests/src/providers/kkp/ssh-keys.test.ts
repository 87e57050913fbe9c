import { readFileSync, writeFileSync } from 'node:fs';
import { examplePlan } from '@dualstack/schema/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { file, render } from '../../testing.js';
import { launch } from '../../testing/launch.js';
import { standIns } from '../../testing/stand-ins.js';

/** kubectl as far as the script calls it: it lists the keys of a file, and notes what is patched. */
const KUBECTL = `
here=$(dirname "$0")
case "$*" in
  "get usersshkeys --output json") cat "$here/keys.json" ;;
  "patch "*) printf '%s\\n' "$*" >>"$here/patched" ;;
  *) echo "unexpected: $*" >&2; exit 9 ;;
esac
`;

const PROJECT = 'q7rb2k9wxz';
const key = (id: string, name: string, clusters: string[] | null = [], project = PROJECT) => ({ metadata: { name: id }, spec: { name, project, clusters } });
const hasJq = (await launch(['bash', '-c', 'command -v jq'])).status === 0;

describe.skipIf(!hasJq)('assign-ssh-keys.sh (skipped where jq is missing)', () => {
  const { at, env } = standIns({ kubectl: KUBECTL });
  beforeEach(() => writeFileSync(at('patched'), ''));

  const script = file(render(examplePlan('kkp-aws-dual', { 'spec.kkp.sshKeys': ['platform-team', 'on call'] })), 'assign-ssh-keys.sh');
  const run = (target: string, keys: readonly object[]) => {
    writeFileSync(at('keys.json'), JSON.stringify({ items: keys }));
    return launch(['bash', '-c', script, 'assign-ssh-keys.sh', target], { env: env() });
  };
  const patched = () => readFileSync(at('patched'), 'utf8').trim().split('\n').filter((line) => line !== '');
  const BOTH = [key('key-1', 'platform-team', ['other']), key('key-2', 'on call', null), key('key-3', 'on call', [], 'elsewhere')];

  it('adds the cluster to each key of the project', async () => {
    expect(await run('cluster', BOTH)).toMatchObject({ status: 0, stderr: '' });
    expect(patched()).toEqual(['patch usersshkey key-1 --type merge --patch {"spec":{"clusters":["other","prod-eu-1"]}}', 'patch usersshkey key-2 --type merge --patch {"spec":{"clusters":["prod-eu-1"]}}']);
  });

  it('changes nothing that is so already', async () => {
    expect(await run('cluster', [key('key-1', 'platform-team', ['prod-eu-1']), key('key-2', 'on call', ['prod-eu-1'])])).toMatchObject({ status: 0, stdout: 'SSH key platform-team is assigned\nSSH key on call is assigned\n' });
    expect(patched()).toEqual([]);
  });

  it('names the keys in the template by their ids', async () => {
    expect((await run('template', BOTH)).status).toBe(0);
    expect(patched()).toEqual(['patch clustertemplate prod-eu-1 --type merge --patch {"userSSHKeys":[{"id":"key-1","name":"platform-team"},{"id":"key-2","name":"on call"}]}']);
  });

  it('assigns none while one is missing or is there twice, and asks what for', async () => {
    const { status, stderr } = await run('cluster', [key('key-1', 'platform-team'), key('key-4', 'platform-team')]);
    expect([status, patched()]).toEqual([1, []]);
    expect(stderr).toContain(`There are 2 SSH keys named platform-team in project ${PROJECT}`);
    expect(stderr).toContain(`There are 0 SSH keys named on call in project ${PROJECT}`);
    expect((await run('', BOTH)).status).toBe(2);
  });

  it('is there only where the plan names keys and KKP makes machines', () => {
    expect(render(examplePlan('kkp-azure-dual'))).not.toHaveProperty(['assign-ssh-keys.sh']);
    expect(render(examplePlan('kkp-bringyourown-dual', { 'spec.kkp.sshKeys': ['a'] }))).not.toHaveProperty(['assign-ssh-keys.sh']);
  });
});
