import type { Family } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { FamilyColumns } from '../../ui/FamilyColumns.js';
import { Section } from '../../ui/Section.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import type { TableColumn } from '../../wizard/table/EntryField.js';
import { EntryTable } from '../../wizard/table/EntryTable.js';
import { useFamilies } from './useKubeadm.js';
import { useTexts } from './useTexts.js';

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
    </>
  );
}

/** Another node of a role, called by its number among them. */
function newNode(plan: unknown, role: Node['role']): Node {
  const nodes = kubeadm.provider.holds(plan) ? plan.spec.kubeadm.nodes : [];
  return { name: `${role}-${nodes.filter((node) => node.role === role).length + 1}`, role };
}
