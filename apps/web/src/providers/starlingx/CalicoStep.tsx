import * as starlingx from '@dualstack/schema/providers/starlingx';
import { Row } from '../../ui/Row.js';
import { SelectField } from '../../wizard/fields/ChoiceFields.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useFieldName } from '../../wizard/WizardContext.js';
import { useStarlingx } from './useStarlingx.js';
import { useTexts } from './useTexts.js';

const CALICO = ['spec', 'starlingx', 'calico'] as const;
/** What the playbook takes where the plan says nothing, for each choice. */
const USUAL = { encapsulation: 'None', bgp: 'Enabled', linuxDataplane: 'Iptables', iptablesBackend: 'NFT', chainInsertMode: 'Append', hostPorts: 'Enabled', multiInterfaceMode: 'None', windowsDataplane: 'Disabled' } as const satisfies Record<keyof typeof starlingx.CALICO_CHOICES, string>;
const CHOICES = Object.keys(USUAL) as (keyof typeof USUAL)[];

/** What carries Pods: settings of Calico that the playbook takes when a system is made. */
export function CalicoStep() {
  const { t } = useTexts();
  const { families } = useStarlingx();
  const nameOf = useFieldName();
  const choice = (field: keyof typeof USUAL) => <SelectField key={field} path={[...CALICO, field]} whenAbsent={USUAL[field]} options={starlingx.CALICO_CHOICES[field].map((value) => ({ value, label: value }))} />;
  return (
    <>
      <p className="ds-section-hint">{t('calicoHint')}</p>
      <Row>{CHOICES.slice(0, 2).map(choice)}</Row>
      <Row>{CHOICES.slice(2, 4).map(choice)}</Row>
      <Row>{CHOICES.slice(4, 6).map(choice)}</Row>
      <Row>{CHOICES.slice(6).map(choice)}</Row>
      <Row>
        {families.map((family) => {
          const { min, max, usual } = starlingx.CALICO_BLOCK_SIZE[family];
          const path = [...CALICO, 'blockSize', family];
          return <NumberField key={family} path={path} label={nameOf(path) ?? ''} hint={t('blockSizeHint', { min, max, usual })} startAt={usual} />;
        })}
      </Row>
      <Row>
        <NumberField path={[...CALICO, 'mtu']} hint={t('mtuHint', starlingx.CALICO_MTU)} startAt={1450} />
        <TextField isCode path={[...CALICO, 'kubeletVolumePluginPath']} placeholder="/var/lib/kubelet" />
      </Row>
    </>
  );
}
