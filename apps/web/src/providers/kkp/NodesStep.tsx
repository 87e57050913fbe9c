import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { isDualStack, kkp } from '@dualstack/schema';
import type { texts } from './texts/en.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { fieldId } from '../../wizard/steps.js';
import { useFindings, useWizard } from '../../wizard/WizardContext.js';
import { FieldMessages } from '../../wizard/fields/FieldMessages.js';
import { useKkp } from './useKkp.js';
import { useTexts } from './useTexts.js';

type Machine = keyof typeof texts.machine;
type Kind = 'text' | 'required' | 'flag' | readonly [min: number, max: number];

/** The fields of a machine per cloud provider, in the order of KKP's page. */
const MACHINES: Record<Exclude<kkp.CloudProvider, 'bringyourown'>, readonly (readonly [field: Machine, kind: Kind])[]> = {
  aws: [['instanceType', 'required'], ['subnetID', 'required'], ['availabilityZone', 'text'], ['diskSize', [10, 16_000]], ['diskType', 'text'], ['assignPublicIP', 'flag']],
  azure: [['size', 'required'], ['osDiskSize', [30, 4095]], ['dataDiskSize', [0, 32_767]], ['assignPublicIP', 'flag']],
  digitalocean: [['size', 'required'], ['backups', 'flag'], ['monitoring', 'flag']],
  gcp: [['machineType', 'required'], ['zone', 'required'], ['diskSize', [10, 65_536]], ['diskType', 'text'], ['preemptible', 'flag']],
  hetzner: [['type', 'required'], ['network', 'text']],
  openstack: [['flavor', 'required'], ['image', 'text'], ['availabilityZone', 'text'], ['diskSize', [10, 16_000]], ['useFloatingIP', 'flag']],
  packet: [['instanceType', 'required'], ['metro', 'text']],
  vsphere: [['cpus', [1, 256]], ['memory', [512, 4_194_304]], ['diskSizeGB', [1, 65_536]], ['template', 'text']],
};

/** The machines that the cluster begins with. */
export function NodesStep() {
  const { cloud } = useKkp();
  return cloud === 'bringyourown' ? <ByoNodes /> : <NodePools />;
}

function NodePools() {
  const { t } = useTexts();
  const { spec, cloud } = useKkp();
  const { setValue } = useWizard();
  const pools = spec.nodePools ?? [];
  const path = ['spec', 'nodePools'];
  return (
    <>
      <Matrix />
      <p className="ds-section-hint">{pools.length === 0 ? t('noPools') : t('poolFirst')}</p>
      {pools.map((_, index) => (
        <Section key={index} title={t('pool', { number: index + 1 })}>
          <NodePool index={index} />
          <Button variant="link" isInline isDanger onClick={() => setValue(path, pools.filter((__, each) => each !== index))}>
            {t('removePool', { number: index + 1 })}
          </Button>
        </Section>
      ))}
      <div className="ds-actions">
        <Button variant="secondary" onClick={() => setValue(path, [...pools, kkp.newNodePool(cloud, pools.length === 0 ? 'workers' : `workers-${pools.length + 1}`)])}>
          {t('addPool')}
        </Button>
      </div>
    </>
  );
}

