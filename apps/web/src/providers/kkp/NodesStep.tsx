import { isDualStack } from '@dualstack/schema';
import * as kkp from '@dualstack/schema/providers/kkp';
import { useTranslation } from '../../i18n/useTranslation.js';
import { Section } from '../../ui/Section.js';
import { FieldMessages } from '../../wizard/fields/FieldMessages.js';
import { fieldId } from '../../wizard/steps.js';
import type { TableColumn } from '../../wizard/table/EntryField.js';
import { EntryTable } from '../../wizard/table/EntryTable.js';
import { entriesAt } from '../../wizard/table/rows.js';
import { useFindings, useLabel, useWizard } from '../../wizard/WizardContext.js';
import { useKkp } from './useKkp.js';
import { useTexts } from './useTexts.js';

const POOLS = ['spec', 'nodePools'] as const;
const BYO_NODES = ['spec', 'kkp', 'bringyourown', 'nodes'] as const;

/** The fields of a machine per cloud provider, in the order of KKP's page. What KKP asks for stands in the row. */
const MACHINES: Record<kkp.MachineCloud, readonly string[]> = {
  aws: ['instanceType', 'subnetID', 'availabilityZone', 'diskSize', 'diskType', 'assignPublicIP'],
  azure: ['size', 'osDiskSize', 'dataDiskSize', 'assignPublicIP', 'zones'],
  digitalocean: ['size', 'backups', 'monitoring'],
  gcp: ['machineType', 'zone', 'diskSize', 'diskType', 'preemptible'],
  hetzner: ['type', 'network'],
  openstack: ['flavor', 'image', 'availabilityZone', 'diskSize', 'useFloatingIP'],
  packet: ['instanceType', 'metro'],
  vsphere: ['cpus', 'memory', 'diskSizeGB', 'template'],
};

/** A disk that a person has not measured yet begins with the size that the dashboard preselects. */
const DISK_TO_BEGIN_WITH = 25;

/** The machines that the cluster begins with. */
export function NodesStep() {
  const { cloud } = useKkp();
  return cloud === 'bringyourown' ? <ByoNodes /> : <NodePools />;
}

function NodePools() {
  const { t } = useTexts();
  const { spec, settings, release, cloud } = useKkp();
  const { provider } = useWizard();
  if (cloud === 'bringyourown') return null;
  const machine = MACHINES[cloud].map((field): TableColumn => {
    const { min = 0, required = false } = provider.fieldAt([...POOLS, 0, cloud, field]) ?? {};
    return { key: `${cloud}.${field}`, place: required ? 'row' : 'more', startAt: Math.max(min, DISK_TO_BEGIN_WITH), whenAbsent: field === 'useFloatingIP', ...(field === 'zones' && { placeholder: '1, 2, 3' }) };
  });
  const systems = release.operatingSystems.map((value) => {
    const support = release.matrix[cloud]?.[value];
    return { value, label: support === undefined || support === 'tested' ? kkp.OPERATING_SYSTEM_LABEL[value] : `${kkp.OPERATING_SYSTEM_LABEL[value]} (${t(`support.${support}`)})` };
  });
  return (
    <>
      <Matrix />
      <p className="ds-section-hint">{(spec.nodePools ?? []).length === 0 ? t('noPools') : t('poolFirst')}</p>
      <EntryTable
        path={POOLS}
        columns={[
          { key: 'name' },
          { key: 'replicas', startAt: 1 },
          { key: 'operatingSystem', place: machine.filter(({ place }) => place === 'row').length > 1 ? 'more' : 'row', options: systems, whenAbsent: settings.operatingSystem ?? 'ubuntu', words: SYSTEM_WORDS },
          ...machine,
          { key: 'minReplicas', place: 'more', hint: t('autoscaler') },
          { key: 'maxReplicas', place: 'more', hint: t('autoscaler') },
        ]}
        adds={[{ label: t('addPool'), entry: (plan) => newPool(plan, cloud) }]}
        extra={(index) => <MachineFamily index={index} />}
      />
    </>
  );
}

/** What an operating system is called in a spreadsheet, by the value that stands for it. */
const SYSTEM_WORDS = Object.fromEntries(Object.entries(kkp.OPERATING_SYSTEM_LABEL).map(([value, label]) => [label, value]));

/** Another node pool, called by its number. */
function newPool(plan: unknown, cloud: kkp.MachineCloud) {
  const pools = kkp.provider.holds(plan) ? (plan.spec.nodePools ?? []) : [];
  return kkp.newNodePool(cloud, pools.length === 0 ? 'workers' : `workers-${pools.length + 1}`);
}

/** The family of the machines is that of the cluster; what is wrong with another one is said here. */
function MachineFamily({ index }: { index: number }) {
  const { spec } = useKkp();
  const path = ['spec', 'nodePools', index, 'network', 'ipFamily'];
  const name = useLabel(path);
  const findings = useFindings(path);
  const { t } = useTranslation();
  return (
    <div className="ds-field" id={fieldId(path)} tabIndex={-1}>
      <p className="ds-note">
        {name}
        {t('marks.colon')}
        <strong>{spec.nodePools?.[index]?.network?.ipFamily ?? spec.ipFamily}</strong>
      </p>
      <FieldMessages id={`${fieldId(path)}-messages`} path={path} findings={findings} />
    </div>
  );
}

/** What the documentation says of each operating system on this provider: shown, not hidden. */
function Matrix() {
  const { t } = useTexts();
  const { spec, release, cloud } = useKkp();
  const name = useLabel(['spec', 'kkp', 'operatingSystem']);
  const matrix = release.matrix[cloud];
  if (!matrix || !isDualStack(spec.ipFamily)) return null;
  return (
    <div className="ds-table-scroll" tabIndex={0} role="region" aria-label={name}>
      <table className="ds-table ds-matrix">
        <caption>{t('matrix', { release: release.id, cloud: kkp.CLOUD_PROVIDER_LABEL[cloud] })}</caption>
        <thead>
          <tr>
            {release.operatingSystems.map((os) => (
              <th key={os} scope="col">
                {kkp.OPERATING_SYSTEM_LABEL[os]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {release.operatingSystems.map((os) => (
              <td key={os} data-support={matrix[os]}>
                {t(`support.${matrix[os] ?? 'untested'}`)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function ByoNodes() {
  const { t } = useTexts();
  const { families } = useKkp();
  const name = useLabel(BYO_NODES);
  return (
    <Section title={name} hint={t('byoNodesHint')}>
      <EntryTable
        path={BYO_NODES}
        columns={[{ key: 'name' }, ...families.map((family) => ({ key: family }))]}
        adds={[{ label: t('addNode'), entry: (plan) => ({ name: `worker-${entriesAt(plan, BYO_NODES).length + 1}` }) }]}
      />
    </Section>
  );
}
