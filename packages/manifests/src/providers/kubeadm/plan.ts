import { familiesOf, type Family, isAtLeast, type Nat64, type RangeText } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import type { Balancers } from '../../kit/load-balancers.js';

export type Plan = kubeadm.KubeadmPlan;
export type Node = kubeadm.KubeadmNode;

/** The families of a plan, primary one first. */
export const families = ({ spec }: Plan): readonly Family[] => familiesOf(spec.ipFamily);

/** How names without IPv6 are reached, where a cluster has IPv6 alone: to who asks over IPv4 CoreDNS translates nothing. */
export const nat64Of = ({ spec }: Plan): Nat64 | undefined => (spec.ipFamily === 'IPv6' ? spec.nat64 : undefined);

/** Values of the families of a plan as the comma list that Kubernetes takes, primary family first. */
export function commaList(plan: Plan, values: Readonly<Partial<Record<Family, RangeText | undefined>>>): string {
  return families(plan).flatMap((family) => values[family]?.text ?? []).join(',');
}

/** What the minor release of a valid plan takes. */
export function releaseOf({ spec }: Plan): kubeadm.KubernetesRelease {
  const release = kubeadm.releaseOf(spec.kubernetesVersion);
  if (!release) throw new Error(`no release ${spec.kubernetesVersion}`);
  return release;
}

/** The addresses that a node's kubelet is given: one of each family, or the primary one where the release takes one. */
export function nodeIps(plan: Plan, node: Node): string[] {
  return families(plan).flatMap((family) => node[family]?.text ?? []).slice(0, releaseOf(plan).nodeIps);
}

/** The nodes of the control plane; kubeadm init runs on the first. */
export const controlPlanes = ({ spec }: Plan): readonly Node[] => spec.kubeadm.nodes.filter(({ role }) => role === 'control-plane');

/** Where every node reaches the API servers, whichever of them answers. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  /** Whether the host has to be looked up. */
  readonly isName: boolean;
  /** The nodes that are behind it. */
  readonly behind: readonly string[];
}

/** The control plane endpoint, where kubeadm makes the cluster and the plan names one. */
export function endpointOf(plan: Plan): Endpoint | undefined {
  const { controlPlaneEndpoint: text, configApi, bindPort } = plan.spec.kubeadm;
  const read = text === undefined || configApi === 'flags' ? undefined : kubeadm.parseHostPort(text);
  return read && { host: read.host, port: read.port ?? bindPort, isName: !read.address, behind: controlPlanes(plan).map(({ name }) => name) };
}

/** First release that taints its control plane by this name, and first one that does so by no other (KEP-2067). */
const CONTROL_PLANE_TAINT_FROM = { both: '1.24', alone: '1.25' } as const;

/** The taints that kubeadm gives to control plane nodes of a release. */
function usualTaints({ spec }: Plan): kubeadm.Taint[] {
  const has = (release: string) => isAtLeast(spec.kubernetesVersion, release);
  const roles = has(CONTROL_PLANE_TAINT_FROM.alone) ? ['control-plane'] : has(CONTROL_PLANE_TAINT_FROM.both) ? ['master', 'control-plane'] : ['master'];
  return roles.map((role) => ({ key: `node-role.kubernetes.io/${role}`, effect: 'NoSchedule' }));
}

/** The taints with which a node registers; undefined where they are those that kubeadm gives it. */
export function taintsOf(plan: Plan, { role }: Pick<Node, 'role'>): kubeadm.Taint[] | undefined {
  const { taints, controlPlaneTakesPods = false } = plan.spec.kubeadm;
  const own = ((role === 'worker' ? taints?.worker : taints?.controlPlane) ?? []).flatMap((text) => kubeadm.parseTaint(text) ?? []);
  if (role === 'worker') return own.length > 0 ? own : undefined;
  return own.length === 0 && !controlPlaneTakesPods ? undefined : [...(controlPlaneTakesPods ? [] : usualTaints(plan)), ...own];
}

/** The socket of the container runtime of a node, where the plan names one: it is one of Linux. */
export const socketOf = ({ spec }: Plan, { os }: Pick<Node, 'os'>): string | undefined => (os === 'windows' ? undefined : spec.kubeadm.criSocket);

/** The arguments that a plan adds to a component. */
export const argumentsOf = ({ spec }: Plan, component: kubeadm.Component): Record<string, string> => ({ ...spec.kubeadm[component]?.extraArgs });

/** The families of Services: those of the plan, or the one that Services have alone. */
export const serviceFamilies = (plan: Plan): readonly Family[] => kubeadm.serviceFamilies(plan);

/** The address at which the API server of a node is advertised: of the first family of Services, for its own Service leads there. */
export function advertiseAddress(plan: Plan, node: Node): string {
  const [primary = 'ipv4'] = serviceFamilies(plan);
  return node[primary]?.text ?? '';
}

/**
 * What the certificate of the API servers names beside what kubeadm puts in by itself: of the addresses of the control plane that is the
 * one at which a node advertises its own, so that clients of the other family would not trust it. Both families of each node are named.
 */
export function certificateNames(plan: Plan): string[] {
  const own = families(plan);
  return own.length === 1 ? [] : controlPlanes(plan).flatMap((node) => own.flatMap((family) => node[family]?.text ?? []));
}

/** The load balancers of a plan; undefined where it has none. */
export function balancersOf(plan: Plan): Balancers | undefined {
  const { loadBalancers: settings, kubeadm: own } = plan.spec;
  return settings && { settings, families: serviceFamilies(plan), nodes: own.nodes.map(({ name }) => name), ...(own.cni.type === 'cilium' && { cilium: own.cni.version }), hasNoWorkers: own.nodes.length > 0 && own.nodes.every(({ role }) => role === 'control-plane') };
}

/** Whether kube-proxy leaves ARP to what makes load balancers: in ipvs mode each node has all their addresses. */
export const needsStrictArp = ({ spec }: Plan): boolean => spec.network.proxyMode === 'ipvs' && spec.loadBalancers?.implementation === 'metallb' && spec.loadBalancers.announcement === 'layer2';

/** Gates that every component must be given: only while dual stack is off by default. */
export function featureGates(plan: Plan): Record<string, boolean> | undefined {
  return families(plan).length === 2 && releaseOf(plan).gate === 'off' ? { IPv6DualStack: true } : undefined;
}

/** Whether Cilium takes the place of kube-proxy. */
export const replacesKubeProxy = ({ spec }: Plan): boolean => spec.kubeadm.cilium?.kubeProxyReplacement === true;

/** Flags of the controller manager for the ranges of nodes, as the release knows them. */
export function nodeMaskFlags(plan: Plan): Record<string, string> {
  const { nodeMasks, maskFlag } = releaseOf(plan);
  const masks = plan.spec.network.nodeCidrMask;
  const own = families(plan);
  if ((own.length === 1 && maskFlag === 'one') || nodeMasks === 'one') {
    const mask = own.map((family) => masks[family]).find((each) => each !== undefined);
    return mask === undefined ? {} : { 'node-cidr-mask-size': String(mask) };
  }
  return Object.fromEntries(own.flatMap((family) => (masks[family] === undefined ? [] : [[`node-cidr-mask-size-${family}`, String(masks[family])]])));
}
