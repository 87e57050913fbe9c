import { cidrOfAddress } from '../../../address/cidr.js';
import { familiesOf } from '../../../address/family.js';
import { rangesMeant } from '../../../address/meant.js';
import { overlaps } from '../../../address/overlap.js';
import { isAtLeast } from '../../../facts/version.js';
import type { Fix, Path } from '../../../findings/finding.js';
import { useRange } from '../../../rules/room.js';
import { use } from '../../../rules/rule.js';
import { API_PORT, COMPONENT_PROGRAM, type Component, COMPONENTS, NODE_PORTS, PATCHES_FROM, PRIMARY_NODE_PORTS_FROM, releaseOf, TAKEN_PORTS, TAINT_EFFECTS } from '../catalog.js';
import { isRepository, repositoryMeant } from '../image-repository.js';
import { isAbsolute, parseTaint } from '../node-registration.js';
import type { KubeadmPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { inKubeadm, type KubeadmRule, label, rule } from './rule.js';

const BIND_PORT = inKubeadm('bindPort');
const NODE_PORT_ADDRESSES = inKubeadm('kubeProxy', 'nodePortAddresses');
const remove = (path: Path, value: string): Fix => ({ path, label: label('remove', { value }) });

const bindPort = rule('kubeadm/bind-port', {
  severity: 'error',
  source: SOURCES.ports,
  *check({ spec: { kubeadm } }, say) {
    const { bindPort: port } = kubeadm;
    const taker = TAKEN_PORTS[port];
    /** What is not on these machines takes nothing there. */
    const isAway = (taker === 'etcd' && kubeadm.etcd?.external !== undefined) || (taker === 'kube-proxy' && kubeadm.cilium?.kubeProxyReplacement === true);
    const by = isAway ? undefined : taker;
    const fixes = () => [use(BIND_PORT, API_PORT)];
    if (by !== undefined) yield { path: BIND_PORT, ...say('taken', { port, by }), fixes };
    else if (port >= NODE_PORTS.first && port <= NODE_PORTS.last) yield { path: BIND_PORT, source: SOURCES.nodePorts, ...say('node-port', { port, first: NODE_PORTS.first, last: NODE_PORTS.last }), fixes };
  },
});

const imageRepository = rule('kubeadm/image-repository', {
  severity: 'error',
  source: SOURCES.imageRepository,
  *check({ spec: { kubeadm } }, say) {
    const path = inKubeadm('imageRepository');
    const { imageRepository: given } = kubeadm;
    if (given === undefined || isRepository(given)) return;
    const meant = repositoryMeant(given);
    yield { path, ...say({ given }), fixes: () => (meant === undefined ? [] : [use(path, meant)]) };
  },
});

/** The folders and files of a plan that kubeadm wants by their whole path. */
const pathsOf = ({ spec: { kubeadm } }: KubeadmPlan): readonly (readonly [path: Path, given: string | undefined])[] => [
  [inKubeadm('certificatesDir'), kubeadm.certificatesDir],
  [inKubeadm('etcd', 'local', 'dataDir'), kubeadm.etcd?.local?.dataDir],
  ...(['caFile', 'certFile', 'keyFile'] as const).map((key) => [inKubeadm('etcd', 'external', key), kubeadm.etcd?.external?.[key]] as const),
];

const absolute = rule('kubeadm/absolute-path', {
  severity: 'error',
  source: SOURCES.absolutePath,
  *check(plan, say) {
    for (const [path, given] of pathsOf(plan)) {
      if (given !== undefined && !isAbsolute(given)) yield { path, ...say({ given }), fixes: () => [use(path, `/${given}`)] };
    }
  },
});

const patches = rule('kubeadm/patches', {
  severity: 'error',
  source: SOURCES.patches,
  *check({ spec: { kubeadm } }, say) {
    const path = inKubeadm('patchesDirectory');
    const { patchesDirectory: given, configApi: api } = kubeadm;
    if (given !== undefined && api === 'v1beta2') yield { path, ...say({ api, from: PATCHES_FROM.api, release: PATCHES_FROM.release }), fixes: () => [use(inKubeadm('configApi'), PATCHES_FROM.api), remove(path, given)] };
  },
});

const onlyKubeadm = rule('kubeadm/only-kubeadm', {
  severity: 'warning',
  source: SOURCES.arguments,
  appliesTo: ({ spec }) => spec.kubeadm.configApi === 'flags',
  *check({ spec: { kubeadm } }, say) {
    for (const key of ['imageRepository', 'certificatesDir', 'patchesDirectory'] as const) {
      const given = kubeadm[key];
      if (given !== undefined) yield { path: inKubeadm(key), ...say({ given }), fixes: () => [remove(inKubeadm(key), given)] };
    }
    const local = kubeadm.etcd?.local;
    if (local) yield { path: inKubeadm('etcd', 'local'), ...say({ given: local.dataDir ?? Object.keys(local.extraArgs ?? {}).join(', ') }), fixes: () => [{ path: inKubeadm('etcd', 'local'), label: label('remove-this') }] };
  },
});

const socket = rule('kubeadm/cri-socket', {
  severity: 'error',
  source: SOURCES.socket,
  *check({ spec: { kubeadm } }, say) {
    const path = inKubeadm('criSocket');
    const { criSocket: given } = kubeadm;
    if (given === undefined || /^unix:\/\/\/[^\s?#]+$/.test(given)) return;
    const file = given.replace(/^[a-z]+:\/\/+/i, '/');
    yield { path, ...say({ given }), fixes: () => (/^\/[^\s?#]+$/.test(file) ? [use(path, `unix://${file}`)] : []) };
  },
});

const taints = rule('kubeadm/taint', {
  severity: 'error',
  source: SOURCES.taints,
  *check({ spec: { kubeadm } }, say) {
    for (const role of ['controlPlane', 'worker'] as const) {
      const seen = new Set<string>();
      for (const [index, given] of (kubeadm.taints?.[role] ?? []).entries()) {
        const path = inKubeadm('taints', role, index);
        const taint = parseTaint(given);
        const id = taint && `${taint.key}:${taint.effect}`;
        if (!taint) yield { path, ...say('form', { given, effects: TAINT_EFFECTS }), fixes: () => (parseTaint(`${given}:NoSchedule`) ? [use(path, `${given}:NoSchedule`)] : []) };
        else if (id !== undefined && seen.has(id)) yield { path, ...say('twice', { key: taint.key, effect: taint.effect }), fixes: () => [remove(path, given)] };
        if (id !== undefined) seen.add(id);
      }
    }
  },
});

const nodePorts = rule('kubeadm/node-port-addresses', {
  severity: 'error',
  source: SOURCES.nodePortAddresses,
  *check({ spec: { kubernetesVersion, kubeadm } }, say) {
    const given = kubeadm.kubeProxy?.nodePortAddresses ?? [];
    for (const [index, { text, parsed }] of given.entries()) {
      const path = [...NODE_PORT_ADDRESSES, index];
      if (text === 'primary') {
        if (!isAtLeast(kubernetesVersion, PRIMARY_NODE_PORTS_FROM)) yield { path, source: SOURCES.nodePortPrimary, ...say('primary', { version: kubernetesVersion, from: PRIMARY_NODE_PORTS_FROM }), fixes: () => [remove(path, text)] };
        else if (given.length > 1) yield { path, source: SOURCES.nodePortPrimary, ...say('primary-alone', { others: given.flatMap((other) => (other.text === text ? [] : [other.text])) }), fixes: () => [{ path: NODE_PORT_ADDRESSES, value: ['primary'], label: label('use', { value: 'primary' }) }] };
        continue;
      }
      if (!parsed.ok) yield { path, ...say('range', { text }), fixes: () => rangesMeant(parsed.problem, undefined).map((range) => useRange(path, range)) };
    }
  },
});

const nodePortFamilies = rule('kubeadm/node-port-families', {
  severity: 'warning',
  source: SOURCES.nodePortPrimary,
  unless: ['kubeadm/node-port-addresses'],
  *check({ spec: { ipFamily, kubeadm } }, say) {
    const given = kubeadm.kubeProxy?.nodePortAddresses ?? [];
    if (given.length === 0) return;
    if (kubeadm.cilium?.kubeProxyReplacement) {
      yield { path: NODE_PORT_ADDRESSES, ...say('replaced'), fixes: () => [{ path: NODE_PORT_ADDRESSES, label: label('remove-this') }] };
      return;
    }
    const ranges = given.flatMap(({ value }) => value ?? []);
    if (ranges.length < given.length) return;
    for (const family of familiesOf(ipFamily)) {
      const own = ranges.filter((range) => range.family === family);
      const addresses = kubeadm.nodes.flatMap((node) => node[family]?.value ?? []);
      if (own.length === 0) yield { path: NODE_PORT_ADDRESSES, ...say('lacking', { family }) };
      else if (addresses.length > 0 && !addresses.some((address) => own.some((range) => overlaps(range, cidrOfAddress(address))))) yield { path: NODE_PORT_ADDRESSES, related: [inKubeadm('nodes')], ...say('no-node', { family }) };
    }
  },
});

/** What a plan says of the components by fields of its own, so that an argument of the same name would say it a second time. */
const OF_PLAN: Readonly<Record<Component, readonly string[]>> = {
  apiServer: ['advertise-address', 'secure-port', 'service-cluster-ip-range', 'etcd-servers', 'etcd-cafile', 'etcd-certfile', 'etcd-keyfile'],
  controllerManager: ['allocate-node-cidrs', 'cluster-cidr', 'cluster-name', 'node-cidr-mask-size', 'node-cidr-mask-size-ipv4', 'node-cidr-mask-size-ipv6', 'service-cluster-ip-range'],
  scheduler: [],
};
/** Arguments of etcd that kubeadm makes of the addresses of each node. */
const OF_ETCD = ['data-dir'] as const;
const ARGUMENT = /^[a-z][a-z0-9-]*$/;

/** The arguments that a plan adds, by the program that gets them. */
const argumentsOf = ({ spec: { kubeadm } }: KubeadmPlan) => [
  ...COMPONENTS.map((key) => ({ program: COMPONENT_PROGRAM[key], path: inKubeadm(key, 'extraArgs'), given: kubeadm[key]?.extraArgs ?? {}, ofPlan: OF_PLAN[key] })),
  { program: 'etcd', path: inKubeadm('etcd', 'local', 'extraArgs'), given: kubeadm.etcd?.local?.extraArgs ?? {}, ofPlan: OF_ETCD },
];

const extraArgs = rule('kubeadm/extra-args', {
  severity: 'error',
  source: SOURCES.extraArgs,
  *check(plan, say) {
    const needsGate = releaseOf(plan.spec.kubernetesVersion)?.gate === 'off';
    for (const { program, path: map, given, ofPlan } of argumentsOf(plan)) {
      for (const [name, value] of Object.entries(given)) {
        const path = [...map, name];
        const bare = name.replace(/^-+/, '');
        const isOfPlan = ofPlan.some((each) => each === bare) || (needsGate && program !== 'etcd' && bare === 'feature-gates');
        if (isOfPlan) yield { path, source: SOURCES.arguments, ...say('of-plan', { name: bare, program }), fixes: () => [remove(path, name)] };
        else if (!ARGUMENT.test(name)) yield { path, ...say('name', { name, program }), fixes: () => (ARGUMENT.test(bare) && given[bare] === undefined ? [{ path: [...map, bare], value, label: label('use', { value: bare }), also: [{ path }] }] : []) };
      }
    }
  },
});

/** Rules about what kubeadm and the components are told beside ranges and families. */
export const SETTING_RULES: readonly KubeadmRule[] = [bindPort, imageRepository, absolute, patches, onlyKubeadm, socket, taints, nodePorts, nodePortFamilies, extraArgs];
