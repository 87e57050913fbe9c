import { readFileSync, writeFileSync } from 'node:fs';
import { examplePlan } from '@dualstack/schema/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { file, render, yaml } from '../testing.js';
import { launch } from '../testing/launch.js';
import { standIns } from '../testing/stand-ins.js';

const EXAMPLE = 'kubeadm-calico-ipv6-nat64';
const PREFIX = '2a05:d014:937:64::/96';

/** The Corefile that kubeadm makes, with a comment of somebody's that JSON has to escape. */
const COREFILE = `.:53 {
    errors
    # dns64 is "not" here\\
    health {
       lameduck 5s
    }
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa {
       pods insecure
       fallthrough in-addr.arpa ip6.arpa
\tttl 30
    }
    forward . /etc/resolv.conf {
       max_concurrent 1000
    }
    cache 30
    loop
    reload
    loadbalance
}
`;

/** kubectl over the ConfigMap of CoreDNS: a file, whose version is the number of patches that it took. */
const KUBECTL = `
home=$(dirname "$0")
case "$*" in
  "--namespace kube-system get configmap coredns --output jsonpath={.metadata.resourceVersion}") cat "$home/version" ;;
  "--namespace kube-system get configmap coredns --output jsonpath={.data.Corefile}") cat "$home/corefile"; if [[ -e $home/race ]]; then echo 8 >"$home/version"; fi ;;
  "--namespace kube-system patch configmap coredns --type merge --patch "*) printf %s "\${*: -1}" >"$home/patch"; if ! grep -q "resourceVersion.:.$(cat "$home/version").}" "$home/patch"; then echo Conflict >&2; exit 1; fi ;;
  *) echo "unexpected: $*" >&2; exit 9 ;;
esac
`;

describe('dns64.sh', () => {
  const { at, env } = standIns({ kubectl: KUBECTL });
  const script = file(render(examplePlan(EXAMPLE)), 'nat64/dns64.sh');
  const put = (corefile: string) => writeFileSync(at('corefile'), corefile);
  const run = (...words: string[]) => launch(['bash', '-c', script, 'dns64.sh', ...words], { env: env() });
  /** What was put in the place of the Corefile; undefined where nothing was. */
  const patched = (): unknown => (JSON.parse(readFileSync(at('patch'), 'utf8')) as { data: { Corefile: unknown } }).data.Corefile;
  const WITH_LINE = COREFILE.replace('.:53 {\n', `.:53 {\n    dns64 ${PREFIX}\n`);

  beforeEach(() => {
    put(COREFILE);
    writeFileSync(at('version'), '7\n');
  });

  it('shows the line that it would add, and adds none', async () => {
    const { status, stdout } = await run();
    expect(status).toBe(0);
    expect(stdout).toContain(`\n+    dns64 ${PREFIX}\n`);
    expect(stdout).toContain('Nothing was changed. To do so: dns64.sh apply');
    expect(() => patched()).toThrow('ENOENT');
  });

  it('adds that line and leaves the rest as it is', async () => {
    expect(await run('apply')).toMatchObject({ status: 0 });
    expect(patched()).toBe(WITH_LINE);
  });

  it('adds it once', async () => {
    put(WITH_LINE);
    expect(await run('apply')).toMatchObject({ status: 0, stdout: expect.stringContaining('already') as string });
    expect(() => patched()).toThrow('ENOENT');
  });

  it('takes it away again, however it is spaced', async () => {
    put(WITH_LINE.replace('    dns64 ', '\tdns64   '));
    expect(await run('remove')).toMatchObject({ status: 0 });
    expect(patched()).toBe(COREFILE);
  });

  it('has nothing to take away where there is none', async () => {
    expect(await run('remove')).toMatchObject({ status: 0, stdout: expect.stringContaining('has no line') as string });
    expect(() => patched()).toThrow('ENOENT');
  });

  it.each(['dns64', 'dns64 64:ff9b::/96', 'dns64 {\n       translate_all\n    }'])('leaves DNS64 that somebody else has set up to them: %j', async (own) => {
    put(COREFILE.replace('    errors', `    ${own}\n    errors`));
    for (const mode of ['apply', 'remove']) expect(await run(mode)).toMatchObject({ status: 1, stderr: expect.stringContaining('Nothing was changed') as string });
    expect(() => patched()).toThrow('ENOENT');
  });

  it('adds its line to the block for every name, and takes it out of that alone, whatever another block has', async () => {
    const other = `example.org:53 {\n    dns64 ${PREFIX}\n    forward . 192.0.2.1\n}\n`;
    put(`${other}${COREFILE}`);
    expect(await run('apply')).toMatchObject({ status: 0 });
    expect(patched()).toBe(`${other}${WITH_LINE}`);
    put(`${other}${WITH_LINE}`);
    expect(await run('remove')).toMatchObject({ status: 0 });
    expect(patched()).toBe(`${other}${COREFILE}`);
  });

  it('changes nothing in a Corefile without a block for every name', async () => {
    put('example.org {\n    errors\n}\n');
    expect(await run('apply')).toMatchObject({ status: 1, stderr: expect.stringContaining('no block') as string });
  });

  it('does not overwrite what somebody changes meanwhile', async () => {
    writeFileSync(at('race'), '');
    expect(await run('apply')).toMatchObject({ status: 1, stderr: expect.stringContaining('Conflict') as string });
  });

  it('knows three words', async () => {
    expect(await run('undo')).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage') as string });
  });
});

