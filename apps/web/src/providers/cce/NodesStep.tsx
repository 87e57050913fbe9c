import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import * as cce from '@dualstack/schema/providers/cce';
import { Row } from '../../ui/Row.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { PairsField } from '../../wizard/fields/PairsField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { useCce, useNames } from './useCce.js';
import { useTexts } from './useTexts.js';

const PATH = ['spec', 'nodePools'] as const;
const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** The node pools that the cluster begins with. */
export function NodesStep() {
  const { t } = useTexts();
  const nameOf = useNames();
  const { plan, spec } = useCce();
  const { choose } = useWizard();
  const pools = spec.nodePools ?? [];
  return (
    <>
      <p className="ds-section-hint">{pools.length === 0 ? t('noPools') : t('poolsHint')}</p>
      <OwnFindings path={PATH} />
      {pools.map((_, index) => (
        <Section key={index} title={nameOf([...PATH, index])}>
          <NodePool index={index} />
          <Button variant="link" isInline isDanger onClick={() => choose(PATH, pools.filter((__, each) => each !== index))}>
            {t('removePool', { number: index + 1 })}
          </Button>
        </Section>
      ))}
      <div className="ds-actions">
        <Button variant="secondary" onClick={() => choose(PATH, [...pools, cce.nextNodePool(plan)])}>
          {t('addPool')}
        </Button>
      </div>
    </>
  );
}

function NodePool({ index }: { index: number }) {
  const { t } = useTexts();
  const { spec, site, isTurbo } = useCce();
  const path = [...PATH, index];
  const pool = spec.nodePools?.[index];
  if (!pool) return null;
  const { system, data } = cce.DISK;
  const volumes = plain(cce.VOLUME_TYPES);
  return (
    <>
      <Row>
        <TextField path={[...path, 'name']} isKept />
        <NumberField path={[...path, 'initialNodeCount']} startAt={2} />
        <TextField path={[...path, 'flavor']} hint={t(isTurbo ? 'poolFlavorTurbo' : 'poolFlavorHint')} placeholder={site.exampleNodeFlavor} isKept />
        <TextField path={[...path, 'availabilityZone']} hint={t('zoneHint')} placeholder="random" suggestions={['random', site.exampleZone]} />
        <TextField path={[...path, 'keyPair']} hint={t('keyPairHint')} isKept />
        <TextField path={[...path, 'os']} placeholder={site.operatingSystems[0] ?? ''} suggestions={site.operatingSystems} />
        <SelectField path={[...path, 'runtime']} whenAbsent="containerd" options={plain(cce.RUNTIMES)} />
        <NumberField path={[...path, 'maxPods']} hint={t('maxPodsHint')} min={cce.MAX_PODS.smallest} max={cce.MAX_PODS.largest} startAt={60} />
        <NumberField path={[...path, 'rootVolume', 'size']} min={system.smallest} max={system.largest} startAt={system.usual} />
        <SelectField path={[...path, 'rootVolume', 'volumetype']} options={volumes} />
        <NumberField path={[...path, 'dataVolumes', 0, 'size']} min={data.smallest} max={data.largest} startAt={data.usual} />
        <SelectField path={[...path, 'dataVolumes', 0, 'volumetype']} options={volumes} />
      </Row>
      <OwnFindings path={[...path, 'dataVolumes']} />
      <CheckboxField path={[...path, 'autoscaling', 'enable']} />
      {pool.autoscaling?.enable && (
        <Row>
          <NumberField path={[...path, 'autoscaling', 'minNodeCount']} />
          <NumberField path={[...path, 'autoscaling', 'maxNodeCount']} />
        </Row>
      )}
      {isTurbo && <CheckboxField path={[...path, 'secureContainers']} hint={t('kataHint')} />}
      <PairsField path={[...path, 'labels']} keyLabel={t('tagKey')} valueLabel={t('tagValue')} />
    </>
  );
}
