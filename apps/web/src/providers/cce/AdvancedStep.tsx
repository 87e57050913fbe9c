import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { PairsField } from '../../wizard/fields/PairsField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useCce } from './useCce.js';
import { useTexts } from './useTexts.js';

const C = ['spec', 'cce'] as const;
/** Time zones to offer; any other of the database can be typed. */
const TIME_ZONES = ['Asia/Shanghai', 'Asia/Singapore', 'Europe/Berlin', 'Europe/Amsterdam', 'UTC'];

/** "Advanced settings" of the console. */
export function AdvancedStep() {
  const { t } = useTexts();
  const { settings } = useCce();
  return (
    <>
      <div className="ds-row">
        <SelectField
          path={[...C, 'authentication', 'mode']}
          label={t('authentication')}
          emptyLabel={t('default', { value: t('rbac') })}
          options={[
            { value: 'rbac', label: t('rbac') },
            { value: 'authenticating_proxy', label: t('proxy') },
          ]}
        />
        <SelectField
          path={[...C, 'cpuManagerPolicy']}
          label={t('cpuPolicy')}
          emptyLabel={t('default', { value: t('cpuNone') })}
          options={[
            { value: 'none', label: t('cpuNone') },
            { value: 'static', label: t('cpuStatic') },
          ]}
        />
      </div>
      <ListField path={[...C, 'customSan']} label={t('customSan')} hint={t('customSanHint')} placeholder="api.example.com, 192.168.0.10" />
      <CheckboxField path={[...C, 'deletionProtection']} label={t('deletionProtection')} />
      <div className="ds-row">
        <TextField path={[...C, 'timezone']} label={t('timezone')} hint={t('timezoneHint')} suggestions={TIME_ZONES} />
        {settings.site === 'huaweicloud' || settings.enterpriseProjectId !== undefined ? <TextField path={[...C, 'enterpriseProjectId']} label={t('enterpriseProject')} hint={t('enterpriseProjectHint')} /> : null}
      </div>
      <Section title={t('clusterTags')}>
        <PairsField path={[...C, 'tags']} legend={t('tags')} keyLabel={t('tagKey')} valueLabel={t('tagValue')} />
      </Section>
      <OwnFindings path={['metadata', 'labels']} />
      <TextField path={['metadata', 'description']} label={t('description')} />
    </>
  );
}
