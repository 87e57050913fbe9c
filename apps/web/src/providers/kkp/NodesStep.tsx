import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox/index.js';
import { isDualStack } from '@dualstack/schema';
import * as kkp from '@dualstack/schema/providers/kkp';
import { useTranslation } from '../../i18n/useTranslation.js';
import { Row } from '../../ui/Row.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { PairsField } from '../../wizard/fields/PairsField.js';
import { FieldMessages } from '../../wizard/fields/FieldMessages.js';
import { TextField } from '../../wizard/fields/TextField.js';
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
  aws: ['instanceType', 'subnetID', 'availabilityZone', 'diskSize', 'diskType', 'ami', 'isSpotInstance', 'spotInstanceMaxPrice', 'spotInstancePersistentRequest', 'assignPublicIP', 'ebsVolumeEncrypted'],
  azure: ['size', 'imageID', 'osDiskSize', 'dataDiskSize', 'assignPublicIP', 'enableAcceleratedNetworking', 'zones'],
  digitalocean: ['size', 'backups', 'monitoring', 'tags'],
  gcp: ['machineType', 'zone', 'diskSize', 'diskType', 'preemptible', 'tags'],
  hetzner: ['type', 'network'],
  openstack: ['flavor', 'image', 'availabilityZone', 'diskSize', 'serverGroup', 'useFloatingIP', 'configDrive', 'instanceReadyCheckPeriod', 'instanceReadyCheckTimeout'],
  packet: ['instanceType', 'metro'],
  vsphere: ['cpus', 'memory', 'diskSizeGB', 'template', 'vmGroup', 'vmAntiAffinity'],
};

/** The maps of a machine per cloud provider, which stand below its row. */
const MAPS: Readonly<Partial<Record<kkp.MachineCloud, string>>> = { aws: 'tags', azure: 'tags', gcp: 'labels', openstack: 'tags' };
/** What a release has to have for a field of a machine. */
const NEEDS: Readonly<Record<string, kkp.FeatureId>> = { configDrive: 'configDrive', vmGroup: 'vmGroup' };
const EXAMPLES: Readonly<Record<string, string>> = { zones: '1, 2, 3', ami: 'ami-0a1b2c3d4e5f60718', spotInstanceMaxPrice: '0.05', instanceReadyCheckPeriod: '5s', instanceReadyCheckTimeout: '10s' };

/** The profiles that the Operating System Manager brings along (deploy/osps/default of kubermatic/operating-system-manager). */
const PROFILES = ['osp-ubuntu', 'osp-flatcar', 'osp-flatcar-cloud-init', 'osp-rhel', 'osp-rockylinux', 'osp-amzn2'];