describe('the files of a plan with NAT64', () => {
  it('have no script where the resolver of the nodes does DNS64', () => {
    expect(Object.keys(render(examplePlan(EXAMPLE, { 'spec.nat64.dns64': 'upstream' })))).not.toContain('nat64/dns64.sh');
    // Whoever asks over IPv4 gets nothing translated: in a cluster with both families nothing is set up, and nothing looked at.
    const both = render(examplePlan('kubeadm-cilium-dual', { 'spec.nat64': { dns64: 'coredns', gateway: 'cilium' } }));
    expect(Object.keys(both)).not.toContain('nat64/dns64.sh');
    expect(JSON.stringify(both)).not.toContain('NAT64_PREFIX');
  });

  it('let Cilium translate where it can', () => {
    const values = (nat64: unknown) => yaml(render(examplePlan('kubeadm-cilium-dual', { 'spec.nat64': nat64 })), 'cilium/values.yaml')['nat46x64Gateway'];
    expect(values({ dns64: 'upstream', gateway: 'cilium' })).toEqual({ enabled: true });
    expect(values(undefined)).toBeUndefined();
  });
});

describe('verify.sh of a plan with NAT64', () => {
  const { at, env } = standIns({
    kubectl: `
home=$(dirname "$0")
case "$*" in
  *" exec "*nslookup*) cat "$home/answer" ;;
  "get nodes "* | *"get pods "* | *"get services "* | "get namespace "* | "apply "* | "delete "* | *"rollout status"*) : ;;
  *) echo "unexpected: $*" >&2; exit 9 ;;
esac
`,
  });
  const script = file(render(examplePlan(EXAMPLE)), 'verify/verify.sh');
  const run = (...addresses: string[]) => {
    writeFileSync(at('answer'), addresses.map((address) => `Name:\tipv4only.arpa\nAddress: ${address}\n`).join(''));
    return launch(['bash', '-c', script], { env: env() });
  };

  it('finds both addresses of ipv4only.arpa behind the prefix', async () => {
    const { status, stdout } = await run('2a05:d014:937:64::c000:aa', '2a05:d014:937:64::c000:ab');
    expect([status, stdout.split('\n').at(-2)]).toEqual([0, '2 passed, 0 failed']);
  });

  it.each([[[]], [['64:ff9b::c000:aa', '64:ff9b::c000:ab']]])('says where names lead elsewhere: %j', async (addresses) => {
    const { status, stdout } = await run(...addresses);
    expect(status).toBe(1);
    expect(stdout).toContain(`FAIL  DNS64: ipv4only.arpa is 2a05:d014:937:64::c000:aa, behind ${PREFIX}`);
  });
});
