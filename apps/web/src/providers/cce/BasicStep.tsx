import { cce } from '@dualstack/schema';
import { SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { useChoices, useCce } from './useCce.js';
import { useTexts } from './useTexts.js';

const C = ['spec', 'cce'] as const;

/** "Basic settings" of the console: where the cluster is, what it is called, its version and scale. */
export function BasicStep() {
  const { t } = useTexts();
  const { settings, site } = useCce();
  const { chooseSite, chooseType } = useChoices();
  const newest = cce.VERSIONS.slice(0, cce.CONSOLE_VERSIONS);
  const flavors = cce.FLAVORS.filter(({ sites }) => sites.includes(settings.site));
  return (
    <>
      <TilesField path={[...C, 'site']} legend={t('site')} onChoose={chooseSite} options={cce.SITES.map((value) => ({ value, label: cce.SITE[value].label }))} />
      <TextField path={[...C, 'region']} label={t('region')} hint={t('regionHint')} suggestions={site.regions} isRequired isKept />
      <TilesField
        path={[...C, 'clusterType']}
        legend={t('clusterType')}
        onChoose={chooseType}
        options={[
          { value: 'turbo', label: cce.CLUSTER_TYPE_LABEL.turbo, hint: t('turboHint') },
          { value: 'standard', label: cce.CLUSTER_TYPE_LABEL.standard, hint: t('standardHint') },
        ]}
      />
      <div className="ds-row">
        <TextField path={['metadata', 'name']} label={t('name')} hint={t('nameHint')} isRequired isKept />
        <SelectField
          path={[...C, 'version']}
          label={t('version')}
          options={cce.VERSIONS.map((value) => ({ value, label: value === cce.VERSIONS[0] ? t('versionOffered', { version: value }) : newest.includes(value) ? value : t('versionOld', { version: value }) }))}
        />
      </div>
      <OwnFindings path={['spec', 'kubernetesVersion']} />
      <SelectField path={[...C, 'flavor']} label={t('flavor')} options={flavors.map(({ id, nodes, masters }) => ({ value: id, label: t('flavorOption', { id, nodes, masters: t(masters === 1 ? 'masters1' : 'masters3') }) }))} />
      <MasterZones />
    </>
  );
}

/** Where the master nodes lie: three ways of saying it, of which a plan holds one. */
function MasterZones() {
  const { t } = useTexts();
  const { setValue } = useWizard();
  const { settings, site } = useCce();
  const masters = cce.flavorOf(settings.flavor, settings.site)?.masters ?? 3;
  const way = settings.masters !== undefined ? 'named' : settings.multiAz ? 'multi' : 'auto';
  const choose = (next: string) => {
    setValue(['spec', 'cce'], {
      ...settings,
      multiAz: next === 'multi' ? true : undefined,
      masters: next === 'named' ? Array.from({ length: masters }, () => ({ availabilityZone: '' })) : undefined,
    });
  };
  return (
    <>
      <SelectField
        path={[...C, settings.masters !== undefined ? 'masters' : 'multiAz']}
        label={t('masterZones')}
        value={way}
        onChoose={choose}
        options={[
          { value: 'auto', label: t('masterAuto') },
          { value: 'multi', label: t('masterMultiAz') },
          { value: 'named', label: t('masterNamed') },
        ]}
      />
      {settings.masters && (
        <div className="ds-grid">
          {settings.masters.map((_, index) => (
            <TextField key={index} path={[...C, 'masters', index, 'availabilityZone']} label={t('masterZone', { number: index + 1 })} placeholder={site.exampleZone} isRequired isKept />
          ))}
        </div>
      )}
    </>
  );
}
