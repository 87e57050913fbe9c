import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { cce, familiesOf, formatCidr, formatCount, nextFree, parseCidr } from '@dualstack/schema';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { WhyLink } from '../../wizard/fields/WhyLink.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { SubnetFields } from './SubnetFields.js';
import { useChoices, useCce } from './useCce.js';
import { useTexts } from './useTexts.js';

const C = ['spec', 'cce'] as const;
const N = ['spec', 'network'] as const;

/** "Network settings" of the console: cluster network, container network, Service network. */
export function NetworkStep() {
  const { t } = useTexts();
  const { settings, isDual, isTurbo } = useCce();
  const { chooseFamily, chooseModel } = useChoices();
  const hasIpv6 = cce.IPV6_MODELS.includes(settings.networkModel);
  const hints = { overlay_l2: t('overlayHint'), 'vpc-router': t('vpcRouterHint'), eni: t('eniHint') };
  return (
    <>
      <TilesField
        path={['spec', 'ipFamily']}
        legend={t('ipFamily')}
        onChoose={chooseFamily}
        options={[
          { value: 'IPv4', label: t('ipv4'), hint: t('ipv4Hint') },
          {
            value: 'IPv4+IPv6',
            label: t('dualStack'),
            hint: t('dualStackHint'),
            ...(!hasIpv6 && {
              refusal: (
                <>
                  {t('dualStackRefused')} <WhyLink source={cce.SOURCES.networkModel} />
                </>
              ),
            }),
          },
        ]}
      />
      <TilesField path={[...C, 'networkModel']} legend={t('networkModel')} onChoose={chooseModel} options={cce.MODELS_OF[settings.clusterType].map((value) => ({ value, label: cce.NETWORK_MODEL_LABEL[value], hint: hints[value] }))} />
      {isTurbo ? <PodSubnets /> : <ContainerNetwork />}
      {/* What the chosen model has no field for. */}
      {(isTurbo ? [[...N, 'podCidrs'], [...C, 'additionalContainerCidrs'], [...C, 'fixPoolMask']] : [[...N, 'podCidrs', 'ipv6'], [...C, 'podSubnets']]).map((path) => (
        <OwnFindings key={path.join('.')} path={path} below />
      ))}
      {settings.networkModel !== 'overlay_l2' && <OwnFindings path={[...C, 'networkPolicies']} />}
      <Section title={t('service')}>
        <ServiceRanges />
        <TilesField
          path={[...N, 'proxyMode']}
          legend={t('proxyMode')}
          options={[
            {
              value: 'iptables',
              label: 'iptables',
              hint: t('iptablesHint'),
              ...(isDual && {
                refusal: (
                  <>
                    {t('iptablesRefused')} <WhyLink source={cce.SOURCES.console} />
                  </>
                ),
              }),
            },
            { value: 'ipvs', label: 'IPVS', hint: t('ipvsHint') },
          ]}
        />
        <OwnFindings path={[...N, 'nodeCidrMask']} below />
      </Section>
    </>
  );
}

/** Ranges of Pods of a standard cluster. */
function ContainerNetwork() {
  const { t } = useTexts();
  const { spec, settings, defaulted } = useCce();
  const isVpcNetwork = settings.networkModel === 'vpc-router';
  const nodes = defaulted && cce.nodesByContainerNetwork(defaulted);
  return (
    <Section title={t('container')}>
      <CidrField
        family="ipv4"
        path={[...N, 'podCidrs', 'ipv4']}
        label={t('containerCidr')}
        isRequired
        isKept
        isDefault={spec.network?.podCidrs?.ipv4 === cce.DEFAULT_CONTAINER_CIDR}
        meaning={nodes === undefined ? undefined : t('containerMeaning', { nodes: formatCount(nodes) })}
      />
      {(isVpcNetwork || (settings.additionalContainerCidrs ?? []).length > 0) && <ListField path={[...C, 'additionalContainerCidrs']} label={t('moreContainerCidrs')} hint={t('moreContainerCidrsHint')} placeholder="10.0.0.0/16" />}
      {(isVpcNetwork || settings.fixPoolMask !== undefined) && <ReservedAddresses />}
      {settings.networkModel === 'overlay_l2' && <CheckboxField path={[...C, 'networkPolicies']} label={t('networkPolicies')} hint={t('networkPoliciesHint')} whenAbsent />}
    </Section>
  );
}

