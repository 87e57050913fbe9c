import { kkp } from '@dualstack/schema';
import { CheckboxField, SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useChoices, useKkp } from './useKkp.js';
import { useTexts } from './useTexts.js';

/** Where the cluster goes: release and project of KKP, cloud provider and datacenter. */
export function ProviderStep() {
  const { t } = useTexts();
  const { cloud, release, settings } = useKkp();
  const { chooseCloud, chooseRelease } = useChoices();
  const decides = kkp.DATACENTER_DECIDES_IPV6.includes(cloud);
  return (
    <>
      <div className="ds-row">
        <SelectField path={['spec', 'kkp', 'release']} label={t('release')} options={kkp.RELEASES.map(({ id }) => ({ value: id, label: id }))} onChoose={chooseRelease} />
        <TextField path={['spec', 'kkp', 'projectId']} label={t('projectId')} hint={t('projectIdHint')} isRequired isKept />
      </div>
      <TilesField
        path={['spec', 'kkp', 'cloudProvider']}
        legend={t('cloudProvider')}
        columns={3}
        onChoose={chooseCloud}
        options={kkp.CLOUD_PROVIDERS.map((value) => ({
          value,
          label: kkp.CLOUD_PROVIDER_LABEL[value],
          ...(!release.cloudProviders.includes(value) && { refusal: t('goneFrom', { release: release.id }) }),
        }))}
      />
      <div className="ds-row">
        <TextField path={['spec', 'kkp', 'datacenter', 'name']} label={t('datacenter')} hint={t('datacenterHint')} isRequired isKept />
        <TextField path={['spec', 'kkp', 'datacenter', 'region']} label={t('region')} hint={t('regionHint')} />
      </div>
      {decides ? (
        <CheckboxField path={['spec', 'kkp', 'datacenter', 'ipv6Enabled']} label={t('ipv6Enabled')} hint={t('ipv6EnabledHint', { cloud: settings.cloudProvider })} />
      ) : (
        <p className="ds-note">{t('ipv6Always')}</p>
      )}
    </>
  );
}
