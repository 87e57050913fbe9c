import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { cce } from '@dualstack/schema';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { PairsField } from '../../wizard/fields/PairsField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { useCce } from './useCce.js';
import { useTexts } from './useTexts.js';

const PATH = ['spec', 'nodePools'] as const;
const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** The node pools that the cluster begins with. */
export function NodesStep() {
  const { t } = useTexts();
  const { spec } = useCce();
  const { setValue } = useWizard();
  const pools = spec.nodePools ?? [];
  return (
    <>
      <p className="ds-section-hint">{pools.length === 0 ? t('noPools') : t('poolsHint')}</p>
      <OwnFindings path={PATH} />
      {pools.map((_, index) => (
        <Section key={index} title={t('pool', { number: index + 1 })}>
          <NodePool index={index} />
          <Button variant="link" isInline isDanger onClick={() => setValue(PATH, pools.filter((__, each) => each !== index))}>
            {t('removePool', { number: index + 1 })}
          </Button>
        </Section>
      ))}
      <div className="ds-actions">
        <Button variant="secondary" onClick={() => setValue(PATH, [...pools, cce.newNodePool(spec.cce.site, pools.length === 0 ? 'workers' : `workers-${pools.length + 1}`)])}>
          {t('addPool')}
        </Button>
      </div>
    </>
  );
}

function NodePool({ index }: { index: number }) {
  const { t } = useTexts();
  const { spec, site, isTurbo } = useCce();
  const { setValue } = useWizard();
  const path = [...PATH, index];
  const pool = spec.nodePools?.[index];
  if (!pool) return null;
  const { system, data } = cce.DISK;
  const volumes = plain(cce.VOLUME_TYPES);
  return (
    <>
      <div className="ds-row">
        <TextField path={[...path, 'name']} label={t('poolName')} isRequired isKept />
        <NumberField path={[...path, 'initialNodeCount']} label={t('count')} min={0} max={2000} startAt={2} />
        <TextField path={[...path, 'flavor']} label={t('poolFlavor')} hint={t(isTurbo ? 'poolFlavorTurbo' : 'poolFlavorHint')} placeholder={site.exampleNodeFlavor} isRequired isKept />
        <TextField path={[...path, 'availabilityZone']} label={t('zone')} hint={t('zoneHint')} placeholder="random" suggestions={['random', site.exampleZone]} />
        <TextField path={[...path, 'keyPair']} label={t('keyPair')} hint={t('keyPairHint')} isRequired isKept />
        <TextField path={[...path, 'os']} label={t('os')} placeholder={site.operatingSystems[0] ?? ''} suggestions={site.operatingSystems} />
        <SelectField path={[...path, 'runtime']} label={t('runtime')} emptyLabel={t('default', { value: 'containerd' })} options={plain(cce.RUNTIMES)} />
        <NumberField path={[...path, 'maxPods']} label={t('maxPods')} hint={t('maxPodsHint')} min={cce.MAX_PODS.smallest} max={cce.MAX_PODS.largest} startAt={60} />
        <NumberField path={[...path, 'rootVolume', 'size']} label={t('systemDisk')} min={system.smallest} max={system.largest} startAt={system.usual} />
        <SelectField path={[...path, 'rootVolume', 'volumetype']} label={t('systemDiskType')} options={volumes} />
        <NumberField path={[...path, 'dataVolumes', 0, 'size']} label={t('dataDisk')} min={data.smallest} max={data.largest} startAt={data.usual} />
        <SelectField path={[...path, 'dataVolumes', 0, 'volumetype']} label={t('dataDiskType')} options={volumes} />
      </div>
      <OwnFindings path={[...path, 'dataVolumes']} />
      <CheckboxField path={[...path, 'autoscaling', 'enable']} label={t('autoscaling')} onChange={(isOn) => setValue([...path, 'autoscaling'], isOn ? { enable: true, minNodeCount: pool.initialNodeCount, maxNodeCount: pool.initialNodeCount + 3 } : undefined)} />
      {pool.autoscaling?.enable && (
        <div className="ds-row">
          <NumberField path={[...path, 'autoscaling', 'minNodeCount']} label={t('minNodes')} min={0} max={2000} />
          <NumberField path={[...path, 'autoscaling', 'maxNodeCount']} label={t('maxNodes')} min={0} max={2000} />
        </div>
      )}
      {isTurbo && <CheckboxField path={[...path, 'secureContainers']} label={t('kata')} hint={t('kataHint')} />}
      <PairsField path={[...path, 'labels']} legend={t('poolLabels')} keyLabel={t('tagKey')} valueLabel={t('tagValue')} />
    </>
  );
}
