import { Row } from '../../ui/Row.js';
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
      <Row>
        <SelectField
          path={[...C, 'authentication', 'mode']}
          whenAbsent="rbac"
          options={[
            { value: 'rbac', label: t('rbac') },
            { value: 'authenticating_proxy', label: t('proxy') },
          ]}
        />
        <SelectField
          path={[...C, 'cpuManagerPolicy']}
          whenAbsent="none"
          options={[
            { value: 'none', label: t('cpuNone') },
            { value: 'static', label: t('cpuStatic') },
          ]}
        />
      </Row>
      <TextField isCode path={[...C, 'apiServerEip']} hint={t('apiServerEipHint')} />
      <ListField path={[...C, 'apiServerCidrs']} hint={t('apiServerCidrsHint')} placeholder="203.0.113.0/24" />
      <ListField path={[...C, 'customSan']} hint={t('customSanHint')} placeholder="api.example.com, 192.168.0.10" />
      <CheckboxField path={[...C, 'masterDiskEncryption']} hint={t('masterDisksHint')} />
      <CheckboxField path={[...C, 'overloadControl']} hint={t('overloadHint')} />
      <CheckboxField path={[...C, 'deletionProtection']} />
      <Row>
        <TextField path={[...C, 'timezone']} hint={t('timezoneHint')} suggestions={TIME_ZONES} />
        {settings.site === 'huaweicloud' || settings.enterpriseProjectId !== undefined ? <TextField path={[...C, 'enterpriseProjectId']} hint={t('enterpriseProjectHint')} /> : null}
      </Row>
      <PairsField path={[...C, 'tags']} keyLabel={t('tagKey')} valueLabel={t('tagValue')} />
      <OwnFindings path={['metadata', 'labels']} />
      <TextField path={['metadata', 'description']} />
    </>
  );
}
