import { type Family, familiesOf, kkp } from '@dualstack/schema';
import { useCallback } from 'react';
import { useParked, usePlan, useWizard } from '../../wizard/WizardContext.js';

/** The plan of a KKP wizard as its form holds it: anything in it may still be missing. */
export function useKkp() {
  const plan = usePlan();
  const { spec } = plan as kkp.KkpDocument;
  const release = kkp.releaseOf(spec.kkp.release);
  const families: readonly Family[] = familiesOf(spec.ipFamily);
  return { plan: plan as kkp.KkpDocument, spec, settings: spec.kkp, release, families, cloud: spec.kkp.cloudProvider };
}

const K = ['spec', 'kkp'] as const;

/**
 * Choices that change more than their own field. What a choice excludes is put aside and comes back with the
 * choice, so that nothing that was typed is lost.
 */
export function useChoices() {
  const { setValue, park } = useWizard();
  const parked = useParked();
  const { spec, settings } = useKkp();

  const chooseCloud = useCallback(
    (value: string) => {
      const cloud = value as kkp.CloudProvider;
      const before = settings.cloudProvider;
      if (cloud === before) return;
      const release = kkp.releaseOf(settings.release).cloudProviders.includes(cloud) ? settings.release : 'v2.24';
      const { [before as 'aws']: blockBefore, nodePortsAllowedIPRanges, ...rest } = settings;
      park(`cloud.${before}`, { block: blockBefore, nodePools: spec.nodePools, nodePortsAllowedIPRanges, datacenter: settings.datacenter, nodeNetwork: settings.nodeNetwork });
      const kept = (parked[`cloud.${cloud}`] ?? {}) as { block?: unknown; nodePools?: unknown; nodePortsAllowedIPRanges?: unknown; datacenter?: unknown; nodeNetwork?: unknown };
      const version = spec.kubernetesVersion ?? '';
      setValue(['spec'], {
        ...spec,
        network: { ...spec.network, proxyMode: kkp.preselectedProxyMode(kkp.releaseOf(release), cloud, settings.cni?.type ?? 'cilium', version) },
        nodePools: kept.nodePools ?? (cloud === 'bringyourown' ? [] : [kkp.newNodePool(cloud, 'workers')]),
        kkp: {
          ...rest,
          release,
          cloudProvider: cloud,
          datacenter: kept.datacenter ?? { name: '' },
          nodeNetwork: kept.nodeNetwork,
          nodePortsAllowedIPRanges: kept.nodePortsAllowedIPRanges,
          ...(kept.block !== undefined && { [cloud]: kept.block }),
          ...(cloud === 'bringyourown' && kept.block === undefined && { bringyourown: { nodes: [] } }),
          ...(cloud === 'packet' && kept.block === undefined && { packet: { billingCycle: 'hourly' } }),
        },
      });
    },
    [settings, spec, setValue, park, parked],
  );

  const chooseRelease = useCallback(
    (value: string) => {
      const release = kkp.releaseOf(value as kkp.ReleaseId);
      const type = settings.cni?.type ?? 'cilium';
      const { serviceCidrs } = spec.network ?? {};
      const previous = kkp.releaseOf(settings.release);
      setValue(['spec'], {
        ...spec,
        kubernetesVersion: release.kubernetes.default,
        network: {
          ...spec.network,
          proxyMode: kkp.preselectedProxyMode(release, settings.cloudProvider, type, release.kubernetes.default),
          ...(serviceCidrs?.ipv6 === previous.serviceCidrIpv6 && { serviceCidrs: { ...serviceCidrs, ipv6: release.serviceCidrIpv6 } }),
        },
        kkp: { ...settings, release: release.id, cni: { type, version: type === 'none' ? '' : release.cni[type].default } },
      });
    },
    [settings, spec, setValue],
  );

  const chooseCni = useCallback(
    (value: string) => {
      const type = value as kkp.CniType;
      const release = kkp.releaseOf(settings.release);
      setValue([...K, 'cni'], { type, version: type === 'none' ? '' : release.cni[type].default });
      setValue(['spec', 'network', 'proxyMode'], kkp.preselectedProxyMode(release, settings.cloudProvider, type, spec.kubernetesVersion ?? ''));
    },
    [settings, spec.kubernetesVersion, setValue],
  );

  const chooseFamily = useCallback(
    (value: string) => {
      const { podCidrs, serviceCidrs, nodeCidrMask, ...network } = spec.network ?? {};
      const defaults = kkp.defaultNetwork(kkp.releaseOf(settings.release));
      const isDual = value === 'IPv4+IPv6';
      const kept = (parked['ipv6'] ?? {}) as { pods?: string; services?: string; mask?: number };
      if (!isDual) park('ipv6', { pods: podCidrs?.ipv6, services: serviceCidrs?.ipv6, mask: nodeCidrMask?.ipv6 });
      const pick = <T,>(ipv4: T | undefined, ipv6: T | undefined) => ({ ...(ipv4 !== undefined && { ipv4 }), ...(isDual && { ipv6 }) });
      setValue(['spec'], {
        ...spec,
        ipFamily: value,
        network: {
          ...network,
          podCidrs: pick(podCidrs?.ipv4 ?? defaults.podCidrs.ipv4, kept.pods ?? defaults.podCidrs.ipv6),
          serviceCidrs: pick(serviceCidrs?.ipv4 ?? defaults.serviceCidrs.ipv4, kept.services ?? defaults.serviceCidrs.ipv6),
          nodeCidrMask: pick<number>(nodeCidrMask?.ipv4 ?? defaults.nodeCidrMask.ipv4, kept.mask ?? defaults.nodeCidrMask.ipv6),
        },
        nodePools: spec.nodePools?.map(({ network: _, ...pool }) => pool),
      });
    },
    [settings.release, spec, setValue, park, parked],
  );

  return { chooseCloud, chooseRelease, chooseCni, chooseFamily };
}
