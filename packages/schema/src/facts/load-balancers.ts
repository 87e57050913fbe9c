import type { Address } from '../address/cidr.js';
import type { AddressText } from '../address/text.js';
import type { Path, Source } from '../findings/finding.js';
import type { Message } from '../findings/message.js';
import { isAtLeast } from './version.js';

/** What makes load balancers where the platform makes none. */
export const BALANCERS = ['metallb', 'cilium'] as const;
export type Balancer = (typeof BALANCERS)[number];
/** How their addresses are made known: by the nodes themselves on their link, or to routers. */
export const ANNOUNCEMENTS = ['layer2', 'bgp'] as const;
export type Announcement = (typeof ANNOUNCEMENTS)[number];

/** What the balancers are called, which is the same in every language. */
export const BALANCER_LABEL: Readonly<Record<Balancer, string>> = { metallb: 'MetalLB', cilium: 'Cilium' };

/** A release of MetalLB to choose, with the day of its tag. Any other from {@link METALLB_FROM} on can be typed. */
export interface MetallbRelease {
  readonly version: string;
  readonly date: string;
  readonly source: Source;
}

const release = (version: string, date: string, commit: string): MetallbRelease => ({ version, date, source: { title: `MetalLB ${version}`, url: `https://github.com/metallb/metallb/tree/${commit}` } });
/** The last releases of each minor one, newest first, as their tags were on 2026-07-19. */
export const METALLB_RELEASES = [
  release('v0.16.1', '2026-05-27', '791dfcc63ced7a6b3e869131eae75e645150fff0'),
  release('v0.15.3', '2025-12-04', '85bfb4f0e0d35090c514e1e5e1a21a8bbd253518'),
  release('v0.14.9', '2024-12-17', '5765ee504d21a3a237d9dab223ca707661269ecd'),
  release('v0.13.12', '2023-10-20', '4f7e29972652a6f415ad42898d0b5ef5adc06440'),
] as const satisfies readonly [MetallbRelease, ...MetallbRelease[]];

/**
 * The first release that is configured by objects; a ConfigMap was read before. Their API versions are the same in every release since:
 * `config/crd/bases` at the tags above.
 */
export const METALLB_FROM = '0.13';
export const METALLB_APIS = { pools: 'metallb.io/v1beta1', peers: 'metallb.io/v1beta2' } as const;
/** The first release with FRR-K8s for BGP, which was FRR alone before, and the one from which on a session carries the routes of its own family only. */
export const METALLB_FRR_K8S_FROM = '0.14';
export const METALLB_OWN_FAMILY_FROM = '0.15';

/** The APIs of Cilium's load balancers in a release. */
export interface CiliumApis {
  /** The first release that has them. */
  readonly from: string;
  readonly pools: string;
  /** What the ranges of a pool stand in. */
  readonly ranges: 'blocks' | 'cidrs';
  /** Whether a pool says if the first and the last address of a range are given away. */
  readonly hasEdges: boolean;
  readonly layer2?: string;
  readonly bgp?: string;
}

/**
 * By release, newest first, as the resource definitions of the release branches have them.
 *
 * @see https://github.com/cilium/cilium/pull/39134 v2alpha1 of the pools deprecated in 1.18; those of BGP with it
 * @see https://github.com/cilium/cilium/blob/026740195c43504fcf9e1fd6b8c92754d45c0f5d/Documentation/network/l2-announcements.rst
 */
export const CILIUM_BALANCER_APIS: readonly CiliumApis[] = [
  { from: '1.18', pools: 'cilium.io/v2', ranges: 'blocks', hasEdges: true, layer2: 'cilium.io/v2alpha1', bgp: 'cilium.io/v2' },
  { from: '1.16', pools: 'cilium.io/v2alpha1', ranges: 'blocks', hasEdges: true, layer2: 'cilium.io/v2alpha1', bgp: 'cilium.io/v2alpha1' },
  { from: '1.15', pools: 'cilium.io/v2alpha1', ranges: 'blocks', hasEdges: true, layer2: 'cilium.io/v2alpha1' },
  { from: '1.14', pools: 'cilium.io/v2alpha1', ranges: 'cidrs', hasEdges: false, layer2: 'cilium.io/v2alpha1' },
  { from: '1.13', pools: 'cilium.io/v2alpha1', ranges: 'cidrs', hasEdges: false },
];
/** The first release in which Cilium answers for an address of IPv6 on a link (cilium/cilium#39648). */
export const CILIUM_LAYER2_IPV6_FROM = '1.19';

/**
 * The first release of Cilium that gives nodes without IPv4 a router ID by itself, or out of a pool (cilium/cilium#36451, #38300). Before,
 * each node is told its own.
 */
export const CILIUM_ROUTER_IDS_FROM = '1.18';

/** The APIs of a release of Cilium; undefined where it has none, or cannot be read. */
export const ciliumApisOf = (version: string): CiliumApis | undefined => CILIUM_BALANCER_APIS.find(({ from }) => isAtLeast(version, from));
/** The first release of Cilium that announces in a way. */
export const ciliumFrom = (announcement: Announcement): string => CILIUM_BALANCER_APIS.findLast((apis) => apis[announcement] !== undefined)?.from ?? '';

/** A pool of addresses of load balancers. Its ranges are among those of the plan. */
export interface BalancerPool {
  readonly path: Path;
  readonly name: string;
}

/** A router that routes are told to. */
export interface BalancerPeer {
  readonly path: Path;
  readonly name: string;
  readonly address: AddressText;
  readonly asn?: number | undefined;
  readonly multiHop: boolean;
  /** The Secret with the password of the session. */
  readonly secret?: string | undefined;
}

/** An address that some host has already. */
export interface HostAddress {
  readonly name: Message;
  readonly path: Path;
  readonly value: Address;
}

/** What the rules about load balancers need to know of a plan that has them. */
export interface BalancerFacts {
  readonly path: Path;
  readonly balancer: Balancer;
  readonly announcement: Announcement;
  /** Release of MetalLB. */
  readonly version: string;
  readonly pools: readonly BalancerPool[];
  readonly peers: readonly BalancerPeer[];
  readonly localASN?: number | undefined;
  /** The range of IPv4 out of which nodes have their router IDs, as it is written. */
  readonly routerIDs?: string | undefined;
  /** Addresses of the nodes, their gateways and the control plane endpoint: no load balancer gets one. */
  readonly hosts: readonly HostAddress[];
  /** Cilium, where it is the network plugin. */
  readonly cilium?: { readonly version: string; readonly versionPath: Path; readonly replacesKubeProxy: boolean; readonly replacesPath: Path; readonly replacesValue: unknown };
  /** Whether kube-proxy in ipvs mode leaves ARP to others, and where a plan says so; absent where it is not asked. */
  readonly strictArp?: { readonly isOn: boolean; readonly path: Path };
}
