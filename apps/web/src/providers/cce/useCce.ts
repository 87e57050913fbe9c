import { cce } from '@dualstack/schema';
import { useParked, usePlan, useValidation, useWizard } from '../../wizard/WizardContext.js';

type Spec = cce.CceDocument['spec'];

/** The plan of a CCE wizard as its form holds it: anything in it may still be missing. */
export function useCce() {
  const plan = usePlan();
  const validation = useValidation();
  const document = plan as cce.CceDocument;
  const { spec } = document;
  return {
    plan: document,
    spec,
    settings: spec.cce,
    site: cce.SITE[spec.cce.site],
    isDual: spec.ipFamily !== 'IPv4',
    isTurbo: spec.cce.clusterType === 'turbo',
    /** The plan with its defaults, where it has the shape of one. */
    defaulted: validation.read?.plan as cce.CcePlan | undefined,
  };
}

/** What the clusters of a network model have and others have not. */
interface ModelSettings {
  readonly network: Spec['network'];
  readonly podSubnets: Spec['cce']['podSubnets'];
  readonly additionalContainerCidrs: Spec['cce']['additionalContainerCidrs'];
  readonly fixPoolMask: Spec['cce']['fixPoolMask'];
  readonly networkPolicies: Spec['cce']['networkPolicies'];
}

/**
 * Choices that change more than their own field. What a choice excludes is put aside and comes back with the
 * choice, so that nothing that was typed is lost.
 */
export function useChoices() {
  const { setValue, park } = useWizard();
  const parked = useParked();
  const { spec, settings, isDual } = useCce();

  const chooseSite = (value: string) => {
    const site = value as cce.Site;
    if (site === settings.site) return;
    park(`site.${settings.site}`, { region: settings.region, enterpriseProjectId: settings.enterpriseProjectId, nodePools: spec.nodePools, loadBalancer: settings.loadBalancer });
    const kept = (parked[`site.${site}`] ?? {}) as Partial<Pick<Spec, 'nodePools'> & Pick<Spec['cce'], 'region' | 'enterpriseProjectId' | 'loadBalancer'>>;
    const [region = ''] = cce.SITE[site].regions;
    const pools = spec.nodePools?.map(({ os: _, availabilityZone: __, ...pool }) => ({ ...pool, os: cce.SITE[site].operatingSystems[0] }));
    setValue(['spec'], { ...spec, nodePools: kept.nodePools ?? pools, cce: { ...settings, site, region: kept.region ?? region, enterpriseProjectId: kept.enterpriseProjectId, loadBalancer: kept.loadBalancer } });
  };

  const chooseModel = (value: string) => {
    const model = value as cce.NetworkModel;
    const before = settings.networkModel;
    if (model === before) return;
    const leaving: ModelSettings = { network: spec.network, podSubnets: settings.podSubnets, additionalContainerCidrs: settings.additionalContainerCidrs, fixPoolMask: settings.fixPoolMask, networkPolicies: settings.networkPolicies };
    park(`model.${before}`, leaving);
    const kept = (parked[`model.${model}`] ?? {}) as Partial<ModelSettings>;
    const fresh = cce.newNetwork(model, spec.ipFamily);
    const serviceCidrs = withIpv6Services(model, isDual, { ...fresh.network.serviceCidrs, ...kept.network?.serviceCidrs, ...(spec.network?.serviceCidrs?.ipv4 !== undefined && { ipv4: spec.network.serviceCidrs.ipv4 }) });
    const podSubnets = model === 'eni' ? (kept.podSubnets ?? [cce.newPodSubnet(isDual)]) : undefined;
    setValue(['spec'], {
      ...spec,
      network: { ...fresh.network, podCidrs: kept.network?.podCidrs ?? fresh.network.podCidrs, serviceCidrs, proxyMode: spec.network?.proxyMode },
      cce: {
        ...settings,
        clusterType: model === 'eni' ? 'turbo' : 'standard',
        networkModel: model,
        podSubnets: podSubnets?.map((subnet) => ({ ...subnet, ipv6Enabled: isDual ? true : subnet.ipv6Enabled })),
        additionalContainerCidrs: kept.additionalContainerCidrs,
        fixPoolMask: kept.fixPoolMask ?? fresh.fixPoolMask,
        networkPolicies: kept.networkPolicies,
        loadBalancer: undefined,
      },
    });
  };

  const chooseFamily = (value: string) => {
    const dual = value === 'IPv4+IPv6';
    if (!dual) park('ipv6', { bandwidth: settings.sharedBandwidth, services: spec.network?.serviceCidrs?.ipv6 });
    const kept = (parked['ipv6'] ?? {}) as { bandwidth?: Spec['cce']['sharedBandwidth']; services?: string };
    const services = { ...spec.network?.serviceCidrs, ...(kept.services !== undefined && { ipv6: kept.services }) };
    setValue(['spec'], {
      ...spec,
      ipFamily: value,
      network: { ...spec.network, serviceCidrs: withIpv6Services(settings.networkModel, dual, services), proxyMode: dual ? 'ipvs' : spec.network?.proxyMode },
      cce: {
        ...settings,
        nodeSubnet: { ...settings.nodeSubnet, ipv6Enabled: dual },
        podSubnets: settings.podSubnets?.map((subnet) => ({ ...subnet, ipv6Enabled: dual })),
        sharedBandwidth: dual ? (settings.sharedBandwidth ?? kept.bandwidth ?? null) : null,
        loadBalancer: undefined,
      },
    });
  };

  return { chooseSite, chooseModel, chooseFamily, chooseType: (value: string) => chooseModel(cce.MODELS_OF[value as cce.ClusterType][0] ?? 'overlay_l2') };
}

/** Service ranges with an IPv6 one where the cluster takes it, and without where it does not. */
function withIpv6Services(model: cce.NetworkModel, isDual: boolean, { ipv6, ...rest }: { ipv4?: string | undefined; ipv6?: string | undefined }) {
  return model === 'eni' && isDual ? { ...rest, ipv6: ipv6 ?? cce.DEFAULT_IPV6_SERVICE_CIDR } : rest;
}
