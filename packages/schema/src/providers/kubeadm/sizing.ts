import { cidrOfAddress } from '../../address/cidr.js';
import { FAMILIES, familiesOf, isDualStack } from '../../address/family.js';
import { nameOf } from '../../facts/names.js';
import { networkPath } from '../../plan/network-facts.js';
import { allOf, cutPods, isLimit, nodeMask4, nodesWant, servicesWant, sharedPods, type Sizing } from '../../plan/sizing.js';
import { releaseOf } from './catalog.js';
import { cutsNodeRanges, facts } from './facts.js';
import type { KubeadmPlan } from './plan.js';

/** Pods and Services in every family, with the masks that cut the Pods; the network of the nodes is there already where they have addresses. */
export const sizing: Sizing<KubeadmPlan> = (plan, asked, { mask6, withNodes }) => {
  const { spec: { kubeadm, ipFamily, kubernetesVersion } } = plan;
  const families = familiesOf(ipFamily);
  const load = { ...asked, nodes: Math.max(asked.nodes, kubeadm.nodes.length), podsPerNode: Math.max(asked.podsPerNode, kubeadm.kubelet?.maxPods ?? 0) };
  const hasOneMask = isDualStack(ipFamily) && releaseOf(kubernetesVersion)?.nodeMasks === 'one';
  const blockOf = (family: (typeof FAMILIES)[number]) => (kubeadm.cni.type === 'calico' ? kubeadm.calico?.ipPools[family]?.blockSize : undefined);

  const cut = cutsNodeRanges(plan)
    ? allOf(families.map((family) => cutPods(family, load, family === 'ipv4' || hasOneMask ? nodeMask4(load) : mask6, { blockSize: blockOf(family), isRound: family === 'ipv6' && !hasOneMask })))
    : [];
  if (isLimit(cut)) return cut;
  const shared = cutsNodeRanges(plan) ? [] : allOf(families.map((family) => sharedPods(family, load, { path: networkPath('pods', family), name: nameOf('pods'), longest: family === 'ipv6' ? mask6 : 30, blockSize: blockOf(family) })));
  if (isLimit(shared)) return shared;
  const services = allOf(facts(plan).required.services.map((family) => servicesWant(family, networkPath('services', family), load.services)));
  if (isLimit(services)) return services;

  const isKnown = kubeadm.nodeNetwork !== undefined || kubeadm.nodes.some((node) => FAMILIES.some((family) => node[family] !== undefined));
  const nodes = withNodes && !isKnown ? families.map((family) => nodesWant(family, ['spec', 'kubeadm', 'nodeNetwork', family], load.nodes)) : [];
  const { addresses: listed = [], endpoint } = facts(plan);
  const addresses = [...listed.flatMap(({ written }) => written.value ?? []), ...(endpoint ? [endpoint.value] : [])];
  return { ranges: [...cut.map(({ range }) => range), ...shared, ...services, ...nodes], values: cut.map(({ value }) => value), dropped: cutsNodeRanges(plan) ? [] : [['spec', 'network', 'nodeCidrMask']], avoid: addresses.map(cidrOfAddress) };
};
