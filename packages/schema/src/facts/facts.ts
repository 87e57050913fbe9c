import type { Address, Cidr, Parsed } from '../address/cidr.js';
import type { AddressText, RangeText } from '../address/text.js';
import type { Family, IpFamily } from '../address/family.js';
import { formatPath, type Path, type Source } from '../findings/finding.js';
import type { Message } from '../findings/message.js';
import type { Growth } from './growth.js';
import type { BalancerFacts } from './load-balancers.js';
import type { Nat64Facts } from './nat64.js';

/**
 * What a range is for. `platform`: a network of the hosts that must lie apart from every other, where nodes may have several.
 * `loadBalancers`: a pool that Services of that type get an address from, in a network of hosts or outside of all.
 * `nat64`: addresses that stand for those of IPv4, which a gateway outside of the cluster translates.
 */
export const RANGE_ROLES = ['pods', 'services', 'nodes', 'platform', 'loadBalancers', 'nat64', 'vpc', 'reserved'] as const;
export type RangeRole = (typeof RANGE_ROLES)[number];

/** A range that a plan names, or that the real system will create by itself. */
export interface RangeFact {
  readonly role: RangeRole;
  /** What people call it. */
  readonly name: Message;
  /** The same where its being a network is plain to see. */
  readonly short?: Message;
  /** Where it is written; for a range that the system creates, the field that would replace it. */
  readonly path: Path;
  readonly text: string;
  readonly parsed: Parsed<Cidr>;
  /** The family of the field, where a field is for one family. */
  readonly family?: Family;
  /** Whether the real system picks this range because the plan names none. */
  readonly automatic: boolean;
  /** Whether it exists already with this range, so that nobody can have another one in its place. */
  readonly exists?: boolean;
  /** Where the network that holds this range is written. Ranges of one network lie in it and may be shared. */
  readonly network?: Path;
  /** Which part of its network it is; the same part may serve two purposes, such as one subnet for nodes and Pods. */
  readonly part?: string;
  /** Blocks set aside for something in which this range may lie all the same, such as link-local for a network that is never routed. */
  readonly allows?: readonly Cidr[];
  /** Where the system says which family its field takes. */
  readonly source?: Source;
  /** Whether a rule of the provider says how large it may be, so that the limits of Kubernetes have nothing to add. */
  readonly hasOwnSize?: boolean;
}

/** Fewest addresses of a Service range: the DNS Service takes the tenth (kubeadm MinimumAddressesInServiceSubnet). */
export const MIN_SERVICE_ADDRESSES = 10n;

/** A range that the real system chooses when it creates it, so that nobody can know it before. */
export interface AssignedRange {
  readonly role: RangeRole;
  readonly family: Family;
  readonly name: Message;
}

/** What the ranges of a family carry; decimal text, because IPv6 counts are larger than a JSON number. Absent where it cannot be told. */
export interface Capacity {
  readonly nodes?: string;
  /** Pods in the whole cluster, where nodes draw addresses from one pool. */
  readonly pods?: string;
  readonly podAddressesPerNode?: string;
  readonly podsPerNode?: string;
  readonly services?: string;
}

/** A length of the node mask and where it is written. */
export interface MaskFact {
  readonly path: Path;
  readonly value: number;
}

/** An address of a host that a plan names, and where it is written. */
export interface AddressFact {
  readonly name: Message;
  readonly path: Path;
  readonly written: AddressText;
}

/** A map of labels and where it is written. */
export interface LabelsFact {
  readonly path: Path;
  readonly entries: Readonly<Record<string, string>>;
}

