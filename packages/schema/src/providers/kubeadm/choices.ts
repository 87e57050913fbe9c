import { type Family, familiesOf, type IpFamily, IP_FAMILIES } from '../../address/family.js';
import type { Path } from '../../findings/finding.js';
import type { Choice, Choices, Kept } from '../../plan/choices.js';
import { balancerChoices, withBalancersOf } from '../../plan/load-balancers.js';
import { NAT64_PATH, nat64Choices } from '../../plan/nat64.js';
import { networkPath } from '../../plan/network-facts.js';
import { valueAt, withValueAt } from '../../plan/path.js';
import { CNI_TYPES, type CniType, DEFAULT_SERVICE_CIDR, defaultCniVersion, defaultNodeMask, releaseOf } from './catalog.js';
import { remember, rememberedOf, renew, takeBack } from './choices/remembered.js';
import { freeRangeFor, nodesOf, rangeAt } from './choices/room.js';
import { canBeCut, cutsRanges, prefixFor, settle, settleBgp, versionOf } from './choices/settle.js';
import { parseEtcdEndpoint, parseHostPort } from './host-port.js';
import { newCni } from './new-plan.js';
import type { KubeadmDocument } from './plan.js';

type Kubeadm = KubeadmDocument['spec']['kubeadm'];
type PerFamily<T> = { readonly ipv4?: T | undefined; readonly ipv6?: T | undefined };

const FAMILY: Path = ['spec', 'ipFamily'];
const VERSION: Path = ['spec', 'kubernetesVersion'];
const TYPE: Path = ['spec', 'kubeadm', 'cni', 'type'];
const inKubeadm = (...keys: string[]): Path => ['spec', 'kubeadm', ...keys];
const BLOCKS = ['calico', 'cilium', 'flannel'] as const;

const isIpFamily = (value: unknown): value is IpFamily => IP_FAMILIES.some((family) => family === value);
const isCniType = (value: unknown): value is CniType => CNI_TYPES.some((type) => type === value);

/** Whether a document, in which anything may be missing, says which families its cluster has and which plugin: all else depends on them. */
const saysWhatItIs = (document: KubeadmDocument): boolean => isIpFamily(document.spec.ipFamily) && isCniType(valueAt(document, TYPE));

