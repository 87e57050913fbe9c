import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Row } from '../../ui/Row.js';
import { Fold } from '../../ui/Section.js';
import { SelectField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { Nat64Form } from '../../wizard/nat64/Nat64Form.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { useKubeadm } from './useKubeadm.js';
import { useTexts } from './useTexts.js';

const N = ['spec', 'network'] as const;
const ALLOCATE = ['spec', 'kubeadm', 'allocateNodeCidrs'] as const;

/** The ranges of Pods and Services, who cuts them up, and how Services are reached. */
export function NetworkStep() {
  const { t } = useTexts();
  const { spec, settings, families, version, release, cuts } = useKubeadm();
  const { choose } = useWizard();
  const mask = (family: 'ipv4' | 'ipv6') => spec.network?.nodeCidrMask?.[family];
  const showsMasks = cuts || families.some((family) => mask(family) !== undefined);
  const modes = release?.proxyModes ?? kubeadm.PROXY_MODES;
  return (
    <>
      <FamilyColumns
        families={families}
        rows={[
          (family) => <CidrField family={family} path={[...N, 'podCidrs', family]} use={cuts ? { nodeMask: mask(family) ?? kubeadm.defaultNodeMask(family, version) } : 'addresses'} isKept />,
          (family) => <CidrField family={family} path={[...N, 'serviceCidrs', family]} use="services" isKept />,
          ...(showsMasks ? [(family: 'ipv4' | 'ipv6') => <NumberField path={[...N, 'nodeCidrMask', family]} hint={t('nodeMaskHint')} startAt={kubeadm.defaultNodeMask(family, version)} isDefault={mask(family) === kubeadm.defaultNodeMask(family, version)} />] : []),
        ]}
      />
      {!showsMasks && <p className="ds-section-hint">{t('noMask')}</p>}
      <Row>
        <SelectField
          path={ALLOCATE}
          hint={t('allocationHint')}
          value={settings.allocateNodeCidrs === false ? 'nobody' : 'controller'}
          onChoose={(value) => choose(ALLOCATE, value !== 'nobody')}
          options={[
            { value: 'controller', label: t('allocationController') },
            { value: 'nobody', label: t('allocationNobody') },
          ]}
        />
        <SelectField path={[...N, 'proxyMode']} hint={settings.cilium?.kubeProxyReplacement ? t('proxyReplaced') : undefined} asks options={modes.map((value) => ({ value, label: value }))} />
      </Row>
      {(spec.nat64 !== undefined || !families.includes('ipv4')) && <Nat64Form />}
      <ListField path={['spec', 'reservedCidrs']} hint={t('reservedHint')} placeholder="172.16.0.0/12, fd20::/32" />
      <Fold title={t('nodePorts')} isFolded={settings.kubeProxy === undefined}>
        <ListField path={['spec', 'kubeadm', 'kubeProxy', 'nodePortAddresses']} hint={t('nodePortsHint')} placeholder="primary" />
      </Fold>
    </>
  );
}
