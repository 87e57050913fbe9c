import { type Family, formatCount, sizeOfPrefix } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Row } from '../../ui/Row.js';
import { Fold, Section } from '../../ui/Section.js';
import { CheckboxField, SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useFieldName, useWizard } from '../../wizard/WizardContext.js';
import { useKubeadm, useTerms } from './useKubeadm.js';
import { useTexts } from './useTexts.js';

const K = ['spec', 'kubeadm'] as const;
/** The MTU of Ethernet. */
const USUAL_MTU = 1500;

/** The plugin that carries the addresses, with the settings that depend on their families. */
export function PluginStep() {
  const { t } = useTexts();
  const { settings, version } = useKubeadm();
  const { type } = settings.cni;
  const releases = kubeadm.CNI_RELEASES[type];
  const tested = releases.find((each) => each.version === settings.cni.version)?.tested;
  return (
    <>
      <TilesField path={[...K, 'cni', 'type']} options={kubeadm.CNI_TYPES.map((value) => ({ value, label: kubeadm.CNI_LABEL[value], hint: t(`${value}Hint`) }))} />
      <TextField
        isCode
        path={[...K, 'cni', 'version']}
        hint={tested && t('pluginTested', { first: tested[0], last: tested[1] })}
        suggestions={releases.toSorted((a, b) => Number(b.tested !== undefined && kubeadm.isBetween(version, b.tested)) - Number(a.tested !== undefined && kubeadm.isBetween(version, a.tested))).map((each) => each.version)}
        placeholder={kubeadm.defaultCniVersion(type, version)}
      />
      {type === 'calico' && <CalicoSettings />}
      {type === 'cilium' && <CiliumSettings />}
      {(type === 'flannel' || type === 'canal') && <FlannelSettings />}
    </>
  );
}

function CalicoSettings() {
  const { t } = useTexts();
  const term = useTerms();
  const { settings, families } = useKubeadm();
  const { choose } = useWizard();
  const path = [...K, 'calico'];
  const pool = (family: Family) => settings.calico?.ipPools?.[family];
  const blockSize = (family: Family) => pool(family)?.blockSize ?? kubeadm.BLOCK_SIZE[family].usual;
  return (
    <>
      <TilesField
        path={[...path, 'installation']}
        asks
        options={[
          { value: 'operator', label: term('installation', 'operator'), hint: t('operatorHint') },
          { value: 'manifest', label: term('installation', 'manifest'), hint: t('manifestHint') },
        ]}
      />
      <CheckboxField path={[...path, 'bgp']} isChecked={settings.calico?.bgp !== 'Disabled'} onChange={(isOn) => choose([...path, 'bgp'], isOn ? 'Enabled' : 'Disabled')} />
      <Section title={t('pools')}>
        <FamilyColumns
          families={families}
          rows={[
            (family) => (
              <SelectField
                path={[...path, 'ipPools', family, 'encapsulation']}
                asks
                value={pool(family)?.encapsulation ?? (family === 'ipv4' ? 'IPIP' : 'None')}
                options={kubeadm.ENCAPSULATIONS.map((value) => ({ value, label: term('encapsulation', value) }))}
              />
            ),
            (family) => <NumberField path={[...path, 'ipPools', family, 'blockSize']} hint={t('blockSizeHint', { addresses: formatCount(sizeOfPrefix(family, Math.min(Math.max(blockSize(family), 1), family === 'ipv4' ? 32 : 128))) })} startAt={kubeadm.BLOCK_SIZE[family].usual} isDefault={pool(family)?.blockSize === kubeadm.BLOCK_SIZE[family].usual} />,
            (family) => (
              <CheckboxField
                path={[...path, 'ipPools', family, 'natOutgoing']}
                isChecked={(pool(family)?.natOutgoing ?? (settings.calico?.installation === 'manifest' && family === 'ipv6' ? 'Disabled' : 'Enabled')) === 'Enabled'}
                onChange={(isOn) => choose([...path, 'ipPools', family, 'natOutgoing'], isOn ? 'Enabled' : 'Disabled')}
              />
            ),
          ]}
        />
      </Section>
      <CalicoMore />
    </>
  );
}

