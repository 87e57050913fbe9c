import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { isDualStack, type Path } from '@dualstack/schema';
import * as kkp from '@dualstack/schema/providers/kkp';
import { useTranslation } from 'react-i18next';
import { Row } from '../../ui/Row.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { fieldId } from '../../wizard/steps.js';
import { useFieldName, useFieldSpec, useFindings, useLabel, useWizard } from '../../wizard/WizardContext.js';
import { FieldMessages } from '../../wizard/fields/FieldMessages.js';
import { useKkp } from './useKkp.js';
import { useTexts } from './useTexts.js';

type Kind = 'text' | 'kept' | 'flag' | 'number';

/** The fields of a machine per cloud provider, in the order of KKP's page; `kept` is empty text where nothing is typed. */
const MACHINES: Record<kkp.MachineCloud, readonly (readonly [field: string, kind: Kind])[]> = {
  aws: [['instanceType', 'kept'], ['subnetID', 'text'], ['availabilityZone', 'text'], ['diskSize', 'number'], ['diskType', 'text'], ['assignPublicIP', 'flag']],
  azure: [['size', 'kept'], ['osDiskSize', 'number'], ['dataDiskSize', 'number'], ['assignPublicIP', 'flag']],
  digitalocean: [['size', 'kept'], ['backups', 'flag'], ['monitoring', 'flag']],
  gcp: [['machineType', 'kept'], ['zone', 'kept'], ['diskSize', 'number'], ['diskType', 'text'], ['preemptible', 'flag']],
  hetzner: [['type', 'kept'], ['network', 'text']],
  openstack: [['flavor', 'kept'], ['image', 'text'], ['availabilityZone', 'text'], ['diskSize', 'number'], ['useFloatingIP', 'flag']],
  packet: [['instanceType', 'kept'], ['metro', 'text']],
  vsphere: [['cpus', 'number'], ['memory', 'number'], ['diskSizeGB', 'number'], ['template', 'text']],
};

/** The machines that the cluster begins with. */
export function NodesStep() {
  const { cloud } = useKkp();
  return cloud === 'bringyourown' ? <ByoNodes /> : <NodePools />;
}

function NodePools() {
  const { t } = useTexts();
  const { spec, cloud } = useKkp();
  const { choose } = useWizard();
  const pools = spec.nodePools ?? [];
  const path = ['spec', 'nodePools'];
  const nameOf = useFieldName();
  return (
    <>
      <Matrix />
      <p className="ds-section-hint">{pools.length === 0 ? t('noPools') : t('poolFirst')}</p>
      {pools.map((_, index) => (
        <Section key={index} title={nameOf([...path, index]) ?? ''}>
          <NodePool index={index} />
          <Button variant="link" isInline isDanger onClick={() => choose(path, pools.filter((__, each) => each !== index))}>
            {t('removePool', { number: index + 1 })}
          </Button>
        </Section>
      ))}
      <div className="ds-actions">
        <Button variant="secondary" onClick={() => choose(path, [...pools, kkp.newNodePool(cloud, pools.length === 0 ? 'workers' : `workers-${pools.length + 1}`)])}>
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
      <Row>
        <TextField path={[...path, 'name']} isKept />
        <NumberField path={[...path, 'replicas']} startAt={1} />
      </Row>
      <Row>
        <NumberField path={[...path, 'minReplicas']} hint={t('autoscaler')} />
        <NumberField path={[...path, 'maxReplicas']} hint={t('autoscaler')} />
      </Row>
      <SelectField
        path={[...path, 'operatingSystem']}
        whenAbsent={settings.operatingSystem ?? 'ubuntu'}
        options={release.operatingSystems.map((value) => {
          const support = release.matrix[cloud]?.[value];
          return { value, label: support === undefined || support === 'tested' ? kkp.OPERATING_SYSTEM_LABEL[value] : `${kkp.OPERATING_SYSTEM_LABEL[value]} (${t(`support.${support}`)})` };
        })}
      />
      <MachineFamily index={index} />
      <Row>
        {MACHINES[cloud].map(([field, kind]) => (
          <MachineField key={field} path={[...path, cloud, field]} kind={kind} />
        ))}
      </Row>
      {cloud === 'azure' && <ListField path={[...path, 'azure', 'zones']} placeholder="1, 2, 3" />}
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

/** A disk that a person has not measured yet begins with the size that the dashboard preselects. */
const DISK_TO_BEGIN_WITH = 25;

function MachineField({ path, kind }: { path: Path; kind: Kind }) {
  const min = useFieldSpec(path)?.min ?? 0;
  if (kind === 'flag') return <CheckboxField path={path} whenAbsent={path.at(-1) === 'useFloatingIP'} />;
  return kind === 'number' ? <NumberField path={path} startAt={Math.max(min, DISK_TO_BEGIN_WITH)} /> : <TextField path={path} isKept={kind === 'kept'} />;
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
  const { settings, families } = useKkp();
  const { choose } = useWizard();
  const path = ['spec', 'kkp', 'bringyourown', 'nodes'];
  const name = useLabel(path);
  const nodes = settings.bringyourown?.nodes ?? [];
  return (
    <Section title={name} hint={t('byoNodesHint')}>
      {nodes.map((_, index) => (
        <div key={index} className="ds-node-row">
          <TextField path={[...path, index, 'name']} isKept />
          {families.map((family) => (
            <TextField key={family} isCode path={[...path, index, family]} />
          ))}
          <Button variant="plain" aria-label={t('removeNode', { number: index + 1 })} onClick={() => choose(path, nodes.filter((__, each) => each !== index))}>
            ×
          </Button>
        </div>
      ))}
      <Button variant="secondary" onClick={() => choose(path, [...nodes, { name: `worker-${nodes.length + 1}` }])}>
        {t('addNode')}
      </Button>
    </Section>
  );
}
