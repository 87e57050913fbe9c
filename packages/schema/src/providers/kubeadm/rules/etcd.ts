import { cidrOfAddress } from '../../../address/cidr.js';
import { familiesOf } from '../../../address/family.js';
import { formatCidr } from '../../../address/format.js';
import { overlaps } from '../../../address/overlap.js';
import { readRanges } from '../../../facts/facts.js';
import { named } from '../../../rules/apart.js';
import { use } from '../../../rules/rule.js';
import { facts } from '../facts.js';
import { parseEtcdEndpoint } from '../host-port.js';
import type { KubeadmPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { inKubeadm, type KubeadmRule, label, rule } from './rule.js';

const EXTERNAL = inKubeadm('etcd', 'external');
const ENDPOINTS = [...EXTERNAL, 'endpoints'];
/** Port at which clients reach etcd (kubeadm EtcdListenClientPort). */
const CLIENT_PORT = 2379;

/** Whether a plan has an etcd of its own, beside which nobody else makes one. */
const hasExternal = ({ spec }: KubeadmPlan): boolean => spec.kubeadm.etcd?.external !== undefined;

const etcd = rule('kubeadm/etcd', {
  severity: 'error',
  source: SOURCES.etcdEndpoints,
  appliesTo: hasExternal,
  *check({ spec: { kubeadm } }, say) {
    const { local, external } = kubeadm.etcd ?? {};
    const { caFile, certFile, keyFile, endpoints = [] } = external ?? {};
    if (local) yield { path: EXTERNAL, related: [inKubeadm('etcd', 'local')], ...say('both'), fixes: () => [{ path: inKubeadm('etcd', 'local'), label: label('kubeadm/external-etcd') }, { path: EXTERNAL, label: label('kubeadm/stacked-etcd') }] };
    if (endpoints.length === 0) yield { path: ENDPOINTS, ...say('none', { port: CLIENT_PORT }) };
    const [lacking, there] = certFile === undefined ? (['certFile', keyFile] as const) : (['keyFile', keyFile === undefined ? certFile : undefined] as const);
    if (there !== undefined) yield { path: [...EXTERNAL, lacking], ...say('pair', { there, lacking: lacking === 'certFile' ? 'certificate' : 'key' }) };
    else if (certFile !== undefined && caFile === undefined) yield { path: [...EXTERNAL, 'caFile'], ...say('ca', { certFile }) };
  },
});

const endpoint = rule('kubeadm/etcd-endpoint', {
  severity: 'error',
  source: SOURCES.etcdEndpoints,
  appliesTo: hasExternal,
  *check({ spec: { kubeadm } }, say) {
    const { caFile, certFile, keyFile, endpoints = [] } = kubeadm.etcd?.external ?? {};
    // The etcd client dials what stands behind the scheme as it is: it adds no port.
    const isSecure = [caFile, certFile, keyFile].some((file) => file !== undefined);
    for (const [index, text] of endpoints.entries()) {
      const path = [...ENDPOINTS, index];
      const read = parseEtcdEndpoint(text);
      const repaired = repair(text);
      if (!read || (read.scheme !== 'https' && read.scheme !== 'http') || (read.port === undefined && (read.address?.family !== 'ipv6' || text.includes('[')))) yield { path, ...say('form', { text, port: CLIENT_PORT }), fixes: () => repaired.map((each) => use(path, each)) };
      else if (read.address?.family === 'ipv6' && !text.includes('[')) yield { path, ...say('brackets', { text }), fixes: () => repaired.map((each) => use(path, each)) };
      else if (isSecure && read.scheme !== 'https') yield { path, ...say('https', { text }), fixes: () => [use(path, text.replace(/^http:/i, 'https:'))] };
    }
  },
});

/** What was meant by a text that is no URL of etcd: one without scheme, or an IPv6 address that lacks its brackets. */
function repair(text: string): string[] {
  const bare = text.trim().replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/, '');
  const [, address, port] = /^([0-9a-fA-F:]*:[0-9a-fA-F:]*):(2379|4001)$/.exec(bare) ?? [];
  const hosts = [...(address === undefined ? [] : [`[${address}]:${port}`]), bare, `[${bare}]:${CLIENT_PORT}`, `${bare}:${CLIENT_PORT}`];
  const read = (url: string) => parseEtcdEndpoint(url);
  return hosts.map((host) => `https://${host}`).filter((url) => url !== text && read(url) !== undefined && (read(url)?.address?.family !== 'ipv6' || url.includes('['))).slice(0, 2);
}

const address = rule('kubeadm/etcd-address', {
  severity: 'error',
  source: SOURCES.haTopology,
  unless: ['kubeadm/etcd-endpoint'],
  appliesTo: hasExternal,
  *check(plan, say) {
    const { ipFamily, kubeadm } = plan.spec;
    const ranges = readRanges(facts(plan)).filter(({ fact }) => fact.role === 'pods' || fact.role === 'services');
    for (const [index, text] of (kubeadm.etcd?.external?.endpoints ?? []).entries()) {
      const path = [...ENDPOINTS, index];
      const value = parseEtcdEndpoint(text)?.address;
      if (!value) continue;
      const range = ranges.find(({ cidr }) => overlaps(cidr, cidrOfAddress(value)));
      if (!familiesOf(ipFamily).includes(value.family)) yield { path, ...say('family', { text, family: value.family, ipFamily }) };
      else if (range) yield { path, related: [range.fact.path], ...say('in-range', { text, range: { ...named(range.fact), text: formatCidr(range.cidr) } }) };
    }
  },
});

/** Rules about an etcd that is there before the cluster. */
export const ETCD_RULES: readonly KubeadmRule[] = [etcd, endpoint, address];
