import { formatCount } from '@dualstack/schema';
import * as cce from '@dualstack/schema/providers/cce';
import { Row } from '../../ui/Row.js';
import { SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useCce, useNames, useTerms } from './useCce.js';
import { useTexts } from './useTexts.js';

const C = ['spec', 'cce'] as const;

/** "Basic settings" of the console: where the cluster is, what it is called, its version and scale. */
export function BasicStep() {
  const { t } = useTexts();
  const term = useTerms();
  const { settings, site } = useCce();
  const versions = cce.versionsOn(settings.site);
  const listed = cce.listedVersion(settings.site, settings.version ?? '');
  const flavors = cce.FLAVORS.filter(({ sites }) => sites.includes(settings.site));
  const hints = { turbo: t('turboHint'), standard: t('standardHint') };
  return (
    <>
      <TilesField asks path={[...C, 'site']} options={cce.SITES.map((value) => ({ value, label: term('site', value) }))} />
      <TextField path={[...C, 'region']} hint={t('regionHint')} suggestions={site.regions} isKept />
      <TilesField asks path={[...C, 'clusterType']} options={(['turbo', 'standard'] as const).map((value) => ({ value, label: term('clusterType', value), hint: hints[value] }))} />
      <Row>
        <TextField path={['metadata', 'name']} hint={t('nameHint')} isKept />
        <SelectField
          path={[...C, 'version']}
          hint={listed && t('versionSource', { site: term('site', settings.site), date: listed.asOf })}
          options={versions.map(({ version, until }, index) => ({ value: version, label: index === 0 ? t('versionNewest', { version }) : until === undefined ? version : t('versionUntil', { version, until }) }))}
        />
      </Row>
      <OwnFindings path={['spec', 'kubernetesVersion']} />
      <SelectField path={[...C, 'flavor']} options={flavors.map(({ id, nodes, masters }) => ({ value: id, label: t('flavorOption', { id, nodes: formatCount(BigInt(nodes)), masters: t(masters === 1 ? 'masters1' : 'masters3') }) }))} />
      <MasterZones />
    </>
  );
}

/** Where the master nodes lie: three ways of saying it, of which a plan holds one. */
function MasterZones() {
  const { t } = useTexts();
  const nameOf = useNames();
  const { settings, site } = useCce();
  const labels = { auto: t('masterAuto'), multi: t('masterMultiAz'), named: t('masterNamed') };
  return (
    <>
      <SelectField path={[...C, 'masters']} value={cce.masterZonesOf(settings)} options={cce.MASTER_ZONES.map((value) => ({ value, label: labels[value] }))} />
      <OwnFindings path={[...C, 'multiAz']} />
      {settings.masters && (
        <Row>
          {settings.masters.map((_, index) => {
            const path = [...C, 'masters', index, 'availabilityZone'];
            return <TextField key={index} path={path} label={nameOf(path)} placeholder={site.exampleZone} isKept />;
          })}
        </Row>
      )}
    </>
  );
}
