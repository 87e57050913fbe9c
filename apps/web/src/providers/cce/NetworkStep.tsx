import { familiesOf, formatCount } from '@dualstack/schema';
import * as cce from '@dualstack/schema/providers/cce';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { SubnetTable } from './SubnetFields.js';
import { useCce, useNames, useTerms } from './useCce.js';
import { useTexts } from './useTexts.js';

const C = ['spec', 'cce'] as const;
const N = ['spec', 'network'] as const;
const DATAPLANE = [...C, 'dataplaneV2'] as const;
const POD_SUBNETS = [...C, 'podSubnets'] as const;
/** "Network settings" of the console: cluster network, container network, Service network. */
export function NetworkStep() {
  const { t } = useTexts();
  const term = useTerms();
  const { settings, isTurbo } = useCce();
  const hints = { overlay_l2: t('overlayHint'), 'vpc-router': t('vpcRouterHint'), eni: t('eniHint') };
  return (
    <>
      <TilesField
        asks
        path={['spec', 'ipFamily']}
        options={[
          { value: 'IPv4', label: t('ipv4'), hint: t('ipv4Hint') },
          { value: 'IPv4+IPv6', label: t('dualStack'), hint: t('dualStackHint') },
        ]}
      />
      <TextField isCode path={[...C, 'nodeSecurityGroupId']} hint={t('nodeSecurityGroupHint')} placeholder={t('autoGenerate')} />
      {/* A model that has no IPv6 may be chosen all the same: what is said then offers both ways out. */}
      <TilesField path={[...C, 'networkModel']} options={cce.MODELS_OF[settings.clusterType].map((value) => ({ value, label: term('networkModel', value), hint: hints[value] }))} />
      {isTurbo ? <PodSubnets /> : <ContainerNetwork />}
      {/* What the chosen model has no field for. */}
      {(isTurbo ? [[...N, 'podCidrs'], [...C, 'additionalContainerCidrs'], [...C, 'fixPoolMask']] : [[...N, 'podCidrs', 'ipv6'], [...C, 'podSubnets']]).map((path) => (
        <OwnFindings key={path.join('.')} path={path} below />
      ))}
      {settings.networkModel !== 'overlay_l2' && <OwnFindings path={[...C, 'networkPolicies']} />}
      <Section title={t('service')}>
        <ServiceRanges />
        <TilesField
          asks
          path={[...N, 'proxyMode']}
          options={[
            { value: 'iptables', label: term('proxyMode', 'iptables'), hint: t('iptablesHint') },
            { value: 'ipvs', label: term('proxyMode', 'ipvs'), hint: t('ipvsHint') },
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
      <CidrField family="ipv4" path={[...N, 'podCidrs', 'ipv4']} isKept isDefault={spec.network?.podCidrs?.ipv4 === cce.DEFAULT_CONTAINER_CIDR} meaning={nodes === undefined ? undefined : t('containerMeaning', { nodes: formatCount(nodes) })} />
      {(isVpcNetwork || (settings.additionalContainerCidrs ?? []).length > 0) && <ListField path={[...C, 'additionalContainerCidrs']} hint={t('moreContainerCidrsHint')} placeholder="10.0.0.0/16" />}
      {(isVpcNetwork || settings.fixPoolMask !== undefined) && <ReservedAddresses />}
      {settings.networkModel === 'overlay_l2' && <CheckboxField path={[...C, 'networkPolicies']} hint={t('networkPoliciesHint')} whenAbsent />}
      {isVpcNetwork ? <CheckboxField path={DATAPLANE} hint={t('dataplaneHint')} /> : <OwnFindings path={DATAPLANE} />}
    </Section>
  );
}

/** How many Pod addresses each node of a VPC network has. */
function ReservedAddresses() {
  const { t } = useTexts();
  const { choose } = useWizard();
  const { settings } = useCce();
  const { shortest, longest, usual } = cce.FIX_POOL_MASK;
  const path = [...C, 'fixPoolMask'];
  const masks = Array.from({ length: longest - shortest + 1 }, (_, index) => longest - index);
  const sizeOfMask = (mask: number) => 2 ** (32 - mask);
  return (
    <SelectField
      path={path}
      value={String(settings.fixPoolMask ?? usual)}
      onChoose={(next) => choose(path, Number(next))}
      options={masks.map((mask) => ({ value: String(mask), label: t('fixPoolOption', { mask, count: sizeOfMask(mask), pods: sizeOfMask(mask) - Number(cce.VPC_NETWORK_UNUSABLE) }) }))}
    />
  );
}

/** The subnets that Pods of a Turbo cluster take addresses from. */
function PodSubnets() {
  const { t } = useTexts();
  const nameOf = useNames();
  const { plan } = useCce();
  return (
    <Section title={nameOf(POD_SUBNETS)} hint={t('podSubnetsHint')}>
      <SubnetTable listed="podSubnets" meaning="podSubnetMeaning" adds={{ label: t('addPodSubnet'), entry: (each) => cce.nextPodSubnet(cce.provider.holds(each) ? each : plan) }} />
      <CheckboxField path={DATAPLANE} hint={t('dataplaneHint')} />
    </Section>
  );
}

/** The Service ranges: IPv6 can be chosen on a dual-stack Turbo cluster only. */
function ServiceRanges() {
  const { t } = useTexts();
  const { spec, settings, isDual, isTurbo } = useCce();
  const { ipv4, ipv6 } = spec.network?.serviceCidrs ?? {};
  return (
    <>
      <FamilyColumns
        families={familiesOf(isDual && (isTurbo || ipv6 !== undefined) ? 'IPv4+IPv6' : 'IPv4')}
        rows={[
          (family) =>
            family === 'ipv4' ? (
              <CidrField family="ipv4" path={[...N, 'serviceCidrs', 'ipv4']} use="services" isKept isDefault={ipv4 === cce.DEFAULT_SERVICE_CIDR} />
            ) : (
              <CidrField family="ipv6" path={[...N, 'serviceCidrs', 'ipv6']} use="services" isKept isDefault={ipv6 === cce.DEFAULT_IPV6_SERVICE_CIDR} meaning={t('ipv6ServiceMeaning')} isSuggested={settings.site !== 'otc'} />
            ),
        ]}
      />
      {isDual && !isTurbo && <p className="ds-note">{t('ipv6ServiceFixed', { cidr: cce.STANDARD_IPV6_SERVICE_CIDR })}</p>}
      {!isDual && ipv6 !== undefined && <OwnFindings path={[...N, 'serviceCidrs', 'ipv6']} />}
    </>
  );
}