/** The most replicas that the dashboard takes. */
const MOST = 1000;

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
  const fields = MACHINES[cloud].filter((field) => NEEDS[field] === undefined || kkp.hasFeature(release.id, NEEDS[field]));
  const machine = fields.map((field): TableColumn => {
    const { min = 0, required = false } = provider.fieldAt([...POOLS, 0, cloud, field]) ?? {};
    return { key: `${cloud}.${field}`, place: required ? 'row' : 'more', startAt: Math.max(min, DISK_TO_BEGIN_WITH), whenAbsent: field === 'useFloatingIP', ...(EXAMPLES[field] !== undefined && { placeholder: EXAMPLES[field] }) };
  });
  const hasBounds = kkp.isScaled(release, settings.applications) || (spec.nodePools ?? []).some(({ minReplicas, maxReplicas }) => minReplicas !== undefined || maxReplicas !== undefined);
  const systems = kkp.systemsOn(release, cloud).map((value) => {
    const support = release.matrix[cloud]?.[value];
    return { value, label: !isDualStack(spec.ipFamily) || support === 'tested' ? kkp.OPERATING_SYSTEM_LABEL[value] : `${kkp.OPERATING_SYSTEM_LABEL[value]} (${t(`support.${support ?? 'unlisted'}`)})` };
  });
  return (
    <>
      <Matrix />
      <Autoscaler />
      <p className="ds-section-hint">{(spec.nodePools ?? []).length === 0 ? t('noPools') : t('poolFirst')}</p>
      <EntryTable
        path={POOLS}
        columns={[
          { key: 'name', hint: t('poolNameHint') },
          { key: 'replicas', startAt: 1, max: MOST },
          { key: 'operatingSystem', place: machine.filter(({ place }) => place === 'row').length > 1 ? 'more' : 'row', options: systems, whenAbsent: settings.operatingSystem ?? 'ubuntu', words: SYSTEM_WORDS },
          ...machine,
          { key: 'operatingSystemProfile', place: 'more', suggestions: PROFILES, hint: t('profileHint') },
          ...(hasBounds ? [{ key: 'minReplicas', place: 'more' as const, min: 1, max: MOST }, { key: 'maxReplicas', place: 'more' as const, min: 1, max: MOST }] : []),
        ]}
        adds={[{ label: t('addPool'), entry: (plan) => newPool(plan, cloud) }]}
        extra={(index) => <MoreOfPool index={index} />}
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

/** The dashboard's box for the Cluster Autoscaler application, with which pools have bounds. */
function Autoscaler() {
  const { t } = useTexts();
  const { choose } = useWizard();
  const { release, settings } = useKkp();
  const path = ['spec', 'kkp', 'applications'];
  const applications = settings.applications ?? [];
  const autoscaler = kkp.autoscalerApplication(release);
  if (!autoscaler) return <p className="ds-note">{t('autoscalerAddon', { release: release.id })}</p>;
  const toggle = (isOn: boolean) => {
    const others = applications.filter(({ application }) => application !== kkp.AUTOSCALER.name);
    const next = isOn ? [...others, autoscaler] : others;
    choose(path, next.length === 0 ? undefined : next);
  };
  return (
    <div className="ds-check">
      <Checkbox id="enable-autoscaler" label={t('enableAutoscaler')} isChecked={kkp.isScaled(release, applications)} onChange={(_, isOn) => toggle(isOn)} />
    </div>
  );
}

/** What the nodes of a pool carry. */
function MoreOfPool({ index }: { index: number }) {
  const { t } = useTexts();
  const { cloud, settings } = useKkp();
  const pool = [...POOLS, index];
  const pairs = { keyLabel: t('labelKey'), valueLabel: t('labelValue') };
  return (
    <>
      <MachineFamily index={index} />
      <Updates index={index} />
      {cloud !== 'bringyourown' && MAPS[cloud] !== undefined && <PairsField path={[...pool, cloud, MAPS[cloud]]} {...pairs} />}
      {cloud === 'vsphere' && <EntryTable path={[...pool, cloud, 'tags']} columns={[{ key: 'name' }, { key: 'categoryID' }]} adds={[{ label: t('addTag'), entry: () => ({ name: '', categoryID: settings.vsphere?.tagCategoryID ?? '' }) }]} />}
      <PairsField path={[...pool, 'labels']} {...pairs} />
      <EntryTable path={[...pool, 'taints']} columns={[{ key: 'key' }, { key: 'value' }, { key: 'effect', options: kkp.TAINT_EFFECTS.map((value) => ({ value, label: value })) }]} adds={[{ label: t('addTaint'), entry: () => ({ key: '', value: '', effect: kkp.TAINT_EFFECTS[0] }) }]} />
      <PairsField path={[...pool, 'annotations']} {...pairs} />
      <PairsField path={[...pool, 'machineDeploymentAnnotations']} {...pairs} />
    </>
  );
}

/** What the operating system of a pool does by itself, and its network, where that is not the cloud's. */
function Updates({ index }: { index: number }) {
  const { t } = useTexts();
  const { spec, settings } = useKkp();
  const pool = [...POOLS, index];
  const network = [...pool, 'staticNetwork'];
  const name = useLabel(network);
  const { operatingSystem: os = settings.operatingSystem ?? 'ubuntu', staticNetwork } = spec.nodePools?.[index] ?? {};
  if (os !== 'flatcar' && staticNetwork === undefined) return <CheckboxField path={[...pool, 'distUpgradeOnBoot']} />;
  return (
    <>
      <CheckboxField path={[...pool, os === 'flatcar' ? 'disableAutoUpdate' : 'distUpgradeOnBoot']} />
      <fieldset className="ds-field" id={fieldId(network)} tabIndex={-1}>
        <legend>{name}</legend>
        <p className="ds-section-hint">{t('staticHint')}</p>
        <Row>
          <TextField isCode path={[...network, 'address']} placeholder="192.168.1.10" />
          <NumberField path={[...network, 'prefix']} startAt={24} />
          <TextField isCode path={[...network, 'gateway']} placeholder="192.168.1.1" />
          <ListField path={[...network, 'dnsServers']} placeholder="192.168.1.2, fd20::53" />
        </Row>
        <OwnFindings path={network} />
      </fieldset>
    </>
  );
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
            {kkp.systemsOn(release, cloud).map((os) => (
              <th key={os} scope="col">
                {kkp.OPERATING_SYSTEM_LABEL[os]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {kkp.systemsOn(release, cloud).map((os) => (
              <td key={os} data-support={matrix[os] ?? 'unlisted'}>
                {t(`support.${matrix[os] ?? 'unlisted'}`)}
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
