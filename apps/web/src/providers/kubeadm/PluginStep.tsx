import { type Family, formatCount, sizeOfPrefix } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Row } from '../../ui/Row.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useFieldName, useWizard } from '../../wizard/WizardContext.js';
import { useKubeadm, useTerms } from './useKubeadm.js';
import { useTexts } from './useTexts.js';

const K = ['spec', 'kubeadm'] as const;

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
    </>
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
