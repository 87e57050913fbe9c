import { existsSync, readFileSync } from 'node:fs';
import { examplePlan } from '@dualstack/schema/testing';
import { describe, expect, it } from 'vitest';
import { file, render } from '../../testing.js';
import { launch } from '../../testing/launch.js';
import { standIns } from '../../testing/stand-ins.js';

/** kubectl as far as the script calls it: one Secret, kept as lines of keys and values. */
const KUBECTL = `
state=$(dirname "$0")/secret
case "$*" in
  "get secret "*" --output name") if [[ -e $state ]]; then echo "secret/$3"; fi ;;
  "get secret "*"jsonpath={.data}") sed 's/^\\([^=]*\\)=\\(.*\\)$/"\\1":"\\2"/' "$state" | paste -sd , | sed 's/.*/{&}/' ;;
  "create secret generic "*) for word in "$@"; do if [[ $word == --from-file=* ]]; then pair=\${word#--from-file=}; printf '%s=%s\\n' "\${pair%%=*}" "$(base64 <"\${pair#*=}" | tr -d '\\n')"; fi; done ;;
  "apply --filename -") cat >"$state" ;;
  *) echo "unexpected: $*" >&2; exit 9 ;;
esac
`;

describe('credentials.sh', () => {
  const { at, env } = standIns({ kubectl: KUBECTL });

  const script = file(render(examplePlan('kkp-aws-dual')), 'credentials.sh');
  const run = (given: Record<string, string>) => launch(['bash', '-c', script], { env: env(given) });
  const secret = () => readFileSync(at('secret'), 'utf8').trim().split('\n').sort();
  const FIRST = { AWS_ACCESS_KEY_ID: 'first', AWS_SECRET_ACCESS_KEY: 'hidden' };
  const encoded = (text: string) => Buffer.from(text).toString('base64');

  it('makes the Secret out of the environment', async () => {
    expect(await run(FIRST)).toMatchObject({ status: 0, stderr: '' });
    expect(secret()).toEqual([`accessKeyId=${encoded('first')}`, `secretAccessKey=${encoded('hidden')}`]);
  });

  const keysOf = () => secret().map((line) => line.replace(/=.*/, ''));
  const of = (example: string, changes: Record<string, unknown> = {}) => {
    const own = file(render(examplePlan(example, changes)), 'credentials.sh');
    return (given: Record<string, string>) => launch(['bash', '-c', own], { env: { PATH: env()['PATH'], ...given } });
  };
  const USER = { OS_USER_DOMAIN_NAME: 'Default', OS_USERNAME: 'kkp', OS_PASSWORD: 'hidden' };

  it('takes a project of OpenStack by its name or by its id, and has both keys', async () => {
    const run = of('kkp-openstack-dual');
    expect(await run(USER)).toMatchObject({ status: 1, stderr: 'Set one of OS_PROJECT_NAME OS_PROJECT_ID in the environment\n' });
    expect(await run({ ...USER, OS_PROJECT_ID: 'p1' })).toMatchObject({ status: 0, stderr: '' });
    expect(secret()).toEqual(['domain=RGVmYXVsdA==', 'password=aGlkZGVu', 'project=', `projectID=${encoded('p1')}`, `username=${encoded('kkp')}`]);
    expect(await run({ ...USER, OS_PROJECT_ID: 'p1' })).toMatchObject({ stdout: expect.stringContaining('is there with these values') as string });
    expect(await run({ OS_USERNAME: 'kkp', OS_PASSWORD: 'hidden', OS_PROJECT_NAME: 'p' })).toMatchObject({ status: 1, stderr: 'Set OS_USER_DOMAIN_NAME in the environment\n' });
  });

  it('takes an application of OpenStack, with the keys of a user empty, whoever is in the environment', async () => {
    const run = of('kkp-openstack-dual', { 'spec.kkp.openstack.useApplicationCredentials': true });
    expect(await run({ ...USER, OS_APPLICATION_CREDENTIAL_ID: 'id', OS_APPLICATION_CREDENTIAL_SECRET: 'hidden' })).toMatchObject({ status: 0, stderr: '' });
    expect(secret()).toEqual([`applicationCredentialID=${encoded('id')}`, `applicationCredentialSecret=${encoded('hidden')}`, 'domain=', 'password=', 'project=', 'projectID=', 'username=']);
  });

  it('has every key of vSphere, of which two are for a user that manages alone', async () => {
    const user = { VSPHERE_USERNAME: 'cloud', VSPHERE_PASSWORD: 'hidden' };
    expect(await of('kkp-vsphere-dual')(user)).toMatchObject({ status: 0, stderr: '' });
    expect(secret()).toEqual(['infraManagementUserPassword=', 'infraManagementUserUsername=', `password=${encoded('hidden')}`, `username=${encoded('cloud')}`]);
    const two = of('kkp-vsphere-dual', { 'spec.kkp.vsphere.useInfraManagementUser': true });
    expect(await two(user)).toMatchObject({ status: 1, stderr: 'Set VSPHERE_INFRA_USERNAME in the environment\n' });
    expect(await two({ ...user, VSPHERE_INFRA_USERNAME: 'infra', VSPHERE_INFRA_PASSWORD: 'hidden', REPLACE: '1' })).toMatchObject({ status: 0 });
    expect(keysOf()).toEqual(['infraManagementUserPassword', 'infraManagementUserUsername', 'password', 'username']);
  });

  it('makes nothing while a value is missing', async () => {
    expect(await run({ AWS_ACCESS_KEY_ID: 'first' })).toMatchObject({ status: 1, stderr: 'Set AWS_SECRET_ACCESS_KEY in the environment\n' });
    expect(existsSync(at('secret'))).toBe(false);
  });

  it('run again finds it as it made it', async () => {
    await run(FIRST);
    expect(await run(FIRST)).toMatchObject({ status: 0, stdout: expect.stringContaining('is there with these values') as string });
  });

  it('writes over other values only when it is told to, and names keys, never values', async () => {
    await run(FIRST);
    const before = secret();
    const { status, stdout, stderr } = await run({ ...FIRST, AWS_SECRET_ACCESS_KEY: 'rotated' });
    expect([status, secret()]).toEqual([1, before]);
    expect(stderr).toContain('other values of: secretAccessKey\n');
    expect(stdout + stderr).not.toMatch(new RegExp(`hidden|rotated|${encoded('hidden')}|${encoded('rotated')}`));
    expect((await run({ ...FIRST, AWS_SECRET_ACCESS_KEY: 'rotated', REPLACE: '1' })).status).toBe(0);
    expect(secret()).toContain(`secretAccessKey=${encoded('rotated')}`);
  });
});