function NodePool({ index }: { index: number }) {
  const { t } = useTexts();
  const { cloud, release, settings } = useKkp();
  if (cloud === 'bringyourown') return null;
  const path = ['spec', 'nodePools', index];
  return (
    <>
      <div className="ds-row">
        <TextField path={[...path, 'name']} label={t('poolName')} isRequired isKept />
        <NumberField path={[...path, 'replicas']} label={t('replicas')} min={0} max={5000} startAt={1} />
      </div>
      <div className="ds-row">
        <NumberField path={[...path, 'minReplicas']} label={t('minReplicas')} hint={t('autoscaler')} min={0} max={5000} />
        <NumberField path={[...path, 'maxReplicas']} label={t('maxReplicas')} hint={t('autoscaler')} min={0} max={5000} />
      </div>
      <SelectField
        path={[...path, 'operatingSystem']}
        label={t('operatingSystem')}
        emptyLabel={t('isDefault', { version: kkp.OPERATING_SYSTEM_LABEL[settings.operatingSystem ?? 'ubuntu'] })}
        options={release.operatingSystems.map((value) => {
          const support = release.matrix[cloud]?.[value];
          return { value, label: support === undefined || support === 'tested' ? kkp.OPERATING_SYSTEM_LABEL[value] : `${kkp.OPERATING_SYSTEM_LABEL[value]} (${t(`support.${support}`)})` };
        })}
      />
      <MachineFamily index={index} />
      <div className="ds-grid">
        {MACHINES[cloud].map(([field, kind]) => (
          <MachineField key={field} path={[...path, cloud, field]} field={field} kind={kind} />
        ))}
      </div>
      {cloud === 'azure' && <ListField path={[...path, 'azure', 'zones']} label={t('machine.availabilityZone')} placeholder="1, 2, 3" />}
    </>
  );
}

/** The family of the machines is that of the cluster; what is wrong with another one is said here. */
function MachineFamily({ index }: { index: number }) {
  const { t } = useTexts();
  const { spec } = useKkp();
  const path = ['spec', 'nodePools', index, 'network', 'ipFamily'];
  const findings = useFindings(path);
  return (
    <div className="ds-field" id={fieldId(path)} tabIndex={-1}>
      <p className="ds-note">
        {t('machineFamily')}: <strong>{spec.nodePools?.[index]?.network?.ipFamily ?? spec.ipFamily}</strong>
      </p>
      <FieldMessages id={`${fieldId(path)}-messages`} findings={findings} />
    </div>
  );
}

function MachineField({ path, field, kind }: { path: readonly (string | number)[]; field: Machine; kind: Kind }) {
  const { t } = useTexts();
  const label = t(`machine.${field}`);
  if (kind === 'flag') return <CheckboxField path={path} label={label} whenAbsent={field === 'useFloatingIP'} />;
  if (kind === 'text' || kind === 'required') return <TextField path={path} label={label} isRequired={kind === 'required'} isKept={kind === 'required' && field !== 'subnetID'} />;
  return <NumberField path={path} label={label} min={kind[0]} max={kind[1]} startAt={Math.max(kind[0], 25)} />;
}

/** What the documentation says of each operating system on this provider: shown, not hidden. */
function Matrix() {
  const { t } = useTexts();
  const { spec, release, cloud } = useKkp();
  const matrix = release.matrix[cloud];
  if (!matrix || !isDualStack(spec.ipFamily)) return null;
  return (
    <div className="ds-table-scroll" tabIndex={0} role="region" aria-label={t('operatingSystem')}>
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
  const { settings, families } = useKkp();
  const { setValue } = useWizard();
  const path = ['spec', 'kkp', 'bringyourown', 'nodes'];
  const nodes = settings.bringyourown?.nodes ?? [];
  return (
    <Section title={t('byoNodes')} hint={t('byoNodesHint')}>
      {nodes.map((_, index) => (
        <div key={index} className="ds-node-row">
          <TextField path={[...path, index, 'name']} label={t('byoName')} isRequired isKept />
          {families.map((family) => (
            <TextField key={family} isCode path={[...path, index, family]} label={t(family === 'ipv4' ? 'byoIpv4' : 'byoIpv6')} isRequired />
          ))}
          <Button variant="plain" aria-label={t('removeNode', { number: index + 1 })} onClick={() => setValue(path, nodes.filter((__, each) => each !== index))}>
            ×
          </Button>
        </div>
      ))}
      <Button variant="secondary" onClick={() => setValue(path, [...nodes, { name: `worker-${nodes.length + 1}` }])}>
        {t('addNode')}
      </Button>
    </Section>
  );
}
