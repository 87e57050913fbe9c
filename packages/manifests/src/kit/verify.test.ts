import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { examplePlan } from '@dualstack/schema/testing';
import { describe, expect, it } from 'vitest';
import { file, render } from '../testing.js';
import { launch } from '../testing/launch.js';
import { standIns } from '../testing/stand-ins.js';
import { verificationKit, type VerifyOptions } from './verify.js';

/** kubectl as far as the script calls it, over a cluster of one node; the namespace is a file that holds what is in it. */
const KUBECTL = `
home=$(dirname "$0")
echo "$*" >>"$home/calls"
case "$*" in
  "get namespace "*) if [[ -e $home/namespace ]]; then echo namespace/dualstack-verify; fi ;;
  *"--selector app!=dualstack-verify"*) grep -v '^ours' "$home/namespace" || true ;;
  "delete namespace "*) rm -f "$home/namespace" ;;
  "apply "*) if [[ -e $home/namespace ]]; then echo 'namespace is there' >&2; exit 1; fi; echo ours >"$home/namespace" ;;
  *"rollout status"* | *" exec "*) : ;;
  "get nodes "*InternalIP*) echo 10.0.0.1 ;;
  "get nodes "*) echo node-1 ;;
  "get node "*podCIDRs*) echo '172.25.0.0/24 fd01::/64' ;;
  "get node "*) echo '10.0.0.1 2a05::1' ;;
  *"get pods "*) echo web-1 ;;
  *"get pod "*) echo '172.25.0.7 fd01::7' ;;
  *"get services "*) echo web-dual ;;
  *"get service "*ipFamilies*) echo 'IPv4 IPv6' ;;
  *"get service "*loadBalancer.ingress*) cat "$home/ingress" ;;
  *"get service "*) echo '10.240.16.9 fd02::9' ;;
  *) echo "unexpected: $*" >&2; exit 9 ;;
esac
`;

describe('verify.sh', () => {
  const { at, env } = standIns({ kubectl: KUBECTL });

  const script = file(render(examplePlan('kkp-aws-dual')), 'verify/verify.sh');
  const run = (given: Record<string, string> = {}) => launch(['bash', '-c', script], { env: env(given) });

  it('checks a cluster and leaves nothing', async () => {
    const { status, stdout } = await run();
    expect([status, stdout.split('\n').at(-2)]).toEqual([0, '7 passed, 0 failed']);
    expect(existsSync(at('namespace'))).toBe(false);
  });

  it('run again checks a workload of its own, not what a run before has left', async () => {
    expect((await run({ KEEP: '1' })).status).toBe(0);
    expect(existsSync(at('namespace'))).toBe(true);
    expect((await run()).status).toBe(0);
    const calls = readFileSync(at('calls'), 'utf8').split('\n');
    expect(calls.filter((call) => call.startsWith('apply'))).toHaveLength(2);
  });

  it('touches no namespace of that name that holds something else', async () => {
    writeFileSync(at('namespace'), 'ours\ndeployment.apps/shop\n');
    expect(await run()).toMatchObject({ status: 1, stderr: expect.stringContaining('what this script did not make: deployment.apps/shop') as string });
    expect(readFileSync(at('calls'), 'utf8')).not.toMatch(/^(apply|delete)/m);
    expect(existsSync(at('namespace'))).toBe(true);
  });
});

