import type { Family } from '../../address/family.js';
import type { Unbalanced } from '../en.js';
import { count, counted } from './words.js';

const KEY_HINT = (most: number) => `a name of up to ${most} letters, digits, hyphens, underscores and dots, with a letter or digit at both ends, and before it a DNS name with a slash if you like, such as example.com/team`;
const VALUE_HINT = (most: number) => `up to ${most} letters, digits, hyphens, underscores and dots, with a letter or digit at both ends`;

const carries = ({ ipv6, few, ipv4, many, of }: Omit<Unbalanced, 'prefix'>) => `${ipv6} carries ${of === 'services' ? counted(few, 'Service', 'Services') : counted(few, 'node', 'nodes')}, and ${ipv4} ${count(many)}: what has both families ends at ${count(few)}.`;

/** What the real systems take and what still hurts; what depends on the version of Kubernetes; how labels and taints are written. */
export const use = {
  'kubernetes/public-range': {
    title: 'Pods and Services take no addresses of the Internet',
    why: 'Every node routes the range into the cluster instead of to its router. What Pods send out without a masquerade bears a source that the Internet sends to its owner, so no answer comes back.',
    says: ({ text, family }: { text: string; family: Family }) => `${text} is a range of the Internet: unless it is routed to you, it is somebody else's, and the cluster cannot reach whoever has it, because what is sent there stays inside. Take a private range${family === 'ipv6' ? ' out of fd00::/8' : ''}, or keep this one if it is yours.`,
  },
  'kubernetes/unbalanced-families': {
    title: 'IPv6 carries as much as IPv4',
    why: 'A dual-stack Service takes an address of each family at once and a node a Pod range of each. Where one allocator is full the whole request fails, whatever the other has left.',
    says: (params: Unbalanced) => `${carries(params)} A /${params.prefix} carries as many as the IPv4 range.`,
  },
  'kubernetes/unbalanced-families-platform': {
    title: 'Where the cloud sets the IPv6 range, it may carry less than IPv4',
    why: 'kube-apiserver takes the addresses of both families in one step. It refuses the Service with "range is full" once IPv6 has none left.',
    says: (params: Omit<Unbalanced, 'prefix'>) => `${carries(params)} The cloud sets this range; Services of IPv4 alone have the rest.`,
  },
  'kubernetes/ula-not-random': {
    title: 'A unique local range is unique: its global ID is drawn at random',
    why: 'With 40 random bits, any two of 100 joined networks share a prefix with a chance of 4.5 × 10⁻⁹ (RFC 4193, section 3.2.3). Those who count from fd00:: or fd01:: all choose the same.',
    says: {
      'not-random': ({ text }: { text: string }) => `${text} has no random global ID, so a network that is joined to this one may have the same range. It works as it is; with a random ID the two would not clash.`,
      undefined: ({ text }: { text: string }) => `${text} lies in fc00::/8, which is not defined (fd00::/8 is for ranges of your own), so a network that is joined to this one may have the same range. It works as it is; with a random ID the two would not clash.`,
    },
  },
  'kubernetes/dual-stack-version': {
    title: 'Dual stack needs Kubernetes 1.16 or later',
    why: 'The fields for several addresses, podIPs of a Pod and podCIDRs of a node, came with 1.16. Before, there is one of each, and flags for ranges take a single value.',
    says: ({ version }: { version: string }) => `Kubernetes ${version} has no dual stack; it came with 1.16 as alpha and is stable from 1.23.`,
  },
  'kubernetes/dual-stack-alpha': {
    title: 'Dual stack is alpha before Kubernetes 1.21',
    why: 'Without the gate, kube-apiserver drops all but the first of podIPs as it writes a Pod, and the other components refuse a second range: one that lacks it undoes what the rest do.',
    says: ({ version }: { version: string }) => `In Kubernetes ${version} dual stack is alpha: the feature gate IPv6DualStack is off unless every component sets it, which the files here do. It is on from 1.21 and stable from 1.23.`,
  },
  'kubernetes/proxy-mode-dual-stack': {
    title: 'Before Kubernetes 1.18, only ipvs speaks two families',
    why: 'kube-proxy does two families by two proxiers under one roof. That pair was written for ipvs first; that of iptables watched the Services of one family until #82462.',
    says: ({ version, mode }: { version: string; mode: string }) => `kube-proxy of Kubernetes ${version} speaks two families in ipvs mode only, not in ${mode}; iptables does from 1.18.`,
  },
  'kubernetes/nftables-version': {
    title: 'nftables needs Kubernetes 1.31, where it is on without a feature gate',
    why: 'The mode is a proxier of its own, which was merged for 1.29. A kube-proxy that lacks it, or whose gate is off, takes the configuration for invalid and does not start.',
    says: {
      alpha: ({ version }: { version: string }) => `kube-proxy of Kubernetes ${version} knows the nftables mode only behind the alpha feature gate NFTablesProxyMode; it is on from 1.31.`,
      unknown: ({ version }: { version: string }) => `kube-proxy of Kubernetes ${version} knows the nftables mode not at all; it is on from 1.31.`,
    },
  },
  'kubernetes/ipvs-deprecated': {
    title: 'ipvs is deprecated from Kubernetes 1.35',
    why: "SIG Network found the kernel's IPVS a bad match for Services: it still needs iptables beside it, and some edge cases were never right. The mode is to be removed.",
    says: ({ version }: { version: string }) => `The ipvs mode of kube-proxy is deprecated from Kubernetes 1.35, and ${version} warns at every start. Use nftables, its successor.`,
  },
  'kubernetes/label-syntax': {
    title: 'Labels are ones that Kubernetes takes',
    why: 'Selectors carry keys and values in flags and URLs, so their syntax is narrow. kube-apiserver refuses the whole object, be it a node or a pool, for one label that fails.',
    says: {
      key: ({ key, most }: { key: string; most: number }) => `${JSON.stringify(key)} is no key of a label: ${KEY_HINT(most)}.`,
      value: ({ value, most }: { value: string; most: number }) => `${JSON.stringify(value)} is no value of a label: ${VALUE_HINT(most)}, or nothing.`,
    },
  },
  'kubernetes/taint-syntax': {
    title: 'Taints are ones that Kubernetes takes',
    why: 'kube-apiserver refuses a Node for one taint that fails, so the machine never registers. Tolerations are matched by key and effect, which is why a pair stands there once.',
    says: {
      'no-key': ({ most }: { most: number }) => `The taint has no key: ${KEY_HINT(most)}.`,
      key: ({ key, most }: { key: string; most: number }) => `${JSON.stringify(key)} is no key of a taint: ${KEY_HINT(most)}.`,
      value: ({ value, most }: { value: string; most: number }) => `${JSON.stringify(value)} is no value of a taint: ${VALUE_HINT(most)}, or nothing.`,
      twice: ({ key, effect }: { key: string; effect: string }) => `The taint ${key} with the effect ${effect} is there twice: taints of a node are told apart by key and effect.`,
    },
  },
};
