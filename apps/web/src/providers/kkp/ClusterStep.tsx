import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField, SelectField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { PairsField } from '../../wizard/fields/PairsField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { generateName } from './names.js';
import { useKkp } from './useKkp.js';
import { useTexts } from './useTexts.js';

const K = ['spec', 'kkp'] as const;
const NAME = ['metadata', 'name'] as const;
const SWITCHED = ['PodNodeSelector', 'EventRateLimit'] as const;

/** What the cluster is called, its version, and what its API server does. */
export function ClusterStep() {
  const { t } = useTexts();
  const { setValue, touch } = useWizard();
  const { release, settings, plan } = useKkp();
  const { versions, default: defaultVersion } = release.kubernetes;
  return (
    <>
      <div className="ds-row">
        <TextField
          path={NAME}
          label={t('name')}
          hint={t('nameHint')}
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
              {t('generate')}
            </Button>
          }
        />
        <TextField path={[...K, 'humanReadableName']} label={t('humanReadableName')} hint={t('humanReadableNameHint')} placeholder={plan.metadata.name} />
      </div>
      <TextField path={['metadata', 'description']} label={t('description')} />

      <Section title={t('specification')}>
        <SelectField
          path={['spec', 'kubernetesVersion']}
          label={t('version')}
          options={[...versions].reverse().map((value) => ({ value, label: value === defaultVersion ? t('isDefault', { version: value }) : value }))}
        />
        <PairsField path={['metadata', 'labels']} legend={t('labels')} keyLabel={t('labelKey')} valueLabel={t('labelValue')} />
        <ListField path={[...K, 'sshKeys']} label={t('sshKeys')} hint={t('sshKeysHint')} separators={/[,;\n]+/} />
        <CheckboxField path={[...K, 'enableUserSSHKeyAgent']} label={t('sshKeyAgent')} hint={t('sshKeyAgentHint')} whenAbsent />
      </Section>

      <AdmissionPlugins />

      <Section title={t('auditLogging')}>
        <CheckboxField path={[...K, 'auditLogging', 'enabled']} label={t('auditLogging')} />
        {settings.auditLogging?.enabled && (
          <SelectField path={[...K, 'auditLogging', 'policyPreset']} label={t('auditPolicy')} emptyLabel={t('auditCustom')} options={['metadata', 'minimal', 'recommended'].map((value) => ({ value, label: value }))} />
        )}
      </Section>
    </>
  );
}

function AdmissionPlugins() {
  const { t } = useTexts();
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
    <Section title={t('admissionPlugins')}>
      {SWITCHED.map((name) => (
        <label key={name} className="ds-check">
          <input type="checkbox" checked={plugins.includes(name)} onChange={(event) => toggle(name, event.target.checked)} /> {t(name === 'EventRateLimit' ? 'eventRateLimit' : 'podNodeSelector')}
        </label>
      ))}
      {plugins.includes('PodNodeSelector') && (
        <PairsField path={[...K, 'podNodeSelectorAdmissionPluginConfig']} legend={t('podNodeSelectorConfig')} keyLabel={t('namespace')} valueLabel={t('labelSelector')} />
      )}
      {plugins.includes('EventRateLimit') && (
        <div className="ds-row">
          <NumberField path={[...K, 'eventRateLimitConfig', 'namespace', 'qps']} label={t('qps')} min={1} max={100_000} startAt={50} />
          <NumberField path={[...K, 'eventRateLimitConfig', 'namespace', 'burst']} label={t('burst')} min={1} max={100_000} startAt={100} />
        </div>
      )}
      <ListField path={path} label={t('otherPlugins')} />
    </Section>
  );
}
