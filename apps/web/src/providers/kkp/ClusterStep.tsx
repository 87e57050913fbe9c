import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox/index.js';
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
  const { setValue, touch, choose } = useWizard();
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
        <PairsField path={[...K, 'annotations']} keyLabel={t('labelKey')} valueLabel={t('labelValue')} />
        <ListField path={[...K, 'sshKeys']} hint={t('sshKeysHint')} separators={/[,;\n]+/} />
        <CheckboxField path={[...K, 'enableUserSSHKeyAgent']} hint={t('sshKeyAgentHint')} whenAbsent />
      </Section>

      <AdmissionPlugins />

      <Section title={t('auditLogging')}>
        <CheckboxField path={[...K, 'auditLogging', 'enabled']} />
        {settings.auditLogging?.enabled && (
          <SelectField path={[...K, 'auditLogging', 'policyPreset']} emptyLabel={t('auditCustom')} options={['metadata', 'minimal', 'recommended'].map((value) => ({ value, label: value }))} />
        )}
        {settings.auditLogging?.enabled && kkp.hasFeature(release.id, 'auditWebhook') && <AuditWebhook />}
      </Section>

      <Features />

      <Section title={t('template')} hint={t('templateHint')}>
        <Row>
          <SelectField path={[...K, 'template', 'scope']} value={settings.template?.scope ?? 'project'} options={kkp.TEMPLATE_SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))} onChoose={(value) => choose([...K, 'template'], value === 'project' ? undefined : { scope: value })} />
          {settings.template?.scope === 'user' && <TextField path={[...K, 'template', 'user']} hint={t('templateUserHint')} placeholder="ada@example.com" />}
        </Row>
      </Section>
    </>
  );
}

/** Where audit logs go beside the log of the API server. */
function AuditWebhook() {
  const { t } = useTexts();
  const { choose } = useWizard();
  const { settings } = useKkp();
  const path = [...K, 'auditLogging', 'webhookBackend'];
  const isOn = settings.auditLogging?.webhookBackend !== undefined;
  return (
    <>
      <CheckboxField path={path} hint={t('auditWebhookHint')} isChecked={isOn} onChange={(next) => choose(path, next ? { auditWebhookConfig: { name: '', namespace: '' } } : undefined)} />
      {isOn && (
        <Row>
          <TextField path={[...path, 'auditWebhookConfig', 'name']} isKept />
          <TextField path={[...path, 'auditWebhookConfig', 'namespace']} isKept />
          <TextField path={[...path, 'auditWebhookInitialBackoff']} hint={t('backoffHint')} placeholder="10s" />
        </Row>
      )}
    </>
  );
}

/** What KKP runs beside the cluster, in the order of the dashboard; what a release does not have is not offered. */
function Features() {
  const { t } = useTexts();
  const { release, settings } = useKkp();
  const has = (feature: kkp.FeatureId) => kkp.hasFeature(release.id, feature);
  return (
    <Section title={t('features')} hint={t('featuresHint')}>
      {has('clusterBackup') && <TextField path={[...K, 'backupStorageLocation']} hint={t('backupHint')} />}
      <CheckboxField path={[...K, 'disableCsiDriver']} hint={t('csiHint')} />
      {has('encryptionAtRest') && <CheckboxField path={[...K, 'encryptionAtRest']} hint={t('encryptionHint')} />}
      <CheckboxField path={[...K, 'kubelb', 'enabled']} hint={t('kubelbHint')} />
      {settings.kubelb?.enabled && has('kubelbLoadBalancerClass') && (
        <div className="ds-suboptions">
          <CheckboxField path={[...K, 'kubelb', 'useLoadBalancerClass']} hint={t('kubelbClassHint')} />
          <CheckboxField path={[...K, 'kubelb', 'enableGatewayAPI']} hint={t('gatewayHint')} />
        </div>
      )}
      <CheckboxField path={[...K, 'kubernetesDashboard', 'enabled']} hint={t('dashboardHint')} whenAbsent />
      <CheckboxField path={[...K, 'opaIntegration', 'enabled']} hint={t(has('kyverno') ? 'opaDeprecated' : 'opaHint')} />
      {has('kyverno') && <CheckboxField path={[...K, 'kyverno', 'enabled']} hint={t('kyvernoHint')} />}
      <CheckboxField path={[...K, 'mla', 'loggingEnabled']} hint={t('loggingHint')} />
      <CheckboxField path={[...K, 'mla', 'monitoringEnabled']} hint={t('monitoringHint')} />
    </Section>
  );
}

/** A limit of one kind, with what KKP takes where it is given none to begin with. */
function EventRateLimit({ kind }: { kind: (typeof kkp.EVENT_RATE_LIMITS)[number] }) {
  const { choose } = useWizard();
  const { settings } = useKkp();
  const path = [...K, 'eventRateLimitConfig', kind];
  const isOn = settings.eventRateLimitConfig?.[kind] !== undefined;
  const usual = kkp.DEFAULT_EVENT_RATE_LIMIT.namespace;
  return (
    <>
      <CheckboxField path={path} isChecked={isOn} onChange={(next) => choose(path, next ? usual : undefined)} />
      {isOn && (
        <Row>
          <NumberField path={[...path, 'qps']} startAt={usual.qps} />
          <NumberField path={[...path, 'burst']} startAt={usual.burst} />
          <NumberField path={[...path, 'cacheSize']} startAt={usual.cacheSize} />
        </Row>
      )}
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
        <div key={name} className="ds-field">
          <Checkbox id={`plugin-${name}`} label={t(name === 'EventRateLimit' ? 'eventRateLimit' : 'podNodeSelector')} isChecked={plugins.includes(name)} onChange={(_, isOn) => toggle(name, isOn)} />
        </div>
      ))}
      {plugins.includes('PodNodeSelector') && <PairsField path={[...K, 'podNodeSelectorAdmissionPluginConfig']} keyLabel={t('namespace')} valueLabel={t('labelSelector')} />}
      {plugins.includes('EventRateLimit') && (
        <div className="ds-suboptions">
          {kkp.EVENT_RATE_LIMITS.map((kind) => (
            <EventRateLimit key={kind} kind={kind} />
          ))}
        </div>
      )}
      <ListField path={path} label={t('otherPlugins')} />
    </Section>
  );
}