describe('verify.sh of a cluster with load balancers', () => {
  /** curl answers as often as its file says, and never where an address is in another; ip knows of no route where an address is in a third. */
  const CURL = 'home=$(dirname "$0"); echo "$*" >>"$home/asked"; if [[ -e $home/silent ]] && grep -qF "$(cat "$home/silent")" <<<"$*"; then exit 28; fi';
  const IP = `
home=$(dirname "$0")
case "$*" in
  "-6 route get "*) [[ ! -e $home/unrouted ]] ;;
  *"route get "*) : ;;
  "-o address show to 10.0.0.1") cat "$home/own" 2>/dev/null || true ;;
  *"address show to"*) : ;;
  *) exit 9 ;;
esac
`;
  const { at, env } = standIns({ kubectl: KUBECTL, sleep: ':', curl: CURL, ip: IP });

  const script = file(render(examplePlan('kubeadm-metallb-dual')), 'verify/verify.sh');
  const run = (ingress: string) => {
    writeFileSync(at('ingress'), ingress);
    return launch(['bash', '-c', script], { env: env() });
  };

  it('is content with an address in each family', async () => {
    const { status, stdout } = await run('192.168.10.192 2a05:d014:937:4500:1b::');
    expect([status, stdout.split('\n').at(-2)]).toEqual([0, '10 passed, 0 failed']);
    expect(stdout).toContain('web-load-balancer: 192.168.10.192 2a05:d014:937:4500:1b::');
    expect(readFileSync(at('asked'), 'utf8')).toContain('http://[2a05:d014:937:4500:1b::]/');
    expect(stdout).not.toContain('note ');
  });

  it('is not content with an address that nobody answers at, and says where to look', async () => {
    writeFileSync(at('silent'), '[2a05:d014:937:4500:1b::]');
    const { status, stdout } = await run('192.168.10.192 2a05:d014:937:4500:1b::');
    expect([status, stdout.split('\n').at(-2)]).toEqual([1, '9 passed, 1 failed']);
    expect(stdout).toContain('Nobody answers at 2a05:d014:937:4500:1b::.');
    expect(readFileSync(at('asked'), 'utf8').split('\n').filter((line) => line.includes('1b::'))).toHaveLength(6);
  });

  it('says that it cannot ask where the machine has no route, and does not count it', async () => {
    writeFileSync(at('unrouted'), '');
    const { status, stdout } = await run('192.168.10.192 2a05:d014:937:4500:1b::');
    expect([status, stdout.split('\n').at(-2)]).toEqual([0, '9 passed, 0 failed']);
    expect(stdout).toContain('skip  Service web-load-balancer: this machine has no route to 2a05:d014:937:4500:1b::, so try from one that speaks IPv6');
  });

  it('says that a node of the cluster is no judge of it', async () => {
    writeFileSync(at('own'), '2: eth0 inet 10.0.0.1/24');
    expect((await run('192.168.10.192')).stdout).toContain('note  This machine is a node of the cluster');
  });

  it.each([['192.168.10.192', 'no address of IPv6', 8], ['', 'no address of IPv4 IPv6', 7]])('says which one is lacking: %j', async (ingress, says, passed) => {
    const { status, stdout } = await run(ingress);
    expect([status, stdout.split('\n').at(-2)]).toEqual([1, `${passed} passed, 1 failed`]);
    expect(stdout).toContain(`web-load-balancer: ${says}\n`);
  });
});

describe('verify/workload.yaml', () => {
  const BASE: VerifyOptions = { clusterName: 'a', ipFamily: 'IPv4+IPv6', kubernetesVersion: '1.35.0', nodeAddressesSkipped: '', nodesHavePodRanges: true };
  const workload = (options: Partial<VerifyOptions>) => verificationKit({ ...BASE, ...options }, 'en').find(({ path }) => path === 'verify/workload.yaml')?.content;

  it.each<Partial<VerifyOptions>>([
    { ipFamily: 'IPv6+IPv4' },
    { serviceFamilies: ['ipv4'] },
    { kubernetesVersion: '1.16.0' },
    { loadBalancer: { ipFamily: 'IPv4', annotations: {} } },
    { loadBalancer: { ipFamily: 'IPv4', annotations: { a: 'b' } } },
  ])('the workload that is remembered for a cluster is not given to one with %o', (other) => {
    const first = workload({});
    expect(first).toContain('kind: Deployment');
    expect(workload(other)).not.toBe(first);
    expect(workload({})).toBe(first);
  });
});