/** How many Pod addresses each node of a VPC network has. */
function ReservedAddresses() {
  const { t } = useTexts();
  const { setValue } = useWizard();
  const { settings } = useCce();
  const { shortest, longest, usual } = cce.FIX_POOL_MASK;
  const masks = Array.from({ length: longest - shortest + 1 }, (_, index) => longest - index);
  const sizeOfMask = (mask: number) => 2 ** (32 - mask);
  return (
    <SelectField
      path={[...C, 'fixPoolMask']}
      label={t('fixPool')}
      value={String(settings.fixPoolMask ?? usual)}
      onChoose={(next) => setValue([...C, 'fixPoolMask'], Number(next))}
      options={masks.map((mask) => ({ value: String(mask), label: t('fixPoolOption', { mask, count: sizeOfMask(mask), pods: sizeOfMask(mask) - Number(cce.VPC_NETWORK_UNUSABLE) }) }))}
    />
  );
}

/** The subnets that Pods of a Turbo cluster take addresses from. */
function PodSubnets() {
  const { t } = useTexts();
  const { setValue } = useWizard();
  const { settings, isDual } = useCce();
  const path = [...C, 'podSubnets'];
  const subnets = settings.podSubnets ?? [];
  const add = () => {
    const vpc = parseCidr(settings.vpc.cidr);
    const taken = [settings.nodeSubnet, ...subnets].flatMap(({ cidr }) => {
      const parsed = parseCidr(cidr);
      return parsed.ok ? [parsed.value] : [];
    });
    const free = vpc.ok ? nextFree(vpc.value, Math.max(vpc.value.prefix, 20), taken) : undefined;
    const fresh = cce.newPodSubnet(isDual);
    setValue(path, [...subnets, { ...fresh, name: subnets.length === 0 ? fresh.name : `${fresh.name}-${subnets.length + 1}`, cidr: free ? formatCidr(free) : '' }]);
  };
  return (
    <Section title={t('podSubnets')} hint={t('podSubnetsHint')}>
      <OwnFindings path={path} />
      {subnets.map((_, index) => (
        <fieldset key={index} className="ds-subnet">
          <legend>{t('podSubnet', { number: index + 1 })}</legend>
          <SubnetFields path={[...path, index]} use="pods" />
          <Button variant="link" isInline isDanger onClick={() => setValue(path, subnets.filter((__, each) => each !== index))}>
            {t('removePodSubnet', { number: index + 1 })}
          </Button>
        </fieldset>
      ))}
      <Button variant="secondary" onClick={add}>
        {t('addPodSubnet')}
      </Button>
    </Section>
  );
}

/** The Service ranges: IPv6 can be chosen on a dual-stack Turbo cluster only. */
function ServiceRanges() {
  const { t } = useTexts();
  const { spec, isDual, isTurbo } = useCce();
  const { ipv4, ipv6 } = spec.network?.serviceCidrs ?? {};
  return (
    <>
      <FamilyColumns
        families={familiesOf(isDual && (isTurbo || ipv6 !== undefined) ? 'IPv4+IPv6' : 'IPv4')}
        rows={[
          (family) =>
            family === 'ipv4' ? (
              <CidrField family="ipv4" path={[...N, 'serviceCidrs', 'ipv4']} label={t('serviceCidr')} use="services" isRequired isKept isDefault={ipv4 === cce.DEFAULT_SERVICE_CIDR} />
            ) : (
              <CidrField family="ipv6" path={[...N, 'serviceCidrs', 'ipv6']} label={t('ipv6ServiceCidr')} isRequired isKept isDefault={ipv6 === cce.DEFAULT_IPV6_SERVICE_CIDR} meaning={t('ipv6ServiceMeaning')} />
            ),
        ]}
      />
      {isDual && !isTurbo && <p className="ds-note">{t('ipv6ServiceFixed', { cidr: cce.STANDARD_IPV6_SERVICE_CIDR })}</p>}
      {!isDual && ipv6 !== undefined && <OwnFindings path={[...N, 'serviceCidrs', 'ipv6']} />}
    </>
  );
}
