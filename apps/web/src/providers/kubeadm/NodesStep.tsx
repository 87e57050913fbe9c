import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { type Path } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { memo } from 'react';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Section } from '../../ui/Section.js';
import { SelectField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { PagedRows } from '../../wizard/PagedRows.js';
import { useLabel, usePlanValue, useSelected, useWizard } from '../../wizard/WizardContext.js';
import { PastedList } from './PastedList.js';
import { useFamilies, useTerms } from './useKubeadm.js';
import { useTexts } from './useTexts.js';

const NODES = ['spec', 'kubeadm', 'nodes'] as const;
type Nodes = kubeadm.KubeadmDocument['spec']['kubeadm']['nodes'];
const NO_NODES: Nodes = [];

/** The machines with their addresses, typed or pasted. */
export function NodesStep() {
  const { t } = useTexts();
  const families = useFamilies();
  const { setValue, store } = useWizard();
  const count = useSelected((each) => nodesOf(each.plan()).length);
  const name = useLabel(NODES);
  const add = (role: Nodes[number]['role']) => {
    const nodes = nodesOf(store.plan());
    const number = nodes.filter((node) => node.role === role).length + 1;
    setValue(NODES, [...nodes, { name: `${role}-${number}`, role }]);
    // On the last page of a long list, where it can be filled in.
    store.reveal([...NODES, nodes.length]);
  };
  return (
    <>
      <p className="ds-section-hint">{t('nodesHint')}</p>
      <OwnFindings path={NODES} />
      <PagedRows path={NODES} count={count} label={name}>
        {(index) => <NodeRow key={index} index={index} />}
      </PagedRows>
      <div className="ds-actions">
        <Button variant="secondary" onClick={() => add('worker')}>
          {t('addWorker')}
        </Button>
        <Button variant="secondary" onClick={() => add('control-plane')}>
          {t('addControlPlane')}
        </Button>
      </div>
      <PastedList path={NODES} />
      <Section title={t('nodeNetwork')} hint={t('nodeNetworkHint')}>
        <FamilyColumns families={families} rows={[(family) => <CidrField family={family} path={['spec', 'kubeadm', 'nodeNetwork', family]} placeholder={family === 'ipv4' ? '192.168.10.0/24' : '2a05:d014:937:4500::/64'} />]} />
      </Section>
    </>
  );
}

/** The list of nodes of a plan as its form holds it. */
const nodesOf = (plan: unknown): Nodes => (kubeadm.provider.holds(plan) ? plan.spec.kubeadm.nodes : NO_NODES);

const NodeRow = memo(function NodeRow({ index }: { index: number }) {
  const { t } = useTexts();
  const term = useTerms();
  const families = useFamilies();
  const { setValue, store } = useWizard();
  const path: Path = [...NODES, index];
  const name = useLabel(path);
  const os = usePlanValue<string>([...path, 'os']) ?? 'linux';
  const remove = () => setValue(NODES, nodesOf(store.plan()).filter((_, each) => each !== index));
  return (
    <div className="ds-machine" role="group" aria-label={name}>
      <TextField path={[...path, 'name']} isKept />
      <SelectField path={[...path, 'role']} options={kubeadm.NODE_ROLES.map((value) => ({ value, label: term('role', value) }))} />
      <SelectField path={[...path, 'os']} value={os} options={kubeadm.NODE_SYSTEMS.map((value) => ({ value, label: term('os', value) }))} />
      <Button variant="plain" className="ds-machine-remove" aria-label={t('removeNode', { number: index + 1 })} onClick={remove}>
        ×
      </Button>
      <div className="ds-machine-addresses">
        {families.map((family) => (
          <TextField key={family} isCode path={[...path, family]} />
        ))}
      </div>
    </div>
  );
});
