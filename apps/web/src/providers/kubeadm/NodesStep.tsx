import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { TextArea } from '@patternfly/react-core/dist/esm/components/TextArea/index.js';
import { FAMILY_LABEL, kubeadm } from '@dualstack/schema';
import { useId, useState } from 'react';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Fold, Section } from '../../ui/Section.js';
import { SelectField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { useKubeadm } from './useKubeadm.js';
import { useTexts } from './useTexts.js';

const NODES = ['spec', 'kubeadm', 'nodes'] as const;

/** The machines with their addresses, typed or pasted. */
export function NodesStep() {
  const { t } = useTexts();
  const { settings, families } = useKubeadm();
  const { setValue } = useWizard();
  const { nodes } = settings;
  const add = (role: kubeadm.KubeadmNode['role']) => {
    const number = nodes.filter((node) => node.role === role).length + 1;
    setValue(NODES, [...nodes, { name: `${role}-${number}`, role }]);
  };
  return (
    <>
      <p className="ds-section-hint">{t('nodesHint')}</p>
      <OwnFindings path={NODES} />
      {nodes.map((_, index) => (
        <NodeRow key={index} index={index} />
      ))}
      <div className="ds-actions">
        <Button variant="secondary" onClick={() => add('worker')}>
          {t('addWorker')}
        </Button>
        <Button variant="secondary" onClick={() => add('control-plane')}>
          {t('addControlPlane')}
        </Button>
      </div>
      <PastedList />
      <Section title={t('nodeNetwork')} hint={t('nodeNetworkHint')}>
        <FamilyColumns families={families} rows={[(family) => <CidrField family={family} path={['spec', 'kubeadm', 'nodeNetwork', family]} label={t('nodeRange')} placeholder={family === 'ipv4' ? '192.168.10.0/24' : '2a05:d014:937:4500::/64'} />]} />
      </Section>
    </>
  );
}

function NodeRow({ index }: { index: number }) {
  const { t } = useTexts();
  const { settings, families } = useKubeadm();
  const { setValue } = useWizard();
  const path = [...NODES, index];
  return (
    <div className="ds-machine" role="group" aria-label={t('nodeNumber', { number: index + 1 })}>
      <TextField path={[...path, 'name']} label={t('nodeName')} isRequired isKept />
      <SelectField path={[...path, 'role']} label={t('role')} options={kubeadm.NODE_ROLES.map((value) => ({ value, label: t(value === 'worker' ? 'worker' : 'controlPlane') }))} />
      <SelectField path={[...path, 'os']} label={t('os')} value={settings.nodes[index]?.os ?? 'linux'} onChoose={(os) => setValue([...path, 'os'], os === 'linux' ? undefined : os)} options={kubeadm.NODE_SYSTEMS.map((value) => ({ value, label: t(value) }))} />
      <Button variant="plain" className="ds-machine-remove" aria-label={t('removeNode', { number: index + 1 })} onClick={() => setValue(NODES, settings.nodes.filter((_, each) => each !== index))}>
        ×
      </Button>
      <div className="ds-machine-addresses">
        {families.map((family) => (
          <TextField key={family} isCode path={[...path, family]} label={t('address', { family: FAMILY_LABEL[family] })} isRequired />
        ))}
      </div>
    </div>
  );
}

/** Nodes out of a spreadsheet or an inventory; they take the place of the list once a person says so. */
function PastedList() {
  const { t } = useTexts();
  const { setValue, touch } = useWizard();
  const [text, setText] = useState('');
  const id = useId();
  const found = kubeadm.readNodeList(text);
  return (
    <Fold title={t('paste')} isFolded>
      <div className="ds-field">
        <div className="ds-label">
          <label htmlFor={id}>{t('paste')}</label>
        </div>
        <TextArea id={id} aria-describedby={`${id}-hint`} className="ds-code-input" rows={5} resizeOrientation="vertical" value={text} onChange={(_, next) => setText(next)} placeholder={'cp-1      control-plane  192.168.10.11  2a05:d014:937:4500::11\nworker-1  worker         192.168.10.21  2a05:d014:937:4500::21'} />
        <div id={`${id}-hint`} className="ds-hint">
          {t('pasteHint')}
        </div>
        <div className="ds-actions">
          <Button
            variant="secondary"
            isDisabled={found.length === 0}
            onClick={() => {
              setValue(NODES, found);
              found.forEach((node, index) => Object.keys(node).forEach((key) => touch([...NODES, index, key])));
              setText('');
            }}
          >
            {t('pasteAction')}
          </Button>
          <span aria-live="polite">{text !== '' && t('pasteFound', { count: found.length })}</span>
        </div>
      </div>
    </Fold>
  );
}
