import { FAMILY_LABEL } from '@dualstack/schema';
import * as kkp from '@dualstack/schema/providers/kkp';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Row } from '../../ui/Row.js';
import { Fold } from '../../ui/Section.js';
import { CheckboxField, type Option, SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useFieldName, useRefusals } from '../../wizard/WizardContext.js';
import { useKkp } from './useKkp.js';
import { useTexts } from './useTexts.js';

const K = ['spec', 'kkp'] as const;
const N = ['spec', 'network'] as const;

/** The section "Network Configuration" of KKP's cluster step. */
export function NetworkStep() {
  const { t } = useTexts();
  const { settings, release } = useKkp();
  const type = settings.cni?.type ?? 'cilium';
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
      <Row>
        <SelectField path={[...K, 'cni', 'type']} options={kkp.CNI_TYPES.map((value) => ({ value, label: value === 'none' ? t('cniNone') : value === 'cilium' ? 'Cilium' : 'Canal' }))} />
        {type !== 'none' && <SelectField path={[...K, 'cni', 'version']} options={cniOptions(type)} />}
      </Row>
      {type === 'cilium' && <CheckboxField path={[...K, 'cniIngress']} hint={t('ingressHint')} />}
      <Fold title={t('advanced')}>
        <Ranges />
        <Expose />
        <Row>
          <CheckboxField path={[...K, 'nodeLocalDNSCacheEnabled']} whenAbsent />
          <Konnectivity />
        </Row>
        {type === 'cilium' && <TextField isCode path={[...K, 'cniValues']} hint={t('cniValuesHint')} placeholder='{"operator": {"replicas": 2}}' />}
        {kkp.hasFeature(release.id, 'nodeProxy') && (
          <Row>
            <TextField isCode path={[...K, 'nodeProxy', 'httpProxy']} hint={t('httpProxyHint')} placeholder="http://proxy.example.com:3128" />
            <ListField path={[...K, 'nodeProxy', 'noProxy']} hint={t('noProxyHint')} placeholder=".example.com, 10.0.0.0/8" />
          </Row>
        )}
        <ListField path={['spec', 'reservedCidrs']} hint={t('reservedHint')} placeholder="192.168.0.0/16, fd20::/32" />
      </Fold>
    </>
  );

  function cniOptions(plugin: Exclude<kkp.CniType, 'none'>): Option[] {
    const { supported, deprecated } = release.cni[plugin];
    const preselected = kkp.preselectedCniVersion(release, plugin);
    return [
      ...supported.toReversed().map((value) => ({ value, label: value === preselected ? t('isDefault', { version: value }) : value })),
      ...Object.keys(deprecated).toReversed().map((value) => ({ value, label: t('deprecated', { version: value }) })),
    ];
  }
}

/** On, and off only where the rules let it be. */
function Konnectivity() {
  const { t } = useTexts();
  const { settings } = useKkp();
  const path = [...K, 'konnectivityEnabled'];
  const isNeeded = useRefusals(path, NEVER).has(false);
  return <CheckboxField path={path} hint={t(isNeeded ? 'konnectivityHint' : 'konnectivity224Hint')} isFixed={isNeeded && settings.konnectivityEnabled !== false} whenAbsent />;
}
const NEVER = [false];

/** Ranges and masks, a column per family. */
function Ranges() {
  const { t } = useTexts();
  const { spec, release, families } = useKkp();
  const defaults = kkp.defaultNetwork(release);
  const isDefault = (field: 'podCidrs' | 'serviceCidrs' | 'nodeCidrMask', family: 'ipv4' | 'ipv6') => spec.network?.[field]?.[family] === defaults[field][family];
  return (
    <FamilyColumns
      families={families}
      rows={[
        (family) => <CidrField family={family} path={[...N, 'podCidrs', family]} use={{ nodeMask: spec.network?.nodeCidrMask?.[family] }} isKept isDefault={isDefault('podCidrs', family)} />,
        (family) => <CidrField family={family} path={[...N, 'serviceCidrs', family]} use="services" isKept isDefault={isDefault('serviceCidrs', family)} />,
        (family) => <NumberField path={[...N, 'nodeCidrMask', family]} hint={t('nodeMaskHint')} startAt={defaults.nodeCidrMask[family]} isDefault={isDefault('nodeCidrMask', family)} />,
      ]}
    />
  );
}

/** How the cluster is reached, and from where. */
function Expose() {
  const { t } = useTexts();
  const { settings, release, families, cloud } = useKkp();
  const nameOf = useFieldName();
  const ranges = (field: 'apiServerAllowedIPRanges' | 'nodePortsAllowedIPRanges') => (
    <FamilyColumns
      families={families}
      rows={[(family) => <ListField path={[...K, field, family]} label={nameOf([...K, field, family]) ?? FAMILY_LABEL[family]} hint={t('rangesHint')} placeholder={family === 'ipv4' ? '203.0.113.0/24' : '2001:db8::/32'} />]}
    />
  );
  return (
    <>
      <Row>
        <SelectField path={[...N, 'proxyMode']} options={kkp.offeredProxyModes(release, settings.cni?.type ?? 'cilium', settings.konnectivityEnabled ?? true).map((value) => ({ value, label: value }))} />
        <SelectField path={[...K, 'exposeStrategy']} hint={t(`expose.${settings.exposeStrategy ?? 'NodePort'}`)} options={kkp.EXPOSE_STRATEGIES.map((value) => ({ value, label: value }))} />
      </Row>
      {settings.exposeStrategy === 'Tunneling' && <TextField isCode path={[...K, 'tunnelingAgentIP']} placeholder={kkp.DEFAULT_TUNNELING_AGENT_IP} />}
      {(settings.exposeStrategy === 'LoadBalancer' || settings.apiServerAllowedIPRanges) && ranges('apiServerAllowedIPRanges')}
      {kkp.NODE_PORT_RANGE_PROVIDERS.includes(cloud) && ranges('nodePortsAllowedIPRanges')}
    </>
  );
}