/** A taint and where it is written. */
export interface TaintFact {
  readonly path: Path;
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

/** A number of nodes and where it is written. */
export interface NodesWanted {
  readonly path: Path;
  readonly count: number;
  /** Whether it is the most that an autoscaler may make. */
  readonly isMost: boolean;
}

/** The labels of a plan's metadata. */
export const metadataLabels = (labels: Readonly<Record<string, string>> | undefined): LabelsFact => ({ path: ['metadata', 'labels'], entries: labels ?? {} });

/** Who looks at the sizes of ranges: kubeadm before it makes a cluster, or nobody but the components that use them. */
export interface RangeLimits {
  readonly services: 'kubeadm' | 'components';
  readonly nodeMasks: 'kubeadm' | 'components';
}

/**
 * What the rules for every cluster look at, whatever system creates it. A provider derives it from its plan,
 * so that no rule needs to know a provider.
 */
export interface ClusterFacts {
  readonly ipFamily: IpFamily;
  readonly ipFamilyPath: Path;
  /** Version of Kubernetes, without a leading v. */
  readonly kubernetesVersion: string;
  readonly kubernetesVersionPath: Path;
  readonly proxyMode: string;
  /** Whether the platform leaves no other mode to a plan like this one. */
  readonly isProxyModeFixed?: boolean;
  readonly proxyModePath: Path;
  readonly ranges: readonly RangeFact[];
  /** Those of the ranges that could be read, so that no rule reads them again. */
  readonly read: readonly ReadRange[];
  readonly nodeMask: Partial<Record<Family, MaskFact>>;
  /** Whether the controller manager cuts node ranges out of the pod range. */
  readonly allocateNodeCidrs: boolean;
  /** Whether Pods take their addresses out of the range of their node; a plugin with pools of its own does not look at it. */
  readonly podsTakeNodeRanges: boolean;
  /** Pods that each kubelet runs at most, where the plan says so. */
  readonly maxPods?: number;
  /** The families in which no address of a Pod is seen outside the cluster: what goes between nodes is wrapped, and what goes out is translated. Absent where that is not known. */
  readonly podsStayInside?: Readonly<Partial<Record<Family, boolean>>>;
  /** Ranges the real system would take by default, tried first when a fix needs room. */
  readonly defaults: Readonly<Record<'pods' | 'services', Readonly<Partial<Record<Family, Cidr>>>>>;
  /** The families in which somebody must name a range; in the others the platform assigns it. */
  readonly required: Readonly<Record<'pods' | 'services', readonly Family[]>>;
  readonly assigned: readonly AssignedRange[];
  /** Whose limits the ranges meet. Absent, those of kubeadm, which are the narrowest, hold for all of them. */
  readonly limits?: RangeLimits;
  /** Whether Services may have fewer families than Pods; the families that they have are then the ones that {@link required} names. */
  readonly servicesMayLackFamily?: boolean;
  /** Whether the platform runs the control plane and sets its gates, so that its own versions of dual stack count. */
  readonly isManaged: boolean;
  /** Whether Pod and Service ranges lie outside the network that the nodes' subnets are parts of. */
  readonly vpcIsApart?: boolean;
  /** Addresses of the machines that the plan lists one by one. */
  readonly addresses?: readonly AddressFact[];
  /** The address at which the API servers are reached, where the plan names one that is no machine's, such as a virtual IP. */
  readonly endpoint?: { readonly name: Message; readonly path: Path; readonly value: Address };
  /** What makes load balancers, where the platform makes none and the plan wants them. */
  readonly balancers?: BalancerFacts;
  /** How machines of IPv6 alone reach addresses of IPv4, where the plan says so. */
  readonly nat64?: Nat64Facts;
  /** Labels that the plan writes, on the cluster or on nodes. */
  readonly labels?: readonly LabelsFact[];
  readonly taints?: readonly TaintFact[];
  /** How many nodes the plan asks for, or lets an autoscaler make. */
  readonly nodesWanted?: NodesWanted;
  /** What limits the number of nodes where it is not the Pod ranges and node networks alone, and how many nodes are planned. */
  readonly growth?: Partial<Growth>;
  /** What the platform's own way of handing out addresses carries, where it is not one node mask for all. */
  readonly capacity?: Readonly<Partial<Record<Family, Capacity>>>;
  /** Where the system of the plan says what a rule for every cluster asks, by its id; absent where it is the place that the rule names. */
  readonly sources?: Readonly<Partial<Record<string, Source>>>;
  /** A range that would do in the field of a path, for whoever has nothing there yet. */
  readonly exampleRange?: ExampleRange;
  /** Where the pod and service ranges of a family are written, even when they are missing. */
  readonly rangePath: (role: 'pods' | 'services', family: Family) => Path;
}

/** What could stand in a field for ranges of a family; undefined where any range would do. */
export type ExampleRange = (path: Path, family: Family) => string | undefined;

/** A range fact out of a text of the plan. */
export function rangeFact(role: RangeRole, name: Message, path: Path, { text, parsed }: RangeText, options: Partial<Omit<RangeFact, 'role' | 'name' | 'path' | 'text' | 'parsed'>> = {}): RangeFact {
  const { automatic = false, ...rest } = options;
  return { role, name, path, text, parsed, automatic, ...rest };
}

/** Whether two ranges belong to one network, which may hand the same addresses to both. */
export function shareNetwork(a: RangeFact, b: RangeFact): boolean {
  return a.network !== undefined && b.network !== undefined && formatPath(a.network) === formatPath(b.network);
}

/** Whether `outer` is the network that `inner` lies in. */
export function isNetworkOf(outer: RangeFact, inner: RangeFact): boolean {
  return inner.network !== undefined && formatPath(inner.network) === formatPath(outer.path);
}

/** A range that could be read, with its role and name. */
export interface ReadRange {
  readonly fact: RangeFact;
  readonly cidr: Cidr;
}

/** The ranges that could be read, out of all. */
export function readableRanges(ranges: readonly RangeFact[]): ReadRange[] {
  return ranges.flatMap((fact) => (fact.parsed.ok ? [{ fact, cidr: fact.parsed.value }] : []));
}

/** The ranges of a cluster that could be read, optionally of one role. */
export function readRanges({ read }: ClusterFacts, role?: RangeRole): readonly ReadRange[] {
  return role === undefined ? read : read.filter(({ fact }) => fact.role === role);
}
