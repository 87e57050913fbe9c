import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { PairsField } from '../../wizard/fields/PairsField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { generateName } from './names.js';
import { useKkp } from './useKkp.js';

const K = ['spec', 'kkp'] as const;
const NAME = ['metadata', 'name'] as const;
const SWITCHED = ['PodNodeSelector', 'EventRateLimit'] as const;

/** What the cluster is called, its version, and what its API server does. */
export function ClusterStep() {
  const { t } = useTranslation();
  const { setValue, touch } = useWizard();
  const { release, settings, plan } = useKkp();
  const { versions, default: defaultVersion } = release.kubernetes;
  return (
    <>
      <div className="ds-row">
        <TextField
          path={NAME}
          label={t('kkp.name')}
          hint={t('kkp.nameHint')}
          isRequired
          isKept
          action={
            <Button
              variant="control"
              onClick={() => {
                setValue(NAME, generateName());
                touch(NAME);
              }}
            >
              {t('kkp.generate')}
            </Button>
          }
        />
        <TextField path={[...K, 'humanReadableName']} label={t('kkp.humanReadableName')} hint={t('kkp.humanReadableNameHint')} placeholder={plan.metadata.name} />
      </div>
      <TextField path={['metadata', 'description']} label={t('kkp.description')} isMultiline />

      <Section title={t('kkp.specification')}>
        <SelectField
          path={['spec', 'kubernetesVersion']}
          label={t('kkp.version')}
          options={[...versions].reverse().map((value) => ({ value, label: value === defaultVersion ? t('kkp.isDefault', { version: value }) : value }))}
        />
        <PairsField path={['metadata', 'labels']} legend={t('kkp.labels')} keyLabel={t('kkp.labelKey')} valueLabel={t('kkp.labelValue')} />
        <ListField path={[...K, 'sshKeys']} label={t('kkp.sshKeys')} hint={t('kkp.sshKeysHint')} separators={/[,;\n]+/} />
        <CheckboxField path={[...K, 'enableUserSSHKeyAgent']} label={t('kkp.sshKeyAgent')} hint={t('kkp.sshKeyAgentHint')} whenAbsent />
      </Section>

      <AdmissionPlugins />

      <Section title={t('kkp.auditLogging')}>
        <CheckboxField path={[...K, 'auditLogging', 'enabled']} label={t('kkp.auditLogging')} />
        {settings.auditLogging?.enabled && (
          <SelectField path={[...K, 'auditLogging', 'policyPreset']} label={t('kkp.auditPolicy')} emptyLabel={t('kkp.auditCustom')} options={['metadata', 'minimal', 'recommended'].map((value) => ({ value, label: value }))} />
        )}
      </Section>
    </>
  );
}

function AdmissionPlugins() {
  const { t } = useTranslation();
  const { setValue } = useWizard();
  const { settings } = useKkp();
  const path = [...K, 'admissionPlugins'];
  const plugins = settings.admissionPlugins ?? [];
  const toggle = (name: string, isOn: boolean) => {
    const next = isOn ? [...plugins, name] : plugins.filter((each) => each !== name);
    setValue(path, next.length === 0 ? undefined : next);
    if (name === 'EventRateLimit') setValue([...K, 'eventRateLimitConfig'], isOn ? (settings.eventRateLimitConfig ?? { namespace: { qps: 50, burst: 100, cacheSize: 4096 } }) : undefined);
    if (name === 'PodNodeSelector' && !isOn) setValue([...K, 'podNodeSelectorAdmissionPluginConfig'], undefined);
  };
  return (
    <Section title={t('kkp.admissionPlugins')}>
      {SWITCHED.map((name) => (
        <label key={name} className="ds-check">
          <input type="checkbox" checked={plugins.includes(name)} onChange={(event) => toggle(name, event.target.checked)} /> {t(name === 'EventRateLimit' ? 'kkp.eventRateLimit' : 'kkp.podNodeSelector')}
        </label>
      ))}
      {plugins.includes('PodNodeSelector') && (
        <PairsField path={[...K, 'podNodeSelectorAdmissionPluginConfig']} legend={t('kkp.podNodeSelectorConfig')} keyLabel={t('kkp.namespace')} valueLabel={t('kkp.labelSelector')} />
      )}
      {plugins.includes('EventRateLimit') && (
        <div className="ds-row">
          <NumberField path={[...K, 'eventRateLimitConfig', 'namespace', 'qps']} label={t('kkp.qps')} min={1} max={100_000} startAt={50} />
          <NumberField path={[...K, 'eventRateLimitConfig', 'namespace', 'burst']} label={t('kkp.burst')} min={1} max={100_000} startAt={100} />
        </div>
      )}
      <ListField path={path} label={t('kkp.otherPlugins')} />
    </Section>
  );
}