/** The values of some families; undefined where none is left. */
function only<T>(families: readonly Family[], given: PerFamily<T> | undefined): { ipv4?: T; ipv6?: T } | undefined {
  const left = families.flatMap((family) => (given?.[family] === undefined ? [] : [[family, given[family]] as const]));
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

/**
 * A choice of a field that moves others with it: what an earlier choice of the same field has changed is taken back, then
 * the value is put in and everything fitted to it. So going back restores, and what was typed meanwhile stays.
 */
const choosing =
  (move: (document: KubeadmDocument, value: unknown, path: Path) => KubeadmDocument, fit: (document: KubeadmDocument) => KubeadmDocument = settle): Choice<KubeadmDocument> =>
  (document, value, kept, path) => {
    const before = takeBack(document, rememberedOf(kept, path, document)?.changes ?? []);
    if (!saysWhatItIs(withValueAt(before, path, value))) return { document: withValueAt(document, path, value), kept };
    const after = fit(move(before, value, path));
    return { document: after, kept: remember(kept, path, before, after) };
  };

/** The families: ranges, masks and addresses of those that the cluster no longer speaks go, and those of new ones come. */
const chooseFamily = choosing((document, value) => {
  if (!isIpFamily(value)) return withValueAt(document, FAMILY, value);
  const families = familiesOf(value);
  const known = isIpFamily(document.spec.ipFamily) ? familiesOf(document.spec.ipFamily) : [];
  const added = families.filter((family) => !known.includes(family));
  return [withoutOthers, withPlugin, withNetwork].reduce((moved, step) => step(moved, families, added), withValueAt(document, FAMILY, value));
});

type FamilyStep = (document: KubeadmDocument, families: readonly Family[], added: readonly Family[]) => KubeadmDocument;

/** A document without what belongs to other families than its own. */
const withoutOthers: FamilyStep = (document, families) => {
  const { network = {}, kubeadm } = document.spec;
  const perFamily = [
    ...(['podCidrs', 'serviceCidrs', 'nodeCidrMask'] as const).map((key) => [['spec', 'network', key], network[key]] as const),
    [inKubeadm('nodeNetwork'), kubeadm.nodeNetwork] as const,
  ];
  const narrowed = perFamily.reduce((moved, [path, given]) => (given === undefined ? moved : withValueAt(moved, path, only<string | number>(families, given))), document);
  const address = kubeadm.controlPlaneEndpoint === undefined ? undefined : parseHostPort(kubeadm.controlPlaneEndpoint)?.address;
  const endpointed = address && !families.includes(address.family) ? withValueAt(narrowed, inKubeadm('controlPlaneEndpoint'), undefined) : narrowed;
  const members = kubeadm.etcd?.external?.endpoints ?? [];
  const own = members.filter((text) => families.includes(parseEtcdEndpoint(text)?.address?.family ?? families[0] ?? 'ipv4'));
  const reached = own.length === members.length ? endpointed : withValueAt(endpointed, inKubeadm('etcd', 'external', 'endpoints'), own);
  /** What has IPv4 of its own needs nothing that stands for it. */
  const direct = families.includes('ipv4') && reached.spec.nat64 !== undefined ? withValueAt(reached, NAT64_PATH, undefined) : reached;
  return withValueAt(withBalancersOf(direct, families), inKubeadm('nodes'), nodesOf(direct).map(({ ipv4, ipv6, ...node }) => ({ ...node, ...only(families, { ipv4, ipv6 }) })));
};

/** The settings of the plugin, without other families, and with what it begins with in new ones. */
const withPlugin: FamilyStep = (document, families, added) => {
  const { kubeadm, ipFamily } = document.spec;
  const usual = newCni('calico', ipFamily, versionOf(document)).calico?.ipPools;
  const hasPools = kubeadm.calico !== undefined && (added.length > 0 || kubeadm.calico.ipPools !== undefined);
  const moved = hasPools ? withValueAt(document, inKubeadm('calico', 'ipPools'), { ...only(added, usual), ...only(families, kubeadm.calico?.ipPools) }) : document;
  const addressed = kubeadm.calico?.nodeAddresses === undefined ? moved : withValueAt(moved, inKubeadm('calico', 'nodeAddresses'), only(families, kubeadm.calico.nodeAddresses));
  if (!kubeadm.cilium) return addressed;
  const ranged = kubeadm.cilium.nativeRoutingCidr === undefined ? addressed : withValueAt(addressed, inKubeadm('cilium', 'nativeRoutingCidr'), only(families, kubeadm.cilium.nativeRoutingCidr));
  const masked = kubeadm.cilium.masquerade === undefined ? ranged : withValueAt(ranged, inKubeadm('cilium', 'masquerade'), only(families, kubeadm.cilium.masquerade));
  return added.includes('ipv4') ? withValueAt(masked, inKubeadm('cilium', 'underlayProtocol'), undefined) : masked;
};

/** Ranges and masks of new families, in room that is free. */
const withNetwork: FamilyStep = (document, families, added) => {
  const { serviceCidrs } = document.spec.network ?? {};
  const hasServices = serviceCidrs === undefined ? families.includes('ipv4') && !added.includes('ipv4') : families.some((family) => serviceCidrs[family] !== undefined);
  let moved = document;
  const fill = (path: Path, value: unknown) => {
    if (valueAt(moved, path) === undefined && value !== undefined) moved = withValueAt(moved, path, value);
  };
  for (const family of families) {
    const mask = defaultNodeMask(family, versionOf(document));
    if (added.includes(family)) fill(networkPath('pods', family), freeRangeFor(moved, 'pods', family, cutsRanges(moved) ? prefixFor(moved, family, mask) : undefined));
    if (added.includes(family) && cutsRanges(moved) && document.spec.network?.nodeCidrMask !== undefined) fill(['spec', 'network', 'nodeCidrMask', family], mask);
    if (!added.includes(family) && hasServices) {
      // What is not written is filled in only where nothing is.
      if (serviceCidrs === undefined && added.length > 0 && family === 'ipv4') fill(networkPath('services', family), DEFAULT_SERVICE_CIDR);
      continue;
    }
    fill(networkPath('services', family), freeRangeFor(moved, 'services', family));
  }
  return moved;
};

/** The release: it brings the plugin that is tested with it, and masks that were the usual ones stay so where they can. */
const chooseRelease: Choice<KubeadmDocument> = (document, value, kept, path) => {
  const release = typeof value === 'string' ? releaseOf(value) : undefined;
  if (!release || release.minor === releaseOf(versionOf(document))?.minor) return { document: withValueAt(document, VERSION, value), kept: renew(kept, VERSION, rememberedOf(kept, VERSION, document), value) };
  return moveToRelease(document, value, kept, path);
};

const moveToRelease = choosing((document, value) => {
  const before = versionOf(document);
  const moved = withValueAt(document, VERSION, value);
  const version = versionOf(moved);
  if (releaseOf(before)?.minor === releaseOf(version)?.minor) return moved;
  const { type, version: plugin } = document.spec.kubeadm.cni;
  const withCni = plugin === undefined ? moved : withValueAt(moved, inKubeadm('cni', 'version'), defaultCniVersion(type, version));
  return familiesOf(document.spec.ipFamily).reduce((masked, family) => {
    const usual = defaultNodeMask(family, version);
    const range = rangeAt(masked, networkPath('pods', family));
    const wasUsual = document.spec.network?.nodeCidrMask?.[family] === defaultNodeMask(family, before);
    return wasUsual && range && canBeCut(masked, range, usual) ? withValueAt(masked, ['spec', 'network', 'nodeCidrMask', family], usual) : masked;
  }, withCni);
});

type Plugin = Pick<Kubeadm, 'cni' | (typeof BLOCKS)[number]>;
const pluginOf = ({ spec: { kubeadm } }: KubeadmDocument): Plugin => ({ cni: kubeadm.cni, ...Object.fromEntries(BLOCKS.flatMap((block) => (kubeadm[block] === undefined ? [] : [[block, kubeadm[block]]]))) });
const isPlugin = (value: unknown, type: CniType): value is { readonly ipFamily: IpFamily; readonly plugin: Plugin } => isIpFamily(valueAt(value, ['ipFamily'])) && valueAt(value, ['plugin', 'cni', 'type']) === type;
const isOfPlugin = ([, , key]: Path) => key === 'cni' || BLOCKS.some((block) => block === key);

/** The plugin: its settings come with it, those that it had before where it had some, and the others are put aside. */
const chooseCni: Choice<KubeadmDocument> = (document, value, kept) => {
  const type = valueAt(document, TYPE);
  const { ipFamily } = document.spec;
  if (!isCniType(value) || value === type || !isIpFamily(ipFamily)) return { document: withValueAt(document, TYPE, value), kept };
  const aside: Kept = isCniType(type) ? { ...kept, [`plugin.${type}`]: { ipFamily, plugin: pluginOf(document) } } : kept;
  const before = takeBack(document, rememberedOf(kept, TYPE, document)?.changes ?? []);
  const known = aside[`plugin.${value}`];
  const plugin = isPlugin(known, value) ? known.plugin : newCni(value, ipFamily, versionOf(document));
  const bare = BLOCKS.reduce((rest, block) => withValueAt(rest, inKubeadm(block), plugin[block]), withValueAt(before, inKubeadm('cni'), plugin.cni));
  const families = familiesOf(ipFamily);
  const isOther = isPlugin(known, value) && known.ipFamily !== ipFamily;
  const after = settle(isOther ? withPlugin(bare, families, families.filter((family) => !familiesOf(known.ipFamily).includes(family))) : bare);
  return { document: after, kept: remember(aside, TYPE, before, after, (path) => isOfPlugin(path) && path.length > 2) };
};

/** Who cuts ranges for nodes. The controller manager does unless told otherwise, and then needs masks that cut. */
const chooseAllocation = choosing((document, value, path) => withValueAt(document, path, value === true ? undefined : value));

/** How a pool is encapsulated. Without VXLAN, its routes go by BGP. */
const chooseEncapsulation = choosing((document, value, path) => withValueAt(document, path, value), settleBgp);

/** What a node runs. Linux is what is meant where nothing is said. */
const chooseSystem: Choice<KubeadmDocument> = (document, value, kept, path) => ({ document: withValueAt(document, path, value === 'linux' ? undefined : value), kept });

/** Choices that change more than their own field. */
export const CHOICES: Choices<KubeadmDocument> = {
  'spec.ipFamily': chooseFamily,
  'spec.kubernetesVersion': chooseRelease,
  'spec.kubeadm.cni.type': chooseCni,
  'spec.kubeadm.allocateNodeCidrs': chooseAllocation,
  'spec.kubeadm.calico.ipPools.*.encapsulation': chooseEncapsulation,
  'spec.kubeadm.nodes.*.os': chooseSystem,
  ...balancerChoices<KubeadmDocument>(),
  ...nat64Choices<KubeadmDocument>(),
};
