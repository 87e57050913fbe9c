import { type Family, familiesOf, type IpFamily, isDualStack, kubeadm } from '@dualstack/schema';
import { useCallback } from 'react';
import { useParked, usePlan, usePlanValue, useWizard } from '../../wizard/WizardContext.js';

/** The families of a kubeadm plan, the primary one first. */
export const useFamilies = (): readonly Family[] => familiesOf(usePlanValue<IpFamily>(['spec', 'ipFamily']) ?? 'IPv4');

/** The plan of a kubeadm wizard as its form holds it: anything in it may still be missing. */
export function useKubeadm() {
  const plan = usePlan();
  const { spec } = plan as kubeadm.KubeadmDocument;
  const version = spec.kubernetesVersion ?? kubeadm.DEFAULT_VERSION;
  const families: readonly Family[] = familiesOf(spec.ipFamily);
  return { plan: plan as kubeadm.KubeadmDocument, spec, settings: spec.kubeadm, families, version, release: kubeadm.releaseOf(version), cuts: spec.kubeadm.allocateNodeCidrs !== false || kubeadm.usesClusterPool(spec.kubeadm) };
}

type PerFamily<T> = { ipv4?: T | undefined; ipv6?: T | undefined };

/** What a family had before it was left out. */
interface Kept {
  podCidrs: PerFamily<string>;
  serviceCidrs: PerFamily<string>;
  nodeCidrMask: PerFamily<number>;
  nodeNetwork: PerFamily<string>;
  /** Addresses of nodes, by their names. */
  nodes: Record<string, PerFamily<string>>;
}
const NOTHING_KEPT: Kept = { podCidrs: {}, serviceCidrs: {}, nodeCidrMask: {}, nodeNetwork: {}, nodes: {} };

/** Values of the families that a cluster speaks; those that it does not are left out. */
function only<T>(families: readonly Family[], given: readonly PerFamily<T>[]): { ipv4?: T; ipv6?: T } {
  return Object.fromEntries(families.flatMap((family) => {
    const value = given.map((each) => each[family]).find((each) => each !== undefined);
    return value === undefined ? [] : [[family, value]];
  }));
}

/**
 * Choices that change more than their own field. What a choice excludes is put aside and comes back with the
 * choice, so that nothing that was typed is lost.
 */
export function useChoices() {
  const { setValue, park } = useWizard();
  const parked = useParked();
  const { spec, settings, version } = useKubeadm();

  const chooseFamily = useCallback(
    (value: string) => {
      const ipFamily = value as IpFamily;
      const families = familiesOf(ipFamily);
      const { podCidrs = {}, serviceCidrs = {}, nodeCidrMask = {}, ...network } = spec.network ?? {};
      const kept = { ...NOTHING_KEPT, ...(parked['network'] as Partial<Kept> | undefined) };
      const usual = kubeadm.newNetwork(ipFamily, version);
      park('network', {
        podCidrs: { ...kept.podCidrs, ...podCidrs },
        serviceCidrs: { ...kept.serviceCidrs, ...serviceCidrs },
        nodeCidrMask: { ...kept.nodeCidrMask, ...nodeCidrMask },
        nodeNetwork: { ...kept.nodeNetwork, ...settings.nodeNetwork },
        nodes: { ...kept.nodes, ...Object.fromEntries(settings.nodes.map(({ name, ipv4, ipv6 }) => [name, { ...kept.nodes[name], ...(ipv4 !== undefined && { ipv4 }), ...(ipv6 !== undefined && { ipv6 }) }])) },
      });
      const nodeNetwork = only(families, [settings.nodeNetwork ?? {}, kept.nodeNetwork]);
      const usualPools = kubeadm.newCni('calico', ipFamily, version).calico?.ipPools ?? {};
      setValue(['spec'], {
        ...spec,
        ipFamily,
        network: {
          ...network,
          podCidrs: only(families, [podCidrs, kept.podCidrs, usual.podCidrs ?? {}]),
          serviceCidrs: only(families, [serviceCidrs, kept.serviceCidrs, usual.serviceCidrs ?? {}]),
          nodeCidrMask: only(families, [nodeCidrMask, kept.nodeCidrMask, usual.nodeCidrMask ?? {}]),
        },
        kubeadm: {
          ...settings,
          nodes: settings.nodes.map(({ ipv4, ipv6, ...node }) => ({ ...node, ...only(families, [{ ...(ipv4 !== undefined && { ipv4 }), ...(ipv6 !== undefined && { ipv6 }) }, kept.nodes[node.name] ?? {}]) })),
          nodeNetwork: Object.keys(nodeNetwork).length > 0 ? nodeNetwork : undefined,
          ...(settings.calico && { calico: { ...settings.calico, ipPools: only(families, [settings.calico.ipPools ?? {}, usualPools]) } }),
          ...(settings.cilium && { cilium: { ...settings.cilium, masquerade: undefined, underlayProtocol: ipFamily === 'IPv6' ? 'ipv6' : undefined } }),
        },
      });
    },
    [spec, settings, version, setValue, park, parked],
  );

  const chooseRelease = useCallback(
    (value: string) => {
      const release = kubeadm.releaseOf(value);
      if (!release) return;
      const modes = isDualStack(spec.ipFamily) ? release.dualStackProxyModes : release.proxyModes;
      const { configApi } = settings;
      const isRead = configApi === 'flags' || (configApi !== undefined && release.configApis.includes(configApi));
      const needsFlags = isDualStack(spec.ipFamily) && release.kubeadmServiceFamilies === 1;
      const masks = spec.network?.nodeCidrMask ?? {};
      const isUsual = (family: Family) => masks[family] === kubeadm.defaultNodeMask(family, version);
      setValue(['spec'], {
        ...spec,
        kubernetesVersion: value,
        network: {
          ...spec.network,
          proxyMode: spec.network?.proxyMode && modes.includes(spec.network.proxyMode) ? spec.network.proxyMode : modes[0],
          nodeCidrMask: Object.fromEntries(familiesOf(spec.ipFamily).flatMap((family) => (masks[family] === undefined ? [] : [[family, isUsual(family) ? kubeadm.defaultNodeMask(family, value) : masks[family]]]))),
        },
        kubeadm: { ...settings, configApi: needsFlags ? 'flags' : isRead ? configApi : release.configApis[0], cni: { ...settings.cni, version: kubeadm.defaultCniVersion(settings.cni.type, value) } },
      });
    },
    [spec, settings, version, setValue],
  );

  const chooseCni = useCallback(
    (value: string) => {
      const type = value as kubeadm.CniType;
      const { calico, cilium, flannel, cni, ...rest } = settings;
      park(`cni.${cni.type}`, { cni, calico, cilium, flannel });
      const kept = parked[`cni.${type}`] as ReturnType<typeof kubeadm.newCni> | undefined;
      setValue(['spec', 'kubeadm'], { ...rest, ...(kept ?? kubeadm.newCni(type, spec.ipFamily, version)) });
    },
    [settings, spec.ipFamily, version, setValue, park, parked],
  );

  return { chooseFamily, chooseRelease, chooseCni };
}