/** What few plans say of Calico. */
function CalicoMore() {
  const { t } = useTexts();
  const term = useTerms();
  const { settings, families } = useKubeadm();
  const path = [...K, 'calico'];
  const { bpfDataplane, hostPorts, mtu, registry, nodeAddresses, ipPools } = settings.calico ?? {};
  const isFolded = [bpfDataplane, hostPorts, mtu, registry, nodeAddresses].every((each) => each === undefined) && families.every((family) => ipPools?.[family]?.nodeSelector === undefined && ipPools?.[family]?.assignmentMode === undefined);
  return (
    <Fold title={t('calicoMore')} isFolded={isFolded}>
      <CheckboxField path={[...path, 'bpfDataplane']} hint={t('bpfDataplaneHint')} asks />
      <Row>
        <NumberField path={[...path, 'mtu']} hint={t('calicoMtuHint')} startAt={USUAL_MTU} />
        <SelectField path={[...path, 'hostPorts']} emptyLabel={t('hostPortsUsual')} options={kubeadm.SWITCH.map((value) => ({ value, label: term('hostPorts', value) }))} />
      </Row>
      <TextField isCode path={[...path, 'registry']} hint={t('calicoRegistryHint')} placeholder="registry.example.net/" />
      <p className="ds-section-hint">{t('nodeAddressesHint')}</p>
      <FamilyColumns
        families={families}
        rows={[
          (family) => <TextField isCode path={[...path, 'nodeAddresses', family, 'interface']} placeholder="eth.*" />,
          (family) => <ListField path={[...path, 'nodeAddresses', family, 'cidrs']} placeholder={family === 'ipv4' ? '192.168.10.0/24' : '2a05:d014:937:4500::/64'} />,
          (family) => <TextField isCode path={[...path, 'nodeAddresses', family, 'canReach']} placeholder={family === 'ipv4' ? '192.168.10.1' : '2a05:d014:937:4500::1'} />,
          (family) => <TextField isCode path={[...path, 'ipPools', family, 'nodeSelector']} hint={t('nodeSelectorHint')} placeholder="all()" />,
          (family) => <SelectField path={[...path, 'ipPools', family, 'assignmentMode']} asks emptyLabel={t('assignmentUsual')} options={kubeadm.ASSIGNMENT_MODES.map((value) => ({ value, label: term('assignmentMode', value) }))} />,
        ]}
      />
    </Fold>
  );
}

function CiliumSettings() {
  const { t } = useTexts();
  const term = useTerms();
  const { settings, families } = useKubeadm();
  const path = [...K, 'cilium'];
  const nameOf = useFieldName();
  const isNative = settings.cilium?.routingMode === 'native';
  return (
    <>
      <CheckboxField path={[...path, 'kubeProxyReplacement']} hint={t('kubeProxyReplacementHint')} />
      <Row>
        <SelectField
          path={[...path, 'ipamMode']}
          options={[
            { value: 'cluster-pool', label: term('ipamMode', 'cluster-pool') },
            { value: 'kubernetes', label: term('ipamMode', 'kubernetes') },
          ]}
        />
        <SelectField
          path={[...path, 'routingMode']}
          options={[
            { value: 'tunnel', label: term('routingMode', 'tunnel') },
            { value: 'native', label: term('routingMode', 'native') },
          ]}
        />
      </Row>
      {isNative ? (
        <CheckboxField path={[...path, 'autoDirectNodeRoutes']} hint={t('directRoutesHint')} />
      ) : (
        <Row>
          <SelectField path={[...path, 'tunnelProtocol']} value={settings.cilium?.tunnelProtocol ?? 'vxlan'} options={kubeadm.CILIUM_TUNNEL_PROTOCOLS.map((value) => ({ value, label: value }))} />
          <SelectField path={[...path, 'underlayProtocol']} value={settings.cilium?.underlayProtocol ?? 'ipv4'} asks options={(['ipv4', 'ipv6'] as const).map((value) => ({ value, label: term('underlayProtocol', value) }))} />
        </Row>
      )}
      {families.map((family) => (
        <CheckboxField key={family} path={[...path, 'masquerade', family]} label={nameOf([...path, 'masquerade', family]) ?? ''} whenAbsent />
      ))}
      <Fold title={t('ciliumMore')} isFolded={[settings.cilium?.bpfMasquerade, settings.cilium?.mtu, settings.cilium?.nativeRoutingCidr].every((each) => each === undefined)}>
        <CheckboxField path={[...path, 'bpfMasquerade']} hint={t('bpfMasqueradeHint')} asks />
        <NumberField path={[...path, 'mtu']} hint={t('ciliumMtuHint')} startAt={USUAL_MTU} />
        <FamilyColumns families={families} rows={[(family) => <TextField isCode path={[...path, 'nativeRoutingCidr', family]} placeholder={kubeadm.USUAL_RANGES.pods[family]} />]} />
      </Fold>
    </>
  );
}

function FlannelSettings() {
  const path = [...K, 'flannel'];
  return (
    <>
      <SelectField path={[...path, 'backend']} asks options={kubeadm.FLANNEL_BACKENDS.map((value) => ({ value, label: value }))} />
      <CheckboxField path={[...path, 'masquerade']} whenAbsent />
    </>
  );
}
