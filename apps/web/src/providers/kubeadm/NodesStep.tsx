import type { Family } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Row } from '../../ui/Row.js';
import { Fold, Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import type { TableColumn } from '../../wizard/table/EntryField.js';
import { EntryTable } from '../../wizard/table/EntryTable.js';
import { useFamilies, useKubeadm } from './useKubeadm.js';
import { useTexts } from './useTexts.js';

const K = ['spec', 'kubeadm'] as const;
/** Pods that a kubelet takes unless told otherwise. */
const USUAL_MAX_PODS = 110;
const NODES = ['spec', 'kubeadm', 'nodes'] as const;
type Node = kubeadm.KubeadmDocument['spec']['kubeadm']['nodes'][number];

const columnsFor = (families: readonly Family[]): readonly TableColumn[] => [
  { key: 'name' },
  { key: 'role', words: kubeadm.ROLE_WORDS },
  ...families.map((family) => ({ key: family })),
  { key: 'os', place: 'more', whenAbsent: 'linux' },
];

/** The machines with their addresses, typed or pasted. */
export function NodesStep() {
  const { t } = useTexts();
  const families = useFamilies();
  return (
    <>
      <p className="ds-section-hint">{t('nodesHint')}</p>
      <EntryTable
        path={NODES}
        columns={columnsFor(families)}
        adds={[
          { label: t('addWorker'), entry: (plan) => newNode(plan, 'worker') },
          { label: t('addControlPlane'), entry: (plan) => newNode(plan, 'control-plane') },
        ]}
      />
      <Section title={t('nodeNetwork')} hint={t('nodeNetworkHint')}>
        <FamilyColumns families={families} rows={[(family) => <CidrField family={family} path={['spec', 'kubeadm', 'nodeNetwork', family]} placeholder={family === 'ipv4' ? '192.168.10.0/24' : '2a05:d014:937:4500::/64'} />]} />
      </Section>
      <RegistrationFields />
    </>
  );
}

/** How nodes register, and what their kubelets are told: the same for all of a role. */
function RegistrationFields() {
  const { t } = useTexts();
  const { settings } = useKubeadm();
  const { criSocket, kubelet, taints, controlPlaneTakesPods } = settings;
  return (
    <Fold title={t('registration')} isFolded={[criSocket, kubelet, taints, controlPlaneTakesPods].every((each) => each === undefined)}>
      <TextField isCode path={[...K, 'criSocket']} hint={t('criSocketHint')} placeholder="unix:///run/containerd/containerd.sock" />
      <Row>
        <SelectField path={[...K, 'kubelet', 'cgroupDriver']} emptyLabel={t('cgroupUsual')} options={kubeadm.CGROUP_DRIVERS.map((value) => ({ value, label: value }))} />
        <NumberField path={[...K, 'kubelet', 'maxPods']} hint={t('maxPodsHint')} startAt={USUAL_MAX_PODS} />
      </Row>
      <CheckboxField path={[...K, 'controlPlaneTakesPods']} hint={t('controlPlaneTakesPodsHint')} />
      <Row>
        <ListField path={[...K, 'taints', 'controlPlane']} placeholder="example.net/role=infra:NoSchedule" />
        <ListField path={[...K, 'taints', 'worker']} placeholder="dedicated=storage:NoSchedule" />
      </Row>
    </Fold>
  );
}

/** Another node of a role, called by its number among them. */
function newNode(plan: unknown, role: Node['role']): Node {
  const nodes = kubeadm.provider.holds(plan) ? plan.spec.kubeadm.nodes : [];
  return { name: `${role}-${nodes.filter((node) => node.role === role).length + 1}`, role };
}
