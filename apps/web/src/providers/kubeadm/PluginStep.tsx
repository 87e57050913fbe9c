import { FAMILY_LABEL, type Family, formatCount, kubeadm, sizeOfPrefix } from '@dualstack/schema';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { useChoices, useKubeadm } from './useKubeadm.js';
import { useTexts } from './useTexts.js';

const K = ['spec', 'kubeadm'] as const;

/** The plugin that carries the addresses, with the settings that depend on their families. */
export function PluginStep() {
  const { t } = useTexts();
  const { settings, version } = useKubeadm();
  const { chooseCni } = useChoices();
  const { type } = settings.cni;
  const releases = kubeadm.CNI_RELEASES[type];
  const tested = releases.find((each) => each.version === settings.cni.version)?.tested;
  return (
    <>
      <TilesField path={[...K, 'cni', 'type']} legend={t('plugin')} onChoose={chooseCni} options={kubeadm.CNI_TYPES.map((value) => ({ value, label: kubeadm.CNI_LABEL[value], hint: t(`${value}Hint`) }))} />
      <TextField
        isCode
        path={[...K, 'cni', 'version']}
        label={t('pluginVersion')}
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
  const { settings, families } = useKubeadm();
  const { setValue } = useWizard();
  const path = [...K, 'calico'];
  const pool = (family: Family) => settings.calico?.ipPools?.[family];
  const blockSize = (family: Family) => pool(family)?.blockSize ?? kubeadm.BLOCK_SIZE[family].usual;
  return (
    <>
      <TilesField
        path={[...path, 'installation']}
        legend={t('installation')}
        options={[
          { value: 'operator', label: t('operator'), hint: t('operatorHint') },
          { value: 'manifest', label: t('manifest'), hint: t('manifestHint') },
        ]}
      />
      <CheckboxField path={[...path, 'bgp']} label={t('bgp')} isChecked={settings.calico?.bgp !== 'Disabled'} onChange={(isOn) => setValue([...path, 'bgp'], isOn ? 'Enabled' : 'Disabled')} />
      <Section title={t('pools')}>
        <FamilyColumns
          families={families}
          rows={[
            (family) => (
              <SelectField
                path={[...path, 'ipPools', family, 'encapsulation']}
                label={t('encapsulation')}
                value={pool(family)?.encapsulation ?? (family === 'ipv4' ? 'IPIP' : 'None')}
                options={kubeadm.ENCAPSULATIONS.map((value) => ({
                  value,
                  label: value === 'None' ? t('encapsulationNone') : family === 'ipv6' && value.startsWith('IPIP') ? t('encapsulationIpv4Only', { name: value }) : value,
                  ...(family === 'ipv6' && value.startsWith('IPIP') && { refusal: t('encapsulationIpv4Only', { name: value }) }),
                }))}
              />
            ),
            (family) => <NumberField path={[...path, 'ipPools', family, 'blockSize']} label={t('blockSize')} hint={t('blockSizeHint', { addresses: formatCount(sizeOfPrefix(family, Math.min(Math.max(blockSize(family), 1), family === 'ipv4' ? 32 : 128))) })} min={kubeadm.BLOCK_SIZE[family].min} max={kubeadm.BLOCK_SIZE[family].max} startAt={kubeadm.BLOCK_SIZE[family].usual} isDefault={pool(family)?.blockSize === kubeadm.BLOCK_SIZE[family].usual} />,
            (family) => (
              <CheckboxField
                path={[...path, 'ipPools', family, 'natOutgoing']}
                label={t('natOutgoing')}
                isChecked={(pool(family)?.natOutgoing ?? (settings.calico?.installation === 'manifest' && family === 'ipv6' ? 'Disabled' : 'Enabled')) === 'Enabled'}
                onChange={(isOn) => setValue([...path, 'ipPools', family, 'natOutgoing'], isOn ? 'Enabled' : 'Disabled')}
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
  const { settings, families } = useKubeadm();
  const path = [...K, 'cilium'];
  const isNative = settings.cilium?.routingMode === 'native';
  return (
    <>
      <CheckboxField path={[...path, 'kubeProxyReplacement']} label={t('kubeProxyReplacement')} hint={t('kubeProxyReplacementHint')} />
      <div className="ds-row">
        <SelectField
          path={[...path, 'ipamMode']}
          label={t('ipamMode')}
          options={[
            { value: 'cluster-pool', label: t('ipamPool') },
            { value: 'kubernetes', label: t('ipamNodes') },
          ]}
        />
        <SelectField
          path={[...path, 'routingMode']}
          label={t('routingMode')}
          options={[
            { value: 'tunnel', label: t('routingTunnel') },
            { value: 'native', label: t('routingNative') },
          ]}
        />
      </div>
      {isNative ? (
        <CheckboxField path={[...path, 'autoDirectNodeRoutes']} label={t('directRoutes')} hint={t('directRoutesHint')} />
      ) : (
        <div className="ds-row">
          <SelectField path={[...path, 'tunnelProtocol']} label={t('tunnelProtocol')} value={settings.cilium?.tunnelProtocol ?? 'vxlan'} options={kubeadm.CILIUM_TUNNEL_PROTOCOLS.map((value) => ({ value, label: value }))} />
          <SelectField path={[...path, 'underlayProtocol']} label={t('underlay')} value={settings.cilium?.underlayProtocol ?? 'ipv4'} options={(['ipv4', 'ipv6'] as const).map((value) => ({ value, label: FAMILY_LABEL[value] }))} />
        </div>
      )}
      {families.map((family) => (
        <CheckboxField key={family} path={[...path, 'masquerade', family]} label={t('masqueradeFamily', { family: FAMILY_LABEL[family] })} whenAbsent />
      ))}
    </>
  );
}

function FlannelSettings() {
  const { t } = useTexts();
  const path = [...K, 'flannel'];
  return (
    <>
      <SelectField path={[...path, 'backend']} label={t('backend')} options={kubeadm.FLANNEL_BACKENDS.map((value) => ({ value, label: value }))} />
      <CheckboxField path={[...path, 'masquerade']} label={t('masquerade')} whenAbsent />
    </>
  );
}
