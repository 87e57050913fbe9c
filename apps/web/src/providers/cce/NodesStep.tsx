import * as cce from '@dualstack/schema/providers/cce';
import { useTranslation } from '../../i18n/useTranslation.js';
import { Row } from '../../ui/Row.js';
import { CheckboxField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { PairsField } from '../../wizard/fields/PairsField.js';
import { ScriptField } from '../../wizard/fields/ScriptField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import type { TableColumn } from '../../wizard/table/EntryField.js';
import { EntryTable } from '../../wizard/table/EntryTable.js';
import { useCce } from './useCce.js';
import { useKnown } from './useKnown.js';
import { useTexts } from './useTexts.js';

const PATH = ['spec', 'nodePools'] as const;

/** The node pools that the cluster begins with. */
export function NodesStep() {
  const { t } = useTexts();
  const { plan, spec, settings, site, isTurbo } = useCce();
  const known = useKnown(settings.site);
  const { system, data } = cce.DISK;
  const columns: readonly TableColumn[] = [
    { key: 'name' },
    { key: 'initialNodeCount', startAt: 2 },
    { key: 'flavor', hint: known ? t(isTurbo ? 'poolFlavorTurboKnown' : 'poolFlavorKnown', { date: known.asOf }) : t(isTurbo ? 'poolFlavorTurbo' : 'poolFlavorHint'), placeholder: site.exampleNodeFlavor, ...(known && { suggestions: known.flavors[settings.clusterType] }) },
    { key: 'keyPair', hint: t('keyPairHint') },
    { key: 'availabilityZone', place: 'more', hint: t('zoneHint'), placeholder: 'random', suggestions: ['random', site.exampleZone] },
    { key: 'os', place: 'more', placeholder: site.operatingSystems[0] ?? '', suggestions: site.operatingSystems },
    { key: 'runtime', place: 'more', whenAbsent: 'containerd' },
    { key: 'maxPods', place: 'more', hint: t('maxPodsHint'), min: cce.MAX_PODS.smallest, max: cce.MAX_PODS.largest, startAt: 60 },
    { key: 'rootVolume.size', place: 'more', min: system.smallest, max: system.largest, startAt: system.usual },
    { key: 'rootVolume.volumetype', place: 'more' },
    { key: 'dataVolumes.0.size', place: 'more', min: data.first, max: data.largest, startAt: data.usual },
    { key: 'dataVolumes.0.volumetype', place: 'more' },
    { key: 'rootVolume.kmsKeyId', place: 'more', hint: t('kmsKeyHint') },
    { key: 'dataVolumes.0.kmsKeyId', place: 'more', hint: t('kmsKeyHint') },
    { key: 'runtimeSpacePercent', place: 'more', hint: t('runtimeSpaceHint'), startAt: 90 },
    { key: 'autoscaling.enable', place: 'paste' },
    { key: 'autoscaling.minNodeCount', place: 'paste' },
    { key: 'autoscaling.maxNodeCount', place: 'paste' },
    ...(isTurbo ? [{ key: 'secureContainers', place: 'paste' } as const] : []),
  ];
  return (
    <>
      <p className="ds-section-hint">{(spec.nodePools ?? []).length === 0 ? t('noPools') : t('poolsHint')}</p>
      <EntryTable path={PATH} columns={columns} adds={[{ label: t('addPool'), entry: (each) => cce.nextNodePool(cce.provider.holds(each) ? each : plan) }]} extra={(index) => <MoreOfPool index={index} />} />
    </>
  );
}

/** What of a pool depends on something else of it, and what is no single value. */
function MoreOfPool({ index }: { index: number }) {
  const { t } = useTexts();
  const { t: shell } = useTranslation();
  const { spec, settings, isTurbo } = useCce();
  const path = [...PATH, index];
  const pool = spec.nodePools?.[index];
  const known = useKnown(settings.site);
  const subnets = [settings.nodeSubnet, ...(settings.moreNodeSubnets ?? [])].map(({ name }) => name);
  const comma = shell('marks.comma');
  return (
    <>
      {known && pool && pool.flavor !== '' && !known.flavors[settings.clusterType].includes(pool.flavor) && <p className="ds-note">{t('flavorUnlisted', { flavor: pool.flavor, date: known.asOf })}</p>}
      <OwnFindings path={[...path, 'dataVolumes']} />
      {(subnets.length > 1 || spec.nodePools?.[index]?.subnets !== undefined) && <ListField path={[...path, 'subnets']} hint={t('poolSubnetsHint', { names: subnets.join(comma) })} placeholder={subnets[0] ?? ''} />}
      <ListField path={[...path, 'securityGroupIds']} hint={t(settings.site === 'otc' ? 'securityGroupsFixed' : 'securityGroupsHint')} />
      {(isTurbo && settings.site === 'huaweicloud') || spec.nodePools?.[index]?.podSecurityGroupIds !== undefined ? <ListField path={[...path, 'podSecurityGroupIds']} hint={t('podSecurityGroupsHint')} /> : null}
      <CheckboxField path={[...path, 'autoscaling', 'enable']} />
      {spec.nodePools?.[index]?.autoscaling?.enable && (
        <Row>
          <NumberField path={[...path, 'autoscaling', 'minNodeCount']} />
          <NumberField path={[...path, 'autoscaling', 'maxNodeCount']} />
        </Row>
      )}
      {isTurbo && <CheckboxField path={[...path, 'secureContainers']} hint={t('kataHint')} />}
      <ScriptField path={[...path, 'preInstall']} hint={t('preInstallHint')} />
      <ScriptField path={[...path, 'postInstall']} hint={t('postInstallHint')} />
      <Row>
        <TextField isCode path={[...path, 'ecsGroupId']} hint={t('ecsGroupHint')} />
        <TextField path={[...path, 'agencyName']} hint={t('agencyHint')} />
      </Row>
      {(settings.site === 'huaweicloud' || pool?.enterpriseProjectId !== undefined) && <TextField isCode path={[...path, 'enterpriseProjectId']} hint={t('poolProjectHint')} />}
      {(settings.site === 'huaweicloud' || pool?.nodeNamePrefix !== undefined || pool?.nodeNameSuffix !== undefined) && (
        <Row>
          <TextField isCode path={[...path, 'nodeNamePrefix']} hint={t('nodeNameHint')} placeholder="prod-" />
          <TextField isCode path={[...path, 'nodeNameSuffix']} placeholder="-cce" />
        </Row>
      )}
      <PairsField path={[...path, 'tags']} keyLabel={t('tagKey')} valueLabel={t('tagValue')} />
      <PairsField path={[...path, 'labels']} keyLabel={t('tagKey')} valueLabel={t('tagValue')} />
      <EntryTable path={[...path, 'taints']} columns={[{ key: 'key' }, { key: 'value' }, { key: 'effect' }]} adds={[{ label: t('addTaint'), entry: () => ({ key: '', value: '', effect: 'NoSchedule' }) }]} />
    </>
  );
}
