import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { isAtLeast } from '@dualstack/schema';
import * as kkp from '@dualstack/schema/providers/kkp';
import { Row } from '../../ui/Row.js';
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

/** Whether a version of Kubernetes had not reached its end of life when KKP's documentation was read. */
const isMaintained = (version: string) => isAtLeast(version, kkp.KUBERNETES_MAINTAINED_FROM);

/** What the cluster is called, its version, and what its API server does. */
export function ClusterStep() {
  const { t } = useTexts();
  const { setValue, touch } = useWizard();
  const { release, settings, plan } = useKkp();
  const { versions, default: defaultVersion } = release.kubernetes;
  return (
    <>
      <Row>
        <TextField
          path={NAME}
         
          hint={t('nameHint')}
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
        <TextField path={[...K, 'humanReadableName']} hint={t('humanReadableNameHint')} placeholder={plan.metadata.name} />
      </Row>
      <TextField path={['metadata', 'description']} />

      <Section title={t('specification')}>
        <SelectField
          path={['spec', 'kubernetesVersion']}
          hint={isMaintained(plan.spec.kubernetesVersion ?? defaultVersion) ? undefined : t('kubernetesEndOfLife', { oldest: kkp.KUBERNETES_MAINTAINED_FROM, date: kkp.SUPPORTED.date })}
          options={versions.toReversed().map((value) => ({ value, label: value === defaultVersion ? t('isDefault', { version: value }) : isMaintained(value) ? value : t('isEndOfLife', { version: value }) }))}
        />
        <PairsField path={['metadata', 'labels']} keyLabel={t('labelKey')} valueLabel={t('labelValue')} />
        <ListField path={[...K, 'sshKeys']} hint={t('sshKeysHint')} separators={/[,;\n]+/} />
        <CheckboxField path={[...K, 'enableUserSSHKeyAgent']} hint={t('sshKeyAgentHint')} whenAbsent />
      </Section>

      <AdmissionPlugins />

      <Section title={t('auditLogging')}>
        <CheckboxField path={[...K, 'auditLogging', 'enabled']} />
        {settings.auditLogging?.enabled && (
          <SelectField path={[...K, 'auditLogging', 'policyPreset']} emptyLabel={t('auditCustom')} options={['metadata', 'minimal', 'recommended'].map((value) => ({ value, label: value }))} />
        )}
      </Section>
    </>
  );
}

function AdmissionPlugins() {
  const { t } = useTexts();
  const { choose } = useWizard();
  const { settings } = useKkp();
  const path = [...K, 'admissionPlugins'];
  const plugins = settings.admissionPlugins ?? [];
  const toggle = (name: string, isOn: boolean) => {
    const next = isOn ? [...plugins, name] : plugins.filter((each) => each !== name);
    choose(path, next.length === 0 ? undefined : next);
  };
  return (
    <Section title={t('admissionPlugins')}>
      {SWITCHED.map((name) => (
        <label key={name} className="ds-check">
          <input type="checkbox" checked={plugins.includes(name)} onChange={(event) => toggle(name, event.target.checked)} /> {t(name === 'EventRateLimit' ? 'eventRateLimit' : 'podNodeSelector')}
        </label>
      ))}
      {plugins.includes('PodNodeSelector') && <PairsField path={[...K, 'podNodeSelectorAdmissionPluginConfig']} keyLabel={t('namespace')} valueLabel={t('labelSelector')} />}
      {plugins.includes('EventRateLimit') && (
        <Row>
          <NumberField path={[...K, 'eventRateLimitConfig', 'namespace', 'qps']} startAt={kkp.DEFAULT_EVENT_RATE_LIMIT.namespace.qps} />
          <NumberField path={[...K, 'eventRateLimitConfig', 'namespace', 'burst']} startAt={kkp.DEFAULT_EVENT_RATE_LIMIT.namespace.burst} />
        </Row>
      )}
      <ListField path={path} label={t('otherPlugins')} />
    </Section>
  );
}
